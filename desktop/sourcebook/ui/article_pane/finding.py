"""Find words in the article that lies open, mark all their places, and come back."""

from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt

from sourcebook.base.find_folded import FoldedText
from sourcebook.ui.article_pane.find_bar import FindBar
from sourcebook.ui.article_pane.page import Page
from sourcebook.ui.article_pane.reader import Foothold, Reader
from sourcebook.ui.article_pane.steps import Stretch

MOST: Final = 2000
"""Places that are marked; nobody goes through more."""

_CONTEXT: Final = 1 / 3


class Finding(QObject):
    """Joins the bar with the page; what answers the library's search comes back afterwards.

    Args:
        bar: Where the words are typed.
        reader: Where the article is shown.
        page: Returns the page that is shown, or None.
        go: Calls something once the text is laid out up to a code point.
    """

    def __init__(
        self,
        bar: FindBar,
        reader: Reader,
        page: Callable[[], Page | None],
        go: Callable[[int, Callable[[], object]], None],
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._reader = reader
        self._page = page
        self._once_there = go
        self._text: tuple[str, FoldedText] | None = None
        self._places: list[tuple[int, int]] = []
        self._current = -1
        self._before: tuple[tuple[int, int], ...] = ()
        self._begun: tuple[Foothold | None, int] = (None, 0)
        bar.asked.connect(self._search)
        bar.next_wanted.connect(lambda: self.step(forward=True))
        bar.previous_wanted.connect(lambda: self.step(forward=False))
        bar.left.connect(lambda: self.close(back=True))
        bar.stayed.connect(lambda: self.close(back=False))

    @property
    def is_open(self) -> bool:
        """Tell whether the bar is shown."""
        return not self._bar.isHidden()

    def open(self, words: str = "") -> None:
        """Show the bar, looking for *words*; when it has the keyboard go to the next place."""
        page = self._page()
        if page is None:
            return
        if self.is_open and self._bar.field.hasFocus():
            self.step(forward=True)
            return
        if not self.is_open:
            self._before = page.found
            self._begun = self._reader.foothold(), self._reader.textCursor().position()
        self._bar.show()
        self._bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if words and words != self._bar.field.text():
            self._bar.field.setText(" ".join(words.split()))
        else:
            self._search(self._bar.field.text())
        self._bar.field.selectAll()

    def step(self, *, forward: bool) -> None:
        """Go to the next or previous place, at the ends round to the other end."""
        if self._places:
            self._go((self._current + (1 if forward else -1)) % len(self._places))

    def close(self, *, back: bool) -> None:
        """Hide the bar and its marks; *back* to where one read before, else stay."""
        if not self.is_open:
            return
        self._bar.hide()
        page = self._page()
        if page is not None:
            page.set_current(None)
            page.set_found(self._before)
        if back:
            foothold, position = self._begun
            self._reader.put_cursor(position, position)
            if foothold is None:
                self._reader.verticalScrollBar().setValue(0)
            else:
                self._reader.stand_on(foothold)
        self._reader.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def forget(self) -> None:
        """Hide the bar: another article is shown."""
        self._bar.hide()
        self._places, self._before = [], ()

    def _search(self, sought: str) -> None:
        page = self._page()
        if page is None or not self.is_open:
            return
        self._places = self._folded(page).places(sought, MOST)
        page.set_found(self._places)
        self._current = -1
        if self._places:
            begun = page.offset(self._begun[1] if self._is_begun_in_view else self._top)
            self._go(bisect_left(self._places, (begun, 0)) % len(self._places))
        else:
            page.set_current(None)
            self._bar.say(0, 0)

    @property
    def _top(self) -> int:
        foothold = self._begun[0]
        return foothold.position if foothold else 0

    @property
    def _is_begun_in_view(self) -> bool:
        """Tell whether the text cursor stood on the screen when the bar was opened."""
        return self._begun[1] >= self._top

    def _go(self, number: int) -> None:
        page = self._page()
        if page is None:
            return
        self._current = number
        self._bar.say(number + 1, len(self._places), is_cut=len(self._places) == MOST)
        place = self._places[number]
        self._once_there(place[0], lambda: self._bring(place))

    def _bring(self, place: Stretch) -> None:
        page = self._page()
        if page is None or self._current < 0:  # other words are looked for by now
            return
        start, end = page.position(place[0]), page.reached(place[1])
        self._reader.put_cursor(start, start)
        if not self._reader.is_in_view(start):
            self._reader.bring_up(start, self._reader.viewport().height() * _CONTEXT)
        if self.is_open:
            page.set_current((start, end))

    def _folded(self, page: Page) -> FoldedText:
        edition = page.reading.edition
        if self._text is None or self._text[0] != edition.id:
            self._text = edition.id, FoldedText(edition.text)
        return self._text[1]
