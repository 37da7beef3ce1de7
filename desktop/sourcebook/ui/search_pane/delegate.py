"""Paints an answer: its title, what it is and where from, and the words around the hit, marked."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sourcebook.model.highlight import Colour
from sourcebook.ui import fonts
from sourcebook.ui.article_pane.direction import runs_right_to_left
from sourcebook.ui.article_pane.offsets import utf16_length
from sourcebook.ui.list_view import Index
from sourcebook.ui.painting import Elider, anywhere, paint_row_ground
from sourcebook.ui.search_pane.excerpt import around_first_mark
from sourcebook.ui.search_pane.model import HIT_ROLE, facts
from sourcebook.ui.theme import Theme

ROW_HEIGHT_PX: Final = 112
LEFT_PX: Final = 22
RIGHT_PX: Final = 18
TITLE_PX: Final = 11
FACTS_PX: Final = 43
SNIPPET_PX: Final = 51
SNIPPET_LINES: Final = 3
LINE_PX: Final = 17

Spans = Sequence[tuple[int, int]]


class HitDelegate(QStyledItemDelegate):
    """All rows are equally high."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._title = Elider(fonts.sans(13, 600))
        self._facts = Elider(fonts.sans(11))
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
        title, marks = elided_marks(self._title, hit.title, hit.title_spans, width)
        painter.setPen(QColor(self.theme.text))
        title_area = QRectF(left, top + TITLE_PX, width, LINE_PX + 3)
        self._paint_marked(painter, (title, marks), self._title.font, title_area)
        painter.setFont(self._facts.font)
        painter.setPen(QColor(self.theme.dim))
        painter.drawText(QPointF(left, top + FACTS_PX), self._facts.line(facts(hit), width))
        painter.setPen(QColor(self.theme.text))
        area = QRectF(left, top + SNIPPET_PX, width, SNIPPET_LINES * LINE_PX)
        self._paint_marked(painter, around_first_mark(hit.snippet, hit.spans), self._font, area)
        painter.restore()

    def _paint_marked(
        self, painter: QPainter, words: tuple[str, Spans], font: QFont, area: QRectF
    ) -> None:
        """Paint as many lines as *area* holds."""
        mark = QTextCharFormat()
        mark.setBackground(QColor(self.theme.highlights[Colour.YELLOW]))
        mark.setForeground(QColor(self.theme.text))
        layout = snippet_layout(*words, font, mark)
        layout.beginLayout()
        for number in range(int(area.height() // LINE_PX)):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, number * LINE_PX))
        layout.endLayout()
        painter.save()
        painter.setClipRect(area)
        layout.draw(painter, area.topLeft())
        painter.restore()


def elided_marks(elider: Elider, title: str, spans: Spans, width_px: int) -> tuple[str, Spans]:
    """Cut a title off where it is longer than a line, and the marks with it.

    White space becomes spaces, one for one, so that the marks stay where they are.
    """
    plain = "".join(" " if letter.isspace() else letter for letter in title)
    indent = len(plain) - len(plain.lstrip())
    line = elider.line(plain, width_px)
    end = len(line) if line == plain.strip() else max(0, len(line) - 1)
    moved = [(max(0, start - indent), min(end, last - indent)) for start, last in spans]
    return line, [(start, last) for start, last in moved if start < last]


def snippet_layout(snippet: str, spans: Spans, font: QFont, mark: QTextCharFormat) -> QTextLayout:
    """Return a layout of *snippet* with *spans* set as *mark*.

    Spans count code points, the layout counts UTF-16 units; line breaks become spaces, one
    for one, so that both still count the same.
    """
    layout = QTextLayout(snippet.replace("\n", " ").replace("\u2029", " "), font)
    option = anywhere()
    if runs_right_to_left(snippet):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    ranges = []
    for start, end in spans:
        marked = QTextLayout.FormatRange()
        marked.start = utf16_length(snippet[:start])
        marked.length = utf16_length(snippet[start:end])
        marked.format = mark
        ranges.append(marked)
    layout.setFormats(ranges)
    return layout
