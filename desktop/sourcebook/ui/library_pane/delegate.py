"""Paints a row of the list: unread dot, title, facts, excerpt, tags."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sourcebook.ui import fonts, icons
from sourcebook.ui.article_pane.direction import runs_right_to_left
from sourcebook.ui.library_pane.model import ROW_ROLE
from sourcebook.ui.library_pane.rows import Row
from sourcebook.ui.list_view import Index
from sourcebook.ui.painting import Elider, faded, ground, paint_row_ground
from sourcebook.ui.theme import Theme

ROW_HEIGHT_PX: Final = 104
LEFT_PX: Final = 22
RIGHT_PX: Final = 18
TITLE_BASELINE_PX: Final = 25
LINE_PX: Final = 20
EXCERPT_LINE_PX: Final = 17
CHIP_HEIGHT_PX: Final = 17
CHIP_GAP_PX: Final = 5
STAR_PX: Final = 16


class RowDelegate(QStyledItemDelegate):
    """All rows are equally high; nothing is measured twice."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._title = Elider(fonts.sans(13, 600))
        self._plain = Elider(fonts.sans(12))
        self._chip = Elider(fonts.sans(11, 500))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a row (called by Qt)."""
        return QSize(200, ROW_HEIGHT_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row (called by Qt)."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = paint_row_ground(painter, option, self.theme)
        row = index.data(ROW_ROLE)
        if isinstance(row, Row):
            self._paint_row(painter, option.rect, row, paper)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, row: Row, paper: str) -> None:
        left, top = rect.x() + LEFT_PX, rect.y()
        width = rect.width() - LEFT_PX - RIGHT_PX
        baseline = top + TITLE_BASELINE_PX
        if row.is_unread:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.accent))
            painter.drawEllipse(QPointF(rect.x() + 13, baseline - 4.5), 3, 3)
        title_width = width - (STAR_PX + 4 if row.is_starred else 0)
        title = self._title.line(row.title, title_width)
        painter.setFont(self._title.font)
        painter.setPen(QColor(self.theme.text))
        start = left + _indent_px(self._title, title, row.title, title_width)
        painter.drawText(start, baseline, title)
        if row.is_starred:
            star = icons.icon("star-filled", self.theme.accent)
            star.paint(painter, left + width - STAR_PX, baseline - 13, STAR_PX, STAR_PX)
        baseline += LINE_PX
        painter.setFont(self._plain.font)
        painter.setPen(QColor(self.theme.dim))
        painter.drawText(left, baseline, self._plain.line(row.facts, width))
        baseline += LINE_PX - 1
        painter.setPen(QColor(faded(self.theme.text, paper, 0.78)))
        for line in self._plain.lines(row.excerpt, width, 1 if row.tags else 2):
            start = left + _indent_px(self._plain, line, row.excerpt, width)
            painter.drawText(start, baseline, line)
            baseline += EXCERPT_LINE_PX
        if row.tags:
            tags_top = top + TITLE_BASELINE_PX + 2 * LINE_PX + 5
            self._paint_tags(painter, row.tags, QRect(left, tags_top, width, CHIP_HEIGHT_PX))

    def _paint_tags(self, painter: QPainter, tags: tuple[str, ...], area: QRect) -> None:
        painter.setFont(self._chip.font)
        left = area.x()
        for tag in tags:
            room = area.right() - left - 12
            if room < min(30, self._chip.metrics.horizontalAdvance(tag)):
                break
            words = self._chip.line(tag, room)
            chip = QRectF(left, area.y(), self._chip.metrics.horizontalAdvance(words) + 12, 17)
            ground(painter, chip, self.theme.chip, 4)
            painter.setPen(QColor(self.theme.dim))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
            left = round(chip.right()) + CHIP_GAP_PX


def _indent_px(elider: Elider, line: str, text: str, width_px: int) -> int:
    """Return how far from the left a line of *text* begins: Arabic stands at the right."""
    if not runs_right_to_left(text):
        return 0
    return max(0, width_px - elider.metrics.horizontalAdvance(line))
