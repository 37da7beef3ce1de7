"""Find the quotations of a note that name a source in the library."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sourcebook.model.quotation import Quotation, Span
from sourcebook.notes.code import code_spans, fenced, outside
from sourcebook.notes.plain_words import plain_words
from sourcebook.notes.reference_links import reference_links
from sourcebook.notes.source_links import SourceLink, source_links

_LINE: Final = re.compile(r"[^\n]*")
_QUOTED: Final = re.compile(r"(?:[ ]{0,3}>)+[ ]?")
_ITEM: Final = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})+")
_RULE: Final = re.compile(r"\s*(?:[-*_=][ \t]*){3,}\Z")
_CITING: Final = re.compile(r"\s*(?:[\u2010-\u2015-]|~|\(?\[|\()")
_DASH: Final = re.compile(r"[\s\u2010-\u2015~-]*")
_BEFORE_LINK: Final = frozenset("(-\u2010\u2011\u2012\u2013\u2014\u2015")
_FOOTNOTE_AT_END: Final = re.compile(r"\[\^([^\[\]\s]{1,80})\][\s*_]*\Z")
_FOOTNOTE: Final = re.compile(r"^ {0,3}\[\^([^\[\]\s]{1,80})\]:[ \t]*([^\n]*)", re.MULTILINE)
_NEW_PART: Final = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s|\s*[#|]")
_REFERENCE: Final = re.compile(r"\[([^\[\]]{1,300})\](?:\[[^\[\]]{0,80}\])|^\[([^\[\]]{1,80})\]$")
_PASSAGE: Final = re.compile(r"[?&]at=")
_PAIRS: Final = (
    ("\u201c", "\u201d"),
    ("\u201e", "\u201c\u201d"),
    ("\u00ab", "\u00bb"),
    ("\u00bb", "\u00ab"),
    ("\u2039", "\u203a"),
    ("\u203a", "\u2039"),
    ('"', '"'),
    ("\u300c", "\u300d"),
    ("\u300e", "\u300f"),
)
"""Marks that open a quotation, and those that end it; single ones may be apostrophes."""

_MARKED: Final = re.compile(
    "|".join(f"{one}([^{one}{end}\n]{{1,20000}})[{end}]" for one, end in _PAIRS)
    + "|\u201d([^\u201c-\u201e\n]{1,20000})\u201d"
    + "|(?<!\\w)\u2018([^\u2018\n]{1,20000})"
)
"""The last one has the words up to the next single mark: which of its apostrophes ends them is
seen by the link that follows."""

_SINGLE: Final = _MARKED.groups
_SINGLE_END: Final = re.compile("\u2019(?!\\w)")
_WORD: Final = re.compile(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]+|[\u3040-\u30ff\u3400-\u9fff]{2}")

_DEEPEST: Final = 80
"""Code points of a line in which the marks of lists and quotations begin."""

FEWEST_WORDS: Final = 3
"""Words between quotation marks that are a quotation; fewer are names and ironies."""

FARTHEST: Final = 1_000
"""Code points after quotation marks within which the link to their source begins."""


def quotations(body: str) -> list[Quotation]:
    """Return the quotations with a `sourcebook:` link, in the order of the note.

    A block of lines with ``>`` is one for each citation in it: a line that links to the source,
    inside or right below, or a footnote that does; it may stand in an item of a list, and its
    paragraphs go on in lines without ``>`` as Markdown has it. Of a text line it is what
    stands between quotation marks, at least `FEWEST_WORDS` words, before a link to a passage in
    the same paragraph. Code is passed over, quotations without a link cannot be proved.

    Costs a few passes over *body*: one to four seconds for 5 MB of quotations.
    """
    links = _made_links(body)
    if not links:
        return []
    note = _Note(body, links)
    found = [*_in_blocks(note), *_in_lines(note)]
    return sorted(found, key=lambda one: one.start)


def unchecked_links(body: str, found: Sequence[Quotation]) -> int:
    """Count the links to passages that belong to none of the quotations *found* in a note.

    A link in a quotation, and one to a passage that is quoted, belong to it; one in code is
    none. Costs a pass over *body*.
    """
    code = code_spans(body)
    compared = {one.address for one in found}
    starts = [one.start for one in found]
    count = 0
    for link in _made_links(body):
        if link.address in compared or not _PASSAGE.search(link.address):
            continue
        before = bisect_right(starts, link.start) - 1
        is_inside = before >= 0 and link.start < found[before].end
        count += not is_inside and outside(code, link.start)
    return count


def _made_links(body: str) -> list[SourceLink]:
    links = [link for link in source_links(body) if _is_made(body, link)]
    return sorted([*links, *reference_links(body)], key=lambda link: link.start)


def _is_made(body: str, link: SourceLink) -> bool:
    """Tell a link of the note from an address that a quoted passage speaks of."""
    return body.startswith("](", max(0, link.start - 2)) or body[link.start - 1] == "<"


class _Note:
    """A note, its lines outside of code, and its links."""

    def __init__(self, body: str, links: Sequence[SourceLink]) -> None:
        self.body = body
        self.links = links
        self._starts = [link.start for link in links]
        code = fenced(body)
        self.lines = [line for line in _lines(body) if outside(code, line[0])]
        self.quoted: set[int] = set()
        """Where the lines of block quotations begin."""
        self.footnotes = {match[1]: match.span(2) for match in _FOOTNOTE.finditer(body)}

    def link_in(self, start: int, end: int) -> SourceLink | None:
        """Return the last link between two places: a passage may speak of such links itself."""
        at = bisect_left(self._starts, end) - 1
        return self.links[at] if at >= 0 and self.links[at].start >= start else None

    def link_after(self, start: int, end: int) -> SourceLink | None:
        """Return the first link to a passage from *start* to *end*."""
        at = bisect_left(self._starts, start)
        while at < len(self.links) and self.links[at].start < end:
            if _PASSAGE.search(self.links[at].address):
                return self.links[at]
            at += 1
        return None

    def shown(self, start: int, end: int) -> str:
        """Return the plain words between two places as one line."""
        return " ".join(plain_words(self.body, start, end)[0].split())


class _Words:
    """Words of a quotation that grows, and where they came from."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.places: array[int] = array("q")

    def add(self, note: _Note, start: int, end: int, joint: str) -> None:
        """Join the words of some Markdown, parted by *joint*, white space as single spaces."""
        text, places = plain_words(note.body, start, end)
        kept = [match.span() for match in re.finditer(r"\S+", text)]
        for number, (first, after) in enumerate(kept):
            gap = joint if not number else " "
            if self._pieces:
                self._pieces.append(gap)
                self.places.append(places[first])
            self._pieces.append(text[first:after])
            self.places.extend(places[first:after])

    def finished(self, start: int, end: int, address: str, citation: str) -> Iterator[Quotation]:
        """Yield the quotation, unless it has no words."""
        if self._pieces:
            words = "".join(self._pieces)
            yield Quotation(start, end, words, self.places, address, citation)


