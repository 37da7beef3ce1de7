"""What a pane says when it has nothing to show: what is missing, and what to press."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sourcebook.ui import fonts


class EmptyState(QWidget):
    """A heading and a hint in the middle of a pane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._heading = self._label(fonts.sans(14, 600), "")
        self._hint = self._label(fonts.sans(12), "dim")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 0, 28, 0)
        column.addStretch(2)
        column.addWidget(self._heading)
        column.addSpacing(6)
        column.addWidget(self._hint)
        column.addStretch(3)

    def say(self, heading: str, hint: str) -> None:
        """Show both; the hint may be empty."""
        self._heading.setText(heading)
        self._hint.setText(hint)

    @property
    def words(self) -> str:
        """Return what is said."""
        return f"{self._heading.text()} {self._hint.text()}".strip()

    def _label(self, font: QFont, tone: str) -> QLabel:
        label = QLabel()
        label.setFont(font)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if tone:
            label.setProperty("tone", tone)
        return label
