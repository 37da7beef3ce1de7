"""The list of highlights: one row is the current one, any number of them can be picked."""

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from sourcebook.ui.list_view import ListView

_ARROWS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_HELD: Final = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta})
_MODIFIERS: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class Listing(Protocol):
    """What knows the ids of the rows."""

    @property
    def ids(self) -> Sequence[str]:
        """Return them in the order of the rows."""


class HighlightsView(ListView):
    """Picks by Space, Shift and the arrows, Ctrl+A; by the mouse with Ctrl or Shift, or on the bar.

    What is picked is known by id: it stays while the list is filtered, ordered and redrawn.

    Signals:
        picked: Others are picked now.
        copy_wanted: The usual key for copying was pressed.
    """

    picked = Signal()
    copy_wanted = Signal()

    def __init__(
        self, row_height_px: int, bar_px: int, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(row_height_px, name, parent)
        self._bar_px = bar_px
        self._listing: Listing | None = None
        self._ids: set[str] = set()
        self._start = -1

    def list_by(self, listing: Listing) -> None:
        """Ask *listing* for the ids of the rows."""
        self._listing = listing

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids that are picked."""
        return frozenset(self._ids)

    def pick(self, ids: Sequence[str]) -> None:
        """Pick these and no others."""
        if self._ids != set(ids):
            self._ids = set(ids)
            self.picked.emit()
            self.viewport().update()

    def toggle(self, number: int) -> None:
        """Pick a row, or let it go."""
        listed = self._listing.ids if self._listing else ()
        if 0 <= number < len(listed):
            self._start = number
            self.pick([*self._ids.symmetric_difference({listed[number]})])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick by keys; the rest is as in every list."""
        key, shift = event.key(), Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.pick(self._listing.ids if self._listing else ())
        elif key == Qt.Key.Key_Space:
            self.toggle(self.current)
        elif key in _ARROWS and event.modifiers() & shift:
            self._start = self.current if self._start < 0 else self._start
            self.step(_ARROWS[Qt.Key(key)])
            self._pick_up_to(self.current)
        else:
            if key not in _HELD:
                self._start = -1
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick with Ctrl or Shift, or on the bar; else make the row the current one."""
        point = event.position().toPoint()
        number = self.indexAt(point).row()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if (
            number < 0
            or not is_left
            or not (self._is_on_bar(point) or event.modifiers() & _MODIFIERS)
        ):
            super().mousePressEvent(event)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._start = self.current if self._start < 0 else self._start
            self._pick_up_to(number)
        else:
            self.toggle(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row, but on its bar pick it: two quick clicks there are two clicks."""
        if self._is_on_bar(event.position().toPoint()):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def _is_on_bar(self, point: QPoint) -> bool:
        return point.x() < self._bar_px

    def _pick_up_to(self, number: int) -> None:
        first, last = sorted((max(0, self._start), number))
        self.pick(self._listing.ids[first : last + 1] if self._listing else ())
