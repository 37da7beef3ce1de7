"""The margin of what was cut: shown in its place on a key, and gone through by keys."""

from collections.abc import Callable
from dataclasses import replace

from sourcebook.ui.article_pane.arriving import Arrival
from sourcebook.ui.article_pane.cuts import CutView
from sourcebook.ui.article_pane.page import Page
from sourcebook.ui.article_pane.reader import Reader


class Margin:
    """Shows what was cut from the article, and points out the cut in which the cursor stands.

    The text cursor alone says which cut is pointed out: a click, or a step to another cut,
    puts it there; any movement through the text takes it away.

    Args:
        reader: Where the article is shown.
        page: Returns the page that is shown, or None.
        set_again: Sets the article anew, with the cuts that `view` says.
        arrival: Goes to far places, and tells when it is there.

    Attributes:
        view: Which cuts a page shows from now on.
    """

    def __init__(
        self,
        reader: Reader,
        page: Callable[[], Page | None],
        set_again: Callable[[], None],
        arrival: Arrival,
    ) -> None:
        self._reader = reader
        self._page = page
        self._set_again = set_again
        self._arrival = arrival
        self.view = CutView()
        reader.cursorPositionChanged.connect(self.refresh)

    @property
    def is_shown(self) -> bool:
        """Tell whether cuts are to be seen."""
        return self.view.is_shown

    @property
    def pointed(self) -> int | None:
        """Return the number, from 0, of the cut that is pointed out, or None."""
        page = self._page()
        return page.cut_at(self._reader.textCursor().position()) if page else None

    def toggle(self) -> None:
        """Show what was cut, or hide it; the line being read stays."""
        self.view = CutView(is_shown=not self.is_shown)
        self._set_again()

    def unfold(self, number: int) -> None:
        """Show all words of a cut."""
        self.view = replace(self.view, whole=self.view.whole | {number})
        self._set_again()

    def forget(self) -> None:
        """Fold what was unfolded: the cuts are others now."""
        self.view = replace(self.view, whole=frozenset())

    def step(self, *, forward: bool) -> bool:
        """Point out the next cut, or the one before; at the ends go round. False without any."""
        page = self._page()
        if page is None:
            return False
        if not self.is_shown:
            self.toggle()
        self._arrival.then(lambda: self._step(forward=forward))
        return bool(page.reading.edition.cuts)

    def _step(self, *, forward: bool) -> None:
        page, here = self._page(), self._reader.textCursor().position()
        if page is None:
            return
        if not self._reader.is_in_view(here):
            here = self._reader.first_visible_position()
        found = page.step_cut(here, forward=forward)
        if found is not None:
            self._arrival.go(page.cut_place(found), lambda: self._approach(page, found))

    def _approach(self, page: Page, number: int) -> None:
        """Go on to a cut, now that it is built: other cuts may stand before it."""
        place = page.cut_range(number)
        if place is not None:
            start, end = place
            at = page.cut_place(number)
            self._arrival.go(at, lambda: self._bring(start, end), position=start)

    def _bring(self, start: int, end: int) -> None:
        self._reader.put_cursor(start, start)
        self._reader.bring_in(start, min(end, start + 1))

    def refresh(self) -> None:
        """Point out the cut at the text cursor, and no other."""
        page = self._page()
        if page is not None:
            page.point_at_cut(self.pointed)
