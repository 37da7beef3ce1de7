"""Pair the words of two states of a text: what stayed, in its order."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import LCSseq

CELLS: Final = 100_000_000
"""Pairs of words that are compared at once: 12 MB of bits, some 20 ms."""

ROUNDS: Final = 4
"""How often a part that is too large is cut at its landmarks; later rounds find little."""

LANDMARK: Final = 3
"""Words of a landmark: few rows of three words stand twice in a text by chance."""

Region = tuple[int, int, int, int]
"""From and to in the old words, from and to in the new ones."""

ISLAND: Final = 50
"""Words of the longest row that is moved to join another; longer ones stand for themselves."""

Row = tuple[int, int, int]
"""Number of an old word, of a new word, and how many from there on are the same."""

Pair = tuple[int, int]
"""Number of an old word, number of the new word it became."""


def pair_words(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """Return for each word of *old* the number of the same word in *new*, or -1.

    The pairs are those of a longest common subsequence. Where both texts are so long that this
    would take long, they are first cut at rows of words that stand once in each; a part that
    has none is left without pairs. So time and memory grow with the length of the texts.
    """
    numbers = [-1] * len(old)
    parts: list[tuple[int, Region]] = [(0, (0, len(old), 0, len(new)))]
    while parts:
        done, region = parts.pop()
        region = _trim(old, new, region, numbers)
        start, end, new_start, new_end = region
        if (end - start) * (new_end - new_start) <= CELLS:
            for one, other in matches(old[start:end], new[new_start:new_end]):
                numbers[start + one] = new_start + other
        elif done < ROUNDS:
            parts += [(done + 1, part) for part in _cut(old, new, region)]
    return _with_fewest_gaps(old, new, numbers)


def matches(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return the words both have in the same order; costs a bit for each pair of words."""
    return [
        (block.a + shift, block.b + shift)
        for block in LCSseq.editops(old, new).as_matching_blocks()
        for shift in range(block.size)
    ]


def _with_fewest_gaps(old: Sequence[str], new: Sequence[str], numbers: Sequence[int]) -> list[int]:
    """Pair the words in as few rows as there can be.

    Where the same words stand at both ends of a gap, one of the pairings tears them apart: of
    “may not go, or may stay” that became “may stay”, the first *may* went with the rest.
    """
    rows: list[Row] = []
    for row in reversed(_rows(numbers)):
        rows.append(row)
        while len(rows) > 1 and (joined := _joined(old, new, rows[-1], rows[-2])):
            rows[-2:] = [joined]
    paired = [-1] * len(old)
    for at, new_at, size in rows:
        paired[at : at + size] = range(new_at, new_at + size)
    return paired


def _rows(numbers: Sequence[int]) -> list[Row]:
    rows: list[Row] = []
    for number, new_number in enumerate(numbers):
        if new_number < 0:
            continue
        at, new_at, size = rows[-1] if rows else (-1, -1, 0)
        if (at + size, new_at + size) == (number, new_number):
            rows[-1] = (at, new_at, size + 1)
        else:
            rows.append((number, new_number, 1))
    return rows


def _joined(old: Sequence[str], new: Sequence[str], one: Row, other: Row) -> Row | None:
    """Return both rows as one, when the words of *one* also stand right before *other*."""
    at, new_at, size = one
    if size > ISLAND:
        return None
    before, new_before = other[0] - size, other[1] - size
    fits = (new_before == new_at and old[before : other[0]] == old[at : at + size]) or (
        before == at and new[new_before : other[1]] == new[new_at : new_at + size]
    )
    return (before, new_before, size + other[2]) if fits else None


def _trim(old: Sequence[str], new: Sequence[str], region: Region, numbers: list[int]) -> Region:
    """Pair the words that are the same at both ends of *region*; return what lies between."""
    start, end, new_start, new_end = region
    while start < end and new_start < new_end and old[start] == new[new_start]:
        numbers[start] = new_start
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
        numbers[end] = new_end
    return start, end, new_start, new_end


def _cut(old: Sequence[str], new: Sequence[str], region: Region) -> list[Region]:
    """Cut *region* before each landmark; without any there is nothing to go by."""
    start, end, new_start, new_end = region
    landmarks = _rising(_landmarks(old[start:end], new[new_start:new_end]))
    parts: list[Region] = []
    for one, other in landmarks:
        parts.append((start, region[0] + one, new_start, region[2] + other))
        start, new_start = region[0] + one, region[2] + other
    return [*parts, (start, end, new_start, new_end)] if landmarks else []


def _landmarks(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return where the rows of words begin that stand once in *old* and once in *new*."""
    places = _lone_rows(new)
    return [(at, places[row]) for row, at in _lone_rows(old).items() if row in places]


def _lone_rows(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    rows = list(zip(*(words[shift:] for shift in range(LANDMARK)), strict=False))
    counts = Counter(rows)
    return {row: at for at, row in enumerate(rows) if counts[row] == 1}


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest choice of *pairs*, which rise in the old text, that rises in the new."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, at) in enumerate(pairs):
        length = bisect_left(ends, at)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [at]
        last[length : length + 1] = [number]
    chosen: list[Pair] = []
    number = last[-1] if last else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]
