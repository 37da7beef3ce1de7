"""Where a passage stands, in words and in numbers.

The shapes are those of W3C's TextQuoteSelector and TextPositionSelector.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage of a canonical text.

    ``start`` and ``end`` count code points in the text whose SHA-256 (of its UTF-8) is
    ``text_sha256``; ``quote`` is what stood between them, ``prefix`` and ``suffix`` up to
    32 code points on each side.
    """

    quote: str
    prefix: str
    suffix: str
    start: int
    end: int
    text_sha256: str


class Fit(StrEnum):
    """How surely an anchor found its passage."""

    EXACT = "exact"
    CHANGED = "changed"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an anchor stands in another text; score from 0 to 1, orphans have 0 and no place."""

    start: int
    end: int
    fit: Fit
    score: float = 1.0


ORPHAN = Placement(0, 0, Fit.ORPHAN, 0.0)
"""The placement of an anchor whose passage is gone."""
