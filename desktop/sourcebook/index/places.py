"""Find every place of a text that answers a query."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from sourcebook.base import globs
from sourcebook.index.query import (
    Either,
    Every,
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
    """A place in a text that answers a leaf of a query; sorted by place.

    ``row`` is the number of the leaf, and ``part`` that of the part of the question it is in: all
    forms and other spellings of a word are one part.
    """

    start: int
    end: int
    row: int
    part: int


def places(query: Query, text: str, *, is_title: bool = False) -> tuple[Span, ...]:
    """Return all places of *text* that answer *query*, in order; they do not overlap.

    Costs a pass over the text and one over the folded text for each word; for words with gaps or
    slips one over its words.
    At most `word_finder.MOST_PLACES` of each word are told, the first ones.
    """
    return tuple(merged(spots(asked_in(query, is_title=is_title), text)))


def asked_in(query: Query, *, is_title: bool = False) -> dict[Leaf, int]:
    """Return the leaves that may stand in a body or a title, each with the number of its part.

    Other spellings are leaves of their own. One that is in several parts counts for the first.
    """
    wanted = {Where.ANYWHERE, Where.TITLE} if is_title else {Where.ANYWHERE}
    found: dict[Leaf, int] = {}
    for number, part in enumerate(_parts(query)):
        for leaf in rows(part):
            if isinstance(leaf, Near) or leaf.where in wanted:
                found.setdefault(leaf, number)
                if isinstance(leaf, Words) and leaf.joined:
                    found.setdefault(Words((leaf.joined,)), number)
    return found


def _parts(query: Query) -> Iterator[Query]:
    """Yield the parts of a question: what is said in one of several ways is one of them."""
    match query:
        case Every(parts):
            is_one = False
        case Either(parts):
            is_one = not any(isinstance(part, Every) for part in parts)
        case _:
            parts, is_one = (), True
    if is_one:
        yield query
    else:
        for part in parts:
            yield from _parts(part)


def spots(asked: Mapping[Leaf, int], text: str) -> list[Spot]:
    """Return where *text* answers the leaves of `asked_in`, in order."""
    if not asked:
        return []
    finder = WordFinder(text)
    return sorted(
        Spot(start, end, number, part)
        for number, (leaf, part) in enumerate(asked.items())
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
