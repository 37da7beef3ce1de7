"""Syllables of Hindi, Bengali and their like: signs are seen in one order and read in another.

A vowel may be painted before its consonants, and an “r” that is read before them above their end.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sourcebook.clean.formats.pdf.marks import LOST, is_shaped
from sourcebook.clean.formats.pdf.shapes import Glyph

REACH: Final = 0.7
"""Sizes of the letters between a mark and its letter at most, and within one piece."""

LONGEST: Final = 8
"""Signs of a syllable."""

_BEFORE: Final = frozenset(
    "\u093f\u094e\u09bf\u09c7\u09c8\u0a3f\u0abf\u0b47\u0bc6\u0bc7\u0bc8\u0d46\u0d47\u0d48"
    "\u0dd9\u0ddb\u1031\u17c1\u17c2\u17c3"
)
"""Vowels that are painted to the left of the consonant that they are read after."""

_JOINERS: Final = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u17d2")
"""The signs that take the vowel from a consonant and bind it to the next one."""

_ABOVE: Final = frozenset(
    {"\u0930\u094d", "\u09b0\u09cd", "\u09f0\u09cd", "\u0ab0\u0acd", "\u0b30\u0b4d"}
)
"""The “r” that is read before a syllable, and painted above its end."""

_BELOW: Final = frozenset({"\u09af\u09cd", "\u09df\u09cd"})
"""The Bengali “y” that is read after a consonant; fonts say it the wrong way round."""

_SEEN: Final = re.compile(
    f"([{''.join(sorted(_BEFORE))}])((?:[^\\W_][{''.join(sorted(_JOINERS))}])*[^\\W_])"
)
"""A vowel before its consonants in one sign."""

_TWO: Final = {
    "\u093e\u0947": "\u094b",
    "\u093e\u0948": "\u094c",
    "\u0905\u093e": "\u0906",
    "\u0905\u094b": "\u0913",
    "\u0905\u094c": "\u0914",
    "\u0906\u0947": "\u0913",
    "\u0906\u0948": "\u0914",
    "\u09c7\u09be": "\u09cb",
    "\u09c7\u09d7": "\u09cc",
    "\u0b47\u0b3e": "\u0b4b",
    "\u0b47\u0b57": "\u0b4c",
    "\u0bc6\u0bbe": "\u0bca",
    "\u0bc7\u0bbe": "\u0bcb",
    "\u0bc6\u0bd7": "\u0bcc",
    "\u0d46\u0d3e": "\u0d4a",
    "\u0d47\u0d3e": "\u0d4b",
    "\u0d46\u0d57": "\u0d4c",
    "\u0e4d\u0e32": "\u0e33",
}
_IN_TWO: Final = re.compile("|".join(_TWO))


def in_reading_order(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return glyphs with the vowels that are painted before their consonant put behind it.

    An “r” that stands above the end of a syllable is put before it. Costs one pass.
    """
    found: list[Glyph] = []
    vowel: Glyph | None = None
    is_first = False
    for glyph in glyphs:
        if vowel is None:
            if glyph.text[-1:] in _BEFORE and glyph.text[:-1] in {"", *_ABOVE}:
                vowel, is_first = glyph, True
            elif glyph.text[:1] in _BEFORE:
                found.append(replace(glyph, text=_SEEN.sub(r"\2\1", glyph.text)))
            else:
                _add(found, glyph)
        elif not _may_carry(glyph, vowel, vowel if is_first else found[-1]):
            found += [vowel, glyph]
            vowel = None
        else:
            found.append(_behind(vowel, glyph) if is_first else glyph)
            is_first = False
            if glyph.text[-1] not in _JOINERS:
                text = _after_consonant(found[-1].text, vowel.text[-1])
                found[-1] = replace(found[-1], text=text)
                vowel = None
    return [*found, vowel] if vowel else found


def composed(text: str) -> str:
    """Return *text* with vowels of two signs as the one letter that they are."""
    return _IN_TWO.sub(lambda found: _TWO[found[0]], text)


def _add(found: list[Glyph], glyph: Glyph) -> None:
    """Add a sign, or put it into the syllable before it."""
    if glyph.text in _BELOW:
        found.append(replace(glyph, text=glyph.text[::-1]))
    elif found and glyph.text[-2:] in _ABOVE and _stands_above(glyph, found[-1]):
        at = len(found) - 1
        least = max(0, at - LONGEST)
        while at > least and _is_vowel(found[at].text):
            at -= 1
        while (
            at > least and found[at - 1].text[-1] in _JOINERS and _is_beside(found[at - 1], glyph)
        ):
            at -= 1
        found[at] = replace(found[at], text=glyph.text[-2:] + found[at].text)
        if len(glyph.text) > 2:
            found.append(replace(glyph, text=glyph.text[:-2]))
    else:
        found.append(glyph)


def _is_vowel(text: str) -> bool:
    return all(unicodedata.category(letter) in {"Mc", "Mn"} for letter in text)


def _stands_above(glyph: Glyph, last: Glyph) -> bool:
    """Tell an “r”, be it one sign with a vowel, that belongs to the syllable before it."""
    if len(glyph.text) > 2:
        return _is_vowel(glyph.text[:-2]) and _is_beside(last, glyph)
    return _is_beside(last, glyph) and last.x0 - 0.3 * last.style.size < glyph.middle <= last.x1


def _is_beside(last: Glyph, glyph: Glyph) -> bool:
    return abs(glyph.y - last.y) < 0.8 * last.style.size and glyph.turn == last.turn


def _may_carry(glyph: Glyph, vowel: Glyph, last: Glyph) -> bool:
    """Tell a consonant, be it an unknown one, right behind a vowel or the *last* consonant."""
    size = vowel.style.size
    is_beside = abs(glyph.y - vowel.y) < 0.3 * size and glyph.x0 - last.x1 < REACH * size
    is_consonant = is_shaped(glyph.text) or glyph.text == LOST
    return is_beside and is_consonant and glyph.turn == vowel.turn


def _behind(vowel: Glyph, glyph: Glyph) -> Glyph:
    """Return a consonant that takes the place of the *vowel* before it, too."""
    return replace(
        glyph,
        text=vowel.text[:-1] + glyph.text,
        x0=min(glyph.x0, vowel.x0),
        is_after_space=vowel.is_after_space,
        is_after_blank=vowel.is_after_blank,
        is_after_guess=vowel.is_after_guess,
    )


def _after_consonant(text: str, vowel: str) -> str:
    """Put a vowel behind the consonants of *text*, before the signs that are read after it."""
    at = len(text)
    while at > 1 and text[at - 1] in "\u0901\u0902\u0903\u0981\u0982\u0983":
        at -= 1
    return text[:at] + vowel + text[at:]
