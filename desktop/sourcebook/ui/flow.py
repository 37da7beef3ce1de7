"""A layout that sets widgets side by side and begins a new line where the width ends."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

GAP_PX: Final = 5
"""White between two widgets, and between two lines."""


class Flow(QLayout):
    """As words are set in a paragraph; a widget wider than a line is made as wide as the line."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end (called by Qt)."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items (called by Qt)."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        """Return an item (called by Qt, which asks one too far and takes None as the end)."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value] # Qt's own contract

    def takeAt(self, index: int) -> QLayoutItem:
        """Give an item away (called by Qt, which takes None as the end)."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value] # Qt's own contract

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than is needed (called by Qt)."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow one is higher (called by Qt)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high all lines are (called by Qt)."""
        return self._set(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, area: QRect) -> None:
        """Move every widget to its place (called by Qt)."""
        super().setGeometry(area)
        self._set(area, moves=True)

    def sizeHint(self) -> QSize:
        """Return the least size (called by Qt)."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return room for one line; widgets shrink (called by Qt)."""
        margins = self.contentsMargins()
        highest = max((item.sizeHint().height() for item in self._shown()), default=0)
        return QSize(0, highest + margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _set(self, area: QRect, *, moves: bool) -> int:
        """Set the lines into *area*; returns their height with the margins."""
        margins = self.contentsMargins()
        inner = area.marginsRemoved(margins)
        x, y, line_height = inner.x(), inner.y(), 0
        for item in self._shown():
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(1, inner.width())))
            if x > inner.x() and x + size.width() > inner.x() + inner.width():
                x, y, line_height = inner.x(), y + line_height + GAP_PX, 0
            if moves:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + GAP_PX
            line_height = max(line_height, size.height())
        return y + line_height - area.y() + margins.bottom() if line_height else 0
