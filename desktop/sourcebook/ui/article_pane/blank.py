"""What stands in the pane while no article does: a sentence, and the keys that help."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from sourcebook.ui import fonts


class Blank(QWidget):
    """A quiet page with a sentence in its middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sentence = QLabel(self)
        self._sentence.setProperty("tone", "dim")
        self._sentence.setFont(fonts.serif(19))
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._hints = QWidget(self)
        self._grid = QGridLayout(self._hints)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(9)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 0, 32, 60)
        column.setSpacing(26)
        column.addStretch(1)
        column.addWidget(self._sentence)
        column.addWidget(self._hints, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def say(self, sentence: str, hints: Sequence[tuple[str, str]] = ()) -> None:
        """Show a sentence, and below it keys with what they do."""
        self._sentence.setText(sentence)
        self.setAccessibleName(" ".join([sentence, *(f"{key}: {what}." for key, what in hints)]))
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for row, (key, what) in enumerate(hints):
            self._grid.addWidget(
                _label(key, fonts.sans(13, 600), Qt.AlignmentFlag.AlignRight), row, 0
            )
            self._grid.addWidget(_label(what, fonts.sans(13), Qt.AlignmentFlag.AlignLeft), row, 1)
        self._hints.setVisible(bool(hints))


def _label(text: str, font: QFont, side: Qt.AlignmentFlag) -> QLabel:
    label = QLabel(text)
    label.setFont(font)
    label.setProperty("tone", "dim")
    label.setAlignment(side)
    return label
