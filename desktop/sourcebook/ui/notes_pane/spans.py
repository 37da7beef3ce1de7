"""Say what stands where in one line of Markdown: headings, emphasis, links, markers and the like.

Pure, without Qt, in code points. It reads what is typed, a line at a time, and need not agree with
a parser of whole documents on the rarest things; it never raises, and no line makes it slow.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

LONGEST: Final = 8_000
"""A longer line is not looked into: nobody writes one by hand."""

DEEPEST: Final = 15
"""Quotations inside quotations that are told apart."""


class Kind(Enum):
    """What a stretch of a line is."""

    HEADING_1 = auto()
    HEADING_2 = auto()
    HEADING_3 = auto()
    HEADING_4 = auto()
    STRONG = auto()
    EMPHASIS = auto()
    STRIKE = auto()
    CODE = auto()
    FENCED = auto()
    LINK = auto()
    ADDRESS = auto()
    TAG = auto()
    QUOTE = auto()
    BOX = auto()
    DONE = auto()
    MARKER = auto()


class Within(Enum):
    """What the lines around leave open."""

    PROSE = 0
    BACKTICKS = 1
    TILDES = 2
    FRONT_MATTER = 3


Span = tuple[int, int, Kind]
"""Start, end, what it is; a later span lies over an earlier one."""


@dataclass(frozen=True, slots=True)
class Line:
    """What `read` found in a line."""

    spans: tuple[Span, ...] = ()
    leaves: Within = Within.PROSE
    depth: int = 0
    is_code: bool = False


_FENCE: Final = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_QUOTE: Final = re.compile(r"(?: {0,3}>)+ ?")
_HEADING: Final = re.compile(r"(#{1,6})(?= |$)")
_RULE: Final = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
_ITEM: Final = re.compile(r"(\s*(?:[-*+]|\d{1,9}[.)]))(?: \[([ xX])\])? ")
_INLINE: Final = re.compile(
    r"(?P<escape>\\[\\`*_{}\[\]()#+.!~>-])"
    r"|(?P<code>(?<!`)(?P<ticks>`{1,3})(?!`)[^`]{1,1000}(?P=ticks)(?!`))"
    r"|(?P<wikilink>\[\[[^\[\]]{1,300}\]\])"
    r"|(?P<footnote>\[\^[^\[\]\s]{1,100}\]:?)"
    r"|(?P<link>!?\[(?P<words>[^\[\]]{0,500})\]\((?P<address>[^()\s]{0,2000}(?:\([^()\s]{0,500}\))?"
    r'[^()\s]{0,500})(?: "[^"]{0,300}")?\))'
    r"|(?P<bare><?(?:https?://|sourcebook:)[^\s<>\[\]]{1,2000}>?)"
    r"|(?P<strong>\*\*(?=\S)(?:[^*]|\*(?!\*)|\*(?=\*\*(?!\*))){1,1000}?(?<=\S)\*\*(?!\*)"
    r"|(?<!\w)__(?=\S)[^_]{1,1000}__(?!\w))"
    r"|(?P<emphasis>\*(?=[^\s*])[^*]{1,1000}(?<=\S)\*(?!\*)|(?<!\w)_(?=[^\s_])[^_]{1,1000}_(?!\w))"
    r"|(?P<strike>~~(?=\S)[^~]{1,1000}~~)"
    r"|(?P<tag>(?<![^\s(])#[^\W\d_][\w/-]{0,200})"
    r"|(?P<anchor>(?<!\S)\^[\w-]{1,100}$)"
)
"""What stands inside a line; each part has a limit, so that no line of marks takes long."""

_HEADINGS: Final = (Kind.HEADING_1, Kind.HEADING_2, Kind.HEADING_3, Kind.HEADING_4)
_AROUND: Final = {
    "strong": (Kind.STRONG, 2),
    "emphasis": (Kind.EMPHASIS, 1),
    "strike": (Kind.STRIKE, 2),
}
"""Kinds of words between marks, and how long the marks are."""

_PLAIN: Final = {
    "escape": Kind.MARKER,
    "footnote": Kind.MARKER,
    "anchor": Kind.MARKER,
    "tag": Kind.TAG,
    "bare": Kind.LINK,
}


def read(line: str, within: Within = Within.PROSE, *, is_first: bool = False) -> Line:
    """Read one line; *within* is what the line before it left open."""
    whole = len(line)
    if within is Within.FRONT_MATTER:
        ends = line.rstrip() in ("---", "...")
        return Line(((0, whole, Kind.MARKER),), Within.PROSE if ends else within)
    fence = _FENCE.match(line)
    if within is not Within.PROSE:
        ends = fence is not None and _opened_by(fence) is within and not line[fence.end() :].strip()
        kind = Kind.MARKER if ends else Kind.FENCED
        return Line(((0, whole, kind),), Within.PROSE if ends else within, is_code=True)
    if is_first and line.rstrip() == "---":
        return Line(((0, whole, Kind.MARKER),), Within.FRONT_MATTER)
    if fence is not None:
        return Line(((0, whole, Kind.MARKER),), _opened_by(fence), is_code=True)
    return _prose(line)


def _opened_by(fence: re.Match[str]) -> Within:
    return Within.BACKTICKS if fence[1].startswith("`") else Within.TILDES


def _prose(line: str) -> Line:
    if len(line) > LONGEST:
        return Line()
    spans: list[Span] = []
    quote = _QUOTE.match(line)
    at = quote.end() if quote else 0
    if quote:
        spans += [(0, len(line), Kind.QUOTE), (0, at, Kind.MARKER)]
    depth = min(DEEPEST, quote[0].count(">")) if quote else 0
    heading, item = _HEADING.match(line, at), _ITEM.match(line, at)
    if _RULE.match(line, at):
        spans.append((at, len(line), Kind.MARKER))
        return Line(tuple(spans), depth=depth)
    if heading:
        level = min(len(heading[1]), len(_HEADINGS))
        spans += [(at, len(line), _HEADINGS[level - 1]), (at, heading.end(), Kind.MARKER)]
        at = heading.end()
    elif item:
        spans.append((item.start(), item.end(1), Kind.MARKER))
        spans += _box(line, item)
        at = item.end()
    spans += _inline(line, at, len(line))
    return Line(tuple(spans), depth=depth)


def _box(line: str, item: re.Match[str]) -> Iterator[Span]:
    if item[2] is not None:
        if item[2] != " ":
            yield item.end(), len(line), Kind.DONE
        yield item.start(2) - 1, item.end(2) + 1, Kind.BOX


def _inline(line: str, start: int, end: int, nested: int = 0) -> Iterator[Span]:
    for match in _INLINE.finditer(line, start, end):
        kind = match.lastgroup or ""
        first, last = match.span()
        if kind in _AROUND:
            form, marks = _AROUND[kind]
            yield first, last, form
            if nested < 3:
                yield from _inline(line, first + marks, last - marks, nested + 1)
            yield first, first + marks, Kind.MARKER
            yield last - marks, last, Kind.MARKER
        else:
            yield from _whole(match, kind, first, last)


def _whole(match: re.Match[str], kind: str, first: int, last: int) -> Iterator[Span]:
    """Yield the spans of what has no words to look into."""
    if kind == "code":
        ticks = len(match["ticks"])
        yield first, last, Kind.CODE
        yield first, first + ticks, Kind.MARKER
        yield last - ticks, last, Kind.MARKER
    elif kind == "link":
        yield first, match.start("words"), Kind.MARKER
        yield match.start("words"), match.end("words"), Kind.LINK
        yield match.end("words"), last, Kind.ADDRESS
    elif kind == "wikilink":
        yield first, last, Kind.LINK
        yield first, first + 2, Kind.MARKER
        yield last - 2, last, Kind.MARKER
    else:
        yield first, last, _PLAIN[kind]
