"""Running heads, running feet and page numbers: what stands at the same place on many pages."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sourcebook.clean.formats.pdf.columns import fragments_of
from sourcebook.clean.formats.pdf.shapes import Line, Sheet

ZONE: Final = 0.12
"""Share of the height of a page, above and below, in which heads and feet stand."""

EDGE_ROWS: Final = 3
"""Rows at each edge that are looked at."""

MIN_PAGES: Final = 3
"""Pages on which a row stands that is not apart, or in which a number changes …"""

MIN_SHARE: Final = 0.3
"""… and the share of all pages: footnotes are alike on two pages, running feet on most."""

_FIRST: Final = re.compile(r"^\W*(?:\d+|[ivxlc]+)\b")
_LAST: Final = re.compile(r"\b(?:\d+|[ivxlc]+)\W*$")
_FOLIO: Final = re.compile(
    r"\W*(?:(?:page|seite|p\.|s\.|sayfa|página|pagina|stran|صفحة|第)\s*)?"
    r"(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von|sur|de|di|van|من|页|頁)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Row:
    """Words on one height of a page, and whether room parts them from the rest.

    ``names`` are what it may be called on other pages: its words, and its words without the
    number that they begin or end with.
    """

    page: int
    lines: tuple[Line, ...]
    names: tuple[str, ...]
    height: int
    text: str
    is_apart: bool


_Seen = dict[tuple[str, int], set[int]]
"""Name and height of a row → the pages on which it stands."""


def without_furniture(sheets: Sequence[Sheet]) -> tuple[list[Sheet], dict[int, list[str]]]:
    """Take heads, feet and page numbers off the pages; return what was taken by page.

    Never all that a document has.
    """
    rows = [row for sheet in sheets for row in _edge_rows(sheet)]
    seen: _Seen = defaultdict(set)
    for row in rows:
        for name in row.names:
            seen[name, row.height].add(row.page)
    taken: dict[int, list[str]] = {}
    gone: dict[int, set[int]] = {}
    for row in rows:
        if _is_furniture(row, seen, len(sheets)):
            taken.setdefault(row.page, []).append(row.text)
            pieces = (piece for line in row.lines for piece in line.pieces)
            gone.setdefault(row.page, set()).update(map(id, pieces))
    kept = [
        replace(sheet, pieces=[p for p in sheet.pieces if id(p) not in gone[sheet.number]])
        if sheet.number in gone
        else sheet
        for sheet in sheets
    ]
    if not any(sheet.pieces for sheet in kept):
        return list(sheets), {}
    return kept, taken


def _is_furniture(row: _Row, seen: _Seen, pages: int) -> bool:
    if _FOLIO.fullmatch(row.text) and row.is_apart:
        return True
    words, *without_number = (_pages_with(name, row.height, seen) for name in row.names)
    many = max(MIN_PAGES, MIN_SHARE * pages)
    return words >= (2 if row.is_apart else many) or any(there >= many for there in without_number)


def _pages_with(name: str, height: int, seen: _Seen) -> int:
    near = (seen.get((name, at), set()) for at in (height - 1, height, height + 1))
    return len(set().union(*near))


def _edge_rows(sheet: Sheet) -> list[_Row]:
    """Return the rows at the edges of a page, each once, from its upper and its lower edge."""
    rows: list[list[Line]] = []
    for line in sorted(fragments_of(sheet.pieces, sheet.number), key=lambda line: line.y):
        if rows and line.y - rows[-1][0].y < 0.3 * line.style.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    upper = [at for at in range(len(rows))[:EDGE_ROWS] if rows[at][0].y <= ZONE * sheet.height]
    lower = [
        at
        for at in range(len(rows))[-EDGE_ROWS:]
        if rows[at][0].y >= (1 - ZONE) * sheet.height and at not in upper
    ]
    return [
        *(_row_of(sheet, rows, at, inner=at + 1) for at in upper),
        *(_row_of(sheet, rows, at, inner=at - 1) for at in reversed(lower)),
    ]


def _row_of(sheet: Sheet, rows: Sequence[Sequence[Line]], at: int, *, inner: int) -> _Row:
    lines = sorted(rows[at], key=lambda line: line.x0)
    size = lines[0].style.size
    is_last = not 0 <= inner < len(rows)
    room = size * 9 if is_last else abs(rows[inner][0].y - rows[at][0].y)
    text = " ".join(line.text for line in lines)
    name = text.casefold()
    changing = (form.sub("#", name) for form in (_FIRST, _LAST) if form.search(name))
    height = round(lines[0].y / 4)
    return _Row(sheet.number, tuple(lines), (name, *changing), height, text, room > 1.6 * size)
