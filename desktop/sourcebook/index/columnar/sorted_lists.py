"""Sorted lists of documents, and what can be done with them as with sets."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from sourcebook.index.columnar.segment_file import Array

DENSE: Final = 8
"""One document in so many, from which on a mask over all is quicker than sorting."""

_SOME: Final = 200
"""Documents that are looked up one by one in others; more of them by a mask over all."""

MANY: Final = 16
"""How many times as long a list is in which the documents of another are looked up one by one."""

_FEW: Final = 16
"""How many times as long a list is into which further documents are sorted."""


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
    longest, *others = sorted(lists, key=len, reverse=True)
    count = sum(map(len, others))
    is_few = count * _FEW < len(longest)
    if not is_few and (count + len(longest)) * DENSE < size:
        return each_once(merged(lists))
    if is_few:
        more = [one.compress(~stands_in(one, longest)) for one in others]
    else:
        is_in = mask([longest], size)
        more = [one.compress(~is_in.take(one)) for one in others]
    count = sum(map(len, more))
    if not count:  # often a word of a title stands in the text as well
        return longest
    if count * _FEW < len(longest):
        return merged([longest, each_once(merged(more)) if len(more) > 1 else more[0]])
    return mask([longest, *more], size).nonzero()[0]


def stands_in(some: Array, many: Array) -> Array:
    """Tell of each of *some* numbers whether it is among *many*; both ascend."""
    if not len(many):
        return np.zeros(len(some), bool)
    found = many.searchsorted(some.astype(many.dtype, copy=False))
    is_there: Array = many.take(found, mode="clip") == some
    return is_there


def merged(lists: Sequence[Array]) -> Array:
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
    if len(one) < _SOME or len(one) * MANY < len(other):
        if not len(one):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        found = other.searchsorted(one.astype(other.dtype, copy=False))
        here = (other.take(found, mode="clip") == one).nonzero()[0]
        return here, found.take(here)
    here = mask([other], size).take(one).nonzero()[0]
    met = one[here]
    if len(met) * 4 < len(other):
        return here, other.searchsorted(met.astype(other.dtype, copy=False))
    place = np.empty(size, np.int32)
    place[other] = np.arange(len(other), dtype=np.int32)
    return here, place.take(met)
