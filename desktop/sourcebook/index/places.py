"""Find every place of a text that answers a query."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, islice, pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from sourcebook.base import folding, globs
from sourcebook.index.query import (
    Leaf,
    Near,
    Pattern,
    Query,
    Where,
    Words,
    alternatives,
    rows,
)
from sourcebook.index.together import Place, gathered
from sourcebook.index.word_finder import Span, WordFinder


class Spot(NamedTuple):
    """A place in a text that answers the leaf of a query with this number; sorted by place."""

    start: int
    end: int
    row: int


def places(query: Query, text: str, *, is_title: bool = False) -> tuple[Span, ...]:
    """Return all places of *text* that answer *query*, in order; they do not overlap.

    Costs a pass over the text and one over the folded text for each word; for words with gaps or
    slips one over its words.
    At most `MOST_PLACES` of each word are looked at.
    """
    return tuple(merged(spots(asked_in(query, is_title=is_title), text)))


def asked_in(query: Query, *, is_title: bool = False) -> list[Leaf]:
    """Return the leaves that may stand in a body or a title, other spellings as their own."""
    wanted = {Where.ANYWHERE, Where.TITLE} if is_title else {Where.ANYWHERE}
    found: list[Leaf] = []
    for leaf in rows(query):
        if isinstance(leaf, Near) or leaf.where in wanted:
            found.append(leaf)
            if isinstance(leaf, Words) and leaf.joined:
                found.append(Words((leaf.joined,)))
    return list(dict.fromkeys(found))


def spots(asked: Sequence[Leaf], text: str) -> list[Spot]:
    """Return where *text* answers, in order."""
    if not asked:
        return []
    finder = WordFinder(text)
    return sorted(
        Spot(start, end, number)
        for number, leaf in enumerate(asked)
        for start, end in _places_of(leaf, text, finder)
    )


def merged(found: Sequence[Spot]) -> list[Span]:
    """Join spots that overlap: pairs of signs, and words of several rows."""
    spans: list[Span] = []
    for spot in found:
        if spans and spot.start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], spot.end))
        else:
            spans.append((spot.start, spot.end))
    return spans


def _places_of(leaf: Leaf, text: str, finder: WordFinder) -> Iterable[Span]:
    match leaf:
        case Near():
            return _near(leaf, text, finder)
        case Pattern(pattern):
            is_it = globs.compiled(pattern).fullmatch
            return finder.fitting(pattern.split("*")[0], lambda word: bool(is_it(word)))
        case Words(row, fuzz=fuzz) if fuzz:
            return finder.fitting(row[0][:1], lambda word: is_like(row[0], word, fuzz))
        case Words():
            return _in_a_row(leaf, text, finder)


def is_like(asked: str, word: str, fuzz: int) -> bool:
    """Tell whether *word* is *asked* but for *fuzz* letters, never the first one."""
    is_possible = word[:1] == asked[:1] and abs(len(word) - len(asked)) <= fuzz
    return is_possible and OSA.distance(asked, word, score_cutoff=fuzz) <= fuzz


def _near(near: Near, text: str, finder: WordFinder) -> Iterator[Span]:
    """Yield the places of all parts where they stand together."""
    found = sorted(
        Place(start, end, number)
        for number, part in enumerate(near.parts)
        for leaf in alternatives(part)
        for start, end in _places_of(leaf, text, finder)
    )
    runs = gathered(
        found, len(near.parts), lambda one, other: _is_near(text, one, other, near.distance)
    )
    for run in runs:
        yield from sorted({(start, end) for start, end, _ in run})


def _is_near(text: str, one: Place, other: Place, distance: int) -> bool:
    """Tell whether a place begins at most *distance* steps behind the last word of *one*."""
    if other.start < one.end:
        return True
    between = folding.leading(folding.tokens(text[one.start : other.end]))
    behind = dropwhile(lambda word: one.start + word[2] < one.end, between)
    return any(one.start + start >= other.start for _, start, _ in islice(behind, distance + 1))


def _in_a_row(words: Words, text: str, finder: WordFinder) -> Iterator[Span]:
    """Yield where the words of the row stand next to each other."""
    places = sorted(
        (start, start, end) for start, end in finder.words(words.row[0], is_prefix=words.is_prefix)
    )
    for pair in pairwise(words.row):
        places = list(_continued(places, finder.words(pair[1]), pair, text))
    for first, _, end in places:
        yield first, end


def _continued(
    places: Sequence[tuple[int, int, int]], later: Sequence[Span], pair: tuple[str, str], text: str
) -> Iterator[tuple[int, int, int]]:
    """Yield (start of the row, start of its last word, end) for each place that goes on."""
    starts = [start for _, start, _ in places]
    for start, end in later:
        before = bisect_left(starts, start) - 1
        if before < 0 or end - starts[before] > 2 * folding.LONGEST_WORD:
            continue
        between = folding.leading(folding.tokens(text[starts[before] : end]))
        if tuple(word for word, _, _ in between) == pair:
            yield places[before][0], start, end
