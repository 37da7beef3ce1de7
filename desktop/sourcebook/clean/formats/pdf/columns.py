"""The order in which the pieces of a page are read: columns are found from their geometry.

A gutter is a strip that hardly any line crosses. Lines that do cross it, as a headline over two
columns, part the page into bands; in each band one column is read after the other.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from sourcebook.clean.formats.pdf.leftward import in_reading_order, with_turned_runs
from sourcebook.clean.formats.pdf.shapes import Line, Piece, Sheet

BIN: Final = 2.0
"""Points: how finely gutters are looked for."""

MAX_COLUMNS_DEEP: Final = 6
"""How often a part of a page is parted again; a newspaper has five columns."""

MIN_LETTERS: Final = 12
"""Letters of an average line of a column; shorter ones are cells of a table."""

CELL_GAP: Final = 1.6
"""Sizes of the letters between two cells of a row; words stand nearer."""


def regions_of(sheet: Sheet) -> list[list[Line]]:
    """Return the columns of a page in the order they are read, each as its lines."""
    lines = fragments_of(sheet.pieces, sheet.number)
    lines += [Line([], sheet.number, picture=picture) for picture in sheet.pictures]
    found = _ordered(lines, 0)
    columns = [_settled(region) for region in found if region]
    order = in_reading_order if sheet.is_leftward else with_turned_runs
    return [[_turned(line, order) for line in column] for column in columns]


def fragments_of(pieces: Sequence[Piece], page: int) -> list[Line]:
    """Put pieces that were painted one after the other on one baseline together."""
    found: list[list[Piece]] = []
    for piece in pieces:
        if found and _follows(found[-1], piece):
            found[-1].append(piece)
        else:
            found.append([piece])
    lines = [Line(sorted(group, key=lambda piece: piece.x0), page) for group in found]
    for line in lines:
        _raise(line)
    return lines


def _follows(group: Sequence[Piece], piece: Piece) -> bool:
    last = group[-1]
    size = max(last.style.size, piece.style.size)
    is_alike = abs(last.style.size - piece.style.size) < 0.1 * size
    lift = min(abs(piece.y - other.y) for other in group[-3:])
    if lift > (0.15 if is_alike else 0.5) * size:
        return False
    return -0.5 * size < piece.x0 - last.x1 < 0.9 * size


def _raise(line: Line) -> None:
    """Mark small letters above the baseline of their line."""
    size, y = line.style.size, line.y
    for piece in line.pieces:
        piece.is_raised = piece.style.size < 0.85 * size and y - piece.y > 0.12 * size


def _ordered(lines: list[Line], depth: int) -> list[list[Line]]:
    """Part *lines* at their gutters, and return the parts in order."""
    if depth < MAX_COLUMNS_DEEP and len(lines) >= 4:
        for gutter in _gutters(lines):
            if bands := _bands(lines, gutter):
                return [part for band in bands for part in _ordered_band(band, gutter, depth)]
    return [lines]


def _ordered_band(
    band: tuple[bool, list[Line]], gutter: tuple[float, float], depth: int
) -> list[list[Line]]:
    is_columned, lines = band
    if not is_columned:
        return _ordered(lines, depth + 1)
    left, right = _sides(lines, gutter)
    return [*_ordered(left, depth + 1), *_ordered(right, depth + 1)]


def _gutters(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the strips that few lines cross, the emptiest and widest first."""
    start, end = min(line.x0 for line in lines), max(line.x1 for line in lines)
    count = int((end - start) / BIN) + 1
    if not 10 < count < 5000:
        return []
    changes = [0] * (count + 1)
    for line in lines:
        changes[int((line.x0 - start) / BIN)] += 1
        changes[int((line.x1 - start) / BIN) + 1 if line.x1 < end else count] -= 1
    cover, now = [], 0
    for change in changes[:count]:
        now += change
        cover.append(now)
    size = median([line.style.size for line in lines if line.pieces] or [10.0])
    return _empty_runs(cover, start, max(4.0, 0.5 * size))


def _empty_runs(cover: Sequence[int], start: float, width: float) -> list[tuple[float, float]]:
    limit = max(cover) * 0.3
    edges = [at for at in range(1, len(cover)) if (cover[at] <= limit) != (cover[at - 1] <= limit)]
    runs = [
        (sum(cover[a:b]) / (b - a), start + a * BIN, start + b * BIN)
        for a, b in pairwise(edges)
        if cover[a] <= limit and (b - a) * BIN >= width
    ]
    runs.sort(key=lambda run: (run[0], run[1] - run[2]))
    return [(a, b) for _, a, b in runs]


