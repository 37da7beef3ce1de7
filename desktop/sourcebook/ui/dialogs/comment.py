"""Write a comment on a highlight."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from sourcebook.model.highlight import Highlight
from sourcebook.ui.dialogs.sheet import Sheet

QUOTE_LENGTH = 160


class CommentDialog(Sheet):
    """The words that were marked, and a field for what one thinks of them.

    Signals:
        given: The comment, perhaps empty.
    """

    given = Signal(str)

    def __init__(self, highlight: Highlight, parent: QWidget | None) -> None:
        super().__init__(self.tr("Comment"), parent)
        quote = " ".join(highlight.anchor.quote.split())
        if len(quote) > QUOTE_LENGTH:
            quote = f"{quote[:QUOTE_LENGTH].rstrip()}…"
        self.add_words(f"“{quote}”", tone="dim")
        self.field = QPlainTextEdit(highlight.comment)
        self.field.setAccessibleName(self.tr("Comment"))
        self.field.setTabChangesFocus(True)
        self.field.setMinimumHeight(110)
        self.body.addWidget(self.field)
        self.add_words(self.tr("Ctrl+Enter keeps it."), tone="dim", size_px=12)
        self.add_buttons(self.tr("Keep"), self.tr("Cancel"))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            chord = QKeySequence(Qt.KeyboardModifier.ControlModifier | key)
            QShortcut(chord, self, self.accept)
        self.field.setFocus()

    def accept(self) -> None:
        """Give the comment."""
        self.given.emit(self.field.toPlainText().strip())
        super().accept()
