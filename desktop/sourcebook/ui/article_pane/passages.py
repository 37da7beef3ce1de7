"""Turn the highlights of an article, and what a search found, into ranges of its document."""

from collections.abc import Sequence

from sourcebook.model.anchor import Fit
from sourcebook.model.highlight import Highlight
from sourcebook.ui.article_pane.decoration import Passage
from sourcebook.ui.article_pane.offsets import OffsetMap
from sourcebook.ui.theme import Theme


def passages(highlights: Sequence[Highlight], offsets: OffsetMap, theme: Theme) -> list[Passage]:
    """Return the highlights that stand in the part of the document built so far.

    They are numbered in the order of the text, of two with one beginning the longer first: what is
    painted last lies on top, and the shorter one can be seen and clicked there. An orphan stands
    nowhere and is left out.
    """
    placed = [one for one in highlights if one.placement.fit is not Fit.ORPHAN]
    ordered = sorted(placed, key=lambda one: (one.placement.start, -one.placement.end))
    return [
        Passage(
            one.id,
            offsets.to_position(one.placement.start),
            offsets.to_position(one.placement.end),
            theme.highlights[one.colour],
            number,
            bool(one.comment.strip()),
        )
        for number, one in enumerate(ordered, start=1)
        if one.placement.start < offsets.end
    ]


def step(found: Sequence[Passage], position: int, *, forward: bool) -> Passage | None:
    """Return the next or previous passage from a document position, going round at the end."""
    if not found:
        return None
    if forward:
        return next((one for one in found if one.start > position), found[0])
    return next((one for one in reversed(found) if one.start < position), found[-1])


def ranges(spans: Sequence[tuple[int, int]], offsets: OffsetMap) -> list[tuple[int, int]]:
    """Return the document ranges of *spans* (code points) in the part built so far."""
    return [
        (offsets.to_position(start), offsets.to_position(end))
        for start, end in spans
        if start < offsets.end
    ]


def step_range(
    found: Sequence[tuple[int, int]], position: int, *, forward: bool
) -> tuple[int, int] | None:
    """Return the next or previous range from a document position; None beyond the last one."""
    if forward:
        return next((one for one in found if one[0] > position), None)
    return next((one for one in reversed(found) if one[0] < position), None)
