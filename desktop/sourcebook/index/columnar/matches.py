"""What a part of a query finds in one segment, and how such findings are put together."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from sourcebook.index.columnar.segment_file import Array

DENSE: Final = 8
"""One document in so many, from which on a mask over all is quicker than sorting."""

_SOME: Final = 200
"""Documents that are looked up one by one in others; more of them by a mask over all."""

_MANY: Final = 16
"""How many times as long a list is in which the documents of another are looked up one by one."""

_NARROW: Final = 0xFFFF
"""The greatest number of two bytes."""

_FEW: Final = 16
"""How many times as long a list is into which further documents are sorted."""

Score = Callable[[Array], Array]
"""Gives the scores of documents in an array that is the caller's own."""

Add = Callable[[Array, Array], None]
"""Adds to numbers the scores of any documents; to those that are not found nothing."""


class Counts:
    """Documents of a segment, and how often each of them has what was asked."""

    def __init__(self, documents: Array, times: Array, size: int) -> None:
        """Take *documents*, ascending, of a segment of *size*, and a number for each of them."""
        self.documents = documents
        self._times = times
        self._size = size
        self._narrowed: tuple[Array, Array] | None = None
        self._spread: Array | None = None

    def narrowed(self, some: Array, places: Array) -> None:
        """Take note that *some* are the documents at *places*; they will be asked for."""
        self._narrowed = (some, places)

    def _everywhere(self) -> Array:
        """Return the number of each document of the segment."""
        if self._spread is None:
            self._spread = np.zeros(self._size, self._times.dtype)
            self._spread[self.documents.astype(np.intp, copy=False)] = self._times
        return self._spread

    def has(self, some: Array) -> Array:
        """Tell of each of *some* documents whether it has a number."""
        return self._everywhere().take(some).astype(bool)

    def of(self, some: Array) -> Array:
        """Return the numbers of *some* documents; 0 for those that have none."""
        if some is self.documents:
            return self._times
        if self._narrowed is not None and self._narrowed[0] is some:
            return self._times.take(self._narrowed[1])
        if self._spread is None and len(some) * _MANY < len(self.documents):
            mine, theirs = meeting(some, self.documents, self._size)
            found = np.zeros(len(some), self._times.dtype)
            found[mine] = self._times[theirs]
            return found
        return self._everywhere().take(some)


class Matches:
    """Documents of a segment; in which order they stand and what they score is found when asked.

    Attributes:
        size: How many documents the segment has.
        most: How many are found at most, since several lists may have the same.
    """

    def __init__(
        self,
        lists: Sequence[Array],
        size: int,
        score: Score,
        add: Add | None = None,
        *,
        counts: Counts | None = None,
        parts: Sequence["Matches"] = (),
    ) -> None:
        """Take what was found.

        Args:
            lists: The documents, ascending in each list, perhaps in several of them.
            size: How many documents the segment has.
            score: Scores some of these documents.
            add: Where it is known, *score* also takes others, and gives 0 for them.
            counts: The documents with what *score* hangs on, where that is one number for each.
            parts: What was found of which these are all documents, the one that finds most first.
        """
        self.size = size
        self.most = sum(map(len, lists))
        self._lists = lists
        self._documents = lists[0] if len(lists) == 1 else None
        self._is_in: Array | None = None
        self._score = score
        self._add = add
        self._counts = counts
        self._parts = parts

    def __len__(self) -> int:
        if self._documents is not None or self._is_sparse:
            return len(self.documents)
        return int(np.count_nonzero(self.is_in))

    @property
    def _is_sparse(self) -> bool:
        return self.most * DENSE < self.size

    @property
    def documents(self) -> Array:
        """Return the documents, ascending."""
        if self._documents is None:
            self._documents = united(self._lists, self.size)
        return self._documents

    @property
    def is_in(self) -> Array:
        """Tell of each document of the segment whether it is found."""
        if self._is_in is None:
            self._is_in = mask(self._lists, self.size)
        return self._is_in

    def scores(self, some: Array | None = None) -> Array:
        """Return the scores of all documents, or of *some* of them."""
        return self._score(self.documents if some is None else some)

    def scores_in(self, documents: Array) -> Array:
        """Return the scores of any *documents*; 0 for those that are not found."""
        if self._add is not None:
            return self._score(documents)
        found = np.zeros(len(documents), np.float32)
        mine = meeting(documents, self.documents, self.size)[0]
        found[mine] = self._score(documents[mine])
        return found

    def add_to(self, total: Array, documents: Array) -> None:
        """Add the scores of any *documents* to *total*."""
        if self._add is not None:
            self._add(total, documents)
        else:
            mine = meeting(documents, self.documents, self.size)[0]
            total[mine] += self._score(documents[mine])

    def has(self, documents: Array) -> Array:
        """Tell of each of *documents* whether it is found."""
        if self._parts:
            is_found = self._parts[0].has(documents)
            for part in self._parts[1:]:
                is_found[meeting(documents, part.documents, self.size)[0]] = True
            return is_found
        if not self.most or len(documents) * _MANY < self.most:
            is_found = np.zeros(len(documents), bool)
            for one in self._lists:
                is_found[meeting(documents, one, self.size)[0]] = True
            return is_found
        if self._counts is not None:
            return self._counts.has(documents)
        found: Array = self.is_in.take(documents)
        return found

    def narrowed(self, some: Array, places: Array) -> None:
        """Take note that *some* are the documents at *places*; their scores will be asked for."""
        if self._counts is not None:
            self._counts.narrowed(some, places)
        for part in self._parts:
            if part.documents is self.documents:
                part.narrowed(some, places)

    def only(self, documents: Array) -> "Matches":
        """Return some of them."""
        return Matches([documents], self.size, self._score)

    def times(self, boost: float) -> "Matches":
        """Return the same documents with *boost* times their scores."""
        if boost == 1.0:
            return self
        more = np.float32(boost)

        def score(some: Array) -> Array:
            return self._score(some) * more

        def add(total: Array, some: Array) -> None:
            total += score(some)

        return Matches(
            self._lists,
            self.size,
            score,
            add if self._add else None,
            counts=self._counts,
            parts=self._parts,
        )


