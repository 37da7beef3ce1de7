"""A few lines as an article is set, to see what a setting does before any article lies open."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit

from sourcebook.model.edition import Mark
from sourcebook.ui.article_pane.typography import HEADINGS, PARAGRAPH, Typography

HEIGHT_PX: Final = 172


class Sample(QTextEdit):
    """Set anew with each setting; the column is as wide as this is."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(HEIGHT_PX)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setAccessibleName(self.tr("Sample"))

    def set_in(self, typography: Typography) -> None:
        """Write the lines in these letters and colours."""
        self.clear()
        cursor = QTextCursor(self.document())
        heading = typography.block_format(HEADINGS[2], right_to_left=False)
        heading.setTopMargin(0)
        cursor.setBlockFormat(heading)
        cursor.insertText(self.tr("The lamp room"), typography.character_format(HEADINGS[2]))
        cursor.insertBlock(typography.block_format(PARAGRAPH, right_to_left=False))
        plain = typography.character_format(PARAGRAPH)
        marked = typography.character_format(PARAGRAPH, frozenset({Mark.EMPHASIS}))
        cursor.insertText(self.tr("Every evening she climbed the "), plain)
        cursor.insertText(self.tr("hundred and twelve"), marked)
        words = self.tr(
            " steps, wound the clockwork, and wrote one line into the book: the hour, the wind, "
            "and the ships she had seen. Nobody read it for forty years."
        )
        cursor.insertText(words, plain)
        self.moveCursor(QTextCursor.MoveOperation.Start)
