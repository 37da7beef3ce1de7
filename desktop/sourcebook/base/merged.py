"""Two texts as one, in which what went and what came stand beside each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and what became of them."""

    part: Part
    words: str


def merged(text: str, other: str, stretches: Iterable[tuple[int, int, int, int]]) -> list[Piece]:
    """Return *other*, with what it lost of *text* put in.

    *stretches* are the places that differ: from and to in *text*, from and to in *other*. All
    that is not gone, joined, is *other* but for spaces around what is gone.
    """
    pieces: list[Piece] = []
    at = 0
    for start, end, other_start, other_end in stretches:
        is_gone, is_new = start < end, other_start < other_end
        before = other[at:other_start]
        pieces.append(Piece(Part.SAME, before + ("" if is_new or not before else " ")))
        if is_gone:
            pieces.append(Piece(Part.GONE, text[start:end]))
        if is_gone and is_new:
            pieces.append(Piece(Part.SAME, " "))
        if is_new:
            pieces.append(Piece(Part.NEW, other[other_start:other_end]))
        at = other_end
        if is_gone and not is_new and not before:
            pieces.append(Piece(Part.SAME, " "))
    pieces.append(Piece(Part.SAME, other[at:]))
    return [piece for piece in pieces if piece.words]
