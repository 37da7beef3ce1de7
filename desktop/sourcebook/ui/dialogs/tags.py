"""Change the tags of an article."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from sourcebook.ui.dialogs.sheet import Sheet


class TagsField(QLineEdit):
    """Tags separated by commas; the one being typed is completed from those there are."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__()
        self._completer = QCompleter(self)
        self._completer.setModel(QStringListModel([*known], self._completer))
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._offer)

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the tags without repetition, in the order they were typed."""
        parts = (" ".join(part.split()).lstrip("#") for part in self.text().split(","))
        return tuple(dict.fromkeys(part for part in parts if part))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the cursor at the end; Qt would select all, and the first key would erase it."""
        super().focusInEvent(event)
        self.end(False)  # noqa: FBT003 - Qt's signature

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter take what the list of completions offers."""
        popup = self._completer.popup()
        if popup and popup.isVisible() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _offer(self) -> None:
        begun = self.text()[: self.cursorPosition()].rpartition(",")[2].strip()
        self._completer.setCompletionPrefix(begun)
        if begun and self._completer.completionCount():
            self._completer.complete()
        elif popup := self._completer.popup():
            popup.hide()

    def _complete(self, tag: str) -> None:
        at = self.cursorPosition()
        before, comma, _ = self.text()[:at].rpartition(",")
        head = f"{before}{comma}{' ' if comma else ''}{tag}, "
        self.setText(head + self.text()[at:].lstrip(", "))
        self.setCursorPosition(len(head))


class TagsDialog(Sheet):
    """One field with all tags of an article.

    Signals:
        given: The tags it shall have (tuple of str).
    """

    given = Signal(object)

    def __init__(self, tags: Sequence[str], known: Sequence[str], parent: QWidget | None) -> None:
        super().__init__(self.tr("Tags"), parent)
        self.field = TagsField(known)
        self.field.setAccessibleName(self.tr("Tags"))
        self.field.setPlaceholderText(self.tr("politics, to-cite"))
        self.field.setText("".join(f"{tag}, " for tag in tags))
        self.body.addWidget(self.field)
        self.add_words(self.tr("Separate tags with commas."), tone="dim", size_px=12)
        self.add_buttons(self.tr("Keep"), self.tr("Cancel"))
        self.field.setFocus()

    def accept(self) -> None:
        """Give the tags."""
        self.given.emit(self.field.tags)
        super().accept()
