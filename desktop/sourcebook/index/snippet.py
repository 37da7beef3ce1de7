# ruff: noqa: RUF001 - signs that end sentences and look alike
"""Show the words around a hit."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sourcebook.index.places import Spot, asked_in, merged, places, spots
from sourcebook.index.query import Query
from sourcebook.index.word_finder import Span
from sourcebook.model.search import Snippet

WIDTH: Final = 200
"""Code points of a snippet: two lines of a list of results."""

LEAD: Final = 60
"""Code points shown before the first hit, where there is room: half a line."""

MOST_SNIPPETS: Final = 3
"""Places of one document that are shown: the best, and two more."""

_ROOM: Final = WIDTH - 1
"""Code points in which the words shown together stand; one more is kept for “…”."""

SEEN: Final = 100
"""Code points of a snippet that a row of a narrow list of results has room for."""

_SLACK: Final = 24
"""How far a cut is moved to fall between words."""

_SENTENCE_END: Final = re.compile(r"[.!?…。！？؟][\"”’»)]*\s+|\n+(?=[^\Wa-z])")

_ENDED: Final = re.compile(r"[.!?…。！？؟][\"”’»)]*\s*\Z")


class Excerpts(NamedTuple):
    """The pieces of a body that are shown, and how many there are beside the first in all."""

    pieces: tuple[Snippet, ...]
    further: int = 0


class _Stretch(NamedTuple):
    """Where a further piece has its first and last place, and how many there are in it."""

    first: int
    last: int
    worth: int


def excerpts(query: Query, title: str, body: str, most: int = MOST_SNIPPETS) -> Excerpts:
    """Return the pieces of *body* where the words of *query* stand closest together, best first.

    A piece is at most `WIDTH` code points long, begins at a sentence that begins near or
    between words where it can, ends with “…” where the sentence goes on, and has its line breaks
    turned to spaces. No place is shown twice. Where the body has none of the words, which then
    stand in *title* or in a field, it is the beginning of the body; without a body, the title.
    Costs below a millisecond for 1,000 words; all pieces are counted in one pass, and words that
    stand there more than `word_finder.MOST_PLACES` times only so often.
    """
    found = spots(asked_in(query), body)
    if not found:
        text = body or title
        return Excerpts((Snippet(_piece(text, 0, _cut_before(text, WIDTH - 1, 0)), (), -1),))
    start, end = _window(body, *_closest(found))
    parts = len({spot.part for spot in found if start <= spot.start < end})
    before = [spot for spot in found if spot.start <= start - WIDTH // 2]
    behind = [spot for spot in found if spot.start >= end + WIDTH // 4]
    further = [
        *((stretch, 0, start) for stretch in _stretches(before, parts)),
        *((stretch, end, len(body)) for stretch in _stretches(behind, parts)),
    ]
    further.sort(key=lambda one: -one[0].worth)
    pieces = [_snippet(body, start, end, found)]
    for stretch, low, high in further[: most - 1]:
        start, end = _window(body, stretch.first, stretch.last, low, high)
        pieces.append(_snippet(body, start, end, found))
    return Excerpts(tuple(pieces), len(further))


def snippets(query: Query, title: str, body: str, most: int = MOST_SNIPPETS) -> tuple[Snippet, ...]:
    """Return the pieces of `excerpts`."""
    return excerpts(query, title, body, most).pieces


def snippet(query: Query, title: str, body: str) -> Snippet:
    """Return the best of `excerpts`."""
    return snippets(query, title, body, 1)[0]


def title_spans(query: Query, title: str) -> tuple[Span, ...]:
    """Return the places of *title* that answer *query*."""
    return places(query, title, is_title=True)


def _snippet(body: str, start: int, end: int, found: Sequence[Spot]) -> Snippet:
    inside = [spot for spot in found if start <= spot.start < end]
    spans = [(first - start, min(last, end) - start) for first, last in merged(inside)]
    return Snippet(_piece(body, start, end), tuple(spans), start + spans[0][0])


def _piece(body: str, start: int, end: int) -> str:
    """Return a piece as one line, with “…” where its last sentence goes on."""
    text = _one_line(body[start:end])
    return text if _ends_sentence(body, start, end) else f"{text.rstrip()}…"


def _ends_sentence(body: str, start: int, end: int) -> bool:
    """Tell whether nothing more of the last sentence comes behind *end*."""
    rest = body[end : end + 1]
    is_cut = bool(body[end : end + _SLACK].strip()) and rest != "\n"
    return not is_cut or bool(_ENDED.search(body, max(start, end - 4), end))


def _stretches(found: Sequence[Spot], parts: int) -> Iterator[_Stretch]:
    """Yield, in order, stretches in which *parts* parts of the question stand within `_ROOM`.

    They are so far from one another that the pieces around them do not overlap.
    """
    starts = [spot.start for spot in found]
    inside: Counter[int] = Counter()
    left, free = 0, 0
    for right, (start, end, _, part) in enumerate(found):
        if start < free:
            left = right + 1
            continue
        inside[part] += 1
        while left < right and (end - starts[left] > _ROOM or inside[found[left].part] > 1):
            inside[found[left].part] -= 1
            left += 1
        if sum(map(bool, inside.values())) < parts:
            continue
        first = starts[left]
        free = first + WIDTH + LEAD
        yield _Stretch(first, end, bisect_left(starts, first + WIDTH - LEAD) - left)
        inside.clear()
        left = right + 1


def _closest(found: Sequence[Spot]) -> Span:
    """Return the span from the first to the last spot of the best window.

    Best is the one with the most parts of the question, those that are `SEEN` at once before
    others; then with the most different forms and spellings of them, then with the most spots,
    then the first.
    """
    parts, span = _best(found, _ROOM)
    if parts > 1 and span[1] - span[0] > SEEN:
        closer, closer_span = _best(found, SEEN)
        return closer_span if closer == parts else span
    return span


def _best(found: Sequence[Spot], room: int) -> tuple[int, Span]:
    """Return how many parts the best window of *room* code points has, and its span."""
    best, best_span = (0, 0, 0), (found[0].start, found[0].end)
    rows: dict[int, int] = {}
    parts: dict[int, int] = {}
    left, first = 0, found[0].start
    for right, (_, end, row, part) in enumerate(found):
        rows[row] = rows.get(row, 0) + 1
        parts[part] = parts.get(part, 0) + 1
        while end - first > room and left < right:
            _take_out(rows, found[left].row)
            _take_out(parts, found[left].part)
            left += 1
            first = found[left].start
        worth = (len(parts), len(rows), right - left)
        if worth > best:
            best, best_span = worth, (first, end)
    return best[0], best_span


def _take_out(counted: dict[int, int], number: int) -> None:
    """Count one less; what is counted no longer is no longer there."""
    if counted[number] == 1:
        del counted[number]
    else:
        counted[number] -= 1


def _window(body: str, first: int, last: int, low: int = 0, high: int | None = None) -> Span:
    """Lay a window of `WIDTH`, with room for “…”, around the hits, between *low* and *high*.

    It never cuts the first one's beginning.
    """
    limit = len(body) if high is None else high
    spare = max(0, WIDTH - 1 - (last - first))
    start = first - min(LEAD, spare // 2)
    start = max(low, min(start, len(body) - WIDTH) if high is None else start)
    start = _sentence_start(body, start, first)
    end = min(limit, start + WIDTH - 1)
    return start, _cut_before(body, end, min(last, end))


def _sentence_start(body: str, at: int, first: int) -> int:
    """Begin at the last sentence that begins between *at* and the first hit, else at a word."""
    begins = [match.end() for match in _SENTENCE_END.finditer(body, at, first)]
    return begins[-1] if begins else _cut_after(body, at, first)


def _cut_after(text: str, at: int, limit: int) -> int:
    """Move a cut forward to the start of a word, but not beyond *limit*."""
    if at == 0 or text[at - 1].isspace():
        return at
    for place in range(at, min(limit, at + _SLACK)):
        if text[place].isspace():
            return place + 1
    return at


def _cut_before(text: str, at: int, limit: int) -> int:
    """Move a cut back to the end of a word, but not before *limit*."""
    if at >= len(text) or text[at].isspace():
        return min(at, len(text))
    for place in range(at, max(limit, at - _SLACK), -1):
        if text[place - 1].isspace():
            return place - 1
    return at


def _one_line(text: str) -> str:
    """Turn each kind of white space into one plain space; offsets stay."""
    return re.sub(r"\s", " ", text)