def _lines(body: str) -> Iterator[Span]:
    at = 0
    while at <= len(body):
        end = body.find("\n", at)
        end = len(body) if end < 0 else end
        yield at, end
        at = end + 1


# --- blocks of lines with ">" -------------------------------------------------------------------


def _in_blocks(note: _Note) -> Iterator[Quotation]:
    for block, after in _blocks(note):
        yield from _of_block(note, block, _citation_below(note, after))


def _blocks(note: _Note) -> Iterator[tuple[list[Span], int]]:
    """Yield the lines of each block without their marks, and the number of the line after it."""
    block: list[Span] = []
    in_list = False
    for number, (start, end) in enumerate(note.lines):
        item = _ITEM.match(note.body, start, end)
        at = item.end() if item else start
        if (item or block or in_list) and (shift := _indent(note.body, at, end)):
            at += shift
        match = _QUOTED.match(note.body, at, end)
        is_next = not block or start == note.lines[number - 1][1] + 1
        is_lazy = block and not match and is_next and _goes_on(note, block[-1], (start, end))
        if block and not is_lazy and (item or not (match and is_next)):
            yield block, number
            block = []
        if match or is_lazy:
            note.quoted.add(start)
            block.append((match.end() if match else start, end))
        is_indented = note.body[start : start + 1].isspace() or start == end
        in_list = bool(item) or (in_list and is_indented)
    if block:
        yield block, len(note.lines)


def _indent(body: str, start: int, end: int) -> int:
    """Return the blanks before a mark of a quotation that stands in an item of a list."""
    line = body[start : min(end, start + _DEEPEST)]
    bare = line.lstrip(" \t")
    return len(line) - len(bare) if bare.startswith(">") else 0


def _goes_on(note: _Note, before: Span, line: Span) -> bool:
    """Tell whether a line without a mark continues the paragraph of a block, as Markdown allows.

    One that quotes between marks and names the source of that is words of the note.
    """
    text = note.body[slice(*line)]
    if not text.strip() or not note.body[slice(*before)].strip():
        return False
    if _NEW_PART.match(text) or _RULE.match(text) or _FOOTNOTE.match(text):
        return False
    linked = note.link_in(*line) is not None
    if linked and (_CITING.match(text) or _MARKED.search(text)):
        return False
    return note.link_in(*before) is None


def _citation_below(note: _Note, number: int) -> Span | None:
    """Return the line that cites right below a block, with an empty line between or without."""
    for start, end in note.lines[number : number + 2]:
        if note.body[start:end].strip():
            bare = _ITEM.sub("", note.body[start : min(end, start + _DEEPEST)], count=1)
            if bare.lstrip().startswith(">"):
                return None
            is_citing = _CITING.match(note.body, start, end) and note.link_in(start, end)
            return (start, end) if is_citing else None
    return None


def _of_block(note: _Note, block: list[Span], below: Span | None) -> Iterator[Quotation]:
    words, first = _Words(), -1
    for paragraph in _paragraphs(note, block):
        start, end = paragraph[0][0], paragraph[-1][1]
        first = start if first < 0 else first
        source = _source(note, start, end)
        if source is None:
            _add(words, note, paragraph)
            continue
        _add(words, note, _cut(paragraph, source.start))
        yield from words.finished(first, end, source.address, source.citation)
        words, first = _Words(), -1
    if below and first >= 0 and (link := note.link_in(*below)):
        yield from words.finished(first, below[1], link.address, _named(note, *below))


