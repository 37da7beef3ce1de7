"""The margin of what was cut: shown in its place on a key, and gone through by keys."""

from collections.abc import Callable
from dataclasses import replace

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

    Attributes:
        view: Which cuts a page shows from now on.
    """

    def __init__(
        self, reader: Reader, page: Callable[[], Page | None], set_again: Callable[[], None]
    ) -> None:
        self._reader = reader
        self._page = page
        self._set_again = set_again
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
            page = self._page()
        here = self._reader.textCursor().position()
        if not self._reader.is_in_view(here):
            here = self._reader.first_visible_position()
        found = page.step_cut(here, forward=forward) if page else None
        if found is None:
            return False
        start, end = found
        self._reader.put_cursor(start, start)
        self._reader.bring_in(start, min(end, start + 1))
        return True

    def refresh(self) -> None:
        """Point out the cut at the text cursor, and no other."""
        page = self._page()
        if page is not None:
            page.point_at_cut(self.pointed)
