"""Labels and buttons whose words end with “…” where they have no room for all of them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

LEAST_PX = 40
"""How narrow they may become."""


class ElidedLabel(QLabel):
    """A label that asks for room for all its words, and shows those that fit."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.whole = words

    def sizeHint(self) -> QSize:
        """Return the size in which nothing is cut (called by Qt)."""
        return super().sizeHint() + _lacking(self, self.whole, self.text())

    def minimumSizeHint(self) -> QSize:
        """Return a size in which something can be read (called by Qt)."""
        return QSize(LEAST_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits (called by Qt)."""
        super().resizeEvent(event)
        self.setText(_fitting(self, self.whole, self.sizeHint()))


class ElidedButton(QToolButton):
    """A button that does so; what stands at its end is always shown."""

    def __init__(self, words: str = "", end: str = "") -> None:
        super().__init__()
        self._words, self._end = words, end
        self._show(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def whole(self) -> str:
        """Return all that is said."""
        return f"{self._words}{self._end}"

    def say(self, words: str, end: str) -> None:
        """Say something else."""
        self._words, self._end = words, end
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size in which nothing is cut (called by Qt)."""
        return super().sizeHint() + _lacking(self, self.whole, self.text().replace("&&", "&"))

    def minimumSizeHint(self) -> QSize:
        """Return a size in which something can be read (called by Qt)."""
        return QSize(LEAST_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits (called by Qt)."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._show(_fitting(self, self._words, self.sizeHint()))

    def _show(self, words: str) -> None:
        self.setText(f"{words}{self._end}".replace("&", "&&"))


def _lacking(widget: QWidget, whole: str, shown: str) -> QSize:
    """Return how much wider the whole words are than those that are shown."""
    metrics = widget.fontMetrics()
    return QSize(metrics.horizontalAdvance(whole) - metrics.horizontalAdvance(shown), 0)


def _fitting(widget: QWidget, whole: str, needed: QSize) -> str:
    """Return as many of the words as fit into the widget."""
    lacking = needed.width() - widget.width()
    if lacking <= 0:
        return whole
    metrics = widget.fontMetrics()
    room = max(0, metrics.horizontalAdvance(whole) - lacking)
    return metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)
