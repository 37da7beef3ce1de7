"""The field in which a query is typed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sourcebook.ui import icons
from sourcebook.ui.article_pane.offsets import utf16_length
from sourcebook.ui.keymap import Keymap
from sourcebook.ui.search_pane.offers import Offer, Offers
from sourcebook.ui.theme import Theme

DEBOUNCE_MS: Final = 40
"""A query waits this long for the next key: longer than between two keys that are pressed as one,
shorter than between two letters; a question that has not begun makes way for a newer one anyhow."""


class SearchBox(QLineEdit):
    """Tells the query a moment after the last key, and hands the arrows to the answers.

    Offers may hang below it. Tab takes one; Enter only one that was gone to by an arrow, and
    an arrow only goes to those that are complete: so offers are never in the way of an answer.

    Signals:
        asked: The query to answer, empty when there is none.
        went_down: The keyboard shall go to the answers.
        entered: The best answer, or the chosen one, shall be opened.
        history_wanted: The questions asked last shall be offered.
        widened: The last narrowing shall be taken back: Backspace was pressed in the empty box.
    """

    asked = Signal(str)
    went_down = Signal()
    entered = Signal()
    history_wanted = Signal()
    widened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "search")
        self._key = ""
        self._is_within = False
        self._say_scope()
        self.setAccessibleName(self.tr("Search library"))
        self.offers = Offers(self)
        self.offers.taken.connect(self._take)
        self._arrows_go_to_offers = False
        self._clearing = QAction(self.tr("Clear"), self)
        self._clearing.triggered.connect(self.clear)
        self._clearing.setVisible(False)
        self.addAction(self._clearing, QLineEdit.ActionPosition.TrailingPosition)
        self._pause = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._on_text_changed)

    @property
    def query(self) -> str:
        """Return the words asked for; a space at their end says that the last one is whole."""
        words = self.text().strip()
        return f"{words} " if words and self.text()[-1].isspace() else words

    @property
    def cursor_place(self) -> int:
        """Return the place of the cursor, code points."""
        units = self.text().encode("utf-16-le", "surrogatepass")[: 2 * self.cursorPosition()]
        return len(units.decode("utf-16-le", "replace"))

    def set_scope(self, *, is_within: bool) -> None:
        """Say in the empty box where it searches: in the library, or in the answers found."""
        self._is_within = is_within
        self._say_scope()

    def name_keys(self, keys: Keymap) -> None:
        """Say the key that leads here in the empty box."""
        self._key = keys.first("search")
        self._say_scope()

    def _say_scope(self) -> None:
        whole = self.tr("Search library")
        named = f"{whole}   {self._key}" if self._key else whole
        within = self.tr("Search within these answers")
        self.setPlaceholderText(within if self._is_within else named)

    def ask_for(self, query: str) -> None:
        """Put *query* in place of what was typed, and ask it at once."""
        self.setText(query)
        self.offers.hide()
        self._ask_now()

    def offer(self, offers: Sequence[Offer], *, is_for_arrows: bool = False) -> None:
        """Show offers below the box while the keyboard is in it; none hides them."""
        kept = offers if self.hasFocus() else ()
        self._arrows_go_to_offers = is_for_arrows or any(
            not one.words.endswith(":") for one in kept
        )
        self.offers.show_offers(kept)

    def apply(self, theme: Theme) -> None:
        """Change the colours."""
        self._clearing.setIcon(icons.icon("close", theme.dim))

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window while offers are shown, and Tab to take one."""
        if isinstance(event, QKeyEvent) and self.offers.isVisible():
            is_press = event.type() == QEvent.Type.KeyPress
            if event.key() == Qt.Key.Key_Escape:
                if is_press:
                    self.offers.hide()
                event.accept()
                return True
            if is_press and event.key() == Qt.Key.Key_Tab:
                self._take(self.offers.chosen or self.offers.first)
                return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send arrows and Enter to the offers or to the answers."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            if not event.isAutoRepeat():  # who empties the box by holding the key stops there
                self.widened.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the offers (called by Qt)."""
        super().focusOutEvent(event)
        self.offers.hide()

    def _step(self, by: int) -> None:
        if self.offers.isVisible() and self._arrows_go_to_offers:
            self.offers.step(by)
        elif by > 0 and self.query:
            self._ask_now()
            self.went_down.emit()
        elif by > 0:
            self.history_wanted.emit()

    def _enter(self) -> None:
        chosen = self.offers.chosen if self.offers.isVisible() else None
        if chosen is not None:
            self._take(chosen)
            return
        self.offers.hide()
        self._ask_now()
        self.entered.emit()

    def _take(self, offer: Offer | None) -> None:
        if offer is not None:
            self.ask_for(offer.query)
            self.setCursorPosition(utf16_length(offer.query[: offer.cursor]))

    def _on_text_changed(self, text: str) -> None:
        self._clearing.setVisible(bool(text))
        if not text:
            self.offers.hide()
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
