"""How many words the note has, said quietly beside its state."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from sourcebook.ui import fonts
from sourcebook.ui.notes_pane import text

PAUSE_MS: Final = 600
"""Words are counted when nothing was typed for so long: nobody watches them while writing."""

MOST_LETTERS: Final = 1_000_000
"""In a longer note the words of its beginning are counted, and a sign says so."""


class WordCount(QLabel):
    """Counts words parted by blanks: of the selection, else of the note."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__()
        self._editor = editor
        self.setProperty("tone", "dim")
        self.setFont(fonts.sans(12))
        self.setAccessibleName(self.tr("Words in the note"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.count)
        editor.textChanged.connect(self._pause.start)
        editor.selectionChanged.connect(self._pause.start)

    def count(self) -> None:
        """Count now; costs 15 ms for a million letters."""
        cursor = self._editor.textCursor()
        words = text.plain(cursor.selectedText()) or text.body_of(self._editor.document())
        is_cut = len(words) > MOST_LETTERS
        number = len(words[:MOST_LETTERS].split())
        if not number:
            self.setText("")
        elif is_cut:
            self.setText(self.tr("over {number} words").format(number=f"{number:,}"))
        else:
            self.setText(self.tr("%n words", "", number) if number != 1 else self.tr("1 word"))
