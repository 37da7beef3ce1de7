"""The best answers in their order, and how many there are of each kind."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from types import MappingProxyType
from typing import Final, NamedTuple

import numpy as np

from sourcebook.index.columnar.evaluate import Evaluator
from sourcebook.index.columnar.expansion import Query
from sourcebook.index.columnar.matches import Matches
from sourcebook.index.columnar.segment import Columns
from sourcebook.index.columnar.segment_file import Array
from sourcebook.index.columnar.snapshot import Snapshot
from sourcebook.index.columnar.tally import Tally
from sourcebook.index.schema import DATE, KIND, LANGUAGE, SAVED, TITLE_KEY, WHOLE_AUTHOR, WHOLE_SITE
from sourcebook.model.search import Facet, Found, Match, Sort

_BLOCKS: Final = 8
"""Blocks for each answer that is wanted, by the greatest of which it is looked for."""

_MANY: Final = 5_000
"""Keys of which the greatest are looked for by blocks."""

_LOOKED_AT: Final = 32
"""Documents that are looked at first for each answer that is wanted, in the order of all."""

MOST_VALUES: Final = 1_000
"""Values of a facet that are counted in each segment: the most frequent ones."""

_VALUES: Final = MappingProxyType(
    {
        Facet.KIND: KIND,
        Facet.SITE: WHOLE_SITE,
        Facet.AUTHOR: WHOLE_AUTHOR,
        Facet.LANGUAGE: LANGUAGE,
    }
)
"""Facet → column of values."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a search found: some answers in order, how many in all, and by facet by value."""

    matches: tuple[Match, ...] = ()
    total: int = 0
    counts: Mapping[Facet, Mapping[str, int]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which answers are wanted: how many from where on, in which order, which facets counted.

    ``tallies`` count what the index does not know of its documents.
    """

    limit: int = 50
    offset: int = 0
    sort: Sort = Sort.RELEVANCE
    counted: tuple[Facet, ...] = ()
    tallies: Mapping[Facet, Tally] = field(default_factory=lambda: MappingProxyType({}))


class _Candidate(NamedTuple):
    """A document that may be among the answers; ``key`` sorts, smaller ones first."""

    key: tuple[object, int]
    identifier: str
    kind: Found
    score: float


def answered(snapshot: Snapshot, evaluator: Evaluator, query: Query, wanted: Wanted) -> Outcome:
    """Answer *query* in all segments of *snapshot*.

    Raises:
        Damaged: A file of the index is not what was written.
    """
    found = [evaluator.matches(query, number) for number in range(len(snapshot.segments))]
    candidates = [
        candidate
        for number, some in enumerate(found)
        for candidate in _candidates(snapshot.segments[number].columns, some, wanted)
    ]
    # Ids grow with time: of what was saved on one day, the last comes first.
    candidates.sort(key=itemgetter(1), reverse=True)
    candidates.sort(key=itemgetter(0))
    some = candidates[wanted.offset : wanted.offset + wanted.limit]
    return Outcome(
        matches=tuple([Match(identifier, kind, score) for _, identifier, kind, score in some]),
        total=sum(map(len, found)),
        counts={facet: _counted(snapshot, found, facet) for facet in wanted.counted}
        | {facet: tally.counts(snapshot, found) for facet, tally in wanted.tallies.items()},
    )


def _candidates(columns: Columns, found: Matches, wanted: Wanted) -> Iterable[_Candidate]:
    """Return those documents of a segment that may be among the answers."""
    sort, count = wanted.sort, wanted.offset + wanted.limit
    if not found.most or not count:
        return ()
    if sort is Sort.RELEVANCE:
        documents, scores = _best(columns, found, count)
        keys = scores
    else:
        documents = _first(columns, sort, found, count)
        scores, keys = _scores_of(found, documents), _KEYS[sort](columns, documents)
    shown = _titles(columns, documents) if sort is Sort.TITLE else (-keys.astype(float)).tolist()
    days = (-columns.numbers(SAVED).take(documents).astype(np.int64)).tolist()
    return map(
        _Candidate,
        zip(shown, days, strict=True),
        columns.identifiers(documents),
        _kinds(columns, documents),
        scores.tolist(),
    )


def _best(columns: Columns, found: Matches, count: int) -> tuple[Array, Array]:
    """Return the *count* documents with the greatest scores, in any order, and their scores."""
    scores = found.scores()
    places = greatest(scores, count)
    documents, scores = found.documents.take(places), scores.take(places)
    if len(places) <= count:  # all of them are put in order with those of other segments
        return documents, scores
    order = _ordered(columns, scores.astype(np.float64), documents)[:count]
    return documents.take(order), scores.take(order)


def _first(columns: Columns, sort: Sort, found: Matches, count: int) -> Array:
    """Return the *count* documents that come first in an order that does not hang on the query.

    All documents are put into that order once for each segment; then those found are looked for
    from its beginning.
    """
    everything = columns.kept(sort, lambda: _all_ordered(columns, sort))
    parts: list[Array] = []
    start, width, left = 0, _LOOKED_AT * count, count
    while left > 0 and start < len(everything):
        some = everything[start : start + width]
        parts.append(some.take(found.is_in.take(some).nonzero()[0])[:left])
        start, width, left = start + width, 2 * width, left - len(parts[-1])
    return np.concatenate(parts)


def _scores_of(found: Matches, documents: Array) -> Array:
    """Return the scores of documents in any order; `Matches` wants them ascending."""
    order = documents.argsort()
    scores = np.empty(len(documents), np.float32)
    scores[order] = found.scores(documents.take(order))
    return scores


def _all_ordered(columns: Columns, sort: Sort) -> Array:
    documents = np.arange(columns.documents)
    return _ordered(columns, _KEYS[sort](columns, documents).astype(np.float64), documents)


def _ordered(columns: Columns, keys: Array, documents: Array) -> Array:
    """Return the places of *documents* by their keys, the greatest first.

    Of equal ones those saved last come first; of those saved at the same time the last ones.
    """
    saved = columns.numbers(SAVED).take(documents).astype(np.int64)
    return np.lexsort((-documents, -saved, -keys))


def greatest(keys: Array, count: int) -> Array:
    """Return the places of the *count* greatest keys, and of those equal to the least of them.

    The greatest of each block show where the edge is at least, so that few keys are left to look
    at.
    """
    if len(keys) <= count:
        return np.arange(len(keys))
    if len(keys) < _MANY:
        return (keys >= _edge(keys, count)).nonzero()[0]
    width = len(keys) // (count * _BLOCKS)
    if width > 1:
        blocks = keys[: len(keys) // width * width].reshape(width, -1).max(axis=0)
        places = (keys >= _edge(blocks, count)).nonzero()[0]
    else:
        places = np.arange(len(keys))
    some = keys[places]
    found: Array = places[some >= _edge(some, count)]
    return found


def _edge(keys: Array, count: int) -> Array:
    """Return the last of the *count* greatest keys, of which there are as many at least."""
    some, place = keys.copy(), len(keys) - count
    some.partition(place)  # `np.partition` takes as long again to find this one
    edge: Array = some[place]
    return edge


def _by_number(name: str) -> Callable[[Columns, Array], Array]:
    def keys(columns: Columns, documents: Array) -> Array:
        return columns.numbers(name).take(documents)

    return keys


def _by_title(columns: Columns, documents: Array) -> Array:
    """Return how far each title is from the end of the alphabet; without one it is the last."""
    values = columns.values(TITLE_KEY).take(documents).astype(np.int64)
    lexicon = columns.lexicon(TITLE_KEY)
    if len(lexicon) and not lexicon[0]:
        values[values == 0] = len(lexicon)
    from_end: Array = -values
    return from_end


_KEYS: Final[Mapping[Sort, Callable[[Columns, Array], Array]]] = MappingProxyType(
    {
        Sort.DATE: _by_number(DATE),
        Sort.SAVED: _by_number(SAVED),
        Sort.TITLE: _by_title,
    }
)


def _titles(columns: Columns, documents: Array) -> list[tuple[bool, bytes]]:
    """Return keys that can be compared with those of other segments; without a title the last."""
    lexicon = columns.lexicon(TITLE_KEY)
    titles = map(lexicon.__getitem__, columns.values(TITLE_KEY).take(documents).tolist())
    return [(not title, title) for title in titles]


_FOUND: Final[Mapping[bytes, Found]] = MappingProxyType(
    {kind.value.encode(): kind for kind in Found}
)
"""What is found, by its name in the index."""


def _kinds(columns: Columns, documents: Array) -> list[Found]:
    lexicon = columns.lexicon(KIND)
    return [_FOUND[lexicon[value]] for value in columns.values(KIND).take(documents).tolist()]


def _counted(snapshot: Snapshot, found: Sequence[Matches], facet: Facet) -> Mapping[str, int]:
    """Count the answers by the value of a facet; what has none is left out."""
    counts: Counter[str] = Counter()
    for segment, some in zip(snapshot.segments, found, strict=True):
        if facet is Facet.YEAR:
            years = segment.columns.numbers(DATE)[some.documents] // 10_000
            values, numbers = np.unique(years, return_counts=True)
            pairs = zip(values.tolist(), numbers.tolist(), strict=True)
            counts.update({str(year): number for year, number in pairs if year})
        elif facet in _VALUES:
            counts.update(_values(segment.columns, _VALUES[facet], some.documents))
    return counts


def _values(columns: Columns, name: str, documents: Array) -> dict[str, int]:
    lexicon = columns.lexicon(name)
    counts = np.bincount(columns.values(name)[documents], minlength=len(lexicon))
    used = counts.nonzero()[0]
    if len(used) > MOST_VALUES:
        used = used[np.argsort(-counts[used], kind="stable")[:MOST_VALUES]]
    found = ((lexicon[value].decode(), int(counts[value])) for value in used.tolist())
    return {value: count for value, count in found if value}
