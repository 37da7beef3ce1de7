"""Part the name of an author into what styles sort and shorten by; what is unsure stays whole."""

import re
import unicodedata
from typing import Final

from sourcebook.base import bodies

Name = dict[str, str]
"""A name in CSL-JSON: ``family`` and ``given``, or ``literal``."""

LONGEST: Final = 200
"""Code points of a name; what is longer is a sentence."""

MOST_WORDS: Final = 6
"""Words of a person's name; what has more is a body, or several people in one line."""

_PARTICLES: Final = frozenset(
    (
        *("von", "vom", "zu", "zum", "zur", "van", "der", "den", "de", "di", "da", "del", "della"),
        *("dei", "degli", "du", "des", "do", "dos", "das", "la", "le", "los", "las", "ten", "ter"),
        *("te", "af", "av", "y", "e"),
    )
)
_BEFORE_FAMILY: Final = frozenset(
    ("bin", "bint", "ibn", "ben", "abu", "abd", "al", "el", "ap", "st", "st.", "san", "mac")
)
"""Words that belong to the family name, whatever their case."""

_SUFFIXES: Final = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])
_NO_PERSON: Final = re.compile(
    r"^the |[\d&@/|:;()\[\]\"“”]| and | und | et | of | for | the ", re.IGNORECASE
)
_PARTED: Final = frozenset(("LATIN", "CYRILLIC", "GREEK"))
"""Scripts whose names are written with the given name first and parted by spaces."""


def name_of(author: str) -> Name:
    """Return the name of *author* for CSL-JSON.

    Bodies stay whole (``literal``), and so do names of one word and those in scripts whose
    names are not parted by spaces, or not so (Arabic, Chinese, Japanese, Korean, Thai).
    ``Family, Given`` is read as it says.
    """
    words = " ".join(author[:LONGEST].split())
    if not words or not _is_parted(words) or bodies.is_body(words) or _NO_PERSON.search(words):
        return {"literal": words}
    family, comma, given = (part.strip() for part in words.partition(","))
    if comma and given.casefold() in _SUFFIXES:
        return _person(family.split(), given)
    if comma:
        return (
            {"literal": words}
            if "," in given or not given or not family
            else _turned(family.split(), given)
        )
    return _person(words.split(), "")


def _person(words: list[str], suffix: str) -> Name:
    if not suffix and len(words) > 2 and words[-1].casefold() in _SUFFIXES:
        *words, suffix = words
    if not 2 <= len(words) <= MOST_WORDS:
        return {"literal": " ".join([*words, suffix]).strip()}
    start = len(words) - 1
    while start > 1 and _leads(words[start - 1]):
        start -= 1
    name = _turned(words[start:], " ".join(words[:start]))
    return name | {"suffix": suffix} if suffix else name


def _turned(family: list[str], given: str) -> Name:
    """Return a name whose family name may begin with particles, such as ``van den Berg``."""
    parts = 0
    while parts < len(family) - 1 and family[parts] in _PARTICLES:
        parts += 1
    name = {"family": " ".join(family[parts:]), "given": given}
    if parts:
        name["non-dropping-particle"] = " ".join(family[:parts])
    return name


def _leads(word: str) -> bool:
    return word in _PARTICLES or word.casefold() in _BEFORE_FAMILY


def _is_parted(words: str) -> bool:
    letters = (one for one in words if one.isalpha())
    return all(unicodedata.name(one, "").split(" ")[0] in _PARTED for one in letters)
