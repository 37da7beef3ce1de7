"""Large letters at the start of a chapter, which stand beside several lines: put to their word."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from sourcebook.clean.formats.pdf.shapes import Piece
from sourcebook.clean.initials import stands_alone
from sourcebook.clean.typography import CLOSERS, OPENERS

LARGER: Final = 1.8
"""How much larger than the letters beside it such a letter is at least."""

_QUOTES: Final = f"{CLOSERS}{OPENERS} "


def with_initials(pieces: Sequence[Piece], words: Mapping[str, int]) -> list[Piece]:
    """Return *pieces* with each large first letter put before the first line beside it.

    Args:
        pieces: Those of one page, in any order.
        words: How often each word, in small letters, stands in the document: that tells “A long”
            from “Along”.
    """
    found = list(pieces)
    for initial in [piece for piece in pieces if _may_begin(piece, pieces)]:
        beside = [piece for piece in found if _stands_beside(initial, piece)]
        heights = {round(piece.y) for piece in beside}
        if len(heights) < 2:
            continue
        first = min(beside, key=lambda piece: (round(piece.y), piece.x0))
        at = next(place for place, piece in enumerate(found) if piece is first)
        found[at] = replace(first, text=_joined(initial.text.strip(), first.text, words))
        found = [piece for piece in found if piece is not initial]
    return found


def words_of(pieces: Sequence[Piece]) -> Counter[str]:
    """Count the words of *pieces*, in small letters."""
    return Counter(word for piece in pieces for word in piece.text.lower().split())


def _may_begin(piece: Piece, pieces: Sequence[Piece]) -> bool:
    letters = piece.text.strip(_QUOTES)
    if len(letters) != 1 or not letters.isupper():
        return False
    near = [other.style.size for other in pieces if _stands_beside(piece, other)]
    return bool(near) and piece.style.size >= LARGER * median(near)


def _stands_beside(initial: Piece, piece: Piece) -> bool:
    """Tell a piece right behind the large letter, not below its foot nor above its head."""
    size = piece.style.size
    if piece is initial or size * LARGER > initial.style.size:
        return False
    is_near = -0.3 * size < piece.x0 - initial.x1 < 1.5 * size
    head = initial.y - initial.style.size * 0.95
    return is_near and head < piece.y < initial.y + 0.4 * size


def _joined(initial: str, text: str, words: Mapping[str, int]) -> str:
    first = text.split(maxsplit=1)[0] if text.split() else ""
    word = first.lower().strip(".,;:!?")
    is_word = stands_alone(initial, word, words)
    return f"{initial} {text.lstrip()}" if is_word else f"{initial}{text.lstrip()}"
