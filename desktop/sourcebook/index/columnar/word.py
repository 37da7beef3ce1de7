"""A word in one field of a segment: where it stands, how often, and what that scores."""

from collections.abc import Callable
from typing import Final

import numpy as np

from sourcebook.index.columnar.segment_file import Array
from sourcebook.index.columnar.sorted_lists import MANY, mask, meeting

_RARE: Final = 4
"""One document in so many that has a word; of fewer only these are looked at."""

_SOME: Final = 200
"""Documents from which on it is kept which of all they are."""

Weigh = Callable[[], float]
"""Tells how much a word weighs: asked for only when something is scored."""


class Asked:
    """Documents whose scores are asked for, of all words alike."""

    def __init__(self, documents: Array, size: int) -> None:
        """Take *documents*, ascending, of a segment of *size*."""
        self.documents = documents
        self._size = size
        self._is_in: Array | None = None

    def meeting(self, others: Array) -> tuple[Array, Array]:
        """Return the places here and in *others* at which the same documents stand."""
        documents = self.documents
        if min(len(documents), len(others)) < _SOME:
            return meeting(documents, others, self._size)
        if self._is_in is None:
            self._is_in = mask([documents], self._size)
        theirs = self._is_in.take(others).nonzero()[0]
        return documents.searchsorted(others.take(theirs)), theirs


class Word:
    """Documents of a segment, how often each has a word, and what it scores there."""

    def __init__(self, documents: Array, times: Array, norms: Array, weigh: Weigh) -> None:
        """Take what is known of a word.

        Args:
            documents: Those that have it, ascending.
            times: How often, for each of them.
            norms: For each document of the segment how often a word must stand there to be worth
                half its weight.
            weigh: Tells the weight.
        """
        self.documents = documents
        self._times = times
        self._norms = norms
        self._weigh = weigh
        self._narrowed: tuple[Array, Array] | None = None
        self._spread: Array | None = None

    def boosted(self, boost: float) -> "Word":
        """Return the same word with *boost* times the weight."""
        weigh = self._weigh
        return Word(self.documents, self._times, self._norms, lambda: boost * weigh())

    def narrowed(self, some: Array, places: Array) -> None:
        """Take note that *some* are the documents at *places*; they will be asked for."""
        self._narrowed = (some, places)

    def has(self, some: Array) -> Array:
        """Tell of each of *some* documents whether it has the word."""
        return self._everywhere().take(some).astype(bool)

    def add(self, total: Array, asked: Asked) -> None:
        """Add to *total* what each of the documents *asked* for scores."""
        some, mine = asked.documents, self.documents
        if len(mine) * _RARE <= len(some) and some is not mine:
            here, there = asked.meeting(mine)
            if len(here):
                total[here] += self._scored(mine.take(there), self._times.take(there))
        else:
            total += self._scored(some, self.of(some))

    def of(self, some: Array) -> Array:
        """Return how often *some* documents have the word."""
        if some is self.documents:
            return self._times
        if self._narrowed is not None and self._narrowed[0] is some:
            return self._times.take(self._narrowed[1])
        if self._spread is None and len(some) * MANY < len(self.documents):
            found = self.documents.searchsorted(some.astype(self.documents.dtype, copy=False))
            is_there = self.documents.take(found, mode="clip") == some
            times: Array = self._times.take(found, mode="clip") * is_there
            return times
        return self._everywhere().take(some)

    def _scored(self, documents: Array, times: Array) -> Array:
        """Score as BM25 does."""
        scores = times * np.float32(self._weigh())
        scores /= self._norms.take(documents) + times
        return scores

    def _everywhere(self) -> Array:
        """Return the number of each document of the segment."""
        if self._spread is None:
            self._spread = np.zeros(len(self._norms), self._times.dtype)
            self._spread[self.documents.astype(np.intp, copy=False)] = self._times
        return self._spread
