"""The line above the answers: what is wrong in the question, and what was probably meant."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sourcebook.model.search import Answers, Chip, Part
from sourcebook.ui import fonts
from sourcebook.ui.article_pane.direction import isolated
from sourcebook.ui.search_pane import labels
from sourcebook.ui.search_pane.chips import look_like_chip
from sourcebook.ui.search_pane.elided import ElidedButton


def meant(answers: Answers) -> str:
    """Return the question that was probably meant, or nothing.

    A mistake comes before the spelling of words, unless nothing at all is found with them.
    """
    if answers.advice and not answers.total:
        return answers.advice
    return answers.corrected or answers.advice


def would_help(answers: Answers) -> bool:
    """Tell whether what was meant may find something where nothing was found.

    A part that was left out would only have found less.
    """
    return bool(answers.advice or (answers.corrected and labels.is_in_trouble(answers.chips)))


class AdviceRow(QWidget):
    """A sentence of what is wrong, and a button with what was probably meant.

    Signals:
        taken: What was meant is wanted.
    """

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sentence = QLabel()
        self.sentence.setProperty("tone", "danger")
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setFont(fonts.sans(11))
        self.button = ElidedButton()
        look_like_chip(self.button)
        self.button.clicked.connect(self.taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 16, 8)
        column.setSpacing(5)
        column.addWidget(self.sentence)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def say(self, answers: Answers) -> None:
        """Say what is wrong in a question, and what was meant; without either there is no line."""
        troubles = [chip for chip in answers.chips if chip.trouble]
        trouble = next((chip for chip in troubles if chip.advice), next(iter(troubles), None))
        wanted = meant(answers)
        words = trouble.advice if trouble and wanted == answers.corrected else wanted
        said = self.tr("Did you mean {words}?").format(words=isolated(words))
        key = QKeySequence("Alt+Return").toString(QKeySequence.SequenceFormat.NativeText)
        self.button.say(said, f"   {key}")
        self.button.setAccessibleName(said)
        self.button.setHidden(not wanted)
        self.sentence.setText(_told(trouble) if trouble else "")
        self.sentence.setHidden(trouble is None)
        self.setHidden(not wanted and trouble is None)


def _told(trouble: Chip) -> str:
    """Return the sentence of a chip; of a word that goes on being looked for with the word."""
    return trouble.trouble if trouble.part is Part.TROUBLE else labels.explained(trouble)