@dataclass(frozen=True, slots=True)
class _Source:
    """Where in a paragraph the words end and the citation begins, and what it says."""

    start: int
    address: str
    citation: str


def _source(note: _Note, start: int, end: int) -> _Source | None:
    """Return what a paragraph of a block says of the source, None when it is of words alone."""
    link = note.link_in(start, end)
    if link is None:
        footnote = _footnote(note, start, end)
        link = note.link_in(*footnote) if footnote else None
        return _Source(end, link.address, _named(note, *footnote)) if footnote and link else None
    is_citation = _CITING.match(note.body, start, end)
    at = start if is_citation else _label_start(note.body, link.start, start)
    return _Source(at, link.address, _named(note, at, end))


def _named(note: _Note, start: int, end: int) -> str:
    """Return what a citation says, without the dash before it or brackets around it."""
    citation = note.shown(start, end)
    dash = _DASH.match(citation)
    citation = _REFERENCE.sub(r"\1\2", citation[dash.end() :] if dash else citation)
    if citation.startswith("(") and citation.count("(") >= citation.count(")"):
        return citation[1:].removesuffix(")")
    return citation


def _paragraphs(note: _Note, block: list[Span]) -> Iterator[list[Span]]:
    """Yield the lines of each paragraph; a line that cites is one by itself."""
    body = note.body
    paragraph: list[Span] = []
    for start, end in block:
        is_empty = not body[start:end].strip()
        names = "sourcebook:" in body[start:end] or note.link_in(start, end)
        cites = not is_empty and names and _CITING.match(body, start)
        if paragraph and (is_empty or cites):
            yield paragraph
            paragraph = []
        if cites:
            yield [(start, end)]
        elif not is_empty:
            paragraph.append((start, end))
    if paragraph:
        yield paragraph


def _add(words: _Words, note: _Note, paragraph: list[Span]) -> None:
    for number, (start, end) in enumerate(paragraph):
        words.add(note, start, end, " " if number else "\n")


def _cut(paragraph: list[Span], at: int) -> list[Span]:
    return [(start, min(end, at)) for start, end in paragraph if start < at]


def _footnote(note: _Note, start: int, end: int) -> Span | None:
    match = _FOOTNOTE_AT_END.search(note.body, max(start, end - 100), end)
    found = note.footnotes.get(match[1]) if match else None
    return found if found and note.link_in(*found) else None


def _label_start(body: str, link: int, start: int) -> int:
    """Return where the citation of a link begins that follows the words in their paragraph."""
    opened = body.rfind("[", start, max(start, link - 1))
    at = opened if opened >= 0 and body[link - 2 : link] in ("](", "][") else link
    at -= at == link > start and body[link - 1] == "["
    while at > start and (body[at - 1] in _BEFORE_LINK or body[at - 1].isspace()):
        at -= 1
    return at


# --- quotation marks in a line ------------------------------------------------------------------


def _in_lines(note: _Note) -> Iterator[Quotation]:
    part: list[Span] = []
    for start, end in note.lines:
        line = note.body[start:end]
        is_other = not line.strip() or start in note.quoted or _FOOTNOTE.match(line)
        if part and (is_other or _NEW_PART.match(line)):
            yield from _of_part(note, part)
            part = []
        if not is_other:
            part.append((start, end))
    if part:
        yield from _of_part(note, part)


def _of_part(note: _Note, part: list[Span]) -> Iterator[Quotation]:
    start, end = part[0][0], part[-1][1]
    if not note.link_after(start, end):
        return
    text, places = plain_words(note.body, start, end)
    text, at = text.replace("\n", " "), 0
    while match := _MARKED.search(text, at):
        kind = match.lastindex or 0
        first, after = match.span(kind)
        if kind == _SINGLE:
            after = _single_end(note, text, places, (first, after))
        at = after + 1 if after > first else first
        if len(_WORD.findall(text, first, after)) < FEWEST_WORDS:
            continue
        closing = places[after - 1] + 1
        if link := note.link_after(closing, min(end, closing + FARTHEST)):
            words = _Words()
            words.add(note, places[first], closing, "")
            stop = link.end + note.body.startswith((")", ">", "]"), link.end)
            citation = _named(note, _label_start(note.body, link.start, closing), stop)
            yield from words.finished(places[first], stop, link.address, citation)


def _single_end(note: _Note, text: str, places: Sequence[int], span: Span) -> int:
    """Return where words after a single mark end: right before their source, else first."""
    first, after = span
    start = places[first]
    link = note.link_after(start, places[after - 1] + FARTHEST)
    if link is None:
        return first
    label = bisect_left(places, _label_start(note.body, link.start, start))
    ends = [match.start() for match in _SINGLE_END.finditer(text, first, min(label, after) + 1)]
    if not ends:
        return first
    return ends[-1] if not _WORD.search(text, ends[-1], label) else ends[0]
