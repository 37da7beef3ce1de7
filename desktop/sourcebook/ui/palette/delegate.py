"""Paints a row of the palette: the words with the letters that were meant, and what is beside."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sourcebook.base import fuzzy
from sourcebook.ui import fonts
from sourcebook.ui.article_pane.direction import isolated
from sourcebook.ui.article_pane.offsets import utf16_length
from sourcebook.ui.list_view import Index
from sourcebook.ui.painting import Elider, ground
from sourcebook.ui.palette.entries import Entry, Kind
from sourcebook.ui.theme import Theme

ROW_PX: Final = 34
SIDE_PX: Final = 22
GAP_PX: Final = 16
ABOUT_PART: Final = 0.4
"""What stands beside the words takes at most this part of the row."""

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 1
QUERY_ROLE: Final = Qt.ItemDataRole.UserRole + 2

_BESIDE: Final = {Kind.NOTE: "note", Kind.TAG: "tag", Kind.SETTING: "setting"}
"""Said of kinds that cannot be told by what stands beside them."""


class EntryDelegate(QStyledItemDelegate):
    """All rows are equally high."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._words = Elider(fonts.sans(13))
        self._about = Elider(fonts.sans(12))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a row (called by Qt)."""
        return QSize(200, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row (called by Qt)."""
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(9, 1, -9, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            ground(painter, area, self.theme.selection, 7)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            ground(painter, area, self.theme.hover, 7)
        inner = option.rect.adjusted(SIDE_PX, 0, -SIDE_PX, 0)
        room = self._paint_about(painter, inner, entry)
        self._paint_words(painter, inner, entry.words, str(index.data(QUERY_ROLE)), room)
        painter.restore()

    def _paint_about(self, painter: QPainter, inner: QRect, entry: Entry) -> int:
        """Paint what stands at the right; returns the width left for the words."""
        beside = [isolated(entry.about), self.tr(_BESIDE.get(entry.kind, ""))]
        width = round(inner.width() * ABOUT_PART)
        about = self._about.line("  ·  ".join(part for part in beside if part), width)
        if not about:
            return inner.width()
        painter.setFont(self._about.font)
        painter.setPen(QColor(self.theme.dim))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, about)
        return inner.width() - self._about.metrics.horizontalAdvance(about) - GAP_PX

    def _paint_words(
        self, painter: QPainter, inner: QRect, words: str, query: str, room: int
    ) -> None:
        """Paint the words as one line of their own direction, beginning at the left."""
        shown = self._words.line(words, room)
        layout = QTextLayout(shown, self._words.font)
        layout.setFormats([*_ranges(fuzzy.spans(query, words), shown, self._strong())])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        layout.endLayout()
        painter.setPen(QColor(self.theme.text))
        left = inner.x() - line.naturalTextRect().x()
        layout.draw(painter, QPointF(left, inner.y() + (inner.height() - line.height()) / 2))

    def _strong(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(fonts.sans(13, 700))
        return form


def _ranges(
    spans: list[fuzzy.Span], shown: str, form: QTextCharFormat
) -> Iterator[QTextLayout.FormatRange]:
    """Give *form* to the spans (code points) that are still in *shown*."""
    for start, end in spans:
        if start < end <= len(shown):
            answer = QTextLayout.FormatRange()
            answer.start = utf16_length(shown[:start])
            answer.length = utf16_length(shown[start:end])
            answer.format = form
            yield answer
