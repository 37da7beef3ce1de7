"""Turn the highlights of an article, and what a search found, into ranges of its document."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from sourcebook.model.anchor import Fit
from sourcebook.model.highlight import Highlight
from sourcebook.ui.article_pane.decoration import Passage
from sourcebook.ui.article_pane.offsets import OffsetMap
from sourcebook.ui.article_pane.steps import Stretch
from sourcebook.ui.theme import Theme

Made = TypeVar("Made")


class Marks(Generic[Made]):
    """What is marked in a document that grows; each part of it is looked at once.

    Attributes:
        spans: What is marked, code points, ordered by start.
        made: The marks in the part built so far, in the order of the text; this list grows.
    """

    def __init__(self, spans: Sequence[Stretch], make: Callable[[int, int, int], Made]) -> None:
        """Mark *spans* (code points, ordered by start).

        Args:
            spans: What is marked.
            make: Makes the mark of the span with this index, from where it starts and ends in
                the document.
        """
        self.spans = spans
        self.made: list[Made] = []
        self._begins: list[int] = []
        self._make = make
        self._whole = 0

    def grow(self, offsets: OffsetMap) -> None:
        """Mark what was built since; what reached beyond it is made anew, for it goes on."""
        del self.made[self._whole :]
        del self._begins[self._whole :]
        for number in range(self._whole, len(self.spans)):
            start, end = self.spans[number]
            if start >= offsets.end:
                return
            places = offsets.to_position(start), offsets.to_position(end)
            self.made.append(self._make(number, *places))
            self._begins.append(places[0])
            if end <= offsets.end and self._whole == number:
                self._whole += 1

    def at(self, position: int) -> range:
        """Return the numbers of the marks that begin at a document position, from 0."""
        begins = self._begins
        return range(bisect_left(begins, position), bisect_right(begins, position))

    def step(self, position: int, *, forward: bool) -> int | None:
        """Return the number of the next mark, or the one before; None beyond the last one.

        *position* is in the part that is built; what is not built comes after it.
        """
        here = self.at(position)
        number = here.stop if forward else here.start - 1
        return number if 0 <= number < len(self.spans) else None


def placed(highlights: Sequence[Highlight]) -> list[Highlight]:
    """Return what stands in the text, in its order, of two with one beginning the longer first.

    An orphan stands nowhere and is left out.
    """
    found = [one for one in highlights if one.placement.fit is not Fit.ORPHAN]
    return sorted(found, key=lambda one: (one.placement.start, -one.placement.end))


def passages(highlights: Sequence[Highlight], theme: Theme) -> Marks[Passage]:
    """Return the marks of *highlights*, which `placed` has put in order.

    What is painted last lies on top, and the shorter of two can be seen and clicked there.
    """

    def make(number: int, start: int, end: int) -> Passage:
        one = highlights[number]
        ground = theme.highlights[one.colour]
        return Passage(one.id, start, end, ground, number + 1, bool(one.comment.strip()))

    return Marks([(one.placement.start, one.placement.end) for one in highlights], make)


def ranges(spans: Sequence[Stretch]) -> Marks[Stretch]:
    """Return the marks of the places that answer a search."""
    return Marks(spans, lambda _number, start, end: (start, end))


def step(marks: Marks[Passage], position: int, *, forward: bool, gone_to: str = "") -> int | None:
    """Return the number of the next highlight, or the one before, going round at the end.

    Where several begin at one place, *gone_to* is the id of the one that was gone to last.
    """
    if not marks.spans:
        return None
    here = (at for at in marks.at(position) if marks.made[at].id == gone_to)
    last = next(here, None)
    if last is not None:
        return (last + (1 if forward else -1)) % len(marks.spans)
    found = marks.step(position, forward=forward)
    if found is None:
        return 0 if forward else len(marks.spans) - 1
    return found
