"""The editor and the preview, beside each other where there is room, else one above the other."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

ROOMY_PX: Final = 660
"""Width from which two columns stand beside each other: some 40 characters in each."""


class Halves(QSplitter):
    """Turns by its width."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side when there is room for it (called by Qt)."""
        is_roomy = event.size().width() >= ROOMY_PX
        wanted = Qt.Orientation.Horizontal if is_roomy else Qt.Orientation.Vertical
        if wanted is not self.orientation():
            self.setOrientation(wanted)
            self.setSizes([1000] * self.count())
        super().resizeEvent(event)
