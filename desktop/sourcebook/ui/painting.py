"""What delegates paint with: cut-off lines that are measured once, and rounded grounds."""

from collections import OrderedDict
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from sourcebook.ui.theme import Theme

_KEPT: Final = 4000


class Elider:
    """Breaks text into at most so many lines of a width, the last one cut off with “…”."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self._known: OrderedDict[tuple[str, int, int], tuple[str, ...]] = OrderedDict()

    def line(self, text: str, width_px: int) -> str:
        """Return *text*, cut off where it is longer than the width."""
        lines = self.lines(text, width_px, 1)
        return lines[0] if lines else ""

    def lines(self, text: str, width_px: int, count: int) -> tuple[str, ...]:
        """Return up to *count* lines."""
        key = (text, width_px, count)
        known = self._known.get(key)
        if known is None:
            known = self._break(text, width_px, count)
            self._known[key] = known
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(key)
        return known

    def _break(self, text: str, width_px: int, count: int) -> tuple[str, ...]:
        lines: list[str] = []
        rest = text.strip()
        while rest and len(lines) < count - 1 and self.metrics.horizontalAdvance(rest) > width_px:
            end = _first_line(rest, self.font, width_px)
            lines.append(rest[:end].rstrip())
            rest = rest[end:].lstrip()
        if rest:
            lines.append(self.metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width_px))
        return tuple(lines)


def _first_line(text: str, font: QFont, width_px: int) -> int:
    """Count the code points of the first line of a text that is too long for one."""
    layout = QTextLayout(text, font)
    layout.setTextOption(anywhere())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width_px)
    length = line.textLength()
    layout.endLayout()
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * length]
    return max(1, len(units.decode("utf-16-le", "ignore")))


def anywhere() -> QTextOption:
    """Return the way of breaking lines between words, and inside one that is too long."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def ground(
    painter: QPainter, rect: QRectF, colour: str, radius: float, ring: str | None = None
) -> None:
    """Fill a rounded rectangle, with a thin line around it when *ring* is a colour."""
    painter.setPen(QPen(QColor(ring), 1.0) if ring else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(rect, radius, radius)


def paint_row_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> str:
    """Paint what lies below a row of a list, with a ring while it has the keyboard.

    Returns:
        The colour on which the row's words stand.
    """
    area = QRectF(option.rect).adjusted(6.5, 2.5, -6.5, -2.5)
    if option.state & QStyle.StateFlag.State_Selected:
        ground(painter, area, theme.row, 8, theme.link if option.widget.hasFocus() else None)
        return theme.row
    if option.state & QStyle.StateFlag.State_MouseOver:
        ground(painter, area, theme.hover, 8)
        return theme.hover
    return theme.side


@lru_cache(maxsize=64)
def faded(ink: str, paper: str, strength: float) -> str:
    """Return *ink* mixed with the *paper* below it, as if it were painted half through."""
    one, below = QColor(ink), QColor(paper)
    pairs = (
        (one.red(), below.red()),
        (one.green(), below.green()),
        (one.blue(), below.blue()),
    )
    return QColor(*(round(a * strength + b * (1 - strength)) for a, b in pairs)).name()
