"""Plain text to chunks: which lines belong together, and whether their breaks mean anything."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from textwrap import dedent
from typing import Final

from sourcebook.clean import typography
from sourcebook.clean.spacing import parted
from sourcebook.clean.text_tables import table_of
from sourcebook.clean.underlines import without_underlines

MAX_WRAP: Final = 100
"""Lines wrapped by hand or by an e-mail program are no longer than this."""

MIN_WRAP: Final = 40
"""Shorter lines are verse or lists, not wrapped paragraphs."""

LONG_LINE: Final = 120
"""A longer line is a whole paragraph: its text came from a program that wraps on the screen."""

MAX_HEAD: Final = 4
"""Short lines at the start that are title, byline and date, and say nothing of the others."""

_NEWLINE: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_QUOTED: Final = re.compile(r"[ \t]{0,3}((?:>[ \t]?)+)")
_BEGINNING: Final = re.compile(r"\u3000{2}(?=\S)|-- ?$")
"""How a line begins a paragraph: the indent of Chinese print; the mark above a signature."""

_STOP: Final = re.compile(rf"[{typography.STOPS}][{re.escape(typography.CLOSERS)}]*$")
_EAST_NUMBER: Final = "[一二三四五六七八九十百零〇]{1,5}"
_OPEN, _SHUT = typography.BRACKETS
_SECTION: Final = re.compile(
    rf"\s*(?:第(?:{_EAST_NUMBER}|\d{{1,3}})[章节節部篇回卷]|{_EAST_NUMBER}、|"
    rf"[{_OPEN}]{_EAST_NUMBER}[{_SHUT}])[^{typography.NO_TITLE_END}{typography.PAUSES}]{{1,30}}"
)
"""A numbered head of a section in Chinese; it ends no sentence."""

_EAST: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that stand together; each line break in it means something.

    Where it is spaced, each space does too.
    """

    lines: tuple[str, ...]
    quote_depth: int = 0
    is_spaced: bool = False

    @property
    def text(self) -> str:
        """Return the lines as one, parted by spaces."""
        return " ".join(self.lines)


def chunks_of(text: str) -> list[Chunk]:
    """Cut plain *text* into chunks; lines that were only wrapped are joined again."""
    lines = without_underlines(dedent(_NEWLINE.sub("\n", text)).split("\n"))
    groups = _parted(_groups(lines))
    flowing = [group for group in groups if not group.is_spaced]
    width = _wrap_width(flowing)
    is_soft = _is_one_paragraph_a_line(flowing)
    return [chunk for group in groups for chunk in _settled(group, width, is_soft=is_soft)]


def _parted(groups: Iterable[Chunk]) -> list[Chunk]:
    """Part code and columns from the lines around them; a blank line within code is its own."""
    found: list[Chunk] = []
    for group in groups:
        before = found[-1] if found else Chunk(("",))
        runs = [
            Chunk(tuple(lines), group.quote_depth, is_spaced)
            for is_spaced, run in parted(group.lines, before.lines[-1])
            for lines in ([run] if is_spaced else _headed(run))
        ]
        is_beside = before.is_spaced and runs[0].is_spaced
        is_table = is_beside and bool(table_of(before.lines) or table_of(runs[0].lines))
        if is_beside and not is_table and before.quote_depth == group.quote_depth:
            runs[0] = replace(before, lines=(*before.lines, "", *runs[0].lines))
            found.pop()
        found += runs
    return found


