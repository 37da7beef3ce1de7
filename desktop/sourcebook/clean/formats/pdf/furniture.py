"""Running heads, running feet and page numbers: what stands at the same place on many pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sourcebook.clean.formats.pdf.columns import fragments_of
from sourcebook.clean.formats.pdf.shapes import Line, Sheet

ZONE: Final = 0.12
"""Share of the height of a page, above and below, in which heads and feet stand."""

EDGE_ROWS: Final = 3
"""Rows at each edge that are looked at."""

_NUMBER: Final = re.compile(r"\d+|\b[ivxlc]+\b")
_FOLIO: Final = re.compile(
    r"\W*(?:(?:page|seite|p\.|s\.|sayfa|página|pagina|stran|صفحة|第)\s*)?"
    r"(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von|sur|de|di|van|من|页|頁)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Row:
    """Words on one height of a page, and whether room parts them from the rest."""

    page: int
    lines: tuple[Line, ...]
    key: tuple[str, int]
    text: str
    is_apart: bool


def without_furniture(sheets: Sequence[Sheet]) -> tuple[list[Sheet], dict[int, list[str]]]:
    """Take heads, feet and page numbers off the pages; return what was taken by page."""
    rows = [row for sheet in sheets for row in _edge_rows(sheet)]
    seen = Counter(row.key for row in rows)
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
    return kept, taken


def _is_furniture(row: _Row, seen: Counter[tuple[str, int]], pages: int) -> bool:
    name, height = row.key
    times = sum(seen[(name, near)] for near in (height - 1, height, height + 1))
    if _FOLIO.fullmatch(row.text) and row.is_apart:
        return True
    if times < 2:
        return False
    return row.is_apart or times >= max(3, 0.3 * pages)


def _edge_rows(sheet: Sheet) -> list[_Row]:
    rows: list[list[Line]] = []
    for line in sorted(fragments_of(sheet.pieces, sheet.number), key=lambda line: line.y):
        if rows and line.y - rows[-1][0].y < 0.3 * line.style.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    found: list[_Row] = []
    for order in (range(min(EDGE_ROWS, len(rows))), range(-1, -min(EDGE_ROWS, len(rows)) - 1, -1)):
        for at in order:
            y = rows[at][0].y
            if ZONE * sheet.height < y < (1 - ZONE) * sheet.height:
                break
            found.append(_row_of(sheet, rows, at % len(rows), is_above=order[0] == 0))
    return found


def _row_of(sheet: Sheet, rows: Sequence[Sequence[Line]], at: int, *, is_above: bool) -> _Row:
    lines = sorted(rows[at], key=lambda line: line.x0)
    inner = at + 1 if is_above else at - 1
    size = lines[0].style.size
    is_last = not 0 <= inner < len(rows)
    room = size * 9 if is_last else abs(rows[inner][0].y - rows[at][0].y)
    text = " ".join(line.text for line in lines)
    name = _NUMBER.sub("#", text.casefold())
    return _Row(sheet.number, tuple(lines), (name, round(lines[0].y / 4)), text, room > 1.6 * size)
