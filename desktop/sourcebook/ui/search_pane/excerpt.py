"""Bring the first mark of a snippet into the few lines there are for it."""

from collections.abc import Sequence
from typing import Final

LEAD: Final = 60
"""Code points kept before the first mark: about a line and a half of a narrow pane."""

ELLIPSIS: Final = "…"


def around_first_mark(
    snippet: str, spans: Sequence[tuple[int, int]]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut off what stands too far before the first mark, at the beginning of a word.

    Args:
        snippet: Words around a hit.
        spans: Marked ranges, code points in *snippet*, in order.

    Returns:
        The shorter snippet and the same ranges in it.
    """
    if not spans or spans[0][0] <= LEAD:
        return snippet, tuple(spans)
    first = spans[0][0]
    cut = first - LEAD
    space = snippet.find(" ", cut, first)
    cut = space + 1 if space >= 0 else cut
    moved = len(ELLIPSIS) - cut
    return ELLIPSIS + snippet[cut:], tuple((start + moved, end + moved) for start, end in spans)
