"""The field in which a query is typed."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sourcebook.ui import icons
from sourcebook.ui.theme import Theme

DEBOUNCE_MS: Final = 80
"""A query waits this long for the next key."""


class SearchBox(QLineEdit):
    """Tells the query a moment after the last key, and hands the arrows to the answers.

    Signals:
        asked: The query to answer, empty when there is none.
        went_down: The keyboard shall go to the answers.
        entered: The best answer, or the chosen one, shall be opened.
    """

    asked = Signal(str)
    went_down = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "search")
        self.setPlaceholderText(self.tr("Search library   Ctrl+F"))
        self.setAccessibleName(self.tr("Search library"))
        self._clearing = QAction(self.tr("Clear"), self)
        self._clearing.triggered.connect(self.clear)
        self._clearing.setVisible(False)
        self.addAction(self._clearing, QLineEdit.ActionPosition.TrailingPosition)
        self._pause = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._on_text_changed)

    @property
    def query(self) -> str:
        """Return the words asked for."""
        return self.text().strip()

    def apply(self, theme: Theme) -> None:
        """Change the colours."""
        self._clearing.setIcon(icons.icon("close", theme.dim))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send Down and Enter to the answers."""
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask_now()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self, text: str) -> None:
        self._clearing.setVisible(bool(text))
        if self.query:
            self._pause.start()
        else:
            self._pause.stop()
            self._ask()

    def _ask_now(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._ask()

    def _ask(self) -> None:
        self.asked.emit(self.query)
