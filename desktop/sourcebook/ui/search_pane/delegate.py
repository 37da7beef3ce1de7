"""Paints an answer: its title, what it is and where from, and the words around the hit, marked."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sourcebook.ui import fonts
from sourcebook.ui.list_view import Index
from sourcebook.ui.painting import Elider, paint_row_ground
from sourcebook.ui.search_pane import labels
from sourcebook.ui.search_pane.answer_rows import AnswerRow, Facts, Look, facts, in_a_line
from sourcebook.ui.search_pane.excerpt import Spans
from sourcebook.ui.search_pane.marked_words import LINE_PX, MarkedWords
from sourcebook.ui.search_pane.model import ROW_ROLE
from sourcebook.ui.search_pane.view import HEIGHTS_PX
from sourcebook.ui.theme import Theme

LEFT_PX: Final = 22
RIGHT_PX: Final = 18
INDENT_PX: Final = 14
"""How far what belongs to the answer above is set in."""

TITLE_PX: Final = 11
FACTS_PX: Final = 43
SNIPPET_PX: Final = 51
SNIPPET_LINES: Final = 3
MEMBER_FACTS_PX: Final = 18
MEMBER_SNIPPET_PX: Final = 26
SENTENCE_PX: Final = 5
FURTHER_LINES: Final = 2
LEAST_SOURCE_PX: Final = 24


class HitDelegate(QStyledItemDelegate):
    """Rows of one look are equally high.

    Signals:
        turn_wanted: The sentences of a row shall be shown or hidden (its number).
    """

    turn_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._title = Elider(fonts.sans(13, 600))
        self._facts = Elider(fonts.sans(11))
        self._bold = MarkedWords(self._title.font, theme)
        self._words = MarkedWords(fonts.sans(12), theme)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of an answer (called by Qt)."""
        return QSize(200, HEIGHTS_PX[Look.ANSWER])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row (called by Qt)."""
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, option, self.theme)
        left, top = option.rect.x() + LEFT_PX, option.rect.y()
        width = option.rect.width() - LEFT_PX - RIGHT_PX
        if row.look is Look.ANSWER:
            title, marks = elided_marks(self._title, row.title, row.source.title_spans, width)
            painter.setPen(QColor(self.theme.text))
            title_area = QRectF(left, top + TITLE_PX, width, LINE_PX + 3)
            self._paint_marked(painter, (title, marks), self._bold, title_area)
            self._paint_facts(painter, row, QPointF(left, top + FACTS_PX), width)
            first, lines = SNIPPET_PX, SNIPPET_LINES
        else:
            self._paint_bracket(painter, QRectF(left, top, 2, option.rect.height()))
            left, width = left + INDENT_PX, width - INDENT_PX
            if row.look is Look.MEMBER:
                self._paint_facts(painter, row, QPointF(left, top + MEMBER_FACTS_PX), width)
            first = MEMBER_SNIPPET_PX if row.look is Look.MEMBER else SENTENCE_PX
            lines = FURTHER_LINES
        painter.setPen(QColor(self.theme.text))
        area = QRectF(left, top + first, width, lines * LINE_PX)
        self._paint_marked(painter, (row.hit.snippet, row.hit.spans), self._words, area)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Turn a row whose count of further sentences is clicked (called by Qt)."""
        row = index.data(ROW_ROLE)
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and row.more
            and self.more_area(option.rect, row).contains(event.position())
        ):
            self.turn_wanted.emit(index.row())
            return True
        return super().editorEvent(event, model, option, index)

    def more_area(self, rect: QRect, row: AnswerRow) -> QRectF:
        """Return where the count of further sentences stands, with some room around it."""
        words = _told(row)
        width = self._facts.metrics.horizontalAdvance(words)
        baseline = FACTS_PX if row.look is Look.ANSWER else MEMBER_FACTS_PX
        right = rect.right() - RIGHT_PX
        return QRectF(right - width - 6, rect.y() + baseline - 15, width + 12, 20)

    def _paint_facts(self, painter: QPainter, row: AnswerRow, at: QPointF, width_px: int) -> None:
        """Paint what the row is, and at the end of the line how much more there is."""
        painter.setFont(self._facts.font)
        if row.more:
            words = _told(row)
            needed = self._facts.metrics.horizontalAdvance(words)
            painter.setPen(QColor(self.theme.link))
            painter.drawText(QPointF(at.x() + width_px - needed, at.y()), words)
            width_px -= needed + 10
        painter.setPen(QColor(self.theme.dim))
        painter.drawText(at, self._facts.line(self._fitting(facts(row), width_px), width_px))

    def _fitting(self, one: Facts, width_px: int) -> str:
        """Cut the source off where the line is too long, so that the day stays."""
        line = in_a_line(one)
        if not one.source or self._facts.line(line, width_px) == line:  # that is known already
            return line
        over = self._facts.metrics.horizontalAdvance(line) - width_px
        room = max(LEAST_SOURCE_PX, self._facts.metrics.horizontalAdvance(one.source) - over)
        return in_a_line(replace(one, source=self._facts.line(one.source, room)))

    def _paint_bracket(self, painter: QPainter, area: QRectF) -> None:
        """Paint the line that joins what belongs to one answer."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.rule))
        painter.drawRect(area)

    def _paint_marked(
        self, painter: QPainter, words: tuple[str, Spans], kept: MarkedWords, area: QRectF
    ) -> None:
        """Paint as many lines as *area* holds."""
        count, is_snippet = int(area.height() // LINE_PX), kept is self._words
        layout = kept.laid(words, self.theme, area.width(), count, brings_marks=is_snippet)
        painter.save()
        painter.setClipRect(area)
        layout.draw(painter, area.topLeft())
        painter.restore()


def _told(row: AnswerRow) -> str:
    """Return what is said of the further sentences of a row."""
    return labels.more(row.more, len(row.sentences) if row.is_unfolded else None)


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
