"""Paints an answer: what kind of thing, its title, and the words around the hit, marked."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sourcebook.model.highlight import Colour
from sourcebook.model.search import Found, Hit
from sourcebook.ui import fonts
from sourcebook.ui.article_pane.offsets import utf16_length
from sourcebook.ui.list_view import Index
from sourcebook.ui.painting import Elider, anywhere, paint_row_ground
from sourcebook.ui.search_pane.excerpt import around_first_mark
from sourcebook.ui.search_pane.model import HIT_ROLE
from sourcebook.ui.theme import Theme

ROW_HEIGHT_PX: Final = 100
LEFT_PX: Final = 22
RIGHT_PX: Final = 18
SNIPPET_LINES: Final = 3
LINE_PX: Final = 17

KINDS: Final = {
    Found.ARTICLE: "Article",
    Found.NOTE: "Note",
    Found.HIGHLIGHT: "Highlight",
}


class HitDelegate(QStyledItemDelegate):
    """All rows are equally high."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._kind = Elider(fonts.sans(11, 600))
        self._title = Elider(fonts.sans(13, 600))
        self._font = fonts.sans(12)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a row (called by Qt)."""
        return QSize(200, ROW_HEIGHT_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint an answer (called by Qt)."""
        hit = index.data(HIT_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, option, self.theme)
        left, top = option.rect.x() + LEFT_PX, option.rect.y()
        width = option.rect.width() - LEFT_PX - RIGHT_PX
        kind = QCoreApplication.translate("search", KINDS[hit.kind])
        kind_width = self._kind.metrics.horizontalAdvance(kind)
        self._say(painter, self._kind, kind, QPointF(left + width - kind_width, top + 25), "dim")
        title = self._title.line(" ".join(hit.title.split()), width - kind_width - 10)
        self._say(painter, self._title, title, QPointF(left, top + 25), "text")
        painter.setPen(QColor(self.theme.text))
        self._paint_snippet(painter, hit, QRectF(left, top + 33, width, SNIPPET_LINES * LINE_PX))
        painter.restore()

    def _say(self, painter: QPainter, elider: Elider, words: str, where: QPointF, ink: str) -> None:
        painter.setFont(elider.font)
        painter.setPen(QColor(getattr(self.theme, ink)))
        painter.drawText(where, words)

    def _paint_snippet(self, painter: QPainter, hit: Hit, area: QRectF) -> None:
        mark = QTextCharFormat()
        mark.setBackground(QColor(self.theme.highlights[Colour.YELLOW]))
        mark.setForeground(QColor(self.theme.text))
        layout = snippet_layout(*around_first_mark(hit.snippet, hit.spans), self._font, mark)
        layout.beginLayout()
        for number in range(SNIPPET_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, number * LINE_PX))
        layout.endLayout()
        painter.setClipRect(area)
        layout.draw(painter, area.topLeft())


def snippet_layout(
    snippet: str, spans: Sequence[tuple[int, int]], font: QFont, mark: QTextCharFormat
) -> QTextLayout:
    """Return a layout of *snippet* with *spans* set as *mark*.

    Spans count code points, the layout counts UTF-16 units; line breaks become spaces, one
    for one, so that both still count the same.
    """
    layout = QTextLayout(snippet.replace("\n", " ").replace("\u2029", " "), font)
    layout.setTextOption(anywhere())
    ranges = []
    for start, end in spans:
        marked = QTextLayout.FormatRange()
        marked.start = utf16_length(snippet[:start])
        marked.length = utf16_length(snippet[start:end])
        marked.format = mark
        ranges.append(marked)
    layout.setFormats(ranges)
    return layout
