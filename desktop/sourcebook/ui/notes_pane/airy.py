"""The layout of a note: lines with air between them, and a key that costs the same in any note.

`QTextEdit` gives lines air, but goes through all lines that follow whenever one changes: 125 ms a
key in the middle of 5 MB. `QPlainTextEdit` looks at what is seen alone, 0.3 ms, but knows no
distance of lines. So its layout is asked, and the lines of a paragraph are moved apart.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QPlainTextDocumentLayout

AIR: Final = 0.28
"""Over each line, of its height: Inter's is 1.21 letter sizes, so lines stand 1.55 apart."""


class AiryLayout(QPlainTextDocumentLayout):
    """Lays a document out as Qt does, and moves lines apart as they are asked for."""

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return where a paragraph stands, laid out and spaced (called by Qt)."""
        area = super().blockBoundingRect(block)
        if block.isValid() and _space(block):
            area = super().blockBoundingRect(block)
        return area


def _space(block: QTextBlock) -> bool:
    """Move the lines of *block* apart, unless they are already."""
    layout = block.layout()
    count = layout.lineCount()
    if not count:
        return False
    first = layout.lineAt(0)
    if first.y() > 0:
        return False
    is_rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft  # begins at the right
    bottom = 0.0
    for number in range(count):
        line = layout.lineAt(number)
        height = line.height()
        top = bottom + AIR * height
        shift = line.width() - line.naturalTextWidth() if is_rtl else 0.0
        line.setPosition(QPointF(line.x() + max(0.0, shift), top))
        bottom = top + height
    return True
