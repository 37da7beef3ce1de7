"""A list in a dialog that is worked by keys: Enter takes the row, Delete puts it away."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from sourcebook.ui import fonts

ROW_PX: Final = 32
"""About how high a row is."""


class KeyedList(QListWidget):
    """Each row holds a value.

    Signals:
        taken: A row was opened by Enter or a double click (its value).
        put_away: A row was to be deleted (its value).
    """

    taken = Signal(object)
    put_away = Signal(object)

    def __init__(self, name: str, rows: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(fonts.sans(13))
        self.setFixedHeight(rows * ROW_PX + 4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemDoubleClicked.connect(lambda item: self.taken.emit(_value(item)))

    @property
    def values(self) -> list[object]:
        """Return the values of all rows, from above."""
        return [_value(self.item(number)) for number in range(self.count())]

    @property
    def chosen(self) -> object | None:
        """Return the value of the current row, or None."""
        item = self.currentItem()
        return None if item is None else _value(item)  # type: ignore[redundant-expr] # Qt gives none

    def add(self, words: str, value: object, *, is_on: bool | None = None) -> None:
        """Add a row; with a box to tick when *is_on* is given."""
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, value)
        if is_on is not None:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.addItem(item)

    def remove(self, value: object) -> None:
        """Remove the row of a value; the next one becomes the current one."""
        if value in self.values:
            self.takeItem(self.values.index(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take or put away the current row."""
        keys: dict[int, Callable[[object], None]] = {
            Qt.Key.Key_Return: self.taken.emit,
            Qt.Key.Key_Enter: self.taken.emit,
            Qt.Key.Key_Delete: self.put_away.emit,
            Qt.Key.Key_Backspace: self.put_away.emit,
        }
        act = keys.get(event.key())
        if act is None or self.chosen is None:
            super().keyPressEvent(event)
        else:
            act(self.chosen)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first row if none is."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)


def _value(item: QListWidgetItem) -> object:
    return item.data(Qt.ItemDataRole.UserRole)
