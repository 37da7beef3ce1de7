"""Where words stand one right behind the other.

All words of a field are thought of in one row, so that a place is one number. Words that stand in
few documents together are looked up there; two that are everywhere are laid on top of each other, a
stretch of the row at a time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from sourcebook.index.columnar.building import ranges
from sourcebook.index.columnar.places import Spans, no_spans
from sourcebook.index.columnar.segment import APART, Columns
from sourcebook.index.columnar.segment_file import Array
from sourcebook.index.columnar.sorted_lists import meeting

STRETCH: Final = 1 << 19
"""Words of the row that are looked at together: half a megabyte, which a processor holds near."""

_FAR_BITS: Final = 33
_FAR: Final = 1 << _FAR_BITS
"""From the beginning of a document to that of the next one, where few are looked at."""

_EVERYWHERE: Final = 2
"""Occurrences in each document from which on a word is taken as one that is everywhere."""


@dataclass(frozen=True)
class _Term:
    """A word of a phrase: its postings, and by how many words it is behind the first one."""

    documents: Array
    frequencies: Array
    positions: Array
    behind: int

    @cached_property
    def ends(self) -> Array:
        """Return for each document where its positions end, and before all of them 0."""
        found = np.zeros(len(self.documents) + 1, np.int64)
        np.cumsum(self.frequencies, out=found[1:])
        return found

    def keys(self, places: Array) -> Array:
        """Return where the phrase would begin, in the documents at *places* of the postings.

        The documents are counted from 0, `_FAR` from each other: less memory is looked at than in
        a row of all words.
        """
        counts = self.frequencies.take(places)
        positions = self.positions.take(ranges(self._begins(places), counts.astype(np.int64)))
        begins = np.arange(APART - self.behind, len(places) * _FAR, _FAR)
        keys = begins.repeat(counts)
        keys += positions
        return keys

    def _begins(self, places: Array) -> Array:
        """Return where positions begin, without a sum for each document before these *places*."""
        if not len(places):
            return places
        # From each place to the next one; to add up all took most of the time of a phrase.
        steps = np.add.reduceat(self.frequencies, places, dtype=np.int64)
        before = self.frequencies[: places[0]].sum(dtype=np.int64)
        found: Array = steps.cumsum() - steps + before
        return found

    def keys_between(self, low: int, high: int, bases: Array) -> Array:
        """Return where the phrase would begin, for the postings from *low* to before *high*."""
        begins = bases.take(self.documents[low:high])
        begins -= self.behind
        keys: Array = np.repeat(begins, self.frequencies[low:high])
        keys += self.positions[self.ends[low] : self.ends[high]]
        return keys


def rows(columns: Columns, field: str, terms: Sequence[int]) -> Spans:
    """Return where *terms* stand one right behind the other.

    Args:
        columns: The segment.
        field: A field of words.
        terms: Numbers of words; of more than `APART` of them nothing is found.
    """
    if not 0 < len(terms) < APART:
        return no_spans()
    found = [
        _Term(
            *columns.postings(field, term, term + 1), columns.positions(field, term), behind=behind
        )
        for behind, term in enumerate(terms)
    ]
    found.sort(key=lambda term: len(term.positions))
    is_everywhere = len(found[0].positions) > _EVERYWHERE * columns.documents
    if is_everywhere and columns.documents > 1:
        bases = columns.bases(field)
        keys = np.concatenate(list(_laid_together(found, bases)))
        documents = bases.searchsorted(keys, "right") - 1
        starts = keys - bases[documents]
    else:
        documents, starts = _looked_up(found, columns.documents)
    return Spans(documents, starts, starts + (len(terms) - 1))


def _looked_up(terms: Sequence[_Term], size: int) -> tuple[Array, Array]:
    """Return documents and beginnings of the phrase, from the documents that have all words."""
    first, *rest = terms
    documents, places = first.documents, [np.arange(len(first.documents))]
    for number, term in enumerate(rest):
        mine, theirs = meeting(documents, term.documents, size)
        if not len(mine):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        documents = documents.take(mine)
        places = [*(one.take(mine) for one in places), theirs] if number else [mine, theirs]
    keys = first.keys(places[0])
    for term, some in zip(rest, places[1:], strict=True):
        if not len(keys):
            break
        keys = _common(keys, term.keys(some))
    return documents.take(keys >> _FAR_BITS).astype(np.int64), (keys & (_FAR - 1)) - APART


def _common(one: Array, other: Array) -> Array:
    few, many = (one, other) if len(one) < len(other) else (other, one)
    places = many.searchsorted(few)
    places[places == len(many)] = 0
    found: Array = few[many[places] == few] if len(many) else few[:0]
    return found


def _laid_together(terms: Sequence[_Term], bases: Array) -> Iterator[Array]:
    """Yield the beginnings of the phrase, stretch by stretch."""
    edges = bases.searchsorted(np.arange(0, int(bases[-1]) + STRETCH, STRETCH))
    cuts = np.unique(np.append(np.minimum(edges, len(bases) - 1), 0))
    is_there = np.zeros(int(np.diff(bases[cuts]).max()) + APART, bool)
    places = [term.documents.searchsorted(cuts).tolist() for term in terms]
    for number, base in enumerate(bases[cuts[:-1]].tolist()):
        lowest = base - APART
        pieces = [
            term.keys_between(place[number], place[number + 1], bases) - lowest
            for term, place in zip(terms, places, strict=True)
        ]
        keys = pieces[0]
        for other in pieces[1:]:
            is_there[other] = True
            keys = keys[is_there.take(keys)]
            is_there[other] = False
        yield keys + lowest
