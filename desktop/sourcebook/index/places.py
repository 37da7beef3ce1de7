"""Find every place of a text that answers a query."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from sourcebook.base import globs
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
from sourcebook.index.standing import Standing, in_a_row, near_runs
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
    At most `word_finder.MOST_PLACES` of each word are told, the first ones.
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
        case Words((word,), is_prefix=is_prefix):
            return finder.words(word, is_prefix=is_prefix)
        case Words(row):
            return in_a_row(row, text, finder)


def is_like(asked: str, word: str, fuzz: int) -> bool:
    """Tell whether *word* is *asked* but for *fuzz* letters, never the first one."""
    is_possible = word[:1] == asked[:1] and abs(len(word) - len(asked)) <= fuzz
    return is_possible and OSA.distance(asked, word, score_cutoff=fuzz) <= fuzz


def _near(near: Near, text: str, finder: WordFinder) -> Iterator[Span]:
    """Yield the places of all parts where they stand together."""
    found = {
        Standing(start, end, number, len(leaf.row) if isinstance(leaf, Words) else 1)
        for number, part in enumerate(near.parts)
        for leaf in alternatives(part)
        for start, end in _places_of(leaf, text, finder)
    }
    for run in near_runs(sorted(found), len(near.parts), near.distance, text):
        yield from sorted({(one.start, one.end) for one in run})
