"""Read the facts of a work in CSL-JSON, whatever stands there."""

import unicodedata
from collections.abc import Mapping
from typing import Final

Item = Mapping[str, object]
"""A work in CSL-JSON."""

_PARTS: Final = 3


def text_of(item: Item, name: str) -> str:
    """Return a fact in one line without control characters; nothing when it is not known."""
    return plain(item.get(name, ""))


def plain(value: object) -> str:
    """Return *value* in one line without control characters, if it is text."""
    words = " ".join(value.split()) if isinstance(value, str) else ""
    return "".join(one for one in words if unicodedata.category(one) not in ("Cc", "Cs"))


def names_of(item: Item) -> list[dict[str, str]]:
    """Return the authors: ``literal``, or ``family`` and ``given``, each in one line."""
    listed = item.get("author", ())
    found = listed if isinstance(listed, list | tuple) else ()
    names = [
        {str(part): plain(words) for part, words in one.items() if plain(words)}
        for one in found
        if isinstance(one, Mapping)
    ]
    return [one for one in names if one.get("literal") or one.get("family")]


def family_of(name: Mapping[str, str]) -> str:
    """Return the family name with its particles: ``van den Berg``."""
    parts = (name.get("non-dropping-particle", ""), name.get("family", ""))
    return " ".join(part for part in parts if part)


def date_of(item: Item, name: str) -> tuple[int, ...]:
    """Return year, month and day as far as they are known; nothing for no date."""
    date = item.get(name)
    parts = date.get("date-parts") if isinstance(date, Mapping) else None
    first = parts[0] if isinstance(parts, list | tuple) and parts else ()
    if not isinstance(first, list | tuple) or not all(isinstance(one, int) for one in first):
        return ()
    return tuple(first[:_PARTS])
