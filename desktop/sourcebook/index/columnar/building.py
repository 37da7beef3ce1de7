"""Words of documents to the arrays of one segment.

A text costs a look-up for what stands between two spaces: how that is cut into words is
remembered. The words are sorted once, when the segment is written.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from sourcebook.base import folding
from sourcebook.index.columnar.lexicon import backwards, packed
from sourcebook.index.columnar.segment_file import Array, SegmentWriter, smallest

_AROUND: Final = '.,;:!?"()[]'
"""Signs around a word that are never a part of one."""

_HALF: Final = np.uint64(32)
"""Bits of a half of a number of 64."""


class _Chunks(dict[str, int]):
    """What stands between spaces → its word's number, or -1 - the number of its row of words.

    It knows nothing of the column that asks it: in a circle, all that a column holds would stay
    until circles are collected, which they are not for minutes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.numbers: dict[str, int] = {}
        self.rows: list[tuple[Sequence[int], Sequence[int]]] = []

    def __missing__(self, chunk: str) -> int:
        code = self[chunk] = self._learn(chunk)
        return code

    def _learn(self, chunk: str) -> int:
        word = chunk.strip(_AROUND)
        if word.isascii() and word.isalpha():  # as `folding.tokens` would give, a fifth of the time
            word = word.lower()[: folding.LONGEST_WORD]
            return self.numbers.setdefault(word, len(self.numbers))
        reach = -1
        found: list[int] = []
        steps: list[int] = []
        for word, _, end in folding.tokens(chunk):
            found.append(self.numbers.setdefault(word, len(self.numbers)))
            steps.append(int(end > reach))
            reach = max(reach, end)
        if len(found) == 1:
            return found[0]
        self.rows.append((found, steps))
        return -len(self.rows)


class TextColumn:
    """The words of one field of many documents, in the order in which they came."""

    def __init__(self) -> None:
        self._chunks = _Chunks()
        self._codes = array("i")
        self._lengths = array("I")

    def add(self, text: str) -> int:
        """Add the text of the next document; return how many chunks it had between its spaces.

        No word of `folding.tokens` has a space in it: a chunk is cut into its words once.
        """
        before = len(self._codes)
        if text:
            self._codes.extend(map(self._chunks.__getitem__, text.split()))
        self._lengths.append(len(self._codes) - before)
        return len(self._codes) - before

    def write(self, name: str, file: SegmentWriter) -> int:
        """Write the arrays of the field; return how many words it has."""
        numbers, steps, lengths = self._words()
        terms = [term.encode("utf-8", "surrogatepass") for term in self._chunks.numbers]
        order = sorted(range(len(terms)), key=terms.__getitem__)
        rank = np.empty(len(terms), np.uint32)
        rank[order] = np.arange(len(terms), dtype=np.uint32)
        write_text(name, file, postings_of(rank[numbers], steps, lengths, len(terms)))
        ordered = [terms[number] for number in order]
        data, offsets = packed(ordered)
        file.add(f"{name}/terms", data)
        file.add(f"{name}/offsets", offsets)
        file.add(f"{name}/backwards", backwards(ordered))
        return len(numbers)

    def _words(self) -> tuple[Array, Array, Array]:
        """Return each word's number and its step from the word before; the words by document."""
        codes = np.frombuffer(self._codes, np.int32) if self._codes else np.zeros(0, np.int32)
        lengths = np.frombuffer(self._lengths, np.uint32).astype(np.int64)
        several = np.flatnonzero(codes < 0)
        if not len(several):
            return codes, np.ones(len(codes), np.uint8), lengths
        sizes = np.array([len(found) for found, _ in self._chunks.rows], np.int64)
        flat = np.array([number for found, _ in self._chunks.rows for number in found], np.int32)
        flat_steps = np.array([step for _, steps in self._chunks.rows for step in steps], np.uint8)
        counts = np.ones(len(codes), np.int64)
        row = -1 - codes[several].astype(np.int64)
        counts[several] = sizes[row]
        starts = np.cumsum(counts) - counts
        numbers = np.zeros(int(counts.sum()), np.int32)
        steps = np.ones(len(numbers), np.uint8)
        single = codes >= 0
        numbers[starts[single]] = codes[single]
        begins = np.cumsum(sizes) - sizes
        source = ranges(begins[row], sizes[row])
        target = ranges(starts[several], sizes[row])
        numbers[target], steps[target] = flat[source], flat_steps[source]
        runs_before = np.concatenate(([0], np.cumsum(lengths)))
        words_before = np.concatenate((starts, [len(numbers)]))
        return numbers, steps, np.diff(words_before[runs_before])


