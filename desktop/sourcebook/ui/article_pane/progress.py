"""How much of an article is read, and how long the rest takes."""

from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Progress:
    """``percent`` from 0 to 100; ``minutes_left`` is 0 only at the end."""

    percent: int
    minutes_left: int


def progress(top: int, bottom: int, length: int, minutes: int) -> Progress | None:
    """Return how far a reader is who sees the code points from *top* to *bottom*.

    Args:
        top: First code point on the screen.
        bottom: Last code point on the screen.
        length: Code points of the whole text.
        minutes: What reading all of it takes.

    Returns:
        None when all of it is on the screen: then there is nothing to say.
    """
    if length <= 0 or (top <= 0 and bottom >= length):
        return None
    if bottom >= length:
        return Progress(100, 0)
    part = min(max(0.0, top / length), 1.0)
    return Progress(min(99, int(part * 100)), max(1, ceil((1 - part) * minutes)))
