"""A browser in which tables wider than the column slide sideways under it."""

from itertools import zip_longest
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QTextCharFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from sourcebook.ui.article_pane.decoration import Decoration
from sourcebook.ui.article_pane.strips import Band, between

_NOTCH_PX: Final = 120
_BAR_PX: Final = 3.0
_LEAST_BAR_PX: Final = 24.0
_STRENGTH: Final = 0.55


class SlidingBrowser(QTextBrowser):
    """Paints a document with its decoration; a wide table is painted slid, and clipped.

    Shift and the wheel, or a wheel that turns sideways, slide the table under the pointer; the
    cursor slides it by going there. Places in the document are those of the table unslid.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decoration: Decoration | None = None
        self._is_pressed = False
        # Else Qt would move the whole page sideways to show a cursor in a wide table.
        self.horizontalScrollBar().rangeChanged.connect(
            lambda _low, _high: self.horizontalScrollBar().setRange(0, 0)
        )
        self.cursorPositionChanged.connect(self._reveal_cursor)

    def view(self) -> QRectF:
        """Return what the screen shows, in the coordinates of the document."""
        return QRectF(self.viewport().rect()).translated(0, self.verticalScrollBar().value())

    def unslid(self, point: QPointF) -> QPointF:
        """Return the place in the viewport that would be seen at *point* if nothing had slid."""
        band = self._band_at(point)
        return point + QPointF(band.shift, 0) if band is not None else point

    def slid(self, rect: QRectF) -> QRectF:
        """Return where a place of the viewport is seen, now that tables have slid."""
        y = rect.center().y() + self.view().top()
        for band in self._bands():
            if band.rect.top() <= y <= band.rect.bottom():
                return rect.translated(-band.shift, 0)
        return rect

    def slide_at(self, point: QPointF, by_px: float) -> bool:
        """Slide the table under a point of the viewport; False without one that can."""
        band = self._band_at(point)
        if band is None or self._decoration is None:
            return False
        has_slid = self._decoration.strips.slide(band, by_px)
        self.viewport().update()
        return has_slid

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what lies under the letters, then the letters."""
        if self._decoration is None:
            super().paintEvent(event)
            return
        view = self.view()
        bands = self._bands()
        painter = QPainter(self.viewport())
        painter.translate(0, -view.top())
        self._decoration.paint(painter, view)
        for band, below in zip_longest(bands, bands[1:]):
            is_last = below is None or below.number != band.number
            self._paint_band(painter, self._decoration, band, has_bar=is_last)
        self._decoration.paint_margin(painter, view)
        painter.end()
        for part in between(bands, view) if bands else [view]:
            shown = part.translated(0, -view.top()).toAlignedRect()
            self._paint_letters(shown.intersected(event.rect()), view.top())

    def picture(self) -> QPixmap:
        """Return what the page looks like, tables unslid; may be asked while it is resized."""
        ratio, view = self.devicePixelRatioF(), self.view()
        picture = QPixmap((view.size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        if self._decoration is not None and not picture.isNull():
            painter = QPainter(picture)
            painter.translate(0, -view.top())
            self._decoration.paint(painter, view)
            self.document().documentLayout().draw(painter, self._context(view))
            painter.end()
        return picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press where the table has slid to."""
        self._is_pressed = True  # what slides meanwhile would move away from the pointer
        super().mousePressEvent(self._slid(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move where the table has slid to."""
        super().mouseMoveEvent(self._slid(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Release where the table has slid to."""
        super().mouseReleaseEvent(self._slid(event))
        self._is_pressed = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Click twice where the table has slid to."""
        super().mouseDoubleClickEvent(self._slid(event))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Slide the table under the pointer when the wheel turns sideways; else scroll."""
        turned = event.angleDelta()
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        across = turned.x() or (turned.y() if is_shifted else 0)
        if across and self._band_at(event.position()) is not None:
            self.slide_at(event.position(), -across * _NOTCH_PX / 120)
            event.accept()
        else:
            super().wheelEvent(event)

    def _paint_letters(self, shown: QRect, top: float) -> None:
        """Paint the letters in a part of the viewport.

        Without a caret and a selection that is not left to Qt: in a line of two directions it
        shows the direction of a caret that nobody sees.
        """
        if self.cursorWidth() > 0 or self.textCursor().hasSelection():
            super().paintEvent(QPaintEvent(shown))
            return
        painter = QPainter(self.viewport())
        painter.setClipRect(shown)
        painter.translate(0, -top)
        context = self._context(QRectF(shown).translated(0, top))
        self.document().documentLayout().draw(painter, context)
        painter.end()

    def _paint_band(
        self, painter: QPainter, decoration: Decoration, band: Band, *, has_bar: bool
    ) -> None:
        painter.save()
        paper = band.rect.adjusted(0, 0, self.viewport().width(), 0)
        painter.fillRect(paper, QColor(decoration.typography.theme.paper))
        painter.setClipRect(band.rect)
        painter.translate(-band.shift, 0)
        shown = band.rect.translated(band.shift, 0)
        decoration.paint(painter, shown)
        context = self._context(shown)
        self.document().documentLayout().draw(painter, context)
        painter.translate(band.shift, 0)
        if has_bar:
            self._paint_bar(painter, decoration, band)
        painter.restore()

    def _context(self, shown: QRectF) -> QAbstractTextDocumentLayout.PaintContext:
        """Return how Qt paints text: what is shown, the selection and the caret."""
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = shown
        context.palette = self.palette()
        cursor = self.textCursor()
        context.cursorPosition = cursor.position() if self.cursorWidth() > 0 else -1
        if cursor.hasSelection():
            chosen = QAbstractTextDocumentLayout.Selection()
            chosen.cursor = cursor
            form = QTextCharFormat()
            form.setBackground(self.palette().brush(QPalette.ColorRole.Highlight))
            form.setForeground(self.palette().brush(QPalette.ColorRole.HighlightedText))
            chosen.format = form
            context.selections = [chosen]
        return context

    def _paint_bar(self, painter: QPainter, decoration: Decoration, band: Band) -> None:
        """Paint how much of the table is in view, and which part."""
        width = band.rect.width()
        whole = width + band.furthest
        length = max(_LEAST_BAR_PX, width * width / whole)
        left = band.rect.left() + (width - length) * band.shift / max(1.0, band.furthest)
        colour = QColor(decoration.typography.theme.dim)
        colour.setAlphaF(_STRENGTH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        bar = QRectF(left, band.rect.bottom() - _BAR_PX - 1, length, _BAR_PX)
        painter.drawRoundedRect(bar, _BAR_PX / 2, _BAR_PX / 2)

    def _bands(self) -> list[Band]:
        if self._decoration is None:
            return []
        return self._decoration.strips.bands(self.document(), self.view())

    def _band_at(self, point: QPointF) -> Band | None:
        if self._decoration is None:
            return None
        view = self.view()
        place = point + QPointF(0, view.top())
        return self._decoration.strips.band_at(self.document(), view, place)

    def _reveal_cursor(self) -> None:
        """Slide the table in which the cursor is so that the cursor is seen."""
        cursor = self.textCursor()
        if self._decoration is None or self._is_pressed or cursor.currentTable() is None:
            return
        line = QRectF(self.cursorRect(cursor)).translated(0, self.view().top())
        for band in self._bands():
            if band.rect.top() <= line.center().y() <= band.rect.bottom():
                self._decoration.strips.reveal(band, line.left(), line.right())
                self.viewport().update()

    def _slid(self, event: QMouseEvent) -> QMouseEvent:
        point = self.unslid(event.position())
        if point == event.position():
            return event
        return QMouseEvent(
            event.type(),
            point,
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )
