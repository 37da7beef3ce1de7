"""Lines of a PDF to paragraphs: which lines belong together, and what they are together."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median
from typing import Final

from sourcebook.clean.formats.pdf.shapes import Line
from sourcebook.clean.layout import BULLET, ends_sentence
from sourcebook.clean.typography import DASH

MAX_HEADING: Final = 200
"""Letters of a heading."""

INDENT: Final = 0.7
"""Sizes of the letters that a line stands in at least when it begins a paragraph."""

_NUMBERED: Final = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]\s+\S|\[\d{1,3}\]\s+\S")
_CAPTION: Final = re.compile(
    r"(?:fig(?:ure|\.)?|table|abb(?:ildung|\.)|tab(?:elle|leau|\.)|chart|photo|foto|plate|scheme|"
    r"şekil|tablo|figura|tabla|tabella|الشكل|شكل|جدول|图|表|圖)\s*\d+"
    rf"(?:[.:{DASH}|]|\s*$|\s(?=[A-ZÄÖÜ]))",
    re.IGNORECASE,
)
_LEADER: Final = re.compile(r"(?:[.…·_]\s?){4,}\s*[\divxlc]+$")
"""The dots to the number of a page, in a table of contents."""

_NOTE: Final = re.compile(r"(?:\d{1,3}|[*†‡§¶]{1,3})\.?\s*\S")


class Sort(StrEnum):
    """What a paragraph of a PDF is."""

    TEXT = "text"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    CAPTION = "caption"
    NOTE = "note"
    TABLE = "table"
    CODE = "code"
    PICTURE = "picture"


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line]
    sort: Sort = Sort.TEXT
    level: int = 0

    @property
    def text(self) -> str:
        """Return its lines as one, for looking at."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Body:
    """How most of a document is set."""

    size: float = 10
    is_bold: bool = False
    leading: float = 12
    headings: list[tuple[float, bool]] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Body":
        """Measure the lines of a document."""
        sizes: Counter[tuple[float, bool]] = Counter()
        for line in lines:
            sizes[(round(line.style.size * 2) / 2, line.style.is_bold)] += len(line.text)
        size, is_bold = sizes.most_common(1)[0][0] if sizes else (10.0, False)
        gaps = [
            line.gap
            for line in lines
            if abs(line.style.size - size) < 0.6 and 0.5 * size < line.gap < 3 * size
        ]
        return cls(size, is_bold, median(gaps) if gaps else size * 1.2)


def paragraphs_of(pages: Sequence[Sequence[Sequence[Line]]]) -> tuple[list[Paragraph], Body]:
    """Return the paragraphs of a document given as pages of columns of lines."""
    body = Body.of([line for page in pages for column in page for line in column if line.pieces])
    found: list[Paragraph] = []
    waiting: list[Paragraph] = []
    for page in pages:
        notes: list[Paragraph] = []
        for column in page:
            text, small = _without_notes(column, body)
            for line in text:
                if found and not _begins(found[-1].lines, line, body):
                    found[-1].lines.append(line)
                    continue
                # Notes of the page before wait until its last sentence is at its end.
                found += waiting
                waiting = []
                found.append(Paragraph([line], _sort_of(line)))
            notes += _grouped_notes(small)
        waiting += notes
    found += waiting
    for paragraph in found:
        _judge(paragraph, body)
    _level(found, body)
    return found, body


def _without_notes(column: Sequence[Line], body: Body) -> tuple[list[Line], list[Line]]:
    """Part the notes off that stand below a column in smaller letters."""
    start = len(column)
    while start and column[start - 1].pieces and column[start - 1].style.size < 0.93 * body.size:
        start -= 1
    while start < len(column) and not _is_note(column[start]):
        start += 1
    is_all = start == 0
    return (list(column), []) if is_all else (list(column[:start]), list(column[start:]))


def _is_note(line: Line) -> bool:
    return bool(_NOTE.match(line.text)) and not _CAPTION.match(line.text)


