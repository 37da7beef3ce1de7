"""Find where the parts of a query stand: phrases, words near one another."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from whoosh.query import compound, positional, spans

from sourcebook.index.columnar import places, sorted_lists
from sourcebook.index.columnar.expansion import Query, raw
from sourcebook.index.columnar.places import Spans
from sourcebook.index.columnar.prepared import LEAVES, Prepared
from sourcebook.index.columnar.rows import rows
from sourcebook.index.columnar.segment import Segment
from sourcebook.index.columnar.segment_file import Array
from sourcebook.index.schema import TEXTS
from sourcebook.index.together import Together


class Locator:
    """Finds places in the segments of one state of the index."""

    def __init__(self, prepared: Prepared) -> None:
        self._prepared = prepared

    def find(self, query: Query, number: int) -> Spans:
        """Return where *query* stands, in the documents that have all its parts."""
        if isinstance(query, LEAVES):
            return self._spans_of_words(query, number)
        way = self._WAYS.get(type(query))
        if way is None:
            raise TypeError(type(query).__name__)
        return way(self, query, number)

    def _spans_of_words(self, query: Query, number: int) -> Spans:
        segment, field = self._prepared.segments[number], query.fieldname
        if field not in TEXTS:
            return places.no_spans()
        chosen = self._prepared.terms_of(query, number)
        found = [places.spans_of_term(segment.columns, field, term) for term in chosen]
        return places.joined(found) if found else places.no_spans()

    def _spans_of_phrase(self, query: Query, number: int) -> Spans:
        segment, field = self._prepared.segments[number], query.fieldname
        if field not in TEXTS or not query.words:
            return places.no_spans()
        lexicon = segment.columns.lexicon(field)
        found = [lexicon.find(raw(word)) for word in query.words]
        if min(found) < 0:
            return places.no_spans()
        if query.slop == 1:
            return rows(segment.columns, field, found)
        documents = _common_documents(segment, field, found)
        return self._chain(
            [places.spans_of_term(segment.columns, field, term, documents) for term in found],
            most=query.slop,
        )

    def _spans_of_near(self, query: Query, number: int) -> Spans:
        return self._chain(
            [self.find(part, number) for part in parts_of(query)],
            most=query.slop,
            least=getattr(query, "mindist", 1),
            is_ordered=query.ordered,
        )

    def _spans_of_together(self, query: Together, number: int) -> Spans:
        parts: list[Spans] = []
        for part in query.parts:
            parts.append(self.find(part, number))
            if not len(parts[-1]):
                return places.no_spans()
        return places.together(parts, self._prepared.segments[number].documents, most=query.most)

    def _chain(
        self, parts: Sequence[Spans], *, most: int, least: int = 1, is_ordered: bool = True
    ) -> Spans:
        found = parts[0] if parts else places.no_spans()
        for part in parts[1:]:
            found = places.near(found, part, most=most, least=least, is_ordered=is_ordered)
        return found

    def _spans_of_any(self, query: Query, number: int) -> Spans:
        return places.joined([self.find(part, number) for part in query.subqueries])

    def _spans_of_span_or(self, query: Query, number: int) -> Spans:
        return places.joined([self.find(part, number) for part in query.subqs])

    def _spans_of_first(self, query: Query, number: int) -> Spans:
        found = self.find(query.q, number)
        return found.only(found.ends <= query.limit)

    def _spans_of_not(self, query: Query, number: int) -> Spans:
        found = self.find(query.a, number)
        return found.only(~places.overlapping(found, self.find(query.b, number)))

    _WAYS: ClassVar[dict[type, Callable[["Locator", Any, int], Spans]]] = {
        positional.Phrase: _spans_of_phrase,
        positional.Sequence: _spans_of_near,
        spans.SpanNear: _spans_of_near,
        spans.SpanNear2: _spans_of_near,
        Together: _spans_of_together,
        spans.SpanOr: _spans_of_span_or,
        spans.SpanFirst: _spans_of_first,
        spans.SpanNot: _spans_of_not,
        compound.Or: _spans_of_any,
    }


def _common_documents(segment: Segment, field: str, chosen: Sequence[int]) -> Array:
    """Return the documents that have all these terms."""
    lists = [segment.columns.postings(field, term, term + 1)[0] for term in set(chosen)]
    lists.sort(key=len)
    found = lists[0]
    for other in lists[1:]:
        found = found[sorted_lists.meeting(found, other, segment.documents)[0]]
    return found


def parts_of(query: Query) -> Sequence[Query]:
    """Return the queries that a query of places is made of."""
    if isinstance(query, spans.SpanNear):
        return [query.a, query.b]
    if isinstance(query, spans.SpanNear2):
        return list(query.qs)
    if isinstance(query, positional.Sequence):
        return list(query.subqueries)
    return [query]


def leaves_of(parts: Sequence[Query]) -> list[Query]:
    """Return the words in *parts*."""
    found: list[Query] = []
    for part in parts:
        if isinstance(part, LEAVES):
            found.append(part)
        elif hasattr(part, "fieldname"):
            continue
        else:
            children = part.subqs if isinstance(part, spans.SpanOr) else list(part.children())
            found += leaves_of(children)
    return found
