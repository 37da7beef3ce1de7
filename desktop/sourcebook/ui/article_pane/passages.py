"""Turn the highlights of an article, and what a search found, into ranges of its document."""

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
        made: The marks in the part built so far, in the order of the text; this list grows.
    """

    def __init__(self, spans: Sequence[Stretch], make: Callable[[int, int, int], Made]) -> None:
        """Mark *spans* (code points, ordered by start).

        Args:
            spans: What is marked.
            make: Makes the mark of the span with this index, from where it starts and ends in
                the document.
        """
        self.made: list[Made] = []
        self._spans = spans
        self._make = make
        self._whole = 0

    def grow(self, offsets: OffsetMap) -> None:
        """Mark what was built since; what reached beyond it is made anew, for it goes on."""
        del self.made[self._whole :]
        for number in range(self._whole, len(self._spans)):
            start, end = self._spans[number]
            if start >= offsets.end:
                return
            places = offsets.to_position(start), offsets.to_position(end)
            self.made.append(self._make(number, *places))
            if end <= offsets.end and self._whole == number:
                self._whole += 1


def passages(highlights: Sequence[Highlight], theme: Theme) -> Marks[Passage]:
    """Return the marks of *highlights*.

    They are numbered in the order of the text, of two with one beginning the longer first: what is
    painted last lies on top, and the shorter one can be seen and clicked there. An orphan stands
    nowhere and is left out.
    """
    placed = [one for one in highlights if one.placement.fit is not Fit.ORPHAN]
    ordered = sorted(placed, key=lambda one: (one.placement.start, -one.placement.end))

    def make(number: int, start: int, end: int) -> Passage:
        one = ordered[number]
        ground = theme.highlights[one.colour]
        return Passage(one.id, start, end, ground, number + 1, bool(one.comment.strip()))

    return Marks([(one.placement.start, one.placement.end) for one in ordered], make)


def ranges(spans: Sequence[Stretch]) -> Marks[Stretch]:
    """Return the marks of the places that answer a search."""
    return Marks(spans, lambda _number, start, end: (start, end))


def step(
    found: Sequence[Passage], position: int, *, forward: bool, gone_to: str = ""
) -> Passage | None:
    """Return the next or previous passage from a document position, going round at the end.

    Where several begin at one place, *gone_to* is the id of the one that was gone to last.
    """
    if not found:
        return None
    here = [at for at, one in enumerate(found) if one.start == position]
    last = next((at for at in here if found[at].id == gone_to), None)
    if last is not None:
        return found[(last + (1 if forward else -1)) % len(found)]
    if forward:
        return next((one for one in found if one.start > position), found[0])
    return next((one for one in reversed(found) if one.start < position), found[-1])


def step_range(
    found: Sequence[tuple[int, int]], position: int, *, forward: bool
) -> tuple[int, int] | None:
    """Return the next or previous range from a document position; None beyond the last one."""
    if forward:
        return next((one for one in found if one[0] > position), None)
    return next((one for one in reversed(found) if one[0] < position), None)
