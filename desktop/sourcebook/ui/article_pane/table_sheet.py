"""A table of an article in a window of its own, which scrolls both ways."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLabel, QTableView, QVBoxLayout, QWidget

from sourcebook.model.edition import Block
from sourcebook.ui import fonts
from sourcebook.ui.article_pane.tables import Grid

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole

LONGEST_WORDS: Final = 2_000
"""Code points of the chosen cell that are shown below the table."""

MOST_COPIED: Final = 100_000
"""Cells that are copied at most."""

_NARROWEST_PX: Final = 60
_WIDEST_PX: Final = 340
_AIR_PX: Final = 28
_LEAST_WIDE_PX: Final = 420
_BESIDE_PX: Final = 56
_BELOW_PX: Final = 150
"""Room beside and below a table that is seen whole: margins, scroll bars, the chosen cell."""

_SAMPLED_ROWS: Final = 100
"""Rows from whose words the widths of columns are taken."""

_MOST_FITTED: Final = 1_500
"""Cells up to which rows are made as high as their words: some 50 ms."""

_KEYS: Final = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class TableModel(QAbstractTableModel):
    """The cells of one table as they stand in the text."""

    def __init__(self, cells: Sequence[Block], text: str) -> None:
        super().__init__()
        grid = Grid.of(cells)
        rows = {row: at for at, row in enumerate(grid.rows)}
        columns = {column: at for at, column in enumerate(grid.columns)}
        self._size = len(rows), len(columns)
        self._cells: dict[tuple[int, int], str] = {}
        self._heads: set[tuple[int, int]] = set()
        for cell in cells:
            at, words = (rows[cell.row], columns[cell.column]), text[cell.start : cell.end]
            self._cells[at] = f"{self._cells[at]}\n{words}" if at in self._cells else words
            if cell.is_header:
                self._heads.add(at)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows."""
        return 0 if parent.isValid() else self._size[0]

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns."""
        return 0 if parent.isValid() else self._size[1]

    def words(self, row: int, column: int) -> str:
        """Return the words of one cell."""
        return self._cells.get((row, column), "")

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return the words of a cell, and bold letters for those that head others."""
        at = index.row(), index.column()
        if role == _Role.DisplayRole:
            return self._cells.get(at, "")
        if role == _Role.FontRole and at in self._heads:
            return fonts.sans(13, 600)
        if role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return None


class TableSheet(QDialog):
    """Shows one table; arrows, J and K move through it, Ctrl+C copies what is chosen."""

    def __init__(self, cells: Sequence[Block], text: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = TableModel(cells, text)
        rows, columns = self.model.rowCount(), self.model.columnCount()
        title = self.tr("Table of {rows} rows and {columns} columns")
        self.setWindowTitle(title.format(rows=rows, columns=columns))
        self.view = _View(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.windowTitle())
        self._chosen = QLabel()
        self._keys = QLabel(self.tr("Arrows move · Ctrl+C copies · Esc closes"))
        self._lay_out()
        self._set_widths()
        if rows * columns <= _MOST_FITTED:
            self.view.resizeRowsToContents()
        self.view.selectionModel().currentChanged.connect(lambda *_: self._say_chosen())
        if parent is not None:
            self.resize(self._size_that_fits().boundedTo(parent.window().size() * 0.94))
        self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.setFocus()

    @property
    def chosen_words(self) -> str:
        """Return what stands below the table: the words of the chosen cell."""
        return self._chosen.text()

    def _lay_out(self) -> None:
        self.view.setFont(fonts.sans(13))
        self.view.setProperty("look", "sheet")
        self.view.setWordWrap(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.horizontalHeader().hide()
        self.view.verticalHeader().hide()
        self._chosen.setTextFormat(Qt.TextFormat.PlainText)
        self._chosen.setWordWrap(True)
        self._chosen.setFont(fonts.sans(13))
        self._keys.setFont(fonts.sans(12))
        self._keys.setProperty("tone", "dim")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.addWidget(self.view, 1)
        column.addWidget(self._chosen)
        column.addWidget(self._keys)

    def _set_widths(self) -> None:
        letter = QFontMetricsF(fonts.sans(13)).averageCharWidth()
        rows = range(min(self.model.rowCount(), _SAMPLED_ROWS))
        for column in range(self.model.columnCount()):
            longest = max((len(self.model.words(row, column)) for row in rows), default=0)
            width = round(longest * letter * 1.1) + _AIR_PX
            self.view.setColumnWidth(column, min(max(_NARROWEST_PX, width), _WIDEST_PX))

    def _size_that_fits(self) -> QSize:
        """Return the size at which all of the table is seen, with what stands below it."""
        rows, columns = self.view.verticalHeader().length(), self.view.horizontalHeader().length()
        return QSize(max(_LEAST_WIDE_PX, columns + _BESIDE_PX), rows + _BELOW_PX)

    def _say_chosen(self) -> None:
        at = self.view.currentIndex()
        words = self.model.words(at.row(), at.column())
        self._chosen.setText(words[:LONGEST_WORDS] + "…" * (len(words) > LONGEST_WORDS))


class _View(QTableView):
    """The table; J and K move as the arrows do."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by a row, or copy."""
        model, at = self.model(), self.currentIndex()
        if event.key() in _KEYS and not event.modifiers():
            row = at.row() + _KEYS[Qt.Key(event.key())]
            self.setCurrentIndex(model.index(min(max(0, row), model.rowCount() - 1), at.column()))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        """Copy the chosen cells, columns parted by tabs, as spreadsheets take them."""
        chosen = sorted(
            (index.row(), index.column(), str(index.data()))
            for index in self.selectedIndexes()[:MOST_COPIED]
        )
        lines: dict[int, list[str]] = {}
        for row, _, words in chosen:
            lines.setdefault(row, []).append(" ".join(words.split()))
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines.values()))
