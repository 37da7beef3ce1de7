"""A segment as it is read: its columns by name, its lexicons, its living documents."""

import itertools
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

import numpy as np

from sourcebook.index.columnar.contents import Entry
from sourcebook.index.columnar.lexicon import REMEMBERED, Lexicon
from sourcebook.index.columnar.segment_file import Array, SegmentFile

APART: Final = 1_000
"""Words between two documents in one row: more than any phrase has."""


class Columns:
    """The columns of one segment file; the same for every state of the index that names it."""

    def __init__(self, file: SegmentFile) -> None:
        self.file = file
        self.name = file.name
        self.documents = file.documents
        self._lexicons: dict[str, Lexicon] = {}
        self._texts: dict[str, str] = {}
        self._bases: dict[str, Array] = {}
        self._kept: dict[str, Array] = {}
        self._firsts: dict[str, memoryview] = {}
        self._spans: dict[tuple[str, bytes], tuple[int, int]] = {}

    def lexicon(self, field: str) -> Lexicon:
        """Return the terms of a field of words, or the values of a column of values."""
        found = self._lexicons.get(field)
        if found is None:
            terms, offsets = self.file.whole(f"{field}/terms"), self.file.whole(f"{field}/offsets")
            found = self._lexicons[field] = Lexicon(terms, offsets)
        return found

    def lexicon_text(self, field: str) -> str:
        """Return the terms of a field, one a line; kept, since it is dear to make."""
        found = self._texts.get(field)
        if found is None:
            found = self._texts[field] = self.lexicon(field).text()
        return found

    def backwards(self, field: str) -> Array:
        """Return the numbers of the terms of a field in the order of their letters from the end."""
        return self.file.whole(f"{field}/backwards")

    def frequency(self, field: str, low: int, high: int) -> int:
        """Count the postings of the terms from *low* to before *high*."""
        first = self._first(field)
        return first[high] - first[low]

    def span(self, field: str, term: bytes) -> tuple[int, int]:
        """Return where the postings of *term* begin and end in a field; 0 and 0 if it has none.

        Costs some microseconds; remembered, since a question asks for each term several times.
        """
        known = self._spans.get((field, term))
        if known is None:
            place = self.lexicon(field).find(term)
            first = self._first(field)
            known = (first[place], first[place + 1]) if place >= 0 else (0, 0)
            if len(self._spans) >= REMEMBERED:
                self._spans.clear()
            self._spans[field, term] = known
        return known

    def count(self, field: str, term: bytes) -> int:
        """Count the documents that have *term* in a field."""
        start, end = self.span(field, term)
        return end - start

    def postings(self, field: str, low: int, high: int) -> tuple[Array, Array]:
        """Return documents and frequencies of the terms from *low* to before *high*."""
        first = self._first(field)
        return self.postings_at(field, first[low], first[high])

    def postings_at(self, field: str, start: int, end: int) -> tuple[Array, Array]:
        """Return documents and frequencies of the postings from *start* to before *end*."""
        part = self.file.part
        documents = part(f"{field}/documents", start, end)
        return documents, part(f"{field}/frequencies", start, end)

    def _first(self, field: str) -> memoryview:
        """Return where the postings of each term begin: a view that gives an int at once."""
        found = self._firsts.get(field)
        if found is None:
            found = self._firsts[field] = self.file.whole(f"{field}/first").data
        return found

    def positions(self, field: str, term: int) -> Array:
        """Return the places of a term, document by document as its frequencies say."""
        where = self.file.whole(f"{field}/where")
        return self.file.part(f"{field}/positions", int(where[term]), int(where[term + 1]))

    def lengths(self, field: str) -> Array:
        """Return how many words of a field each document has."""
        return self.file.whole(f"{field}/lengths")

    def bases(self, field: str) -> Array:
        """Return where each document begins when all words of a field stand in one row.

        Documents are `APART`; in the end stands where the next one would begin.
        """
        found = self._bases.get(field)
        if found is None:
            found = np.zeros(self.documents + 1, np.int64)
            np.cumsum(self.lengths(field).astype(np.int64) + APART, out=found[1:])
            self._bases[field] = found
        return found

    def kept(self, name: str, made: Callable[[], Array]) -> Array:
        """Return what was *made* of the columns when *name* was asked for first."""
        found = self._kept.get(name)
        if found is None:
            found = self._kept[name] = made()
        return found

    def total(self, field: str) -> int:
        """Return how many words of a field all documents have."""
        return self.file.totals.get(field, 0)

    def values(self, field: str) -> Array:
        """Return for each document the number of its value in the lexicon of the column."""
        return self.file.whole(f"{field}/values")

    def numbers(self, field: str) -> Array:
        """Return the number that each document has in a field."""
        return self.file.whole(f"{field}/numbers")

    @cached_property
    def by_id(self) -> Array:
        """Return the documents in the order of their ids."""
        return np.argsort(self.values("id"), kind="stable")

    @cached_property
    def _numbers(self) -> dict[bytes, int]:
        """Return the document of each id; costs some 0.2 µs an id, once."""
        return dict(zip(self.lexicon("id").terms(), self.by_id.tolist(), strict=True))

    def documents_of(self, identifiers: Sequence[bytes]) -> Array:
        """Return the numbers of the documents with these ids, -1 for those that are not here."""
        if len(identifiers) * 16 < self.documents:
            return np.array([self.document(one) for one in identifiers], np.int64)
        numbers = map(self._numbers.get, identifiers, itertools.repeat(-1))
        return np.fromiter(numbers, np.int64, len(identifiers))

    def document(self, identifier: bytes) -> int:
        """Return the number of the document with an id, -1 when it is not here."""
        place = self.lexicon("id").find(identifier)
        return int(self.by_id[place]) if place >= 0 else -1

    def identifier(self, document: int) -> str:
        """Return the id of a document."""
        return self.lexicon("id")[int(self.values("id")[document])].decode()

    def identifiers(self, documents: Array) -> list[str]:
        """Return the ids of *documents*."""
        return self.lexicon("id").texts(self.values("id").take(documents).tolist())


class Segment:
    """A segment in one state of the index."""

    def __init__(self, columns: Columns, entry: Entry) -> None:
        self.columns = columns
        self.entry = entry
        self.documents = columns.documents

    @cached_property
    def is_alive(self) -> Array | None:
        """Return for each document whether it is alive; None when all are."""
        return self.entry.is_alive if self.entry.deleted else None

    def living(self, documents: Array) -> Array:
        """Return those of *documents* that are alive, as truths."""
        if self.is_alive is None:
            return np.ones(len(documents), bool)
        return self.is_alive[documents]
