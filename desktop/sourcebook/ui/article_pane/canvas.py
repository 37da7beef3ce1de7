"""Where one picture is looked at: fitted, larger, or moved about."""

from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from sourcebook.ui import fonts
from sourcebook.ui.theme import Theme

STEP: Final = 1.25
"""How much larger a picture becomes at a time."""

_MOST: Final = 8.0
_LEAST: Final = 0.02
_AIR_PX: Final = 12
_NOTCH: Final = 120
"""Units of one notch of a wheel (Qt's documentation of QWheelEvent)."""

_CENTRE: Final = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class Canvas(QWidget):
    """Draws a picture of a known size; the pixels to draw it with come later, and finer ones.

    Signals:
        finer_wanted: Pixels of width that would be drawn, more than there are.
    """

    finer_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QImage()
        self._size = QSizeF()
        self._words = ""
        self._scale = 0.0
        self._centre = QPointF()
        self._dragged_from: QPointF | None = None
        self.setAccessibleName(self.tr("Picture"))

    def expect(self, width: int, height: int) -> None:
        """Show the ground for a picture of so many pixels, fitted."""
        self._picture, self._words = QImage(), ""
        self._size = QSizeF(max(1, width), max(1, height))
        self.fit()

    def draw(self, picture: QImage) -> None:
        """Draw the picture that is expected, or the same again in finer pixels."""
        self._picture = picture
        self.update()

    def say(self, words: str) -> None:
        """Show a sentence in place of a picture."""
        self._picture, self._size, self._words = QImage(), QSizeF(), words
        self.update()

    @property
    def words(self) -> str:
        """Return the sentence in place of a picture."""
        return self._words

    @property
    def scale(self) -> float:
        """Return how many pixels of the window one of the picture takes."""
        return self._scale or self._fitting()

    @property
    def is_fitted(self) -> bool:
        """Tell whether the whole picture is in view."""
        return self.scale <= self._fitting()

    def fit(self) -> None:
        """Show the whole picture, no larger than it is."""
        self._scale = 0.0
        self._centre = QPointF(self._size.width() / 2, self._size.height() / 2)
        self._look_closer()

    def zoom(self, times: float, around: QPointF | None = None) -> None:
        """Show the picture *times* as large, keeping the point *around* where it is."""
        if self._size.isEmpty():
            return
        before, middle = self.scale, QPointF(self.width() / 2, self.height() / 2)
        low = min(_LEAST, self._fitting())
        self._scale = min(max(low, before * times), max(_MOST, self._fitting()))
        away = (around or middle) - middle
        self._centre += away * (1 / before - 1 / self._scale)
        self._look_closer()

    def move_view(self, by: QPointF) -> None:
        """Look at what lies *by* pixels of the window further on."""
        self._centre += by / self.scale
        self._look_closer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is looked at in view."""
        super().resizeEvent(event)
        self._look_closer()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        notches = event.angleDelta().y() / _NOTCH
        self.zoom(STEP**notches, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        self._dragged_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the picture that is held."""
        if self._dragged_from is not None:
            self.move_view(self._dragged_from - event.position())
            self._dragged_from = event.position()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the picture."""
        self._dragged_from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the picture in its own size, or fitted again."""
        if self.is_fitted:
            self.zoom(1 / self.scale, event.position())
        else:
            self.fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, or what is said in its place."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        if self._words:
            painter.setFont(fonts.sans(14))
            painter.setPen(QColor(self._theme.dim))
            painter.drawText(self.rect().adjusted(40, 0, -40, 0), _CENTRE, self._words)
        elif self._picture.isNull():
            painter.fillRect(self._target(), QColor(self._theme.panel))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._target(), self._picture)
        painter.end()

    def _target(self) -> QRectF:
        """Return where the picture stands in the window."""
        size = self._size * self.scale
        middle = QPointF(self.width() / 2, self.height() / 2)
        return QRectF(middle - self._centre * self.scale, size)

    def _fitting(self) -> float:
        if self._size.isEmpty():
            return 1.0
        wide = max(1, self.width() - 2 * _AIR_PX) / self._size.width()
        high = max(1, self.height() - 2 * _AIR_PX) / self._size.height()
        return min(1.0, wide, high)

    def _look_closer(self) -> None:
        """Keep the picture in the window, and ask for as many pixels as are drawn."""
        x = _held(self._centre.x(), self._size.width(), self.width() / self.scale)
        y = _held(self._centre.y(), self._size.height(), self.height() / self.scale)
        self._centre = QPointF(x, y)
        if not self._size.isEmpty() and self.isVisible():
            drawn = ceil(self._size.width() * self.scale * self.devicePixelRatioF())
            wanted = min(drawn, round(self._size.width()))
            if wanted > self._picture.width():
                self.finer_wanted.emit(wanted)
        self.update()


def _held(centre: float, length: float, window: float) -> float:
    """Return the point to be in the middle so that no white is shown that need not be."""
    if length <= window:
        return length / 2
    return min(max(window / 2, centre), length - window / 2)