def _headed(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Part the numbered head of a section from the paragraph right below it."""
    held: list[str] = []
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if below and _SECTION.fullmatch(line) and not _SECTION.fullmatch(below):
            if held:
                yield held
            yield [line]
            held = []
        else:
            held.append(line)
    if held:
        yield held


def _groups(lines: Iterable[str]) -> Iterator[Chunk]:
    """Part at blank lines, where the depth of quotation changes, and where a line says so."""
    held: list[str] = []
    held_depth = 0
    for line in lines:
        found = _QUOTED.match(line)
        depth = found[1].count(">") if found else 0
        rest = line[found.end() :] if found else line
        is_begun = _BEGINNING.match(rest) is not None
        if held and (not rest.strip() or depth != held_depth or is_begun):
            yield Chunk(tuple(held), held_depth)
            held = []
        if rest.strip():
            held.append(rest.rstrip().lstrip("\u3000") if is_begun else rest.rstrip())
            held_depth = depth
    if held:
        yield Chunk(tuple(held), held_depth)


def _settled(group: Chunk, width: int, *, is_soft: bool) -> Iterator[Chunk]:
    lines = group.lines
    if group.is_spaced:
        yield group
    elif len(lines) == 1:
        yield Chunk((lines[0].strip(),), group.quote_depth)
    elif is_soft or max(map(_width, lines)) > LONG_LINE:
        yield from (Chunk((line.strip(),), group.quote_depth) for line in lines)
    else:
        for part in _indented(lines) if width else (lines,):
            yield Chunk(tuple(_unwrapped(part, width)), group.quote_depth)


def _indented(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Part wrapped lines where the first of a paragraph stands in, as in books."""
    start = 0
    for at, (before, line) in enumerate(pairwise(lines), 1):
        is_in = len(line) - len(line.lstrip(" ")) > len(before) - len(before.lstrip(" ")) + 1
        if is_in and _STOP.search(before) and not is_item(lines[start]):
            yield lines[start:at]
            start = at
    yield lines[start:]


def _unwrapped(lines: Sequence[str], width: int) -> list[str]:
    """Join each line to the one before when that one was full."""
    joined = [lines[0].strip()]
    for before, line in pairwise(lines):
        if width and _is_full(before, line, width) and not is_item(line):
            joined[-1] = _joined(joined[-1], line.strip())
        else:
            joined.append(line.strip())
    return joined


def _is_full(line: str, following: str, width: int) -> bool:
    """Tell whether the first word of *following* would not have fitted on *line*."""
    first = following.split(maxsplit=1)[0]
    return _width(line) + 1 + _width(first) > width - 4


def _width(line: str) -> int:
    """Count columns: the signs of East Asia fill two."""
    return len(line) + len(_EAST.findall(line))


def _joined(left: str, right: str) -> str:
    if re.search(r"\w-$", left) and right[:1].islower():
        return left + right  # a word parted at a hyphen; whether the hyphen is its own nobody knows
    is_east = _EAST.match(left[-1:]) and _EAST.match(right[:1])
    return left + right if is_east else f"{left} {right}"


def _wrap_width(groups: Sequence[Chunk]) -> int:
    """Return the width at which the text was wrapped, or 0 when its line breaks are its own."""
    pairs = [
        (before, after)
        for group in groups
        for before, after in pairwise(group.lines)
        if not is_item(after)
    ]
    widths = [_width(before) for before, _ in pairs]
    width = max((w for w in widths if w <= MAX_WRAP), default=0)
    if width < MIN_WRAP:
        return 0
    full = sum(_is_full(before, after, width) for before, after in pairs)
    return width if full * 4 >= len(pairs) * 3 else 0


def _is_one_paragraph_a_line(groups: Sequence[Chunk]) -> bool:
    """Tell text without blank lines between paragraphs: most lines end a sentence and are long."""
    lines = [line for group in groups for line in group.lines]
    if len(groups) * 3 > len(lines) or len(lines) < 3:
        return False
    head = [*takewhile(lambda line: _width(line) <= MAX_WRAP and not _STOP.search(line), lines)]
    lines = lines[min(len(head), MAX_HEAD, len(lines) - 2) :]
    ended = sum(1 for line in lines if _width(line) > MIN_WRAP and _STOP.search(line))
    return ended * 2 > len(lines) and max(map(_width, lines)) > MAX_WRAP


BULLET: Final = re.compile(rf"\s*(?:([{typography.BULLETS}])\s+|([・○◆▶►✓➤])\s*)(?=\S)")
"""How an item of a list begins; a long dash is none, for novels begin their speech with it."""

NUMBER: Final = re.compile(r"\s*(\d{1,3})(?:[.)]\s+|、\s*)(?=\S)")
"""How an item of a numbered list begins."""


def is_item(line: str) -> bool:
    """Tell whether *line* begins as an item of a list does."""
    return bool(BULLET.match(line) or NUMBER.match(line))


def ends_sentence(text: str) -> bool:
    """Tell whether *text* ends as a sentence does, in many scripts."""
    return _STOP.search(text) is not None
