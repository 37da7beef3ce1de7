"""Dates that are not sure by themselves: ``03/04/2020``, and a day without its year."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from lxml.html import HtmlElement

from sourcebook.base import urls
from sourcebook.clean.date_words import MONTH_OF
from sourcebook.clean.dates import find_date, is_date_line

MAX_WORDS: Final = 200_000
"""Code points of a page in which other dates are looked for."""

_SLASHED: Final = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_MONTH_FIRST_LIST: Final = "us ph fm gu pr pw as mp vi um"
_MONTH_FIRST: Final = frozenset(_MONTH_FIRST_LIST.split())
"""Countries that write the month before the day."""

_EITHER: Final = frozenset({"ca", "ke", "pa"})
"""Countries that write both."""

_DAY_FIRST_LIST: Final = """
    fr de es it pt nl tr ar pl ru uk cs sk ro hu el he id vi da nb nn no fi sv ca gl eu bg hr sr sl
    th hi bn ur fa ga cy mt sq mk et lv is
"""
_DAY_FIRST: Final = frozenset(_DAY_FIRST_LIST.split())
"""Languages whose countries write the day before the month."""

_AMERICAN: Final = frozenset({"us", "gov", "mil", "edu"})
_ENGLISH_LIST: Final = "uk au nz ie za in gh ng sg my pk lk mt jm tt"
_ENGLISH: Final = frozenset(_ENGLISH_LIST.split())
"""Ends of hosts of countries that write English, and the day first."""

_NAME: Final = r"([^\W\d_]{3,})"
_DAY_MONTH: Final = re.compile(
    rf"\b(\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+|of\s+)?{_NAME}\b\.?(?!\s*,?\s*\d{{4}})"
)
_MONTH_DAY: Final = re.compile(
    rf"\b{_NAME}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*,?\s*\d{{4}}|:)"
)
_DOTTED: Final = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)")
_EAST: Final = re.compile(r"(?<!\d)(?<!年)(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]")
_SHORT: Final = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|copyright|&copy;)\W{0,4}(?:©\W{0,3})?(?:(?:19|20)\d\d\s?[-\u2013]\s?)?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEAR_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)(?=[/-])")


def order_of(root: HtmlElement, language: str, address: str) -> str:
    """Return in which order a page writes day and month, ``dmy`` or ``mdy``, or nothing.

    Asked are the page's other dates, then its country, then its language, then its host.
    """
    words = str(root.text_content())[:MAX_WORDS]
    if order := _shown_order(words):
        return order
    tongue, _, rest = language.lower().partition("-")
    country = next((part for part in rest.split("-") if len(part) == 2), "")
    end = urls.host_of(address).rpartition(".")[2]
    if tongue in _DAY_FIRST and country not in _MONTH_FIRST:
        return "dmy"
    if country:
        return "mdy" if country in _MONTH_FIRST else "" if country in _EITHER else "dmy"
    if end in _AMERICAN:
        return "mdy"
    return "dmy" if end in _ENGLISH else ""


def in_order(line: str, order: str) -> str:
    """Write the slashed dates of *line* that could be two in ISO 8601, as *order* says."""

    def told(found: re.Match[str]) -> str:
        first, second = int(found[1]), int(found[2])
        day, month = (first, second) if order == "dmy" else (second, first)
        is_either = first <= 12 and second <= 12 and first != second
        return f"{found[3]}-{month:02}-{day:02}" if is_either else found[0]

    return _SLASHED.sub(told, line) if order else line


def says_day(line: str, day: str) -> bool:
    """Tell whether *line* says nothing but *day* (ISO 8601), in slashes or without its year."""
    if not day[:4].isdecimal():
        return False
    for order in ("dmy", "mdy"):
        told = in_order(line, order)
        if is_date_line(told) and find_date(told) == day[:10]:
            return True
        if with_year(line, order, int(day[:4]), "", is_exact=True) == day[:10]:
            return True
    return False


def is_unsure(told: str, lines: Iterable[str]) -> bool:
    """Tell whether the date *told* is one of two readings of a date in *lines*."""
    return any(told in {in_order(line, "dmy"), in_order(line, "mdy")} for line in map(_bare, lines))


def _bare(line: str) -> str:
    found = _SLASHED.search(line)
    return found[0] if found else ""


def year_near(root: HtmlElement, address: str, captured_at: str) -> tuple[int, bool]:
    """Return the year that the address or else the page's copyright names, 0 for none.

    And whether the address does: a copyright goes on while the article stays.
    """
    if found := _YEAR_IN_ADDRESS.search(address):
        return int(found[1]), True
    years = [int(year) for year in _COPYRIGHT.findall(str(root.text_content())[-MAX_WORDS:])]
    captured = int(captured_at[:4]) if captured_at[:4].isdecimal() else 9999
    fitting = [year for year in years if year <= captured]
    return (max(fitting), False) if fitting else (0, False)


def with_year(line: str, order: str, year: int, captured_at: str, *, is_exact: bool) -> str:
    """Return the date of a *line* of nothing but a day and a month, in *year* or the one before.

    In the one before where the day was still to come at *captured_at*, unless *is_exact*.
    """
    if not year or find_date(line):
        return ""
    for pattern, parts in (
        *((_DAY_MONTH, "dm"), (_MONTH_DAY, "md"), (_DOTTED, "dm"), (_EAST, "md")),
        *(((_SHORT, order[:2]),) if order else ()),
    ):
        for found in pattern.finditer(line):
            pair = dict(zip(parts, found.groups(), strict=True))
            for candidate in (year,) if is_exact else (year, year - 1):
                told = _iso(candidate, pair["m"], pair["d"])
                rest = f"{line[: found.start()]}{told}{line[found.end() :]}"
                is_come = not captured_at or told <= captured_at[:10]
                if told and is_come and is_date_line(rest):
                    return told
    return ""


def _shown_order(words: str) -> str:
    """Return the order of those dates in *words* that can be but one, if all have the same."""
    orders = set()
    for first, second, _ in _SLASHED.findall(words):
        if (int(first) > 12) != (int(second) > 12):
            orders.add("dmy" if int(first) > 12 else "mdy")
    return orders.pop() if len(orders) == 1 else ""


def _iso(year: int, month: str, day: str) -> str:
    number = int(month) if month.isdecimal() else MONTH_OF.get(month.lower(), 0)
    try:
        return date(year, number, int(day)).isoformat()
    except ValueError:
        return ""
