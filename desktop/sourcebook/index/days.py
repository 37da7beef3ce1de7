"""Stretches of time as people name them, and the days before and after them, as yyyymmdd."""

import re
from datetime import date, timedelta
from typing import Final

DAYS: Final = (
    *("today", "yesterday", "this-week", "last-week"),
    *("this-month", "last-month", "this-year", "last-year"),
)
"""Days with a name; a week begins on Monday."""

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

Span = tuple[int, int]
"""The first and the last day, or number, of a stretch."""

_NUMBERS: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_NAMED: Final = re.compile(r"(?:([a-z]{3,9})[-/](\d{4})|(\d{4})[-/]([a-z]{3,9}))", re.ASCII)


def days(text: str, today: date) -> Span | None:
    """Return the first and last day of a stretch of time with a name.

    The first is day 0 of a month or a year, so that a text of which no more is known counts.
    """
    if text in DAYS:
        try:
            return _named_days(text, today)
        except (OverflowError, ValueError):  # before the first day or after the last one
            return None
    if match := _NUMBERS.fullmatch(text):
        return _stretch(int(match[1]), int(match[2] or 0), int(match[3] or 0), text.count("-"))
    if match := _NAMED.fullmatch(text):
        name, year = match[1] or match[4], int(match[2] or match[3])
        return _stretch(year, month_of(name) or 13, 0, 1)
    return None


def month_of(name: str) -> int:
    """Return the month that *name*, three letters at least, is or begins; 0 for none."""
    found = (number for number, full in enumerate(MONTHS, 1) if full.startswith(name))
    return next(found, 0) if len(name) > 2 else 0


def before(number: int) -> int | None:
    """Return the day before a day, or before the first one of a month or year; None without one."""
    year, month, day = _parts(number)
    try:
        return _number(date(year, max(1, month), max(1, day)) - timedelta(days=1))
    except OverflowError:
        return None


def after(number: int) -> int | None:
    """Return the first number behind a day that a text may have; None without one.

    Behind the last day of a month it is day 0 of the next one, behind that of a year month 0: a
    text of which no more is known counts, as in `days`.
    """
    try:
        following = date(*_parts(number)) + timedelta(days=1)
    except OverflowError:
        return None
    if following.day > 1:
        return _number(following)
    month = 0 if following.month == 1 else following.month
    return following.year * 10_000 + month * 100


def _parts(number: int) -> tuple[int, int, int]:
    return number // 10_000, number // 100 % 100, number % 100


def _stretch(year: int, month: int, day: int, given: int) -> Span | None:
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


def _named_days(text: str, today: date) -> Span:
    monday = today - timedelta(days=today.weekday())
    first = today.replace(day=1)
    last_month = first - timedelta(days=1)
    spans = {
        "today": (today, today),
        "yesterday": (today - timedelta(days=1), today - timedelta(days=1)),
        "this-week": (monday, monday + timedelta(days=6)),
        "last-week": (monday - timedelta(days=7), monday - timedelta(days=1)),
        "this-month": (first, _end_of_month(first)),
        "last-month": (last_month.replace(day=1), last_month),
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
