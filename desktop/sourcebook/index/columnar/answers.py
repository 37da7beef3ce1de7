"""The best answers in their order, and how many there are of each kind."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

import numpy as np

from sourcebook.index.columnar.evaluate import Evaluator
from sourcebook.index.columnar.expansion import Query
from sourcebook.index.columnar.matches import Matches
from sourcebook.index.columnar.segment import Columns
from sourcebook.index.columnar.segment_file import Array
from sourcebook.index.columnar.snapshot import Snapshot
from sourcebook.index.schema import DATE, KIND, LANGUAGE, SAVED, TITLE_KEY, WHOLE_AUTHOR, WHOLE_SITE
from sourcebook.model.search import Facet, Found, Match, Sort

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
    """What a search found: some answers in order, how many in all, and by facet by value.

    ``ids`` are those of all answers, in no order, where they were wanted and not too many.
    """

    matches: tuple[Match, ...] = ()
    total: int = 0
    ids: tuple[str, ...] | None = None
    counts: Mapping[Facet, Mapping[str, int]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which answers are wanted: how many from where on, in which order, which facets counted.

    With at most ``most_ids`` answers in all, the ids of all of them are told.
    """

    limit: int = 50
    offset: int = 0
    sort: Sort = Sort.RELEVANCE
    counted: tuple[Facet, ...] = ()
    most_ids: int = 0


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A document that may be among the answers; ``key`` sorts, smaller ones first."""

    key: tuple[object, ...]
    identifier: str
    number: int
    document: int
    score: float


def answered(snapshot: Snapshot, evaluator: Evaluator, query: Query, wanted: Wanted) -> Outcome:
    """Answer *query* in all segments of *snapshot*.

    Raises:
        Abandoned: Nobody waits any more.
        Damaged: A file of the index is not what was written.
    """
    found = [evaluator.matches(query, number) for number in range(len(snapshot.segments))]
    candidates = [
        candidate
        for number, some in enumerate(found)
        for candidate in _candidates(snapshot, number, some, wanted)
    ]
    # Ids grow with time: of what was saved on one day, the last comes first.
    candidates.sort(key=lambda candidate: candidate.identifier, reverse=True)
    candidates.sort(key=lambda candidate: candidate.key)
    total = sum(map(len, found))
    some = candidates[wanted.offset : wanted.offset + wanted.limit]
    return Outcome(
        matches=tuple(_match(snapshot, candidate) for candidate in some),
        total=total,
        ids=tuple(_ids(snapshot, found)) if total <= wanted.most_ids else None,
        counts={facet: _counted(snapshot, found, facet) for facet in wanted.counted},
    )


def _ids(snapshot: Snapshot, found: Sequence[Matches]) -> Iterator[str]:
    for segment, some in zip(snapshot.segments, found, strict=True):
        yield from map(segment.columns.identifier, some.documents.tolist())


def _candidates(
    snapshot: Snapshot, number: int, found: Matches, wanted: Wanted
) -> Iterator[_Candidate]:
    """Yield those documents of a segment that may be among the answers."""
    sort, count = wanted.sort, wanted.offset + wanted.limit
    if not len(found) or not count:
        return
    columns = snapshot.segments[number].columns
    saved = columns.numbers(SAVED)[found.documents].astype(np.int64)
    key = _KEYS[sort](columns, found)
    places = _first(key, saved, count)
    scores = found.weigh(places)
    for place, score in zip(places.tolist(), scores.tolist(), strict=True):
        document = int(found.documents[place])
        first = _shown_key(columns, sort, document, float(key[place]))
        place_in_order = (first, -int(saved[place]))
        yield _Candidate(place_in_order, columns.identifier(document), number, document, score)


def _first(key: Array, saved: Array, count: int) -> Array:
    """Return the places of the *count* smallest keys; of equal ones those saved last."""
    if len(key) > count:
        edge = np.partition(key, count - 1)[count - 1]
        places = np.flatnonzero(key <= edge)
        if len(places) > 4 * count:  # many are equal: the newest of them
            surely = np.flatnonzero(key < edge)
            equal = np.flatnonzero(key == edge)
            newest = np.lexsort((-equal, -saved[equal]))[: count - len(surely)]
            places = np.concatenate((surely, equal[newest]))
    else:
        places = np.arange(len(key))
    order = np.lexsort((-places, -saved[places], key[places]))
    found: Array = places[order][:count]
    return found


def _by_score(_columns: Columns, found: Matches) -> Array:
    negative: Array = -found.scores()
    return negative


def _by_number(name: str) -> Callable[[Columns, Matches], Array]:
    def keys(columns: Columns, found: Matches) -> Array:
        newest_first: Array = -columns.numbers(name)[found.documents].astype(np.int64)
        return newest_first

    return keys


def _by_title(columns: Columns, found: Matches) -> Array:
    """Return the place of each title in the alphabet of its segment; without one the last."""
    values = columns.values(TITLE_KEY)[found.documents].astype(np.int64)
    lexicon = columns.lexicon(TITLE_KEY)
    if len(lexicon) and not lexicon[0]:
        values[values == 0] = len(lexicon)
    return values


_KEYS: Final[Mapping[Sort, Callable[[Columns, Matches], Array]]] = MappingProxyType(
    {
        Sort.RELEVANCE: _by_score,
        Sort.DATE: _by_number(DATE),
        Sort.SAVED: _by_number(SAVED),
        Sort.TITLE: _by_title,
    }
)


def _shown_key(columns: Columns, sort: Sort, document: int, key: float) -> object:
    """Return a key that can be compared with those of other segments."""
    if sort is not Sort.TITLE:
        return key
    title = columns.lexicon(TITLE_KEY)[int(columns.values(TITLE_KEY)[document])]
    return (not title, title)


def _match(snapshot: Snapshot, candidate: _Candidate) -> Match:
    columns = snapshot.segments[candidate.number].columns
    kind = columns.lexicon(KIND)[int(columns.values(KIND)[candidate.document])].decode()
    return Match(candidate.identifier, Found(kind), candidate.score)


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
    used = np.flatnonzero(counts)
    if len(used) > MOST_VALUES:
        used = used[np.argsort(-counts[used], kind="stable")[:MOST_VALUES]]
    found = ((lexicon[value].decode(), int(counts[value])) for value in used.tolist())
    return {value: count for value, count in found if value}
