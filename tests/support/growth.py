"""How much dearer a longer input is: two sizes in turn, by processor time."""

from collections.abc import Callable
from time import process_time
from typing import Final

from sourcebook.annotate.tokens import tokens

TIMES: Final = 4
"""How much longer the longer input is."""

MOST_GROWTH: Final = 8
"""How much dearer it may be: a square would cost sixteen times as much."""

ROUNDS: Final = 3
LEAST_S: Final = 0.002
"""What is counted at least: less is told apart by no clock."""


def growth(run: Callable[[int], object], length: int) -> float:
    """Return how many times the cost of *length* the cost of `TIMES` that length is."""
    short, long = [], []
    for _ in range(ROUNDS):
        short.append(_cost(run, length))
        long.append(_cost(run, length * TIMES))
    return max(min(long), LEAST_S) / max(min(short), LEAST_S)


def _cost(run: Callable[[int], object], length: int) -> float:
    tokens.cache_clear()
    begun = process_time()
    run(length)
    return process_time() - begun
