"""Words that were joined or parted by a slip: “webdesign”, “harb our”."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from sourcebook.base import folding
from sourcebook.index.pieces import Piece
from sourcebook.index.query import Where, Words
from sourcebook.model.search import Part

SHORTEST_PART: Final = 3
"""Letters of each of the two words that a word is cut into; shorter ones are in any word."""

Frequency = Callable[[str], int]
"""Tells how many documents have a word."""


def parted(word: str, frequency: Frequency, fewest: int) -> str:
    """Return *word* as the two words of *fewest* documents or more that it most likely is.

    These are the two of which the rarer one is the most frequent; nothing where there are none.
    """
    best, best_count = "", fewest - 1
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        first, second = word[:at], word[at:]
        count = min(frequency(first), frequency(second))
        if count > best_count:
            best, best_count = f"{first} {second}", count
    return best


class Join(NamedTuple):
    """Two neighbours as one word, where they stand, and how many documents have the rarer one."""

    word: str
    start: int
    end: int
    rarer: int


def joined(pieces: Sequence[Piece], text: str, frequency: Frequency, fewest: int) -> Iterator[Join]:
    """Yield neighbours that are one word of *fewest* documents or more, in order."""
    for before, behind in pairwise(pieces):
        first, second = _bare(before, text), _bare(behind, text)
        if not first or not second or text[before.end : behind.start].strip():
            continue
        if frequency(first + second) >= fewest:
            rarer = min(frequency(first), frequency(second))
            yield Join(first + second, before.start, behind.end, rarer)


def _bare(piece: Piece, text: str) -> str:
    """Return the one word that a piece is as it was typed, or nothing."""
    match piece.query:
        case Words((word,), where=Where.ANYWHERE, fuzz=0) if piece.part is Part.WORD:
            typed = text[piece.start : piece.end]
            is_bare = folding.fold(typed) == word and not folding.is_unspaced(word)
            return word if is_bare and word.isalpha() else ""
        case _:
            return ""
