"""Tables drawn in plain text: with bars and lines, with tabs, or with columns of spaces."""

import html as entities
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

FEWEST_ROWS: Final = 3
"""Rows of a table that is set with spaces alone; two lines may stand alike by chance."""

MAX_CELLS: Final = 2_000
"""Cells of one table; a larger one stays as it is written."""

_BORDER: Final = re.compile(r"\s*[+|]?[-=:]{2,}(?:(?:[+|]|[ ]{1,3})[-=:]{2,}){0,60}[+|]?\s*")
_BARRED: Final = re.compile(r"\s*[|+].*[|+]\s*")
_GUTTER: Final = re.compile(r" {2,}")
_NUMBER: Final = re.compile(r"\W{0,3}\d[\d.,:/%–-]*\s?\w{0,4}\W{0,2}")  # noqa: RUF001 - a dash

Rows = list[list[str]]


def is_of_table(line: str) -> bool:
    """Tell a line between bars, or one that is drawn between two rows."""
    return bool(_BARRED.fullmatch(line)) and len(line.strip()) > 2


def table_of(lines: Sequence[str]) -> str:
    """Return *lines* as a table of HTML, or nothing when they are none for sure."""
    rows, has_head = _between_bars(lines) or _between_tabs(lines) or _in_columns(lines)
    width = max(map(len, rows), default=0)
    if width < 2 or len(rows) < 2 or width * len(rows) > MAX_CELLS:
        return ""
    has_head = has_head or _is_head(rows)
    written = [
        "".join(
            _cell(text, is_head=has_head and not number) for text in [*row, *[""] * width][:width]
        )
        for number, row in enumerate(rows)
    ]
    return f"<table><tr>{'</tr><tr>'.join(written)}</tr></table>"


def _cell(text: str, *, is_head: bool) -> str:
    name = "th" if is_head else "td"
    return f"<{name}>{entities.escape(text)}</{name}>"


def _is_head(rows: Rows) -> bool:
    """Tell a first row without numbers above a column of them."""
    first, *others = rows
    if any(map(_NUMBER.fullmatch, first)):
        return False
    return any(_has_numbers(others, column) for column in range(1, len(first)))


def _has_numbers(rows: Sequence[Sequence[str]], column: int) -> bool:
    cells = [row[column] for row in rows if column < len(row) and row[column]]
    return bool(cells) and sum(map(bool, map(_NUMBER.fullmatch, cells))) * 3 >= len(cells) * 2


def _between_bars(lines: Sequence[str]) -> tuple[Rows, bool] | None:
    """Read rows between bars; those of one cell's further lines where rows are drawn apart."""
    if not all(map(is_of_table, lines)):
        return None
    drawn = [at for at, line in enumerate(lines) if _BORDER.fullmatch(line)]
    # With one line below its head only, and one at its end, its rows are lines.
    is_grid = len(drawn) > 3 or any("=" in lines[at] for at in drawn)
    rows: Rows = []
    is_new = True
    for at, line in enumerate(lines):
        if at in drawn:
            is_new = True
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if is_grid and not is_new and len(cells) == len(rows[-1]):
            rows[-1] = [f"{a} {b}".strip() for a, b in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        is_new = False
    has_head = bool(rows) and (1 in drawn or (drawn[:1] == [0] and 2 in drawn and len(drawn) > 1))
    return rows, has_head


def _between_tabs(lines: Sequence[str]) -> tuple[Rows, bool] | None:
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    widths = {len(row) for row in rows}
    is_table = len(widths) == 1 and widths != {1} and any(row[0] for row in rows)
    return (rows, False) if is_table else None


def _in_columns(lines: Sequence[str]) -> tuple[Rows, bool]:
    """Read columns that two blank places or more part in every row."""
    drawn = [at for at, line in enumerate(lines) if _BORDER.fullmatch(line)]
    rows = [line for at, line in enumerate(lines) if at not in drawn]
    width = max(map(len, rows), default=0)
    blank = "".join(
        " " if all(at >= len(row) or row[at] == " " for row in rows) else "x" for at in range(width)
    )
    edges = [0, *(found.end() for found in _GUTTER.finditer(blank)), width]
    cells = [[row[a:b].strip() for a, b in pairwise(edges)] for row in rows]
    is_full = all(sum(map(bool, row)) > 1 and row[0] for row in cells)
    columns = len(edges) - 1
    is_sure = len(rows) >= FEWEST_ROWS and is_full
    has_numbers = any(_has_numbers(cells[1:], column) for column in range(1, columns))
    return (cells, 1 in drawn) if is_sure and (has_numbers or columns > 2) else ([], False)
