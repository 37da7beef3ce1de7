"""Say in the bar how much of the article is read, while one scrolls."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from sourcebook.ui.article_pane.bar import Bar
from sourcebook.ui.article_pane.page import Page
from sourcebook.ui.article_pane.progress import progress
from sourcebook.ui.article_pane.reader import Reader

_DELAY_MS: Final = 60
"""How much is read is told so often while one scrolls."""


class Gauge(QObject):
    """Looks at the page when it has moved, and tells the bar."""

    def __init__(self, bar: Bar, reader: Reader, page: Callable[[], Page | None]) -> None:
        super().__init__(reader)
        self._bar = bar
        self._reader = reader
        self._page = page
        self._resting = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._resting.timeout.connect(self._say)
        reader.verticalScrollBar().valueChanged.connect(self._say_soon)
        reader.verticalScrollBar().rangeChanged.connect(self._say_soon)

    def start(self) -> None:
        """Look after a moment, from now on."""
        self._resting.start()

    def _say_soon(self) -> None:
        if not self._resting.isActive():
            self._resting.start()

    def _say(self) -> None:
        page, told = self._page(), None
        if self._reader.is_on_its_way():
            return
        if page is not None:
            first, last = self._reader.top_position(), self._reader.last_visible_position()
            top = page.offset(first) if first is not None else 0
            length, minutes = len(page.reading.edition.text), page.reading.article.minutes
            told = progress(top, page.offset(last), length, minutes)
        self._bar.show_progress(told)
