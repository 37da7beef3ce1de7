"""Dates as people write them above articles, to ISO 8601; a date that is not sure is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sourcebook.clean.date_words import CHANGED, EAST_WORDS, LABELS, MONTH_OF

MAX_LINE: Final = 110
"""Code points of a line that says when an article appeared and was changed."""

LETTER: Final = r"(?:[^\W\d_]|[\u0900-\u0963\u0970-\u097f])"
"""A letter, or a sign of Hindi beside one, of which Python's ``\\w`` knows nothing."""

_NAMED: Final = rf"{LETTER}{{2,}}(?:\s+(?:الأول|الاول|الثاني))?"
_MONTH: Final = rf"({_NAMED})(?:\s*/\s*{_NAMED})?"
"""The name of a month, in Arabic perhaps of two words, and perhaps its other name after a slash."""

_YEAR_FIRST: Final = re.compile(r"\b(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d|\.\d)")
_EAST: Final = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日日号號일]")
_DOTTED: Final = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_SLASHED: Final = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_DAY_FIRST: Final = re.compile(
    r"\b(\d{1,2})(?:\.\s*|(?:st|nd|rd|th|er|º)?[\s-]+)(?:de\s+|of\s+)?"
    + _MONTH
    + r"\.?[,،]?[\s-]+(?:de\s+|del\s+)?(\d{4})\b"
)
_MONTH_FIRST: Final = re.compile(
    r"\b" + _MONTH + r"\.?\s+(\d{1,2})(?:st|nd|rd|th)?[,،]?\s+(\d{4})\b"
)
_YEAR_MONTH_DAY: Final = re.compile(r"\b(\d{4})\.?\s+([^\W\d_]{3,})\s+(\d{1,2})\b")
_ORDERS: Final = (
    *((_EAST, "ymd"), (_DOTTED, "dmy"), (_DAY_FIRST, "dmy")),
    *((_MONTH_FIRST, "mdy"), (_YEAR_MONTH_DAY, "ymd")),
)
_SHORT: Final = re.compile(r"\b(\d\d)\.(\d\d)\.(\d\d)(?![\d.])")
"""Day, month and two digits of the year: sure only where the line is nothing but a date."""

_VAGUE: Final = re.compile(r"\b\d{1,2}([/.-])\d{1,2}\1\d{2}(?:\d\d)?\b")
_TIME: Final = re.compile(r"\b\d{1,2}(?:[:.]\d\d(?::\d\d)?|\s?h\s?\d\d)\b")
_NEAR: Final = re.compile(
    r"\b(?:yesterday|today|gestern|heute|hier|aujourd['’]hui|dün|bugün|ayer|hoy|ieri|oggi|ontem"  # noqa: RUF001 - an apostrophe
    r"|hoje|gisteren|vandaag|вчера|сегодня|wczoraj|dzisiaj|i går|i dag|أمس|اليوم)\b|昨天|今天"
)
_MONTH_ALONE: Final = re.compile(r"\b([^\W\d_]{3,})\.?\s+(?:de\s+)?(\d{4})\b")
_WORD: Final = re.compile(rf"{LETTER}+")
_TOKEN: Final = re.compile(rf"{LETTER}+|\d+|[^\w\s]")
_ZONE: Final = re.compile(r"(?<=\d)(\s?[ap]\.?m\.?)?\s?\(?[A-Z]{1,4}T\b\)?", re.IGNORECASE)
"""The zone of a time, as EST or CEST."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a line: where it stands, and whether it says when something was changed."""

    iso: str
    start: int
    end: int
    is_change: bool = False


def find_date(line: str) -> str:
    """Return the first full date in *line* as ``YYYY-MM-DD``, or an empty string."""
    return next((found.iso for found in dates_in(line)), "")


def dates_in(line: str) -> list[Dated]:
    """Return the full dates in *line*, in its order; which are of a change its words say."""
    found: list[Dated] = []
    for one in sorted(_all_dates(line), key=lambda one: (one.start, -one.end)):
        before = found[-1].end if found else 0
        if one.start >= before:
            is_change = bool(CHANGED.search(line[before : one.start]))
            found.append(Dated(one.iso, one.start, one.end, is_change))
    if len(found) == 1 and CHANGED.search(line[found[0].end :]):
        only = found[0]
        return [Dated(only.iso, only.start, only.end, is_change=True)]
    return found


