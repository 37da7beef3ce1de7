"""Which way a text runs, told by its first strong letter (Unicode UAX #9, rules P2 and P3)."""

import unicodedata
from typing import Final

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_STRONG: Final = _RIGHT_TO_LEFT | {"L"}
_SEARCHED: Final = 400
"""Code points looked at; a longer stretch without one letter is not writing."""

_LANGUAGES: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages written from right to left in their usual script (CLDR)."""


ISOLATE: Final = "\u2068{}\u2069"
"""Keeps words of another direction to themselves (Unicode's first-strong isolate)."""


def isolated(words: str) -> str:
    """Return *words* so that what stands beside them keeps its place, whichever way they run."""
    return ISOLATE.format(words) if words else ""


def spoken(words: str) -> str:
    """Return *words* without the signs of `isolated`: nobody reads them aloud."""
    return words.replace("\u2068", "").replace("\u2069", "")


def runs_right_to_left(text: str, *, otherwise: bool = False) -> bool:
    """Tell whether *text* runs from right to left; without a letter it does as *otherwise*."""
    kinds = map(unicodedata.bidirectional, text[:_SEARCHED])
    first = next((kind for kind in kinds if kind in _STRONG), None)
    return otherwise if first is None else first in _RIGHT_TO_LEFT


def is_right_to_left_language(tag: str) -> bool:
    """Tell whether a BCP 47 tag names a language written from right to left."""
    return tag.lower().replace("_", "-").split("-")[0] in _LANGUAGES