def _bands(lines: Sequence[Line], gutter: tuple[float, float]) -> list[tuple[bool, list[Line]]]:
    """Part lines into bands with columns and bands across; none when there are no columns."""
    bands: list[tuple[bool, list[Line]]] = []
    for line in sorted(lines, key=lambda line: line.y):
        is_across = line.x0 < gutter[0] and line.x1 > gutter[1] and not _is_over(line, lines)
        if bands and bands[-1][0] is not is_across:
            bands[-1][1].append(line)
        else:
            bands.append((not is_across, [line]))
    settled: list[tuple[bool, list[Line]]] = []
    for is_free, band in bands:
        is_columned = is_free and _is_columned(band, gutter)
        if settled and not is_columned and not settled[-1][0]:
            settled[-1][1].extend(band)
        else:
            settled.append((is_columned, band))
    return settled if any(is_columned for is_columned, _ in settled) else []


def _is_over(line: Line, lines: Sequence[Line]) -> bool:
    """Tell a line that only runs over the edge of its column, onto the words beside it."""
    reach = 0.5 * line.style.size
    return any(
        other is not line
        and abs(other.y - line.y) < reach
        and other.x0 < line.x1 - 1
        and other.x1 > line.x0 + 1
        for other in lines
    )


def _sides(lines: Sequence[Line], gutter: tuple[float, float]) -> tuple[list[Line], list[Line]]:
    middle = (gutter[0] + gutter[1]) / 2
    left = [line for line in lines if (line.x0 + line.x1) / 2 <= middle]
    right = [line for line in lines if (line.x0 + line.x1) / 2 > middle]
    return left, right


def _is_columned(band: Sequence[Line], gutter: tuple[float, float]) -> bool:
    """Tell two columns of running text beside one another from cells and margins."""
    sides = _sides(band, gutter)
    if not all(map(_is_running, sides)):
        return False
    (top1, end1), (top2, end2) = (
        (min(line.top for line in side), max(line.y for line in side)) for side in sides
    )
    beside = min(end1, end2) - max(top1, top2)
    return beside > 0.3 * min(end1 - top1, end2 - top2)


def _is_running(lines: Sequence[Line]) -> bool:
    if any(line.picture for line in lines) and len(lines) < 3:
        return bool(lines)
    said = [len(line.text) for line in lines if line.pieces]
    return len(said) > 1 and sum(said) >= MIN_LETTERS * len(said)


def _settled(region: list[Line]) -> list[Line]:
    """Return the lines of one column from top to bottom, with its edges and their distances."""
    rows: list[list[Line]] = []
    for line in sorted(region, key=lambda line: line.y):
        if rows and not line.picture and _is_beside(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    lines = [_row(row) for row in rows]
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    for index, line in enumerate(lines):
        line.left, line.right = left, right
        line.is_first = index == 0
        line.gap = 0 if index == 0 else line.y - lines[index - 1].y
    return lines


def _turned(line: Line, order: Callable[[list[Piece]], list[Piece]]) -> Line:
    """Return a line with its pieces, and those of its cells, in the *order* of reading."""
    cells = tuple(_turned(cell, order) for cell in line.cells)
    return replace(line, pieces=order(line.pieces), cells=cells)


def _is_beside(row: Sequence[Line], line: Line) -> bool:
    size = max(row[0].style.size, line.style.size)
    is_alike = abs(row[0].style.size - line.style.size) < 0.1 * size
    if row[0].picture or line.y - row[0].y > (0.3 if is_alike else 0.5) * size:
        return False
    return all(line.x0 > other.x1 - 0.3 * size or line.x1 < other.x0 + 0.3 * size for other in row)


def _row(row: list[Line]) -> Line:
    row.sort(key=lambda line: line.x0)
    if len(row) == 1:
        return row[0]
    cells: list[Line] = []
    for line in row:
        is_near = cells and line.x0 - cells[-1].x1 < CELL_GAP * max(line.style.size, 1)
        if cells and is_near:
            cells[-1] = _merged(cells[-1], line)
        else:
            cells.append(line)
    whole = cells[0]
    for cell in cells[1:]:
        whole = _merged(whole, cell)
    is_list = len(cells) == 2 and len(cells[0].text) < 4
    return replace(whole, cells=tuple(cells) if len(cells) > 1 and not is_list else ())


def _merged(first: Line, second: Line) -> Line:
    line = Line([*first.pieces, *second.pieces], first.page)
    _raise(line)
    return line
