"""Where words stand in documents, and which of these places are near one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sourcebook.index.columnar.building import ranges
from sourcebook.index.columnar.segment import Columns
from sourcebook.index.columnar.segment_file import Array

_DOCUMENT: Final = np.int64(1 << 32)
"""A place is one number: the document times this, plus the position."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of words, by document and first word; ``ends`` is the last word's position."""

    documents: Array
    starts: Array
    ends: Array

    def __len__(self) -> int:
        return len(self.documents)

    @property
    def keys(self) -> Array:
        """Return document and start as one number, ascending."""
        found: Array = self.documents * _DOCUMENT + self.starts
        return found

    def only(self, is_kept: Array) -> "Spans":
        """Return some of them."""
        return Spans(self.documents[is_kept], self.starts[is_kept], self.ends[is_kept])


def no_spans() -> Spans:
    """Return none."""
    empty = np.zeros(0, np.int64)
    return Spans(empty, empty, empty)


def spans_of_term(columns: Columns, field: str, term: int, documents: Array | None = None) -> Spans:
    """Return where a term stands, in those of *documents* (ascending) that have it or in all."""
    mine, frequencies = columns.postings(field, term, term + 1)
    if documents is None:
        positions = columns.positions(field, term).astype(np.int64)
        return Spans(np.repeat(mine.astype(np.int64), frequencies), positions, positions)
    places = np.searchsorted(mine, documents)
    places[places == len(mine)] = 0
    places = places[mine[places] == documents] if len(mine) else places[:0]
    counts = frequencies.astype(np.int64)
    begins = np.cumsum(counts) - counts
    chosen = counts[places]
    if len(places) == len(mine):
        positions = columns.positions(field, term).astype(np.int64)
    else:
        positions = columns.positions(field, term)[ranges(begins[places], chosen)].astype(np.int64)
    return Spans(np.repeat(mine[places].astype(np.int64), chosen), positions, positions)


def joined(parts: list[Spans]) -> Spans:
    """Return the spans of all *parts*, each once, in order."""
    documents = np.concatenate([part.documents for part in parts])
    starts = np.concatenate([part.starts for part in parts])
    ends = np.concatenate([part.ends for part in parts])
    return _in_order(documents, starts, ends)


def near(one: Spans, other: Spans, *, most: int, least: int = 1, is_ordered: bool = True) -> Spans:
    """Return the stretches from a span of *one* to a span of *other* that stand near.

    Args:
        one: Spans in order.
        other: Spans in order.
        most: How far the first word of the later may be behind the last of the earlier; 1 is
            next to it. Spans that overlap are 0 apart.
        least: How near they may be.
        is_ordered: Whether that of *other* may not begin before that of *one*.
    """
    if not len(one) or not len(other):
        return no_spans()
    longest = int((other.ends - other.starts).max())
    before = 0 if is_ordered else most + longest
    keys = other.keys
    first = one.documents * _DOCUMENT
    low = np.searchsorted(keys, np.maximum(first, first + one.starts - before))
    high = np.searchsorted(keys, first + one.ends + most, "right")
    counts = np.maximum(high - low, 0)
    mine = np.repeat(np.arange(len(one)), counts)
    theirs = ranges(low, counts)
    after = other.starts[theirs] - one.ends[mine]
    ahead = one.starts[mine] - other.ends[theirs]
    distance = np.maximum(0, np.maximum(after, ahead))
    is_near = (distance >= least) & (distance <= most)
    mine, theirs = mine[is_near], theirs[is_near]
    starts = np.minimum(one.starts[mine], other.starts[theirs])
    ends = np.maximum(one.ends[mine], other.ends[theirs])
    return _in_order(one.documents[mine], starts, ends)


def together(parts: Sequence[Spans], size: int, *, most: int) -> Spans:
    """Return the longest runs of spans, each at most *most* behind what is before it, with all.

    One pass over the spans of the documents that have all *parts*; their order does not matter.

    Args:
        parts: Spans in order, at least one of each part to a run.
        size: How many documents there are.
        most: How far the first word of a span may be behind the last word before it.
    """
    has_all = np.ones(size, bool)
    for part in parts:
        has_part = np.zeros(size, bool)
        has_part[part.documents] = True
        has_all &= has_part
    chosen = [part.only(has_all[part.documents]) for part in parts]
    if not chosen or not len(chosen[0]):
        return no_spans()
    keys = np.concatenate([part.keys for part in chosen])
    order = np.argsort(keys, kind="stable")  # merges runs that are in order
    keys = keys[order]
    lasts = np.concatenate([part.documents * _DOCUMENT + part.ends for part in chosen])[order]
    which = np.repeat(np.arange(len(chosen)), [len(part) for part in chosen])[order]
    lasts = np.maximum.accumulate(lasts)
    documents = keys // _DOCUMENT
    firsts = np.flatnonzero(np.append(True, _begins_anew(keys, lasts, documents, most)))
    runs = np.repeat(np.arange(len(firsts)), np.diff(np.append(firsts, len(keys))))
    is_whole = np.ones(len(firsts), bool)
    for number in range(len(chosen)):
        has_part = np.zeros(len(firsts), bool)
        has_part[runs[which == number]] = True
        is_whole &= has_part
    whole = np.flatnonzero(is_whole)
    ends = lasts[np.append(firsts[1:], len(keys)) - 1]
    return Spans(documents[firsts[whole]], keys[firsts[whole]] % _DOCUMENT, ends[whole] % _DOCUMENT)


def _begins_anew(keys: Array, lasts: Array, documents: Array, most: int) -> Array:
    """Tell of each span but the first whether it is too far behind all before it."""
    is_far: Array = (keys[1:] - lasts[:-1] > most) | (np.diff(documents) > 0)
    return is_far


def overlapping(one: Spans, other: Spans) -> Array:
    """Tell for each span of *one* whether one of *other* shares a word with it."""
    if not len(one) or not len(other):
        return np.zeros(len(one), bool)
    longest = int((other.ends - other.starts).max())
    keys, first = other.keys, one.documents * _DOCUMENT
    low = np.searchsorted(keys, np.maximum(first, first + one.starts - longest))
    high = np.searchsorted(keys, first + one.ends, "right")
    counts = np.maximum(high - low, 0)
    mine, theirs = np.repeat(np.arange(len(one)), counts), ranges(low, counts)
    is_met = other.ends[theirs] >= one.starts[mine]
    found = np.zeros(len(one), bool)
    found[mine[is_met]] = True
    return found


def _in_order(documents: Array, starts: Array, ends: Array) -> Spans:
    order = np.lexsort((ends, starts, documents))
    documents, starts, ends = documents[order], starts[order], ends[order]
    is_new = np.ones(len(order), bool)
    is_new[1:] = (np.diff(documents) != 0) | (np.diff(starts) != 0) | (np.diff(ends) != 0)
    return Spans(documents[is_new], starts[is_new], ends[is_new])