@dataclass(slots=True)
class ValueColumn:
    """One value for each document, such as the name of a site."""

    values: list[str] = field(default_factory=list)

    def add(self, value: str) -> None:
        """Add the value of the next document."""
        self.values.append(value)

    def write(self, name: str, file: SegmentWriter) -> None:
        """Write the sorted values, and for each document the number of its own."""
        raw = [value.encode("utf-8", "surrogatepass") for value in self.values]
        ordered = sorted(set(raw))
        number = {value: at for at, value in enumerate(ordered)}
        data, offsets = packed(ordered)
        file.add(f"{name}/terms", data)
        file.add(f"{name}/offsets", offsets)
        file.add(f"{name}/values", smallest(np.array([number[value] for value in raw], np.int64)))


@dataclass(frozen=True, slots=True)
class Postings:
    """The arrays of a field: term by term its documents, and document by document its places.

    ``first`` and ``where`` say for each term where its documents and its places begin, and in
    the end how many there are. ``lengths`` counts the words of each document.
    """

    first: Array
    where: Array
    documents: Array
    frequencies: Array
    positions: Array
    lengths: Array


def postings_of(numbers: Array, steps: Array, lengths: Array, terms: int) -> Postings:
    """Sort the words of documents, given as they stand, by term.

    Holds some 30 bytes a word at once. Words are fewer than 2³¹.
    """
    documents = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
    reached = np.zeros(len(steps) + 1, np.int32)
    np.cumsum(steps, dtype=np.int32, out=reached[1:])
    base = reached.take(np.cumsum(lengths) - lengths)
    places = reached[1:]
    places -= np.repeat(base + 1, lengths)
    # A term and where it stands as one number: sorting these takes a third of the time of
    # sorting places by their terms, and half the memory.
    keys = numbers.astype(np.uint64)
    keys <<= _HALF
    keys |= np.arange(len(keys), dtype=np.uint64)
    keys.sort()
    order = keys.astype(np.uint32)
    keys >>= _HALF
    term = keys.astype(np.uint32)
    del keys
    document, positions = documents.take(order), places.take(order)
    del documents, reached, places, order
    is_new = np.ones(len(term), bool)
    is_new[1:] = term[1:] != term[:-1]
    is_new[1:] |= document[1:] != document[:-1]
    starts = is_new.nonzero()[0]
    return Postings(
        first=_from_counts(np.bincount(term.take(starts), minlength=terms)),
        where=_from_counts(np.bincount(term, minlength=terms)),
        documents=document.take(starts),
        frequencies=np.diff(np.append(starts, len(term))),
        positions=positions,
        lengths=lengths,
    )


def write_text(name: str, file: SegmentWriter, postings: Postings) -> None:
    """Write the arrays of a field, each as narrow as its numbers allow."""
    file.add(f"{name}/first", postings.first.astype("u8"))
    file.add(f"{name}/where", postings.where.astype("u8"))
    file.add(f"{name}/documents", smallest(postings.documents))
    file.add(f"{name}/frequencies", smallest(postings.frequencies))
    file.add(f"{name}/positions", smallest(postings.positions))
    file.add(f"{name}/lengths", postings.lengths.astype("u4"))


def ranges(starts: Array, lengths: Array) -> Array:
    """Return the numbers from each start on, as many as its length, one after the other."""
    ends = np.cumsum(lengths)
    count = int(ends[-1]) if len(ends) else 0
    found: Array = np.arange(count) + np.repeat(starts - (ends - lengths), lengths)
    return found


def _from_counts(counts: Array) -> Array:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)))
