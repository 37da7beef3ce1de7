"""Write a table of an edition as a table of the document."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from sourcebook.model.edition import Block, Kind
from sourcebook.ui.article_pane.direction import runs_right_to_left
from sourcebook.ui.article_pane.inline import InlineWriter
from sourcebook.ui.article_pane.typography import CAPTION, CELL, HEADER_CELL, Typography
from sourcebook.ui.article_pane.writer import Writer

_EMPTY_PER_FULL: Final = 8
"""A grid with more empty places than this for each cell is damage, not a table."""


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
        self, cells: Sequence[Block], grid: Grid, after: Block | None, *, right_to_left: bool
    ) -> None:
        """Write all *cells* of one table; several blocks may share a cell.

        Its caption, when that is what comes *after* it, is drawn close.
        """
        rows, columns = len(grid.rows), len(grid.columns)
        form = self._format(has_header=_has_header_row(cells, grid), right_to_left=right_to_left)
        if after is not None and after.kind is Kind.CAPTION:
            form.setBottomMargin(self._typography.em(CAPTION.above))
        table = self._writer.insert_table(rows, columns, form)
        places: dict[tuple[int, int], list[Block]] = {}
        for cell in cells:
            at = grid.rows.index(cell.row), grid.columns.index(cell.column)
            places.setdefault(at, []).append(cell)
        for at, blocks in places.items():
            self._writer.enter(table.cellAt(*at).firstCursorPosition())
            for cell in blocks:
                self._cell(cell, right_to_left=right_to_left)
        self._writer.leave_table()

    def _cell(self, cell: Block, *, right_to_left: bool) -> None:
        look = HEADER_CELL if cell.is_header else CELL
        turned = runs_right_to_left(self._inline.text_of(cell), otherwise=right_to_left)
        form = self._typography.block_format(look, right_to_left=turned)
        self._writer.begin(form, self._inline.plain(look))
        self._inline.write(cell, look)

    def _format(self, *, has_header: bool, right_to_left: bool) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setCellPadding(self._typography.em(0.5))
        form.setCellSpacing(0)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderBrush(QColor(self._typography.theme.rule))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setTopMargin(self._typography.em(1.5))  # Qt drops what stands below a block here
        form.setBottomMargin(self._typography.em(1.5))
        form.setHeaderRowCount(int(has_header))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        if right_to_left:
            form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return form


def _has_header_row(cells: Sequence[Block], grid: Grid) -> bool:
    return all(cell.is_header for cell in cells if cell.row == grid.rows[0])