def is_date_line(line: str) -> bool:
    """Tell whether *line* holds a date and nothing but words that go with one."""
    return bool(dates_of_line(line))


def dates_of_line(line: str) -> list[Dated]:
    """Return the dates of a line that holds nothing else, or none.

    Such a line may also say two digits of the year, or only year and month (``2024-03``).
    """
    if len(line) > MAX_LINE or not any(map(str.isdecimal, line)):
        return []
    words = (word.lower() for word in _WORD.findall(EAST_WORDS.sub(" ", _ZONE.sub(" ", line))))
    if not all(word in LABELS or word in MONTH_OF or len(word) < 2 for word in words):
        return []
    return dates_in(line) or [*_short_dates(line)][:1]


def is_vague_date(line: str) -> bool:
    """Tell a line of nothing but a date that is not sure.

    Its day and month may be either, or it has but a time, today's or of a change.
    """
    if not any(sign.search(line) for sign in (_VAGUE, _SLASHED, _NEAR, CHANGED)):
        return False
    rest = _NEAR.sub(" ", _TIME.sub(" ", _VAGUE.sub(" ", line)))
    return len(rest) < len(line) <= MAX_LINE and all(map(_goes_with_date, _TOKEN.findall(rest)))


def without_dates(line: str) -> list[str]:
    """Return what stands before, between and after the dates of *line*, without their words.

    Of a line without a date that is the line itself.
    """
    dates = dates_in(line)
    if not dates:
        return [line]
    tokens = [(found.start(), found.end()) for found in _TOKEN.finditer(line)]
    pieces, at = [], 0
    for dated in dates:
        before = [token for token in tokens if at <= token[0] and token[1] <= dated.start]
        after = [token for token in tokens if token[0] >= dated.end]
        start, end = dated.start, dated.end
        for left, right in reversed(before):
            if not _goes_with_date(line[left:right]):
                break
            start = left
        for left, right in after:
            if not _goes_with_date(line[left:right]):
                break
            end = right
        pieces.append(line[at : max(at, start)])
        at = max(at, end)
    return [piece for part in (*pieces, line[at:]) if (piece := part.strip(" ,;،"))]


def _goes_with_date(token: str) -> bool:
    word = token.lower()
    is_time = token[0].isdecimal()
    is_sign = not any(map(str.isalnum, token))
    return is_time or is_sign or word in LABELS or bool(EAST_WORDS.fullmatch(word))


def _all_dates(line: str) -> Iterator[Dated]:
    for found in _YEAR_FIRST.finditer(line):
        if iso := _iso(found[1], found[3], found[4]):
            yield Dated(iso, found.start(), found.end())
    for found in _SLASHED.finditer(line):
        if iso := _slashed(*found.groups()):
            yield Dated(iso, found.start(), found.end())
    for pattern, order in _ORDERS:
        for found in pattern.finditer(line):
            parts = dict(zip(order, found.groups(), strict=True))
            if iso := _iso(parts["y"], parts["m"], parts["d"]):
                yield Dated(iso, found.start(), found.end())


def _slashed(first: str, second: str, year: str) -> str:
    """Read ``25/12/2023``; where day and month may be either, none is sure."""
    if first != second and int(first) <= 12 and int(second) <= 12:
        return ""
    return _iso(year, second, first) or _iso(year, first, second)


def _short_dates(line: str) -> Iterator[Dated]:
    for found in _SHORT.finditer(line):
        if iso := _iso(f"20{found[3]}", found[2], found[1]):
            yield Dated(iso, found.start(), found.end(), bool(CHANGED.search(line)))
    for found in _MONTH_ALONE.finditer(line):
        if found[1].lower() in MONTH_OF and (iso := _iso(found[2], found[1], "1")):
            yield Dated(iso[:7], found.start(), found.end(), bool(CHANGED.search(line)))


def _iso(year: str, month: str, day: str) -> str:
    name = " ".join(month.lower().split())
    number = int(month) if month.isdecimal() else MONTH_OF.get(name, 0)
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return ""
