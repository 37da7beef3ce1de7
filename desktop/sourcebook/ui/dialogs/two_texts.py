"""Two texts of a note that were both kept, and how they differ."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from sourcebook.model.comparison import Comparison
from sourcebook.ui import fonts
from sourcebook.ui.dialogs.changes_text import ChangesText
from sourcebook.ui.dialogs.revisions import SIZE
from sourcebook.ui.dialogs.sheet import Sheet
from sourcebook.ui.theme import Theme


class TwoTextsDialog(Sheet):
    """Shows what a note says here and elsewhere; N and P go from change to change."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(self.tr("Both texts of the note"), parent, width_px=600)
        self.told = QLabel(self.tr("Comparing…"))
        self.told.setFont(fonts.sans(13))
        self.changes = ChangesText(self.tr("How the two texts differ"), theme)
        self.body.addWidget(self.told)
        self.body.addWidget(self.changes, 1)
        self.add_words(
            self.tr(
                "\N{MINUS SIGN} stands only in the other text · + stands only in this note · "
                "N and P go from change to change · Esc closes"
            ),
            tone="dim",
            size_px=12,
        )
        self.resize(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def put(self, comparison: Comparison) -> None:
        """Show how they differ."""
        self.changes.compare(comparison)
        self._step(1)

    def say(self, words: str) -> None:
        """Say what became of the comparison."""
        self.told.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the differences (called by Qt)."""
        steps = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        number = self.changes.step(by)
        words = self.tr("Difference {number} of {count}")
        count = len(self.changes.stretches)
        self.say(
            words.format(number=number, count=count)
            if count
            else self.tr("The words of both are the same.")
        )
