"""Write a table of an edition as a table of the document."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import (
    QColor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from sourcebook.model.edition import Block, Mark
from sourcebook.ui.article_pane.direction import runs_right_to_left
from sourcebook.ui.article_pane.inline import InlineWriter
from sourcebook.ui.article_pane.typography import CAPTION, CELL, HEADER_CELL, Typography
from sourcebook.ui.article_pane.writer import FLAT_PX, Writer

_EMPTY_PER_FULL: Final = 8
"""A grid with more empty places than this for each cell is damage, not a table."""


TABLE_LINK: Final = "table:"
"""What the links begin with that open a table large, before its number."""

PADDING_EM: Final = 0.5
_BETWEEN: Final = " \N{MIDDLE DOT} "
_SIDES: Final = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
}
_LINKED: Final = frozenset({Mark.LINK})


@dataclass(frozen=True, slots=True)
class Ends:
    """Whether a part of a table begins it, ends it, and has a line of its own close below."""

    is_first: bool = True
    is_last: bool = True
    is_closed_up: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows and columns that cells really use, in order."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]

    @classmethod
    def of(cls, cells: Sequence[Block]) -> "Grid":
        """Return the grid of *cells*."""
        rows = tuple(sorted({cell.row for cell in cells}))
        return cls(rows, tuple(sorted({cell.column for cell in cells})))

    def is_sane(self, cells: Sequence[Block]) -> bool:
        """Tell whether the cells stand in reading order, and cost no more than they deserve."""
        places = [(cell.row, cell.column) for cell in cells]
        is_dense = len(self.rows) * len(self.columns) <= len(cells) * _EMPTY_PER_FULL + 64
        return is_dense and places == sorted(places)


class TableWriter:
    """Writes tables; their cells are set small, in the window's own face."""

    def __init__(self, writer: Writer, inline: InlineWriter, typography: Typography) -> None:
        self._writer = writer
        self._inline = inline
        self._typography = typography

    def write(
        self, cells: Sequence[Block], columns: Sequence[int], ends: Ends, *, right_to_left: bool
    ) -> QTextTable:
        """Write the *cells* of some rows of one table; several blocks may share a cell."""
        grid = Grid(Grid.of(cells).rows, tuple(columns))
        has_header = ends.is_first and _has_header_row(cells, grid)
        form = self._format(ends, has_header=has_header, right_to_left=right_to_left)
        table = self._writer.insert_table(len(grid.rows), len(grid.columns), form)
        rows = {row: at for at, row in enumerate(grid.rows)}
        places: dict[tuple[int, int], list[Block]] = {}
        for cell in cells:
            at = rows[cell.row], bisect_left(grid.columns, cell.column)
            places.setdefault(at, []).append(cell)
        for at, blocks in places.items():
            self._writer.enter(table.cellAt(*at).firstCursorPosition())
            for cell in blocks:
                self._cell(cell, right_to_left=right_to_left)
        self._writer.leave_table()
        return table

    def write_line(self, cells: Sequence[Block], *, right_to_left: bool) -> None:
        """Write one row of a table that is too wide to be drawn as such."""
        look = HEADER_CELL if all(cell.is_header for cell in cells) else CELL
        form = self._typography.block_format(look, right_to_left=right_to_left)
        form.setBottomMargin(self._typography.em(0.4))
        self._writer.begin(form, self._inline.plain(look))
        for cell in cells:
            if cell is not cells[0]:
                self._writer.write(_BETWEEN, self._inline.plain(look))
            self._inline.write(cell, look)

    def write_hint(self, number: int, rows: int, columns: int, *, right_to_left: bool) -> None:
        """Write below a table how it is seen better."""
        said = QCoreApplication.translate(
            "ArticlePane", "Table of {columns} columns: open it large"
        )
        words = said.format(rows=rows, columns=columns)
        form = self._typography.block_format(CAPTION, right_to_left=right_to_left)
        form.setTopMargin(0)
        link = self._typography.character_format(CAPTION, _LINKED, f"{TABLE_LINK}{number}")
        self._writer.begin(form, self._inline.plain(CAPTION))
        self._writer.write(words, link)

    def _cell(self, cell: Block, *, right_to_left: bool) -> None:
        look = HEADER_CELL if cell.is_header else CELL
        turned = runs_right_to_left(self._inline.text_of(cell), otherwise=right_to_left)
        form = self._typography.block_format(look, right_to_left=turned)
        if cell.label in _SIDES:
            form.setAlignment(_SIDES[cell.label])
        self._writer.begin(form, self._inline.plain(look))
        self._inline.write(cell, look)

    def _format(self, ends: Ends, *, has_header: bool, right_to_left: bool) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setCellPadding(self._typography.em(PADDING_EM))
        form.setCellSpacing(0)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderBrush(QColor(self._typography.theme.rule))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setTopMargin(self._typography.em(1.5) if ends.is_first else -FLAT_PX)
        below = CAPTION.above if ends.is_closed_up else 1.5
        form.setBottomMargin(self._typography.em(below) if ends.is_last else 0)
        form.setHeaderRowCount(int(has_header))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        if right_to_left:
            form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return form


def _has_header_row(cells: Sequence[Block], grid: Grid) -> bool:
    return all(cell.is_header for cell in cells if cell.row == grid.rows[0])
