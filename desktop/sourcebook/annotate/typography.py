"""Compare texts as a reader does, who does not see how white space and quotation marks are made."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from sys import maxsize
from typing import Final

from sourcebook.base import folding

Span = tuple[int, int]
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded, its white space as single spaces, and where each code point came from."""

    text: str
    offsets: Sequence[int]

    def places(self, folded_quote: str, most: int = maxsize) -> list[Span]:
        """Return the first *most* spans of the original that fold to *folded_quote*, in order."""
        return [
            folding.unfold(self.offsets, start, start + len(folded_quote))
            for start in occurrences(self.text, folded_quote, most)
        ]


@lru_cache(maxsize=4)
def fold_text(text: str) -> Folded:
    """Fold *text*; the last few are kept, since one text is asked for many passages."""
    folded, offsets = folding.fold_with_map(text)
    spaces = [match.span() for match in _SPACE.finditer(folded)]
    if all(end - start == 1 for start, end in spaces):
        return Folded(_SPACE.sub(" ", folded), offsets)
    kept: list[int] = []
    for (_, done), (start, _) in pairwise([(0, 0), *spaces, (len(folded), len(folded))]):
        kept.extend(offsets[done : start + 1])
    return Folded(_SPACE.sub(" ", folded), kept)


def fold_quote(quote: str) -> str:
    """Fold a quotation as `fold_text` does, without white space at its ends."""
    return _SPACE.sub(" ", folding.fold(quote)).strip()


def occurrences(text: str, part: str, most: int = maxsize, start: int = 0) -> list[int]:
    """Return the first *most* places from *start* on where *part* begins, overlapping or not."""
    places: list[int] = []
    at = text.find(part, start) if part else -1
    while at >= 0 and len(places) < most:
        places.append(at)
        at = text.find(part, at + 1)
    return places


def straighten(text: str) -> str:
    """Make quotation marks, dashes, ligatures and white space plain; keep case and accents."""
    plain = "".join(_straight(point) for point in text)
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", plain)).strip()


def _straight(point: str) -> str:
    folded = folding.fold(point)
    is_letter = folded.isalnum() or unicodedata.category(point).startswith(("L", "M"))
    return point if is_letter else folded
