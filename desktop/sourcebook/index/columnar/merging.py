"""Several segments to one, a range of terms at a time, so that memory stays flat."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from sourcebook.index.columnar.building import ranges
from sourcebook.index.columnar.lexicon import Lexicon, backwards, packed
from sourcebook.index.columnar.segment import Segment
from sourcebook.index.columnar.segment_file import (
    Array,
    SegmentWriter,
    Spool,
    code_for,
    remove_folder,
    smallest,
)
from sourcebook.index.schema import NUMBERS, TEXTS, VALUES

MOST: Final = 10
"""Segments of an index: each search asks all of them."""

TOGETHER: Final = 8
"""Segments of about a size that are merged."""

PLACES_AT_ONCE: Final = 4_000_000
"""Words that are sorted at a time: some 150 MB."""


def chosen(sizes: Sequence[int]) -> list[int]:
    """Return the indexes of the segments, by their living documents, that are to be merged.

    Those without a document always; else none up to `MOST`, and beyond the smallest ones, each
    as long as it is not larger than all smaller ones together: every document is rewritten a
    logarithmic number of times.
    """
    order = sorted(range(len(sizes)), key=sizes.__getitem__)
    empty = [at for at in order if not sizes[at]]
    alive = order[len(empty) :]
    if len(alive) <= MOST:
        return empty
    count, together = TOGETHER, sum(sizes[at] for at in alive[:TOGETHER])
    while count < len(alive) and sizes[alive[count]] <= together:
        together += sizes[alive[count]]
        count += 1
    return empty + alive[:count]


def merge(segments: Sequence[Segment], path: Path) -> int:
    """Write one segment of the living documents of several; return how many there are.

    Memory holds `PLACES_AT_ONCE` words at a time; `dev.py bench search` prints what it costs.

    Raises:
        Damaged: One of them is not what was written.
        OSError: The disk refused; nothing is left of it.
    """
    kept = [np.flatnonzero(segment.entry.is_alive) for segment in segments]
    documents = sum(map(len, kept))
    spools = path.with_suffix(".merging")
    spools.mkdir()
    file = SegmentWriter(path)
    try:
        totals = {}
        for name in TEXTS:
            totals[name] = _Merger(segments, kept, name).write(file, spools)
        for name in VALUES:
            _write_values(file, name, segments, kept)
        for name in NUMBERS:
            columns = [s.columns.numbers(name)[k] for s, k in zip(segments, kept, strict=True)]
            file.add(f"{name}/numbers", np.concatenate(columns))
        file.finish(documents, totals)
    except BaseException:
        file.abandon()
        raise
    finally:
        remove_folder(spools)
    return documents


def _write_values(
    file: SegmentWriter, name: str, segments: Sequence[Segment], kept: Sequence[Array]
) -> None:
    values = [s.columns.values(name)[k] for s, k in zip(segments, kept, strict=True)]
    used = [np.unique(numbers) for numbers in values]
    terms = [
        [segment.columns.lexicon(name)[int(number)] for number in numbers]
        for segment, numbers in zip(segments, used, strict=True)
    ]
    ordered = sorted({term for some in terms for term in some})
    place = {term: at for at, term in enumerate(ordered)}
    moved = []
    for numbers, mine, some in zip(values, used, terms, strict=True):
        new = np.array([place[term] for term in some], np.int64)
        moved.append(new[np.searchsorted(mine, numbers)] if len(numbers) else np.zeros(0, np.int64))
    data, offsets = packed(ordered)
    file.add(f"{name}/terms", data)
    file.add(f"{name}/offsets", offsets)
    file.add(f"{name}/values", smallest(np.concatenate(moved)))


@dataclass(slots=True)
class _Part:
    """The terms of one segment within a range, with what belongs to them."""

    terms: list[bytes]
    sizes: Array
    documents: Array
    frequencies: Array
    positions: Array


class _Merger:
    """Merges one field."""

    def __init__(self, segments: Sequence[Segment], kept: Sequence[Array], name: str) -> None:
        self._segments = segments
        self._name = name
        self._moved: list[Array] = []
        base = 0
        for segment, documents in zip(segments, kept, strict=True):
            moved = np.full(segment.documents, -1, np.int64)
            moved[documents] = np.arange(base, base + len(documents))
            self._moved.append(moved)
            base += len(documents)
        lengths = [
            segment.columns.lengths(name)[documents]
            for segment, documents in zip(segments, kept, strict=True)
        ]
        self._lengths = np.concatenate(lengths)
        self._most_documents = base

    def write(self, file: SegmentWriter, folder: Path) -> int:
        """Write the arrays of the field; return how many words it has."""
        name = self._name
        longest = int(self._lengths.max()) if len(self._lengths) else 0
        documents = Spool(folder, f"{name}/documents", code_for(self._most_documents))
        frequencies = Spool(folder, f"{name}/frequencies", code_for(longest))
        positions = Spool(folder, f"{name}/positions", code_for(longest))
        terms: list[bytes] = []
        counts: list[Array] = []
        places: list[Array] = []
        for parts in self._ranges():
            found = self._merged(parts)
            terms += found[0]
            counts.append(found[1])
            places.append(found[2])
            for spool, piece in zip((documents, frequencies, positions), found[3:], strict=True):
                spool.append(piece)
        data, offsets = packed(terms)
        file.add(f"{name}/terms", data)
        file.add(f"{name}/offsets", offsets)
        file.add(f"{name}/backwards", backwards(terms))
        file.add(f"{name}/first", _from_counts(counts))
        file.add(f"{name}/where", _from_counts(places))
        file.add(f"{name}/lengths", self._lengths.astype("u4"))
        for spool, end in ((documents, "documents"), (frequencies, "frequencies")):
            file.add_file(f"{name}/{end}", spool)
        file.add_file(f"{name}/positions", positions)
        return int(self._lengths.sum())

    def _ranges(self) -> Iterator[list[_Part]]:
        """Yield the parts of all segments for one range of terms after the other."""
        lexicons = [segment.columns.lexicon(self._name) for segment in self._segments]
        where = [segment.columns.file.whole(f"{self._name}/where") for segment in self._segments]
        at = [0] * len(lexicons)
        while any(start < len(lexicon) for start, lexicon in zip(at, lexicons, strict=True)):
            ends = self._ends(at, lexicons, where)
            yield [
                self._part(segment, start, end)
                for segment, start, end in zip(self._segments, at, ends, strict=True)
            ]
            at = ends

    def _ends(self, at: list[int], lexicons: list[Lexicon], where: list[Array]) -> list[int]:
        """Choose a term up to which about `PLACES_AT_ONCE` words are read, at least one term."""
        share = max(1, PLACES_AT_ONCE // len(lexicons))
        pivots = []
        for start, lexicon, places in zip(at, lexicons, where, strict=True):
            if start >= len(lexicon):
                continue
            end = int(np.searchsorted(places, int(places[start]) + share, "right")) - 1
            end = min(max(end, start + 1), len(lexicon))
            pivots.append(lexicon[end - 1])
        pivot = min(pivots) + b"\0"  # the first term behind the pivot itself
        return [
            max(start, lexicon.place(pivot)) for start, lexicon in zip(at, lexicons, strict=True)
        ]

    def _part(self, segment: Segment, start: int, end: int) -> _Part:
        name, columns = self._name, segment.columns
        if start == end:
            nothing = np.zeros(0, np.int64)
            return _Part([], nothing, nothing, nothing, nothing)
        first, where = columns.file.whole(f"{name}/first"), columns.file.whole(f"{name}/where")
        documents, frequencies = columns.postings(name, start, end)
        return _Part(
            columns.lexicon(name).terms(start, end),
            np.diff(first[start : end + 1].astype(np.int64)),
            documents,
            frequencies,
            columns.file.part(f"{name}/positions", int(where[start]), int(where[end])),
        )

    def _merged(self, parts: list[_Part]) -> tuple[list[bytes], Array, Array, Array, Array, Array]:
        """Return terms, postings and places of each, then documents, frequencies, places."""
        terms = sorted({term for part in parts for term in part.terms})
        number = {term: at for at, term in enumerate(terms)}
        columns: list[tuple[Array, Array, Array, Array]] = []
        for part, moved in zip(parts, self._moved, strict=True):
            if not part.terms:
                continue
            mine = np.array([number[term] for term in part.terms], np.int64)
            term = np.repeat(mine, part.sizes)
            document = moved[part.documents]
            frequency = part.frequencies.astype(np.int64)
            is_kept = document >= 0
            positions = part.positions
            if not is_kept.all():
                positions = positions[np.repeat(is_kept, frequency)]
                term, document, frequency = term[is_kept], document[is_kept], frequency[is_kept]
            columns.append((term, document, frequency, positions))
        term, document, frequency, positions = (
            np.concatenate(column) for column in zip(*columns, strict=True)
        )
        order = np.argsort(term, kind="stable")
        begins = np.cumsum(frequency) - frequency
        places = positions[ranges(begins[order], frequency[order])]
        counts = np.bincount(term, minlength=len(terms))
        words = np.bincount(term, frequency, minlength=len(terms)).astype(np.int64)
        is_used = counts > 0
        return (
            [one for one, used in zip(terms, is_used.tolist(), strict=True) if used],
            counts[is_used],
            words[is_used],
            document[order],
            frequency[order],
            places,
        )


def _from_counts(pieces: list[Array]) -> Array:
    counts = np.concatenate([np.zeros(1, np.int64), *pieces])
    return np.cumsum(counts).astype("u8")