class Within:
    """Documents of a segment that are asked for; of others nobody wants to know."""

    def __init__(self, documents: Array, size: int) -> None:
        """Take *documents*, ascending, of a segment of *size*."""
        self._documents = documents
        count = len(documents)
        self._places: Array = np.zeros(size, np.uint16 if count <= _NARROW else np.uint32)
        """Of each document its place among those asked for, from 1 on; of others 0."""
        self._places[documents.astype(np.intp, copy=False)] = np.arange(1, count + 1)

    def those(self, documents: Array) -> Array:
        """Return those of *documents* that are asked for."""
        found: Array = documents.compress(self._places.take(documents) > 0)
        return found

    def summed(self, documents: Array, counts: Array) -> tuple[Array, Array]:
        """Return each document asked for that is in *documents*, and the sum of its *counts*."""
        places = self._places.take(documents)
        asked = (places > 0).nonzero()[0]  # of truths it is found in a third of the time
        sums = np.bincount(
            places.take(asked), counts.take(asked).astype(float), len(self._documents) + 1
        )
        found = (sums > 0).nonzero()[0]
        return self._documents.take(found - 1), sums.take(found).astype(np.float32)


def nothing() -> Matches:
    """Return no matches."""
    return constant(np.zeros(0, np.int64), 0.0, 0)


def constant(documents: Array, score: float, size: int) -> Matches:
    """Return matches that all score the same."""
    return Matches([documents], size, lambda some: np.full(len(some), score, np.float32))


def all_of(parts: Sequence[Matches]) -> Matches:
    """Return what all *parts* find; scores add up."""
    if len(parts) == 1:
        return parts[0]
    first, *rest = sorted(parts, key=lambda part: part.most)
    documents = _in_all(first, rest)

    def score(some: Array) -> Array:
        total = first.scores(some)
        for part in rest:
            total += part.scores(some)
        return total

    return Matches([documents], first.size, score)


def _in_all(first: Matches, rest: Sequence[Matches]) -> Array:
    """Return the documents that all find, ascending; *first* finds the fewest."""
    documents = first.documents
    places = rest[0].has(documents).nonzero()[0]
    documents = first.documents.take(places)
    for part in rest[1:]:
        kept = part.has(documents).nonzero()[0]
        documents, places = documents.take(kept), places.take(kept)
    first.narrowed(documents, places)
    return documents


