"""Where a note shows code, in which nothing is a link."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import Final

Span = tuple[int, int]
"""The code points from the first to before the second."""

_FENCE: Final = re.compile(r"^ {0,3}(`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
_TICKS: Final = re.compile(r"(?<![\\`])`+")
_PARAGRAPH_END: Final = re.compile(r"\n[ \t]*(?=\n|\Z)")


def code_spans(body: str) -> list[Span]:
    """Return the places of fenced code and of code in a line, in order; a single pass."""
    found: list[Span] = []
    at = 0
    for start, end in [*fenced(body), (len(body), len(body))]:
        found += _inline(body, at, start)
        if start < end:
            found.append((start, end))
        at = end
    return found


def outside(spans: list[Span], at: int) -> bool:
    """Tell whether the code point *at* stands in none of *spans*, which are in order."""
    before = bisect_right(spans, at, key=itemgetter(0)) - 1
    return before < 0 or spans[before][1] <= at


def fenced(body: str) -> list[Span]:
    """Return the places of fenced code alone, in order."""
    return [*_fenced(body)]


def _fenced(body: str) -> Iterator[Span]:
    opened, fence = -1, ""
    for match in _FENCE.finditer(body):
        sign = match[1]
        if opened < 0:
            opened, fence = match.start(), sign
        elif sign[0] == fence[0] and len(sign) >= len(fence) and _is_bare(body, match.end()):
            yield opened, match.end()
            opened = -1
    if opened >= 0:
        yield opened, len(body)


def _is_bare(body: str, at: int) -> bool:
    end = body.find("\n", at)
    return not body[at : end if end >= 0 else len(body)].strip()


def _inline(body: str, start: int, end: int) -> Iterator[Span]:
    """Yield code between ticks, which ends at the next run of as many, in the same paragraph."""
    ends = [match.start() for match in _PARAGRAPH_END.finditer(body, start, end)] + [end]
    at = start
    for paragraph_end in ends:
        yield from _in_paragraph(body, at, paragraph_end)
        at = paragraph_end


def _in_paragraph(body: str, start: int, end: int) -> Iterator[Span]:
    runs = [match.span() for match in _TICKS.finditer(body, start, end)]
    by_length: dict[int, list[int]] = {}
    for number, (low, high) in enumerate(runs):
        by_length.setdefault(high - low, []).append(number)
    number = 0
    while number < len(runs):
        low, high = runs[number]
        alike = by_length[high - low]
        following = bisect_right(alike, number)
        if following == len(alike):
            number += 1
            continue
        closing = alike[following]
        yield low, runs[closing][1]
        number = closing + 1
