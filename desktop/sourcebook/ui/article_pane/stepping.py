"""Go from highlight to highlight, and from place to place that answers the search."""

from collections.abc import Callable

from sourcebook.ui.article_pane.finding import Finding
from sourcebook.ui.article_pane.page import Page
from sourcebook.ui.article_pane.reader import Reader
from sourcebook.ui.article_pane.steps import Stretch


class Stepping:
    """Finds what comes next from where the reader is, and has it shown.

    What comes next is known before the text is built so far: nobody waits for that.

    Args:
        reader: Where the article is shown.
        page: Returns the page that is shown, or None.
        finding: The bar of the article; while it is open, its places are those of the search.
        show: Brings code points on the screen.
    """

    def __init__(
        self,
        reader: Reader,
        page: Callable[[], Page | None],
        finding: Finding,
        show: Callable[[int, int], None],
    ) -> None:
        self._reader = reader
        self._page = page
        self._finding = finding
        self._show = show

    def to_highlight(self, *, forward: bool) -> str | None:
        """Go to the next highlight or the one before, going round; returns its id."""
        page = self._page()
        found = page.step(self._reader.attention(), forward=forward) if page else None
        if found is None:
            return None
        self._show(found.placement.start, found.placement.end)
        return found.id

    def to_found(self, *, forward: bool) -> bool:
        """Go to the next or previous place that answers; False beyond the last one."""
        page = self._page()
        if page is None:
            return False
        if self._finding.is_open:
            self._finding.step(forward=forward)
            return True
        return self._go(page.step_found(self._reader.attention(), forward=forward))

    def to_first_found(self, *, forward: bool) -> bool:
        """Go to the first place that answers, or the last for who goes back; False without any."""
        page = self._page()
        found = page.found if page else ()
        return self._go(found[0 if forward else -1] if found else None)

    def _go(self, place: Stretch | None) -> bool:
        if place is not None:
            self._show(*place)
        return place is not None
