"""Choose a heading, a chapter or a page of the article to go to."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from sourcebook.base.folding import fold
from sourcebook.ui import fonts
from sourcebook.ui.article_pane.contents import Entry
from sourcebook.ui.dialogs.keyed_list import KeyedList
from sourcebook.ui.dialogs.sheet import Sheet

_FEWEST_ROWS: Final = 3
_MOST_ROWS: Final = 12
_INDENT: Final = "\u2003"
_TO_THE_LIST: Final = frozenset(
    {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
)


class ContentsDialog(Sheet):
    """A list that typing narrows; Enter goes to the row.

    Signals:
        chosen: A code point of the text.
    """

    chosen = Signal(int)

    def __init__(self, entries: Sequence[Entry], place: int, parent: QWidget | None) -> None:
        super().__init__(self.tr("Contents"), parent, width_px=520)
        self._entries = entries
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type to narrow, or a page number"))
        self.field.setAccessibleName(self.tr("Narrow the contents"))
        self.field.setFont(fonts.sans(13))
        rows = min(max(len(entries), _FEWEST_ROWS), _MOST_ROWS)
        self.list = KeyedList(self.tr("Contents"), rows)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._take_current)
        self.field.installEventFilter(self)
        self.list.taken.connect(self._take)
        self._narrow("")
        self.list.setCurrentRow(_row_of(entries, place))
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move through the list while the field has the keyboard."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _TO_THE_LIST
        ):
            QApplication.sendEvent(self.list, event)
            return True
        return bool(super().eventFilter(watched, event))

    def _narrow(self, words: str) -> None:
        sought = fold(" ".join(words.split()))
        self.list.clear()
        for entry in self._entries:
            shown = self.tr("Page {label}").format(label=entry.label) if entry.is_page else ""
            label = shown or entry.label
            if sought in fold(label):
                indent = "" if sought else _INDENT * 2 * (entry.level - 1)
                self.list.add(indent + label, entry.at)
        self.list.setCurrentRow(0)

    def _take_current(self) -> None:
        self._take(self.list.chosen)

    def _take(self, at: object) -> None:
        if isinstance(at, int):
            self.accept()
            self.chosen.emit(at)


def _row_of(entries: Sequence[Entry], place: int) -> int:
    """Return the row of the part that is being read."""
    parts = [row for row, one in enumerate(entries) if not one.is_page and one.at <= place]
    return parts[-1] if parts else 0
