"""Answer Whoosh's queries with arithmetic over columns.

A query is prepared once for all segments: what its words are there, and how rare. Then each
segment answers by itself.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar, Final

import numpy as np
from whoosh.query import compound, positional, qcore, ranges, spans, terms, wrappers

from sourcebook.index.columnar import matches, sorted_lists
from sourcebook.index.columnar.expansion import EXPANDED, Query, expanded, raw
from sourcebook.index.columnar.locate import Locator, leaves_of, parts_of
from sourcebook.index.columnar.matches import (
    Matches,
    all_of,
    any_of,
    any_word,
    constant,
    nothing,
    of_word,
)
from sourcebook.index.columnar.prepared import Prepared
from sourcebook.index.columnar.scoring import Scorer
from sourcebook.index.columnar.segment import Columns, Segment
from sourcebook.index.columnar.segment_file import Array
from sourcebook.index.columnar.snapshot import Snapshot
from sourcebook.index.columnar.within import Sums, Within, any_within
from sourcebook.index.columnar.word import Weigh, Word
from sourcebook.index.id_set import IdSet
from sourcebook.index.schema import EXACT, ID_FIELD, NUMBERS, TEXTS
from sourcebook.index.together import Together

_DEAR: Final = frozenset(EXPANDED)

MOST: Final = 0xFFFFFFFF
"""The greatest number of a column."""


class Evaluator:
    """Answers one query in one state of the index."""

    def __init__(self, snapshot: Snapshot, scorer: Scorer) -> None:
        self._prepared = Prepared(snapshot, scorer)
        self._locator = Locator(self._prepared)
        self._segments = snapshot.segments
        self._within: Within | None = None
        """The documents of the segment that anybody asks for; None: all."""

    def matches(self, query: Query, number: int) -> Matches:
        """Return what *query* finds among the living documents of segment *number*.

        Raises:
            Damaged: A file of the index is not what was written.
            TypeError: The query is of a kind that is not known (our bug).
        """
        found = self._find(query, number)
        segment = self._segments[number]
        if segment.is_alive is None:
            return found
        return found.only(found.documents[segment.living(found.documents)])

    def _find(self, query: Query, number: int) -> Matches:
        way = self._WAYS.get(type(query))
        if way is None:
            raise TypeError(type(query).__name__)
        return way(self, query, number)

    # -- words

    def _term(self, query: Query, number: int) -> Matches:
        field = query.fieldname
        segment = self._segments[number]
        if field in TEXTS:
            word = self._word_of(query, field, number)
            return nothing() if word is None else of_word(word, segment.documents)
        if field in NUMBERS:
            value = _number(query.text)
            return self._between_numbers(field, value, value, number, query.boost)
        if field in EXACT:
            found = _with_value(segment, field, raw(query.text))
            return constant(found, query.boost, segment.documents)
        return nothing()

    def _word_of(self, query: Query, field: str, number: int) -> Word | None:
        """Return the word of a term of a text, None when no document has it."""
        columns = self._segments[number].columns
        start, end = columns.span(field, raw(query.text))
        if start == end:
            return None
        return self._word(query, number, *columns.postings_at(field, start, end))

    def _words(self, query: Query, number: int) -> Matches:
        """Find the words that a leaf stands for, scored as one word."""
        field = query.fieldname
        if field in EXACT:
            return self._values(query, number)
        if field not in TEXTS:
            return nothing()
        chosen = self._prepared.terms_of(query, number)
        segment = self._segments[number]
        found = _united(segment, field, chosen, self._within)
        if not len(found[0]):
            return nothing()
        return of_word(self._word(query, number, *found), segment.documents)

    def _word(self, query: Query, number: int, documents: Array, frequencies: Array) -> Word:
        """Return what scores by how often documents have a leaf, and how rare it is."""
        # Functions that know each other in a circle would hold all arrays until it is collected.
        rarity_of, most = self._prepared.rarity_of, query.boost * self._prepared.scorer.most
        norms = self._prepared.scorer.norms(query.fieldname, number)
        return Word(documents, frequencies, norms, lambda: rarity_of(query) * most)

    def _scored(
        self, field: str, number: int, documents: Array, frequencies: Array, rarity: Weigh
    ) -> Word:
        """Return what scores by how often documents have what was asked."""
        scorer = self._prepared.scorer
        norms, most = scorer.norms(field, number), scorer.most
        return Word(documents, frequencies, norms, lambda: rarity() * most)

    def _values(self, query: Query, number: int) -> Matches:
        """Find the documents whose value in an exact field is one of several."""
        segment = self._segments[number]
        chosen = np.array(list(expanded(query, segment.columns)), np.int64)
        values = segment.columns.values(query.fieldname)
        found = np.flatnonzero(np.isin(values, chosen))
        return constant(found, query.boost, segment.documents)

    # -- numbers, sets, everything

    def _range(self, query: Query, number: int) -> Matches:
        low = 0 if query.start is None else _number(query.start) + bool(query.startexcl)
        high = MOST if query.end is None else _number(query.end) - bool(query.endexcl)
        return self._between_numbers(query.fieldname, low, high, number, query.boost)

    def _between_numbers(
        self, field: str, low: int, high: int, number: int, boost: float
    ) -> Matches:
        values = self._segments[number].columns.numbers(field)
        low, high = max(0, low), min(MOST, high)
        if low > high:
            return nothing()
        is_in = (values >= np.uint32(low)) & (values <= np.uint32(high))
        return constant(np.flatnonzero(is_in), boost, len(values))

    def _ids(self, query: IdSet, number: int) -> Matches:
        segment = self._segments[number]
        return constant(documents_of(segment, query.ids), query.boost, segment.documents)

    def _every(self, query: Query, number: int) -> Matches:
        segment, field = self._segments[number], query.fieldname
        if field in TEXTS:
            documents = np.flatnonzero(segment.columns.lengths(field))
        elif field is None or field in NUMBERS or field in EXACT:
            documents = np.arange(segment.documents)
        else:
            documents = np.zeros(0, np.int64)
        return constant(documents, query.boost, segment.documents)

    def _none(self, _query: Query, _number: int) -> Matches:
        return nothing()

    # -- queries of queries

    def _and(self, query: Query, number: int) -> Matches:
        size = self._segments[number].documents
        parts = [part for part in query.subqueries if not isinstance(part, wrappers.Not)]
        unwanted = [part.query for part in query.subqueries if isinstance(part, wrappers.Not)]
        if parts:
            found = self._all(parts, number)
        else:
            found = constant(np.arange(size), 0.0, size) if unwanted else nothing()
        for part in unwanted:
            found = matches.without(found, self._find(part, number))
        return found.times(query.boost)

    def _all(self, parts: Sequence[Query], number: int) -> Matches:
        """Find what has all *parts*; the dear ones only where the others have been found."""
        size = self._segments[number].documents
        found: list[Matches] = []
        outer = self._within
        cheap: list[Query] = []
        dear: list[Query] = []
        for part in parts:
            (dear if _is_dear(part) else cheap).append(part)
        for at, part in enumerate([*cheap, *dear]):
            if found and at >= len(cheap):
                found = [all_of(found)]
                lists = found[0].lists
                if outer is not None:
                    lists = [outer.those(one) for one in lists]
                self._within = Within(lists, size)
            found.append(self._find(part, number))
            if not found[-1].most:
                break
        self._within = outer
        return all_of(found) if found[-1].most else nothing()

    def _or(self, query: Query, number: int) -> Matches:
        if self._within is not None and all(map(_is_of_many_words, query.subqueries)):
            return self._or_within(query, number, self._within).times(query.boost)
        words: list[Word] = []
        for part in query.subqueries:
            if type(part) is not terms.Term or part.fieldname not in TEXTS:
                parts = [self._find(part, number) for part in query.subqueries]
                return any_of(parts).times(query.boost)
            word = self._word_of(part, part.fieldname, number)
            if word is not None:
                words.append(word)
        return any_word(words, self._segments[number].documents).times(query.boost)

    def _or_within(self, query: Query, number: int, within: Within) -> Matches:
        """Find what has any of several leaves among the documents that are asked for.

        Each leaf is summed up for all of them, so that what the leaves find is put together, and
        scored, without a look for it.
        """
        segment = self._segments[number]
        words: list[tuple[Callable[[Array, Array], Word], Sums]] = []
        for leaf in query.subqueries:
            chosen = self._prepared.terms_of(leaf, number)
            if chosen:
                sums = within.sums(*_postings(segment.columns, leaf.fieldname, chosen))
                if len(sums[0]):
                    words.append((partial(self._word, leaf, number), sums))
        return any_within(within, words, segment.documents) if words else nothing()

    def _best(self, query: Query, number: int) -> Matches:
        parts = [self._find(part, number) for part in query.subqueries]
        return any_of(parts, best=True).times(query.boost)

    def _not(self, query: Query, number: int) -> Matches:
        size = self._segments[number].documents
        everything = constant(np.arange(size), query.boost, size)
        return matches.without(everything, self._find(query.query, number))

    def _and_not(self, query: Query, number: int) -> Matches:
        wanted = self._find(query.a, number)
        return wanted.only(wanted.documents[~self._has(query.b, number, wanted.documents)])

    def _has(self, query: Query, number: int, documents: Array) -> Array:
        """Tell of each of *documents* whether it answers *query*."""
        field = query.fieldname if type(query) in EXPANDED else ""
        if field not in EXACT:
            return self._find(query, number).has(documents)
        columns = self._segments[number].columns
        is_chosen = np.zeros(len(columns.lexicon(field)), np.bool_)
        is_chosen[list(expanded(query, columns))] = True
        has: Array = is_chosen.take(columns.values(field).take(documents))
        return has

    def _and_maybe(self, query: Query, number: int) -> Matches:
        return matches.perhaps(self._find(query.a, number), self._find(query.b, number))

    def _require(self, query: Query, number: int) -> Matches:
        wanted = self._find(query.a, number)
        return wanted.only(wanted.documents[self._has(query.b, number, wanted.documents)])

    def _otherwise(self, query: Query, number: int) -> Matches:
        outer, self._within = self._within, None  # whether there is anything at all
        found = self._find(query.a, number)
        self._within = outer
        return found if len(found) else self._find(query.b, number)

    def _constant(self, query: Query, number: int) -> Matches:
        found = self._find(query.child, number)
        return constant(found.documents, query.score, found.size)

    # -- words and where they stand

    def _phrase(self, query: Query, number: int) -> Matches:
        words = self._prepared.words_of
        return self._placed(query, number, lambda: words(query)).times(query.boost)

    def _placed(self, query: Query, number: int, words: Callable[[], Sequence[Query]]) -> Matches:
        """Score by how often, as if the whole were one word as rare as all its *words*."""
        found = self._locator.find(query, number)
        if not len(found):
            return nothing()
        leaves = words()
        firsts = sorted_lists.runs(found.documents)
        documents = found.documents[firsts]
        counts = np.empty(len(firsts), np.float32)
        counts[:-1] = firsts[1:] - firsts[:-1]
        counts[-1:] = len(found) - firsts[-1:]
        size = self._segments[number].documents
        if not leaves:
            return constant(documents, 1.0, size)
        word = self._scored(
            leaves[0].fieldname,
            number,
            documents,
            counts,
            lambda: sum(map(self._prepared.rarity_of, leaves)),
        )
        return of_word(word, size)

    def _near(self, query: Query, number: int) -> Matches:
        return self._placed(query, number, lambda: leaves_of(parts_of(query)))

    def _together(self, query: Together, number: int) -> Matches:
        def words() -> list[Query]:
            return [leaf for part in query.parts for leaf in self._commonest(part)]

        return self._placed(query, number, words).times(query.boost)

    def _commonest(self, part: Query) -> Sequence[Query]:
        """Return the words of that alternative of a part which says least."""
        if isinstance(part, compound.Or):
            found = map(self._commonest, part.subqueries)
            return min(found, key=lambda some: sum(map(self._prepared.rarity_of, some)))
        if isinstance(part, positional.Phrase):
            return self._prepared.words_of(part)
        return leaves_of([part])

    _WAYS: ClassVar[dict[type, Callable[["Evaluator", Any, int], Matches]]] = {
        terms.Term: _term,
        **dict.fromkeys(EXPANDED, _words),
        ranges.NumericRange: _range,
        ranges.DateRange: _range,
        IdSet: _ids,
        qcore.Every: _every,
        type(qcore.NullQuery): _none,
        compound.And: _and,
        compound.Or: _or,
        compound.DisjunctionMax: _best,
        compound.AndNot: _and_not,
        compound.AndMaybe: _and_maybe,
        compound.Require: _require,
        compound.Otherwise: _otherwise,
        wrappers.Not: _not,
        wrappers.ConstantScoreQuery: _constant,
        positional.Phrase: _phrase,
        positional.Sequence: _near,
        spans.SpanNear: _near,
        spans.SpanNear2: _near,
        Together: _together,
        spans.SpanOr: _near,
        spans.SpanFirst: _near,
        spans.SpanNot: _near,
    }


def documents_of(segment: Segment, ids: frozenset[str]) -> Array:
    """Return the documents of a segment with these ids, ascending."""
    found = segment.columns.documents_of([raw(identifier) for identifier in ids])
    return np.sort(found[found >= 0])


def _is_dear(query: Query) -> bool:
    """Tell whether a query is one of words that stand for many others, or has one in it."""
    if type(query) in _DEAR:
        return True
    for part in getattr(query, "subqueries", ()):
        if type(part) is not terms.Term and _is_dear(part):  # most parts are, in every question
            return True
    return False


def _is_of_many_words(query: Query) -> bool:
    """Tell whether a query is a leaf that stands for many words of a text."""
    return type(query) in _DEAR and query.fieldname in TEXTS


def _with_value(segment: Segment, field: str, value: bytes) -> Array:
    columns = segment.columns
    if field == ID_FIELD:
        document = columns.document(value)
        return np.array([document] if document >= 0 else [], np.int64)
    place = columns.lexicon(field).find(value)
    if place < 0:
        return np.zeros(0, np.int64)
    return np.flatnonzero(columns.values(field) == place)


def _united(
    segment: Segment, field: str, chosen: Sequence[int] | range, within: Within | None
) -> tuple[Array, Array]:
    """Return the documents of several terms, and how often they have any of them.

    Documents that are not *within* what is asked for may be missing.
    """
    documents, frequencies = _postings(segment.columns, field, chosen)
    if len(chosen) < 2:
        return documents, frequencies
    if within is not None:
        return within.summed(documents, frequencies)
    return sorted_lists.summed(documents, frequencies, segment.documents)


def _postings(columns: Columns, field: str, chosen: Sequence[int] | range) -> tuple[Array, Array]:
    """Return the documents of several terms, one term after the other, and how often they do."""
    if not chosen:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    if isinstance(chosen, range):
        return columns.postings(field, chosen.start, chosen.stop)
    parts = [columns.postings(field, term, term + 1) for term in chosen]
    return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])


def _number(value: Any) -> int:
    if isinstance(value, bytes):
        return int.from_bytes(value[1:], "big")  # as Whoosh writes the numbers of a field
    return int(value)
