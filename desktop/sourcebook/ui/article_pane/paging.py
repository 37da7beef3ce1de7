"""How far each key turns the page of a text that is read."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_SCROLL_LINES: Final = 2
_LEAST_PX: Final = 40


def step_px(event: QKeyEvent, line_px: int, height_px: int) -> int | None:
    """Return how far a key moves the page, negative for up; None for a key that does not."""
    page = max(_LEAST_PX, height_px - line_px * 2)
    if event.key() == Qt.Key.Key_Space:
        return -page if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else page
    steps = {
        Qt.Key.Key_PageDown: page,
        Qt.Key.Key_PageUp: -page,
        Qt.Key.Key_Down: line_px * _SCROLL_LINES,
        Qt.Key.Key_Up: -line_px * _SCROLL_LINES,
    }
    return steps.get(Qt.Key(event.key()))
