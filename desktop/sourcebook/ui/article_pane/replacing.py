"""Show a page in the place of another of the same article, so that the reader loses nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sourcebook.ui.article_pane.arriving import Arrival
from sourcebook.ui.article_pane.page import Page
from sourcebook.ui.article_pane.reader import Foothold, Reader

Moved = Callable[[int], int]
"""Says where in one document stands what stood at a position of another."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The line that is read, the selection, and whether there is a caret: document positions."""

    foothold: Foothold | None
    anchor: int
    position: int
    is_caret_shown: bool

    @property
    def line(self) -> int:
        """Return the position of the line, 0 at the very top."""
        return self.foothold.position if self.foothold is not None else 0

    @property
    def last(self) -> int:
        """Return the last position of all: up to it the page is laid out to stand so again."""
        return max(self.line, self.anchor, self.position)

    def resume(self, reader: Reader, moved: Moved = int) -> None:
        """Let *reader*, which shows another document now, stand so again."""
        if self.foothold is not None:
            reader.stand_on(replace(self.foothold, position=moved(self.foothold.position)))
        reader.put_cursor(moved(self.anchor), moved(self.position))
        if self.is_caret_shown:
            reader.show_caret()


def standing(reader: Reader) -> Standing:
    """Return how the reader stands in the document."""
    cursor = reader.textCursor()
    return Standing(
        reader.foothold(), cursor.anchor(), cursor.position(), is_caret_shown=reader.is_caret_shown
    )


def way_back(
    reader: Reader, arrival: Arrival, page: Page, before: Page
) -> Callable[[Callable[[], object]], None]:
    """Return what goes to where the reader stands in *before*, once *page* is shown, in steps.

    What is given to it is called there.
    """
    stood = standing(reader)
    last, picture = stood.last, arrival.picture(stood.last)
    offset = page.carried(before.offset(last) + 1, before)

    def moved(position: int) -> int:
        return page.moved(position, before)

    def go(arrived: Callable[[], object]) -> None:
        def resume() -> None:
            stood.resume(reader, moved)
            arrived()

        def go_on() -> None:  # the words are built: now it is known what stands between them
            arrival.go(offset, resume, position=moved(last), meanwhile=picture)

        arrival.go(offset, go_on, meanwhile=picture)

    return go
