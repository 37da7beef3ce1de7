"""Lay a document out in short steps: Qt's own grow until one of them holds up the window."""

from typing import Final

from PySide6.QtGui import QTextDocument

STRETCH: Final = 8_000
"""UTF-16 units that are laid out at a time: 2 to 7 ms, measured."""


class LayingOut:
    """How far a document is laid out.

    Attributes:
        at: The document position up to which it is laid out, at least.
    """

    def __init__(self, document: QTextDocument) -> None:
        self.at = 0
        self._document = document

    def again(self) -> None:
        """Begin at the beginning: the column became narrower or wider."""
        self.at = 0

    def go_on(self) -> bool:
        """Lay out the next stretch; False at the end of what is built."""
        end = self._document.characterCount() - 1
        if self.at >= end:
            return False
        self.at = min(self.at + STRETCH, end)
        self._document.documentLayout().blockBoundingRect(self._document.findBlock(self.at))
        return True