def _grouped_notes(lines: Sequence[Line]) -> list[Paragraph]:
    notes: list[Paragraph] = []
    for line in lines:
        begins = _is_note(line) and (line.pieces[0].is_raised or not line.text[:1].isalpha())
        if not notes or (begins and _counts_on(notes[-1], line)):
            notes.append(Paragraph([line], Sort.NOTE))
        else:
            notes[-1].lines.append(line)
    return notes


def _counts_on(note: Paragraph, line: Line) -> bool:
    """Tell whether the number of a note is the next one; a year within a note is not."""
    before, after = (re.match(r"\d+", text) for text in (note.text, line.text))
    return before is None or after is None or int(after[0]) == int(before[0]) + 1


def _sort_of(line: Line) -> Sort:
    if line.picture:
        return Sort.PICTURE
    if line.cells:
        return Sort.TABLE
    if BULLET.match(line.text):
        return Sort.BULLET
    if _NUMBERED.match(line.text):
        return Sort.NUMBER
    return Sort.TEXT


def _begins(lines: Sequence[Line], line: Line, body: Body) -> bool:
    """Tell whether *line* begins another paragraph than *lines*."""
    before = lines[-1]
    is_other = _is_other_kind(before, line, body)
    if is_other is not None:
        return is_other
    if line.is_first or line.page != before.page:
        return _begins_elsewhere(before, line, body)
    return _begins_below(lines, line, body)


def _is_other_kind(before: Line, line: Line, body: Body) -> bool | None:
    """Tell by what two lines are whether they part; None when their places must tell."""
    if before.picture or line.picture or _LEADER.search(before.text):
        return True
    if before.cells or line.cells:
        return not (before.cells and line.cells and line.page == before.page and not line.is_first)
    sort = _sort_of(line)
    if sort is Sort.BULLET or _CAPTION.match(line.text):
        return True
    if sort is Sort.NUMBER and _is_at_start(line, before):
        return True
    if before.style.is_fixed and line.style.is_fixed:
        return line.gap > 2.5 * line.style.size
    return True if _is_set_otherwise(before, line, body) else None


def _is_set_otherwise(before: Line, line: Line, body: Body) -> bool:
    """Tell whether two lines are set so differently that they are no one paragraph."""
    one, two = before.style, line.style
    if abs(one.size - two.size) > 0.07 * max(one.size, two.size):
        return True
    is_alike = one.is_bold is two.is_bold and one.is_fixed is two.is_fixed
    return not is_alike and not _is_run_in(before, line, body)


def _is_run_in(before: Line, line: Line, body: Body) -> bool:
    """Tell a line that only happens to be bold as a whole, amid a paragraph."""
    is_near = not line.is_first and line.gap < 1.25 * body.leading and before.page == line.page
    is_one_size = abs(before.style.size - line.style.size) < 0.07 * line.style.size
    is_full = before.x1 > line.right - 3 * line.style.size
    return is_near and is_one_size and is_full and not ends_sentence(before.text)


def _is_at_start(line: Line, before: Line) -> bool:
    """Tell a number that begins an item from one that only begins a line."""
    return ends_sentence(before.text) or _is_short(before, line) or before.x0 > line.x0 + 3


def _is_short(before: Line, line: Line, lines: Sequence[Line] = ()) -> bool:
    """Tell whether the first word of *line* would have fitted behind *before*.

    Three *lines* of a paragraph show its own edge, which may stand in from that of its column.
    """
    right = before.right
    beside = [near.x1 for near in lines if near.right == right and near.page == line.page]
    if len(beside) > 2 and right - max(*beside, line.x1) > 2 * line.style.size:
        right = max(*beside, line.x1)
    width = (before.x1 - before.x0) / max(1, len(before.text))
    first = len(line.text.split(maxsplit=1)[0]) if line.text else 0
    return before.x1 + width * (first + 1.5) < right


