"""The values that fields of a query take: days, lengths, and words from a list."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sourcebook.index.query import MOST, Field, Filter, Query, Range
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

DAYS: Final = (
    *("today", "yesterday", "this-week", "last-week"),
    *("this-month", "last-month", "this-year", "last-year"),
)
"""Days with a name; a week begins on Monday."""

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

_Span = tuple[int, int]
_Read = Callable[[str], _Span | None]
_NUMBERS: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_NAMED: Final = re.compile(r"(?:([a-z]{3,9})[-/](\d{4})|(\d{4})[-/]([a-z]{3,9}))", re.ASCII)
_COMPARED: Final = re.compile(r"([<>]=?)(.+)", re.DOTALL)
_LENGTH: Final = re.compile(r"\d{1,8}", re.ASCII)


def filter_of(name: str, value: str, today: date, *, is_open: bool = False) -> Query | None:
    """Return what ``name:value`` asks, or None when the value means nothing.

    With *is_open* a tag, which may be any word, may still grow.
    """
    said = " ".join(value.split()).casefold()
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
        last = re.split(r"\.\.|[<>]=?", said)[-1]
        is_number = bool(re.fullmatch(r"\d{0,4}[-/.\d]*", last, re.ASCII))
        return is_number or any(word.startswith(last.split("-")[0]) for word in (*MONTHS, *DAYS))
    if name == "words":
        return bool(re.fullmatch(r"[<>]?=?\d*\.{0,2}\d*", said, re.ASCII))
    return name in ("lang", "near")


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the member of *known* that *word* is most likely a slip for, or nothing."""
    reach = 1 if len(word) < 5 else 2
    found = process.extractOne(word.casefold(), known, scorer=OSA.distance, score_cutoff=reach)
    return str(found[0]) if found else ""


def days(text: str, today: date) -> _Span | None:
    """Return the first and last day of a stretch of time with a name, yyyymmdd.

    The first is day 0 of a month or a year, so that a text of which no more is known counts.
    """
    if text in DAYS:
        return _named_days(text, today)
    if match := _NUMBERS.fullmatch(text):
        return _stretch(int(match[1]), int(match[2] or 0), int(match[3] or 0), text.count("-"))
    if match := _NAMED.fullmatch(text):
        name, year = match[1] or match[4], int(match[2] or match[3])
        month = next((n for n, full in enumerate(MONTHS, 1) if full.startswith(name)), 13)
        return _stretch(year, month, 0, 1)
    return None


def _stretch(year: int, month: int, day: int, given: int) -> _Span | None:
    """Return the span of a year, a month or a day; None for one that the calendar has not."""
    try:
        first = date(year, month if given else 1, day if given > 1 else 1)
    except ValueError:
        return None
    if given > 1:
        return _number(first), _number(first)
    if given:
        return year * 10_000 + month * 100, _number(_end_of_month(first))
    return year * 10_000, year * 10_000 + 1231


def _named_days(text: str, today: date) -> _Span:
    monday = today - timedelta(days=today.weekday())
    first = today.replace(day=1)
    before = first - timedelta(days=1)
    spans = {
        "today": (today, today),
        "yesterday": (today - timedelta(days=1), today - timedelta(days=1)),
        "this-week": (monday, monday + timedelta(days=6)),
        "last-week": (monday - timedelta(days=7), monday - timedelta(days=1)),
        "this-month": (first, _end_of_month(first)),
        "last-month": (before.replace(day=1), before),
        "this-year": (date(today.year, 1, 1), date(today.year, 12, 31)),
        "last-year": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    }
    start, end = spans[text]
    return _number(start), _number(end)


def _end_of_month(first: date) -> date:
    if first.month == 12:
        return first.replace(day=31)
    return first.replace(month=first.month + 1) - timedelta(days=1)


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _lengths(text: str) -> _Span | None:
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
    low = read(first) if first else (1, 1)
    high = read(last) if last else (MOST, MOST)
    if not (low and high and (first or last)):
        return None
    if low[0] > high[1]:
        low, high = high, low
    return Range(field, low[0], high[1])


def _compared(field: Field, sign: str, low: int, high: int) -> Range:
    ends = {"<": (1, low - 1), "<=": (1, high), ">": (high + 1, MOST), ">=": (low, MOST)}
    return Range(field, *ends[sign])
