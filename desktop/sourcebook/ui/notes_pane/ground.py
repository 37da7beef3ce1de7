"""What is painted under and over the words of a note: bars, the ground of code, a veil."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from sourcebook.ui.notes_pane.colours import is_code, quote_depth
from sourcebook.ui.painting import faded
from sourcebook.ui.theme import Theme

BAR_PX: Final = 2.0
FIRST_PX: Final = 13.0
"""From the edge to the bar beside the words."""

STEP_PX: Final = 4.0
"""From one bar of a quotation to that of the quotation in it."""

MOST_BARS: Final = 3
"""Deeper quotations show no more: the margin has no room, and nobody counts them."""

VEIL: Final = 165
"""How opaque the veil over paragraphs out of focus is, of 255: they can still be read."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The colours under the words."""

    bar: QColor
    code: QColor
    veil: QColor

    @classmethod
    def of(cls, theme: Theme) -> "Ground":
        """Take them from *theme*."""
        veil = QColor(theme.side)
        veil.setAlpha(VEIL)
        code = QColor(faded(theme.dim, theme.side, 0.09))
        return cls(QColor(faded(theme.accent, theme.side, 0.6)), code, veil)

    def paint_under(self, editor: QPlainTextEdit, painter: QPainter) -> None:
        """Paint the bars of quotations and the ground of code; costs some µs a line in view."""
        for block, area in blocks_in_view(editor):
            if is_code(block):
                painter.fillRect(area, self.code)
            for number in range(min(MOST_BARS, quote_depth(block))):
                painter.fillRect(_bar(block, area, number), self.bar)

    def paint_over(self, editor: QPlainTextEdit, painter: QPainter) -> None:
        """Dim all but the paragraph of the cursor."""
        first, last = paragraph(editor.textCursor().block())
        for block, area in blocks_in_view(editor):
            if not first <= block.blockNumber() <= last:
                painter.fillRect(area, self.veil)


def blocks_in_view(editor: QPlainTextEdit) -> Iterator[tuple[QTextBlock, QRectF]]:
    """Yield the lines of the text that are on the screen, and where, in the viewport."""
    bottom, width = editor.viewport().height(), editor.viewport().width()
    block, offset = editor.firstVisibleBlock(), editor.contentOffset()
    top = editor.blockBoundingGeometry(block).translated(offset).top()
    while block.isValid() and top <= bottom:
        area = QRectF(0, top, width, editor.blockBoundingRect(block).height())
        yield block, area
        block, top = block.next(), area.bottom()


def paragraph(block: QTextBlock) -> tuple[int, int]:
    """Return the numbers of the first and last line that belong to *block* without an empty one."""
    first = last = block
    for _ in range(_FURTHEST):
        if not first.text().strip() or not first.previous().text().strip():
            break
        first = first.previous()
    for _ in range(_FURTHEST):
        if not last.text().strip() or not last.next().text().strip():
            break
        last = last.next()
    return first.blockNumber(), last.blockNumber()


def _bar(block: QTextBlock, area: QRectF, number: int) -> QRectF:
    inset = FIRST_PX - STEP_PX * number
    is_rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
    left = area.right() - inset - BAR_PX if is_rtl else area.left() + inset
    return QRectF(left, area.top(), BAR_PX, area.height())


_FURTHEST: Final = 100
"""Lines of a paragraph that are looked at in either direction: a screen holds fewer."""
