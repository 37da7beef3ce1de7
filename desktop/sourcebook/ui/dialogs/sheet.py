"""The form all dialogs have: a heading, what they hold, and buttons."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sourcebook.ui import fonts

MARGIN_PX = 22


class Sheet(QDialog):
    """A window-modal dialog; `open` shows it without stopping the program.

    It deletes itself when it is closed.
    """

    def __init__(self, title: str, parent: QWidget | None, width_px: int = 460) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(width_px)
        self.setFont(fonts.sans(13))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX - 4)
        self.body.setSpacing(10)
        self.add_words(title, size_px=16, weight=600)

    def add_words(
        self, words: str, *, tone: str = "", size_px: float = 13, weight: int = 400
    ) -> QLabel:
        """Add a line or a paragraph of plain text."""
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(fonts.sans(size_px, weight))
        if tone:
            label.setProperty("tone", tone)
        self.body.addWidget(label)
        return label

    def add_buttons(
        self, accept: str, reject: str = "", other: tuple[str, Callable[[], object]] | None = None
    ) -> QPushButton:
        """Add the button that accepts, on Enter too, and perhaps one that rejects.

        *other* is a button at the left that leads elsewhere: its words and what it does.
        """
        row = QHBoxLayout()
        if other is not None:
            row.addWidget(self._button(*other))
        row.addStretch()
        if reject:
            row.addWidget(self._button(reject, self.reject))
        accepting = self._button(accept, self.accept)
        accepting.setDefault(True)
        row.addWidget(accepting)
        self.body.addSpacing(6)
        self.body.addLayout(row)
        return accepting

    def _button(self, words: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button
