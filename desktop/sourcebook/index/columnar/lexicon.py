"""Sorted terms in one array of bytes, looked up by halving."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Final

import numpy as np

from sourcebook.index.columnar.segment_file import Array

_BEYOND: Final = b"\xff"
"""Greater than every byte of UTF-8."""


_STEP: Final = 64
"""Terms between two that are held as Python's own."""

_TELLING: Final = 4
"""Bytes of a term that does not stand within many others."""

REMEMBERED: Final = 4_096
"""Terms and beginnings that are remembered: a question asks for each several times."""


class Lexicon:
    """Terms in the order of their bytes; a term is known by its number in that order."""

    def __init__(self, data: Array, offsets: Array) -> None:
        """Take the joined terms, and where each begins, with the end of the last."""
        self._data = data.tobytes()
        self._ends = offsets.data  # a view that gives an int in half the time
        self._found: dict[bytes, int] = {}
        self._begun: dict[bytes, tuple[int, int]] = {}
        self.offsets = offsets

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> bytes:
        return self._data[self._ends[number] : self._ends[number + 1]]

    def size(self, number: int) -> int:
        """Return how many bytes a term has."""
        return int(self.offsets[number + 1]) - int(self.offsets[number])

    def place(self, term: bytes) -> int:
        """Return the number of the first term that is not before *term*."""
        data, ends = self._data, self._ends
        step = bisect_left(self._milestones, term) * _STEP
        low, high = max(0, step - _STEP), min(step, len(self))
        while low < high:
            middle = (low + high) // 2
            if data[ends[middle] : ends[middle + 1]] < term:
                low = middle + 1
            else:
                high = middle
        return low

    def find(self, term: bytes) -> int:
        """Return the number of *term*, -1 when it is not there. Costs some microseconds."""
        known = self._found.get(term)
        if known is None:
            known = self._found_in(term)
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            self._found[term] = known
        return known

    def _found_in(self, term: bytes) -> int:
        if len(term) < _TELLING:
            number = self.place(term)
            return number if number < len(self) and self[number] == term else -1
        # The bytes between two milestones are looked through at once: halving takes twice as long.
        data, ends = self._data, self._ends
        high = bisect_left(self._milestones, term) * _STEP
        low, high = max(0, high - _STEP), min(high + 1, len(self))
        at = data.find(term, ends[low], ends[high])
        while at >= 0:
            number = bisect_right(ends, at, low, high) - 1
            if ends[number] == at and ends[number + 1] == at + len(term):
                return number
            at = data.find(term, at + 1, ends[high])
        return -1

    @cached_property
    def _milestones(self) -> list[bytes]:
        """Return each `_STEP`th term: they are looked through without a line of Python."""
        return [self[number] for number in range(0, len(self), _STEP)]

    def beginning_with(self, prefix: bytes) -> tuple[int, int]:
        """Return the numbers from the first to behind the last term that begins so."""
        known = self._begun.get(prefix)
        if known is None:
            known = self.place(prefix), self.place(prefix + _BEYOND)
            if len(self._begun) >= REMEMBERED:
                self._begun.clear()
            self._begun[prefix] = known
        return known

    def texts(self, numbers: Iterable[int]) -> list[str]:
        """Return the terms with these *numbers* as text."""
        data, ends = self._data, self._ends
        return [data[ends[one] : ends[one + 1]].decode() for one in numbers]

    def terms(self, start: int = 0, end: int | None = None) -> list[bytes]:
        """Return the terms with these numbers."""
        ends = self.offsets[start : (len(self) if end is None else end) + 1].tolist()
        return [self._data[a:b] for a, b in itertools.pairwise(ends)]

    def words(self, start: int, end: int) -> list[str]:
        """Return the terms from *start* to before *end* as text."""
        ends = self.offsets[start : end + 1].astype(np.int64)
        raw = self._data[ends[0] : ends[-1]]
        if not raw.isascii():
            return [term.decode("utf-8", "surrogatepass") for term in self.terms(start, end)]
        text = raw.decode("ascii")
        return [text[a:b] for a, b in itertools.pairwise((ends - ends[0]).tolist())]

    def text(self) -> str:
        """Return all terms, one a line, for a search by expression."""
        return "\n".join(term.decode("utf-8", "replace") for term in self.terms())


def packed(terms: Iterable[bytes]) -> tuple[Array, Array]:
    """Join sorted *terms*; the arrays that a `Lexicon` is made of."""
    listed = list(terms)
    offsets = np.zeros(len(listed) + 1, np.int64)
    np.cumsum([len(term) for term in listed], out=offsets[1:])
    return np.frombuffer(b"".join(listed), np.uint8), offsets.astype("u4")


def backwards(terms: Iterable[bytes]) -> Array:
    """Return the numbers of the terms in the order of their letters from the end."""
    turned = [term[::-1] for term in terms]
    return np.array(sorted(range(len(turned)), key=turned.__getitem__), "u4")