def _begins_elsewhere(before: Line, line: Line, body: Body) -> bool:
    """Tell whether the first line of a column or page begins a paragraph."""
    if line.text[:1].islower() or before.text.endswith(("-", ",")):
        return False
    if _is_short(before, line):
        return True
    is_heading = before.style.size > 1.1 * body.size or before.style.is_bold is not body.is_bold
    indent = line.x0 - line.left
    return is_heading or (ends_sentence(before.text) and indent > INDENT * line.style.size)


def _begins_below(lines: Sequence[Line], line: Line, body: Body) -> bool:
    """Tell whether a line right below another one begins a paragraph."""
    before, size = lines[-1], line.style.size
    usual = max(body.leading * size / body.size, size)
    near = min(before.gap, 1.3 * usual) if len(lines) > 1 and not before.is_first else usual
    if line.gap > 1.35 * near:
        return True
    step = line.x0 - before.x0
    is_parted = ends_sentence(before.text) or (abs(step) > INDENT * size and len(lines) > 1)
    if is_parted and size <= 1.1 * body.size and _is_short(before, line, lines):
        return True
    if step > INDENT * size:
        # The lines below the first of an item or of a reference stand in, too.
        return len(lines) > 1 or ends_sentence(before.text)
    is_hanging = len(lines) > 1 and lines[1].x0 - lines[0].x0 > INDENT * size
    return is_hanging and step < -INDENT * size and abs(line.x0 - lines[0].x0) < 3


def _judge(paragraph: Paragraph, body: Body) -> None:
    """Say what a paragraph is, now that all its lines are there."""
    if paragraph.sort in {Sort.PICTURE, Sort.NOTE}:
        return
    if paragraph.sort is Sort.TABLE:
        paragraph.sort = Sort.TABLE if len(paragraph.lines) > 1 else Sort.TEXT
        return
    text, style = paragraph.text, paragraph.lines[0].style
    if paragraph.sort is Sort.TEXT and all(line.style.is_fixed for line in paragraph.lines):
        paragraph.sort = Sort.CODE
    elif _CAPTION.match(text) and len(text) < 1500:
        paragraph.sort = Sort.CAPTION
    elif _may_head(paragraph, body):
        paragraph.sort = Sort.HEADING
        key = (round(style.size * 2) / 2, style.is_bold)
        if key not in body.headings:
            body.headings.append(key)


def _may_head(paragraph: Paragraph, body: Body) -> bool:
    text, style = paragraph.text, paragraph.lines[0].style
    words = text.split()
    if _LEADER.search(text) or paragraph.sort is Sort.BULLET:
        return False
    if len(text) > MAX_HEADING or not any(map(str.isalpha, text)) or len(paragraph.lines) > 4:
        return False
    if style.size > 1.12 * body.size:
        return len(words) < 40
    is_strong = style.is_bold and not body.is_bold and style.size > 0.93 * body.size
    is_sentence = text.endswith((".", ",", ";", "。", "،"))
    return is_strong and len(words) < 16 and not is_sentence


def _level(paragraphs: Sequence[Paragraph], body: Body) -> None:
    """Rank headings by their size: the largest are the second level, the title is the first."""
    ranks = sorted(body.headings, key=lambda key: (-key[0], not key[1]))
    for paragraph in paragraphs:
        if paragraph.sort is Sort.HEADING:
            style = paragraph.lines[0].style
            rank = ranks.index((round(style.size * 2) / 2, style.is_bold))
            paragraph.level = min(max(2, rank + 1), 6)


def table_of(lines: Sequence[Line]) -> Iterator[list[str]]:
    """Yield the rows of a table: each cell by the column that it stands in; none when unclear."""
    spans: list[list[float]] = []
    for cell in sorted((c for line in lines for c in line.cells), key=lambda c: c.x0):
        if spans and cell.x0 < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], cell.x1)
        else:
            spans.append([cell.x0, cell.x1])
    for line in lines:
        row = [""] * len(spans)
        for cell in line.cells:
            at = next(i for i, span in enumerate(spans) if span[0] <= cell.x0 <= span[1])
            row[at] = f"{row[at]} {cell.text}".strip()
        yield row
