"""Type into the search box of a real window, and see when the answers to each key are painted."""

import time
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sourcebook.ui.main_window import MainWindow

LETTER_MS: Final = 120
"""From key to key, as a quick typist needs it."""

PATIENCE_MS: Final = 60_000

PAUSE_MS: Final = 400
"""After the last answers to a question: then their values are counted, too."""


class NothingPaintedError(Exception):
    """No answers came to what was typed."""


@dataclass(slots=True)
class Keys:
    """When each key was pressed, and how many of them were asked for, answered and painted."""

    pressed: list[float] = field(default_factory=list)
    asked: int = 0
    answered: int = 0
    painted: int = 0


class Typist(QObject):
    """Counts a key as painted when the window has painted the answers to all that stood with it.

    The answers to a key may never be shown because the next one was there before: then those to
    the next one count. Same answers need no painting; they are painted for the measurement.

    Attributes:
        took_ms: From each key to the end of the painting of its answers.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.took_ms: list[float] = []
        self._window = window
        self._keys = Keys()
        self._done = QEventLoop(self)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._done.quit)
        window.search_box.asked.connect(self._on_asked)
        window.results_pane.answered.connect(self._on_answered)
        window.installEventFilter(self)
        window.activateWindow()
        window.search_box.setFocus()

    def type(self, query: str) -> None:
        """Type *query* letter by letter into the empty box; wait for the last answers.

        Raises:
            NothingPaintedError: They never came.
        """
        self._keys = Keys()
        for letter in query:
            self._keys.pressed.append(time.perf_counter())
            QTest.keyClicks(self._window.search_box, letter)
            rest(LETTER_MS)
        if self._keys.painted < len(self._keys.pressed):
            self._patience.start()
            self._done.exec()
            self._patience.stop()
        if self._keys.painted < len(self._keys.pressed):
            raise NothingPaintedError(query)
        rest(PAUSE_MS)
        self._window.search_box.clear()
        self._window.search_box.setFocus()
        rest(PAUSE_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Look at the clock when the window has painted what was to be painted (called by Qt)."""
        if watched is not self._window or event.type() != QEvent.Type.UpdateRequest:
            return False
        handled = self._window.event(event)
        self._on_painted()
        return handled

    def _on_asked(self, _query: str) -> None:
        self._keys.asked = len(self._keys.pressed)

    def _on_answered(self) -> None:
        self._keys.answered = self._keys.asked
        for pane in self._window.results_pane.list.children():
            if isinstance(pane, QWidget):
                pane.update()

    def _on_painted(self) -> None:
        now, keys = time.perf_counter(), self._keys
        self.took_ms += [1000 * (now - at) for at in keys.pressed[keys.painted : keys.answered]]
        keys.painted = max(keys.painted, keys.answered)
        if keys.painted == len(keys.pressed):
            self._done.quit()


def rest(milliseconds: int) -> None:
    """Let the window live for a while; it sleeps until something happens, as it always does."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
