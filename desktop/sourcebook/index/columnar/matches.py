"""What a part of a query finds in one segment, and how such findings are put together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sourcebook.index.columnar.segment_file import Array

DENSE: Final = 8
"""One document in so many, from which on a mask over all is quicker than sorting."""

_FEW: Final = 8
"""One document in so many that is put into a list without writing all of it anew."""

_SOME: Final = 200
"""Documents that are looked up one by one in others; more of them by a mask over all."""

Weigh = Callable[[Array | None], Array]
"""Gives the scores of chosen matches, by their place among all; None asks for all."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Documents of a segment in ascending order; what they score is worked out when asked."""

    documents: Array
    weigh: Weigh

    def __len__(self) -> int:
        return len(self.documents)

    def scores(self) -> Array:
        """Return the score of each document."""
        return self.weigh(None)

    def only(self, places: Array) -> "Matches":
        """Return the matches at these places, in ascending order."""
        return Matches(self.documents[places], lambda chosen: self.weigh(_of(places, chosen)))

    def times(self, boost: float) -> "Matches":
        """Return the same documents with *boost* times their scores."""
        if boost == 1.0:
            return self
        return Matches(self.documents, lambda chosen: self.weigh(chosen) * np.float32(boost))


def nothing() -> Matches:
    """Return no matches."""
    return constant(np.zeros(0, np.int64), 0.0)


def constant(documents: Array, score: float) -> Matches:
    """Return matches that all score the same."""
    return Matches(
        documents,
        lambda chosen: np.full(
            len(documents) if chosen is None else len(chosen), score, np.float32
        ),
    )


def scored(documents: Array, scores: Array) -> Matches:
    """Return matches whose scores are known."""
    return Matches(documents, lambda chosen: scores if chosen is None else scores[chosen])


def all_of(parts: Sequence[Matches], size: int) -> Matches:
    """Return what all *parts* find, of a segment of *size* documents; scores add up."""
    ordered = sorted(parts, key=len)
    documents = ordered[0].documents
    places: list[Array | None] = [None]
    for part in ordered[1:]:
        mine, theirs = meeting(documents, part.documents, size)
        documents = documents[mine]
        places = [_of_or_all(place, mine) for place in places]
        places.append(theirs)

    def weigh(chosen: Array | None) -> Array:
        total = ordered[0].weigh(_of_or_all(places[0], chosen))
        for part, place in zip(ordered[1:], places[1:], strict=True):
            total = total + part.weigh(_of_or_all(place, chosen))
        return total

    return Matches(documents, weigh)


def any_of(parts: Sequence[Matches], size: int, *, best: bool = False) -> Matches:
    """Return what any of *parts* finds; scores add up, or with *best* the greatest counts."""
    found = sorted((part for part in parts if len(part)), key=len, reverse=True)
    if len(found) < 2:
        return found[0] if found else nothing()
    first, rest = found[0], found[1:]
    join = np.maximum if best else np.add
    if sum(map(len, rest)) * _FEW > len(first):
        documents = united([part.documents for part in found], size)
        first, rest = constant(documents, 0.0), found
    else:
        first = _with(first, _new(first.documents, [part.documents for part in rest], size))
        documents = first.documents

    def weigh(chosen: Array | None) -> Array:
        wanted = documents if chosen is None else documents.take(chosen)
        total = np.array(first.weigh(chosen), np.float32)
        for part in rest:
            mine, theirs = meeting(wanted, part.documents, size)
            total[mine] = join(total[mine], part.weigh(theirs))
        return total

    return Matches(documents, weigh)


def united(lists: Sequence[Array], size: int) -> Array:
    """Return the documents that are in any of *lists*."""
    if sum(map(len, lists)) * DENSE < size:
        return each_once(np.sort(np.concatenate(lists)))
    is_found = np.zeros(size, bool)
    for one in lists:
        is_found[one] = True
    return is_found.nonzero()[0]


def _new(known: Array, lists: Sequence[Array], size: int) -> Array:
    """Return the few documents of *lists* that are not *known*."""
    is_known = np.zeros(size, bool)
    is_known[known] = True
    some = np.concatenate(lists)
    return each_once(np.sort(some[~is_known.take(some)])).astype(known.dtype, copy=False)


def _with(found: Matches, new: Array) -> Matches:
    """Return *found* with a few *new* documents between, which score nothing."""
    if not len(new):
        return found
    is_new = np.zeros(len(found) + len(new), bool)
    is_new[found.documents.searchsorted(new) + np.arange(len(new))] = True
    documents = np.empty(len(is_new), found.documents.dtype)
    documents[is_new], documents[~is_new] = new, found.documents
    places = np.arange(len(is_new)) - np.cumsum(is_new)

    def weigh(chosen: Array | None) -> Array:
        scores = np.array(found.weigh(_of(places, chosen)), np.float32)
        scores[_of(is_new, chosen)] = 0.0
        return scores

    return Matches(documents, weigh)


def each_once(ascending: Array) -> Array:
    """Return each number of an array that ascends once."""
    found: Array = ascending[runs(ascending)]
    return found


def runs(ascending: Array) -> Array:
    """Return the places at which another number begins in an array that ascends."""
    is_first = np.ones(len(ascending), bool)
    np.not_equal(ascending[1:], ascending[:-1], out=is_first[1:])
    return is_first.nonzero()[0]


def without(wanted: Matches, unwanted: Matches, size: int) -> Matches:
    """Return *wanted* without what *unwanted* finds."""
    is_wanted = np.ones(len(wanted), bool)
    is_wanted[meeting(wanted.documents, unwanted.documents, size)[0]] = False
    return wanted.only(is_wanted.nonzero()[0])


def perhaps(wanted: Matches, more: Matches, size: int) -> Matches:
    """Return *wanted*; documents that *more* finds, too, score more."""
    if not len(more):
        return wanted

    def weigh(chosen: Array | None) -> Array:
        scores = np.array(wanted.weigh(chosen), np.float32)
        asked = wanted.documents if chosen is None else wanted.documents[chosen]
        mine, theirs = meeting(asked, more.documents, size)
        scores[mine] += more.weigh(theirs)
        return scores

    return Matches(wanted.documents, weigh)


def meeting(one: Array, other: Array, size: int) -> tuple[Array, Array]:
    """Return the places in *one* and in *other* at which the same documents stand.

    Both ascend; *size* is the number of documents of the segment.
    """
    if len(other) < len(one):
        there, here = meeting(other, one, size)
        return here, there
    if len(one) < _SOME or len(one) * 16 < len(other):
        if not len(one):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        found = other.searchsorted(one.astype(other.dtype, copy=False))
        found[found == len(other)] = 0
        is_met = other[found] == one
        return is_met.nonzero()[0], found[is_met]
    is_there = np.zeros(size, bool)
    is_there[other] = True
    here = is_there.take(one).nonzero()[0]
    met = one[here]
    if len(met) * 4 < len(other):
        return here, other.searchsorted(met.astype(other.dtype, copy=False))
    place = np.empty(size, np.int32)
    place[other] = np.arange(len(other), dtype=np.int32)
    return here, place.take(met)


def _of(places: Array, chosen: Array | None) -> Array:
    return places if chosen is None else places.take(chosen)


def _of_or_all(places: Array | None, chosen: Array | None) -> Array | None:
    if places is None:
        return chosen
    return _of(places, chosen)
