"""The values that fields of a query take: days, lengths, and words from a list."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from sourcebook.index.days import Span, after, before, days
from sourcebook.index.query import LEAST, MOST, Field, Filter, Query, Range
from sourcebook.index.tidying import could_be_day, tidied
from sourcebook.model.highlight import Colour

KINDS: Final = {"articles": "article", "notes": "note", "highlights": "highlight"}
"""Values of ``in:``, and the kind of document each means; ``title`` is one more."""

KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "in": (*KINDS, "title"),
    "is": (
        *("unread", "read", "starred", "inbox", "reading"),
        *("archived", "annotated", "orphaned"),
    ),
    "has": ("pdf", "image", "note", "highlight", "comment"),
    "colour": tuple(Colour),
}
"""Fields that take a word from a list, with the list."""

_Read = Callable[[str], Span | None]
_COMPARED: Final = re.compile(r"([<>]=?)(.+)", re.DOTALL)
_LENGTH: Final = re.compile(r"\d{1,7}", re.ASCII)


def filter_of(name: str, value: str, today: date, *, is_open: bool = False) -> Query | None:
    """Return what ``name:value`` asks, or None when the value means nothing.

    With *is_open* a tag, which may be any word, may still grow.
    """
    said = tidied(name, value)
    if name == "words":
        return _range(Field.WORDS, said, _lengths)
    if name in ("date", "saved"):
        return _range(Field(name), said, lambda text: days(text, today))
    if name == "in" and said in KINDS:
        return Filter(Field.KIND, KINDS[said])
    if name in KNOWN:
        return Filter(Field(name), said) if said in KNOWN[name] and name != "in" else None
    if name == "lang":
        return Filter(Field.LANGUAGE, said) if re.fullmatch(r"[a-z]{2,3}(-\w+)*", said) else None
    tag = " ".join(value.split()).lstrip("#")
    return Filter(Field.TAG, tag.rstrip("*"), is_open or tag.endswith("*"))


def could_grow(name: str, value: str) -> bool:
    """Tell whether *value*, which means nothing yet, may be the beginning of one that does."""
    said = value.casefold()
    if name in KNOWN:
        return any(word.startswith(said) for word in KNOWN[name])
    if name in ("date", "saved"):
        return could_be_day(said)
    if name == "words":
        return bool(re.fullmatch(r"[<>]?=?\d*\.{0,2}[\d, ]*(\.\d)?k?", said, re.ASCII))
    return name in ("lang", "near")


def _lengths(text: str) -> Span | None:
    return (int(text), int(text)) if _LENGTH.fullmatch(text) else None


def _range(field: Field, text: str, read: _Read) -> Range | None:
    """Understand ``a``, ``a..b``, ``a..``, ``..b``, ``>a``, ``>=a``, ``<b`` and ``<=b``.

    Ends in the wrong order mean the same stretch.
    """
    if match := _COMPARED.fullmatch(text):
        found = read(match[2])
        return _compared(field, match[1], *found) if found else None
    first, dots, last = text.partition("..")
    if not dots:
        found = read(first)
        return Range(field, *found) if found else None
    low = read(first) if first else (LEAST[field], LEAST[field])
    high = read(last) if last else (MOST, MOST)
    if not (low and high and (first or last)):
        return None
    if first and low[0] > high[1]:
        low, high = high, low
    return Range(field, low[0], high[1])


def _compared(field: Field, sign: str, low: int, high: int) -> Range | None:
    """Return what is before or behind a stretch; None where nothing is."""
    least, is_length = LEAST[field], field is Field.WORDS
    if sign == ">":
        first = high + 1 if is_length else after(high)
        return None if first is None else Range(field, first, MOST)
    if sign == "<":
        last = low - 1 if is_length else before(low)
        return None if last is None or last < least else Range(field, least, last)
    return Range(field, least, high) if sign == "<=" else Range(field, low, MOST)
