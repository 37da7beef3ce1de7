"""How each stretch of a query took part in what was asked."""

from dataclasses import dataclass

from sourcebook.index.lexing import QUOTES
from sourcebook.index.query import Query, Words
from sourcebook.model.search import Part


@dataclass(frozen=True, slots=True)
class Piece:
    """What a stretch of the query was understood to be.

    One that is in trouble asks nothing; another with a sentence of trouble lost a sign.
    """

    part: Part
    start: int
    end: int
    query: Query
    trouble: str = ""
    advice: str = ""
    inside: tuple["Piece", ...] = ()
    """What stands in the brackets of ``near:``."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was asked, and how each stretch of the text took part in it, in order."""

    query: Query
    pieces: tuple[Piece, ...] = ()


def as_typed(reading: Reading, text: str) -> frozenset[Words]:
    """Return the words of *text* that stand in quotation marks or were cut short with a star."""
    exact = (*QUOTES, "*")
    return frozenset(
        piece.query
        for outer in reading.pieces
        for piece in outer.inside or (outer,)
        if isinstance(piece.query, Words)
        and any(sign in text[piece.start : piece.end] for sign in exact)
    )
