"""Carry a place over a change that lies in one stretch of a text."""

from typing import Final

_FURTHEST: Final = 10_000
"""Code points that two paragraphs may begin with alike."""


def carried(at: int, old: str, new: str) -> int:
    """Return where the place *at* of *old* stands in *new*.

    What both texts begin and end with alike is held to have stayed; a place in between goes to
    the beginning of what changed. Costs a few comparisons of the texts.
    """
    start, end = changed(old, new)
    if at >= end:
        return at + len(new) - len(old)
    return min(at, start)


def changed(old: str, new: str) -> tuple[int, int]:
    """Return the smallest stretch of *old* that has to be replaced to make *new* of it.

    Of several such stretches it is one from the beginning of a line: two paragraphs may begin
    with the same letters.
    """
    start = _alike(old, new)
    rest = min(len(old), len(new)) - start
    end = len(old) - _alike(old[::-1][:rest], new[::-1][:rest])
    back = _to_line(old, new, start, end)
    return start - back, end - back


def _to_line(old: str, new: str, start: int, end: int) -> int:
    """Return how far the stretch can be slid to the beginning of its line, 0 if not so far."""
    last = end + len(new) - len(old)
    for back in range(min(start, _FURTHEST) + 1):
        at = start - back
        if at == 0 or old[at - 1] == "\n":
            return back
        went, came = end - back, last - back
        if (went > at and old[went - 1] != old[at - 1]) or (
            came > at and new[came - 1] != new[at - 1]
        ):
            return 0
    return 0


def _alike(one: str, other: str) -> int:
    """Return how many code points both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one.startswith(other[low:middle], low):
            low = middle
        else:
            high = middle - 1
    return low
