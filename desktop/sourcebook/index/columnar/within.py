"""What words find among the documents that are asked for, of which there are few."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from sourcebook.index.columnar.matches import Matches
from sourcebook.index.columnar.segment_file import Array, code_for
from sourcebook.index.columnar.word import RARE, Word

Sums: TypeAlias = tuple[Array, Array]
"""Places among the documents asked for, from 1 on and ascending, and a number for each."""


class Within:
    """Documents of a segment that are asked for; of others nobody wants to know.

    Attributes:
        lists: Lists of them, ascending in each, perhaps in several.
        documents: Those of the first list, then what further lists have besides; one of several
            further ones stands there more than once, and has one of these places.
    """

    def __init__(self, lists: Sequence[Array], size: int) -> None:
        """Take the documents of *lists*, the longest one first, of a segment of *size*."""
        first = lists[0]
        code = code_for(sum(map(len, lists)))
        self.lists = lists
        self.documents = first
        self._is_ordered = True
        self._places: Array = np.zeros(size, code)
        """Of each document its place among those asked for, from 1 on; of others 0."""
        self._places[first.astype(np.intp, copy=False)] = np.arange(1, len(first) + 1, dtype=code)
        if len(lists) > 1:
            others = np.concatenate(lists[1:]) if len(lists) > 2 else lists[1]
            others = others.compress(self._places.take(others) == 0)
            if len(others):
                places = np.arange(len(first) + 1, len(first) + len(others) + 1, dtype=code)
                self._places[others.astype(np.intp, copy=False)] = places
                self.documents = np.concatenate([first, others])
                self._is_ordered = False

    def in_order(self, places: Array, values: Array) -> tuple[Array, Array]:
        """Return the documents at *places*, ascending, and the *values* of each."""
        documents = self.documents.take(places - 1)
        if self._is_ordered:
            return documents, values
        order = documents.argsort(kind="stable")  # merges runs
        return documents.take(order), values.take(order)

    def those(self, documents: Array) -> Array:
        """Return those of *documents* that are asked for."""
        found: Array = documents.compress(self._places.take(documents) > 0)
        return found

    def sums(self, documents: Array, counts: Array) -> Sums:
        """Return the places of those of *documents* that are asked for, and their *counts* summed.

        *documents* are in any order, also several times.
        """
        places = self._places.take(documents)
        asked = (places > 0).nonzero()[0]  # of truths it is found in a third of the time
        if not len(asked):
            return asked, np.zeros(0, np.float32)
        places = places.take(asked).astype(np.intp)
        sums = np.bincount(places, counts.take(asked).astype(float), len(self.documents) + 1)
        found = (sums > 0).nonzero()[0]
        return found, sums.take(found).astype(np.float32)

    def summed(self, documents: Array, counts: Array) -> tuple[Array, Array]:
        """Return each document asked for that is among *documents*, and the sum of its *counts*."""
        return self.in_order(*self.sums(documents, counts))


def any_within(
    within: Within, words: Sequence[tuple[Callable[[Array, Array], Word], Sums]], size: int
) -> Matches:
    """Return what has any of *words* of the documents that are asked for; scores add up.

    They need not be looked for among the documents asked for again.

    Args:
        within: The documents that are asked for, in a segment of *size*.
        words: At least one: what makes a word of documents and of how often they have it, and what
            `Within.sums` said of it.
        size: How many documents the segment has.
    """
    hits = _together(within, [places for _, (places, _) in words])
    documents, hits = within.in_order(hits, hits)
    made: list[Word] = []
    for word_of, (places, sums) in words:
        if len(places) * RARE > len(hits):
            times = np.zeros(len(within.documents) + 1, np.float32)
            times[places] = sums
            # It may stand 0 times in some of them, so that they are not its documents: an array of
            # its own, known by another name.
            word = word_of(documents[:], times.take(hits))
            word.known(documents)
        else:
            word = word_of(*within.in_order(places, sums))
        made.append(word)
    found = Matches([documents], size, words=made, is_open=True)
    found.among = (within.lists, hits - 1)
    return found


def _together(within: Within, lists: Sequence[Array]) -> Array:
    """Return the places that are in any of *lists*, ascending."""
    if len(lists) == 1:
        return lists[0]
    is_hit = np.zeros(len(within.documents) + 1, bool)
    for places in lists:
        is_hit[places] = True
    return is_hit.nonzero()[0]
