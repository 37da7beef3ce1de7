"""Bring the first mark of a snippet into the few lines there are for it."""

from collections.abc import Sequence
from typing import Final

LEAD_A_LINE: Final = 20
"""Code points kept before the first mark for each line there is: half of a line of a narrow pane,
so that a mark also is on the last one where letters are wide."""

ELLIPSIS: Final = "…"


def around_first_mark(
    snippet: str, spans: Sequence[tuple[int, int]], lines: int
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut off what stands too far before the first mark, at the beginning of a word.

    Args:
        snippet: Words around a hit.
        spans: Marked ranges, code points in *snippet*, in order.
        lines: How many lines there are.

    Returns:
        The shorter snippet and the same ranges in it.
    """
    lead = LEAD_A_LINE * lines
    if not spans or spans[0][0] <= lead:
        return snippet, tuple(spans)
    first = spans[0][0]
    cut = first - lead
    space = snippet.find(" ", cut, first)
    cut = space + 1 if space >= 0 else cut
    moved = len(ELLIPSIS) - cut
    return ELLIPSIS + snippet[cut:], tuple((start + moved, end + moved) for start, end in spans)
