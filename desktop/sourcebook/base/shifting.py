"""Carry a place over a change that lies in one stretch of a text."""


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
    """Return the smallest stretch of *old* that has to be replaced to make *new* of it."""
    start = _alike(old, new)
    rest = min(len(old), len(new)) - start
    return start, len(old) - _alike(old[::-1][:rest], new[::-1][:rest])


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