def any_of(parts: Sequence[Matches], *, best: bool = False) -> Matches:
    """Return what any of *parts* finds; scores add up, or with *best* the greatest counts."""
    found = sorted((part for part in parts if part.most), key=lambda part: -part.most)
    if len(found) < 2:
        return found[0] if found else nothing()

    def score(some: Array) -> Array:
        total = found[0].scores_in(some)
        for part in found[1:]:
            if best:
                np.maximum(total, part.scores_in(some), out=total)
            else:
                part.add_to(total, some)
        return total

    def add(total: Array, some: Array) -> None:
        total += score(some)

    # Where what one finds is also what all find, its documents are known without a look.
    lists = [part.documents for part in found]
    return Matches(lists, found[0].size, score, add, parts=found)


def without(wanted: Matches, unwanted: Matches) -> Matches:
    """Return *wanted* without what *unwanted* finds."""
    return wanted.only(wanted.documents[~unwanted.has(wanted.documents)])


def perhaps(wanted: Matches, more: Matches) -> Matches:
    """Return *wanted*; documents that *more* finds, too, score more."""
    if not more.most:
        return wanted
    return Matches(
        [wanted.documents],
        wanted.size,
        lambda some: wanted.scores(some) + more.scores_in(some),
    )


def summed(documents: Array, counts: Array, size: int) -> tuple[Array, Array]:
    """Return each of *documents* once, ascending, and the sum of its *counts*."""
    if len(documents) * DENSE < size:
        order = documents.argsort()
        documents, counts = documents.take(order).astype(np.intp), counts.take(order)
        starts = runs(documents)
        return documents.take(starts), np.add.reduceat(counts, starts, dtype=np.int64)
    # Left to itself, `bincount` takes three times as long to turn both into what it counts with.
    sums = np.bincount(documents.astype(np.intp), counts.astype(float), size)
    found = (sums > 0).nonzero()[0]
    return found, sums.take(found).astype(np.float32)


def united(lists: Sequence[Array], size: int) -> Array:
    """Return the documents that are in any of *lists*, ascending."""
    if len(lists) == 1:
        return lists[0]
    if sum(map(len, lists)) * DENSE < size:
        return each_once(_merged(lists))
    longest, *others = sorted(lists, key=len, reverse=True)
    if sum(map(len, others)) * _MANY < len(longest):
        more = [one.compress(~_stands_in(one, longest)) for one in others]
    else:
        is_in = mask([longest], size)
        more = [one.compress(~is_in.take(one)) for one in others]
    count = sum(map(len, more))
    if not count:  # often a word of a title stands in the text as well
        return longest
    if count * _FEW < len(longest):
        return _merged([longest, each_once(_merged(more))])
    return mask([longest, *more], size).nonzero()[0]


def _stands_in(some: Array, many: Array) -> Array:
    """Tell of each of *some* numbers whether it is among *many*; both ascend."""
    found = many.searchsorted(some.astype(many.dtype, copy=False))
    found[found == len(many)] = 0
    is_there: Array = many.take(found) == some
    return is_there


def _merged(lists: Sequence[Array]) -> Array:
    """Return all numbers of ascending *lists* in order; sorting in this way merges them."""
    return np.sort(np.concatenate(lists), kind="stable")


def mask(lists: Sequence[Array], size: int) -> Array:
    """Tell of each document of the segment whether it is in any of *lists*."""
    is_in = np.zeros(size, bool)
    for one in lists:
        is_in[one.astype(np.intp, copy=False)] = True
    return is_in


def each_once(ascending: Array) -> Array:
    """Return each number of an array that ascends once."""
    found: Array = ascending[runs(ascending)]
    return found


def runs(ascending: Array) -> Array:
    """Return the places at which another number begins in an array that ascends."""
    is_first = np.ones(len(ascending), bool)
    np.not_equal(ascending[1:], ascending[:-1], out=is_first[1:])
    return is_first.nonzero()[0]


def meeting(one: Array, other: Array, size: int) -> tuple[Array, Array]:
    """Return the places in *one* and in *other* at which the same documents stand.

    Both ascend; *size* is the number of documents of the segment.
    """
    if len(other) < len(one):
        there, here = meeting(other, one, size)
        return here, there
    if len(one) < _SOME or len(one) * _MANY < len(other):
        if not len(one):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        found = other.searchsorted(one.astype(other.dtype, copy=False))
        found[found == len(other)] = 0
        is_met = other.take(found) == one
        return is_met.nonzero()[0], found[is_met]
    here = mask([other], size).take(one).nonzero()[0]
    met = one[here]
    if len(met) * 4 < len(other):
        return here, other.searchsorted(met.astype(other.dtype, copy=False))
    place = np.empty(size, np.int32)
    place[other] = np.arange(len(other), dtype=np.int32)
    return here, place.take(met)
