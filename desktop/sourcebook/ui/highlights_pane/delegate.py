"""Paints a row: the bar of its colour, the quotation, the comment, where it is from."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sourcebook.ui import fonts, icons
from sourcebook.ui.article_pane.direction import runs_right_to_left
from sourcebook.ui.highlights_pane.rows import HighlightRow, Standing, standing_words
from sourcebook.ui.highlights_pane.swatch import strong
from sourcebook.ui.library_pane.model import ROW_ROLE
from sourcebook.ui.list_view import Index
from sourcebook.ui.painting import Elider, faded, ground, paint_row_ground
from sourcebook.ui.theme import Theme

ROW_HEIGHT_PX: Final = 98
LEFT_PX: Final = 30
RIGHT_PX: Final = 18
BAR_PX: Final = 4
FIRST_BASELINE_PX: Final = 24
LINE_PX: Final = 18
TICK_PX: Final = 14
LINES: Final = 3
"""Lines for the quotation and the comment together; the comment gets the last one at least."""


class HighlightDelegate(QStyledItemDelegate):
    """All rows are equally high; nothing is measured twice.

    Attributes:
        theme: The colours.
        picked: The ids of the rows that were picked.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.picked: Collection[str] = frozenset()
        self._quote = Elider(fonts.sans(13))
        self._plain = Elider(fonts.sans(12))
        self._small = Elider(fonts.sans(11))
        self._tag = Elider(fonts.sans(11, 500))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a row (called by Qt)."""
        return QSize(200, ROW_HEIGHT_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row (called by Qt)."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(ROW_ROLE)
        is_picked = isinstance(row, HighlightRow) and row.id in self.picked
        paper = self._paint_ground(painter, option, is_picked=is_picked)
        if isinstance(row, HighlightRow):
            bottom = self._paint_words(painter, option.rect, row, paper)
            self._paint_bar(painter, option.rect, row, bottom, is_picked=is_picked)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_picked: bool
    ) -> str:
        if not is_picked:
            return paint_row_ground(painter, option, self.theme)
        area = QRectF(option.rect).adjusted(6.5, 2.5, -6.5, -2.5)
        paper = faded(self.theme.selection, self.theme.side, 0.6)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        has_ring = is_current and option.widget.hasFocus()
        ground(painter, area, paper, 8, self.theme.link if has_ring else None)
        return paper

    def _paint_bar(
        self, painter: QPainter, rect: QRect, row: HighlightRow, bottom: float, *, is_picked: bool
    ) -> None:
        """Paint the bar, above it a tick on a picked row; that of a passage gone is hollow."""
        bar = QRectF(rect.x() + 16, rect.y() + 13, BAR_PX, bottom - rect.y() - 13)
        colour = QColor(strong(self.theme, row.colour))
        if is_picked:
            tick = icons.icon("check", self.theme.link)
            tick.paint(painter, rect.x() + 11, rect.y() + 12, TICK_PX, TICK_PX)
            bar.setTop(bar.top() + TICK_PX + 3)
        if row.standing is Standing.GONE:
            painter.setPen(colour)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            bar.adjust(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
        painter.drawRoundedRect(bar, BAR_PX / 2, BAR_PX / 2)

    def _paint_words(self, painter: QPainter, rect: QRect, row: HighlightRow, paper: str) -> float:
        """Paint all that is said; return how far down it reaches."""
        left, width = rect.x() + LEFT_PX, rect.width() - LEFT_PX - RIGHT_PX
        quotation = self._quote.lines(row.title, width, LINES - bool(row.comment))
        comment = self._plain.lines(row.comment, width, LINES - len(quotation))
        at = QPointF(left, rect.y() + FIRST_BASELINE_PX)
        at = _paint_lines(painter, self._quote, quotation, at, width, self.theme.text)
        ink = faded(self.theme.text, paper, 0.72)
        at = _paint_lines(painter, self._plain, comment, at, width, ink)
        facts = QRect(left, round(at.y()) - 13, width, LINE_PX)
        self._paint_facts(painter, row, facts)
        return facts.bottom() - 1

    def _paint_facts(self, painter: QPainter, row: HighlightRow, area: QRect) -> None:
        """Say where it is from, and at the right whether its passage moved or is gone."""
        words = standing_words(row.standing)
        width = area.width()
        if words:
            painter.setFont(self._tag.font)
            is_gone = row.standing is Standing.GONE
            painter.setPen(QColor(self.theme.danger if is_gone else self.theme.accent))
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | _MIDDLE, words)
            width -= self._tag.metrics.horizontalAdvance(words) + 10
        painter.setFont(self._small.font)
        painter.setPen(QColor(self.theme.dim))
        painter.drawText(
            area, Qt.AlignmentFlag.AlignLeft | _MIDDLE, self._small.line(row.facts, width)
        )


_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter

_TURN: Final = "\u200f"
"""Unicode's right-to-left mark: what ends a line of Arabic, such as “…”, stands at its left."""


def _paint_lines(
    painter: QPainter,
    elider: Elider,
    lines: tuple[str, ...],
    at: QPointF,
    width_px: int,
    ink: str,
) -> QPointF:
    """Paint lines below each other, Arabic at the right; return where the next one stands."""
    painter.setFont(elider.font)
    painter.setPen(QColor(ink))
    turned = bool(lines) and runs_right_to_left(" ".join(lines))
    for line in lines:
        indent = max(0, width_px - elider.metrics.horizontalAdvance(line)) if turned else 0
        painter.drawText(at + QPointF(indent, 0), f"{_TURN}{line}{_TURN}" if turned else line)
        at += QPointF(0, LINE_PX)
    return at
