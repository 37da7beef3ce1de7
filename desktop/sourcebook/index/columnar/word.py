"""A word in one field of a segment: where it stands, how often, and what that scores."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from sourcebook.index.columnar.segment_file import Array
from sourcebook.index.columnar.sorted_lists import MANY, mask

_RARE: Final = 4
"""One document in so many that has a word; of fewer only these are looked at."""

_SOME: Final = 400
"""Documents that are looked up one by one; of more of them by a row for all documents."""

Weigh = Callable[[], float]
"""Tells how much a word weighs: asked for only when something is scored."""


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
        self._known: tuple[Array, Array] | None = None
        self._spread: Array | None = None

    def boosted(self, boost: float) -> "Word":
        """Return the same word with *boost* times the weight."""
        weigh = self._weigh
        return Word(self.documents, self._times, self._norms, lambda: boost * weigh())

    def narrowed(self, some: Array, places: Array) -> None:
        """Take note that *some* are the documents at *places*; they will be asked for."""
        self.known(some, self._times.take(places))

    def known(self, some: Array, times: Array) -> None:
        """Take note of how often *some* documents have the word; they will be asked for."""
        self._known = (some, times)

    @property
    def is_in(self) -> Array:
        """Tell of each document of the segment whether it has the word; the caller's own array."""
        return self._everywhere().astype(bool)

    def has(self, some: Array) -> Array:
        """Tell of each of *some* documents whether it has the word."""
        return self._everywhere().take(some).astype(bool)

    def scores(self, some: Array | None = None) -> Array:
        """Return what each of its documents scores, or each of *some*, which need not have it."""
        documents, times = (self.documents, self._times) if some is None else (some, self.of(some))
        scores = times * np.float32(self._weigh())
        scores /= self._norms.take(documents) + times
        return scores

    def of(self, some: Array) -> Array:
        """Return how often *some* documents have the word."""
        if some is self.documents:
            return self._times
        if self._known is not None and self._known[0] is some:
            return self._known[1]
        if self._spread is None and len(some) < max(_SOME, len(self.documents) // MANY):
            if not len(self.documents):
                return np.zeros(len(some), self._times.dtype)
            found = self.documents.searchsorted(some.astype(self.documents.dtype, copy=False))
            is_there = self.documents.take(found, mode="clip") == some
            times: Array = self._times.take(found, mode="clip") * is_there
            return times
        return self._everywhere().take(some)

    def _everywhere(self) -> Array:
        """Return the number of each document of the segment."""
        if self._spread is None:
            self._spread = np.zeros(len(self._norms), self._times.dtype)
            self._spread[self.documents.astype(np.intp, copy=False)] = self._times
        return self._spread


def sum_of(words: Sequence[Word], some: Array, size: int) -> Array:
    """Return for each of *some* documents the sum of what *words* score there.

    Costs what looking up *some* costs for each word that is in many of them, and little for all
    others together.

    Args:
        words: The words.
        some: Documents, ascending, that need not have any of them.
        size: How many documents the segment has.
    """
    total = np.zeros(len(some), np.float32)
    few: list[Word] = []
    for word in words:
        if len(word.documents) * _RARE > len(some) or word.documents is some:
            total += word.scores(some)
        else:
            few.append(word)
    if few:
        others = _joined([word.documents for word in few])
        theirs = mask([some], size).take(others).nonzero()[0]
        if len(theirs):
            places = some.searchsorted(others.take(theirs).astype(some.dtype, copy=False))
            scores = _joined([word.scores() for word in few]).take(theirs)
            np.add.at(total, places, scores)  # a document may be there once for each word
    return total


def _joined(arrays: Sequence[Array]) -> Array:
    return np.concatenate(arrays) if len(arrays) > 1 else arrays[0]
