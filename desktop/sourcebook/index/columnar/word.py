"""A word in one field of a segment: where it stands, how often, and what that scores."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from sourcebook.index.columnar.segment_file import Array
from sourcebook.index.columnar.sorted_lists import MANY, mask

RARE: Final = 4
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
        word = Word(self.documents, self._times, self._norms, lambda: boost * weigh())
        word._known, word._spread = self._known, self._spread
        return word

    def narrowed(self, some: Array, places: Array) -> None:
        """Take note that *some* stand at *places* of its documents; they will be asked for.

        What stands behind the last place does not have the word.
        """
        times = self._times.take(places, mode="clip")
        times *= places < len(self._times)
        self._known = (some, times)

    def known(self, some: Array) -> None:
        """Take note that *some* are all its documents by another name; they will be asked for."""
        self._known = (some, self._times)

    def has(self, some: Array) -> Array:
        """Tell of each of *some* documents whether it has the word."""
        return self.everywhere.take(some).astype(bool)

    def scores(self, some: Array) -> Array:
        """Return what each of *some* documents scores, which need not have the word."""
        return self._scored(some, self.of(some))

    def scores_at(self, places: Array) -> Array:
        """Return what its documents at *places* score."""
        return self._scored(self.documents.take(places), self._times.take(places))

    def _scored(self, documents: Array, times: Array) -> Array:
        scores = times * np.float32(self._weigh())
        below = self._norms.take(documents)
        below += times
        scores /= below
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
        return self.everywhere.take(some)

    @property
    def everywhere(self) -> Array:
        """Return how often each document of the segment has the word; not to be changed."""
        if self._spread is None:
            self._spread = np.zeros(len(self._norms), self._times.dtype)
            self._spread[self.documents.astype(np.intp, copy=False)] = self._times
        return self._spread


def sum_of(words: Sequence[Word], some: Array, size: int) -> Array:
    """Return for each of *some* documents the sum of what *words* score there.

    Costs what looking up *some* costs for each word that is in many of them, and little for each
    of the others.

    Args:
        words: The words.
        some: Documents, ascending, that need not have any of them.
        size: How many documents the segment has.
    """
    total = np.zeros(len(some), np.float32)
    few: list[Word] = []
    for word in words:
        if len(word.documents) * RARE > len(some) or word.documents is some:
            total += word.scores(some)
        else:
            few.append(word)
    if few:
        others = few[0].documents if len(few) == 1 else np.concatenate([w.documents for w in few])
        theirs = mask([some], size).take(others).nonzero()[0]
        if len(theirs):
            places = some.searchsorted(others.take(theirs).astype(some.dtype, copy=False))
            np.add.at(total, places, _scores_at(few, theirs))  # one may be there for each word
    return total


def _scores_at(words: Sequence[Word], places: Array) -> Array:
    """Return what *words* score at *places*, ascending, of their documents one after the other."""
    scores = np.empty(len(places), np.float32)
    begin, done = 0, 0
    for word in words:
        end = begin + len(word.documents)
        until = int(places.searchsorted(end))
        if until > done:
            scores[done:until] = word.scores_at(places[done:until] - begin)
        begin, done = end, until
    return scores
