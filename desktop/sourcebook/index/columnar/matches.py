"""What a part of a query finds in one segment, and how such findings are put together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sourcebook.index.columnar.segment_file import Array

DENSE: Final = 8
"""One document in so many, from which on a mask over all is quicker than sorting."""

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
    found = [part for part in parts if len(part)]
    if len(found) < 2:
        return found[0] if found else nothing()
    if sum(map(len, found)) * DENSE < size:
        return _any_of_few(found, best=best)
    scores = np.zeros(size, np.float32)
    is_found = np.zeros(size, bool)
    for part in found:
        if best:
            np.maximum.at(scores, part.documents, part.scores())
        else:
            scores[part.documents] += part.scores()
        is_found[part.documents] = True
    documents = np.flatnonzero(is_found)
    return scored(documents, scores[documents])


def without(wanted: Matches, unwanted: Matches, size: int) -> Matches:
    """Return *wanted* without what *unwanted* finds."""
    is_wanted = np.ones(len(wanted), bool)
    is_wanted[meeting(wanted.documents, unwanted.documents, size)[0]] = False
    return wanted.only(np.flatnonzero(is_wanted))


def perhaps(wanted: Matches, more: Matches, size: int) -> Matches:
    """Return *wanted*; documents that *more* finds, too, score more."""
    mine, theirs = meeting(wanted.documents, more.documents, size)
    scores = wanted.scores().copy()
    scores[mine] += more.weigh(theirs)
    return scored(wanted.documents, scores)


def meeting(one: Array, other: Array, size: int) -> tuple[Array, Array]:
    """Return the places in *one* and in *other* at which the same documents stand.

    Both ascend; *size* is the number of documents of the segment.
    """
    if len(other) < len(one):
        there, here = meeting(other, one, size)
        return here, there
    if len(one) * 16 > len(other) and len(other) * DENSE > size:
        place = np.full(size, -1, np.int32)
        place[other] = np.arange(len(other), dtype=np.int32)
        there = place[one]
        return np.flatnonzero(there >= 0), there[there >= 0]
    if not len(other):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    found = np.searchsorted(other, one)
    found[found == len(other)] = 0
    is_met = other[found] == one
    return np.flatnonzero(is_met), found[is_met]


def _any_of_few(parts: Sequence[Matches], *, best: bool) -> Matches:
    documents = np.concatenate([part.documents for part in parts])
    scores = np.concatenate([part.scores() for part in parts])
    order = np.argsort(documents, kind="stable")
    documents, scores = documents[order], scores[order]
    starts = np.flatnonzero(np.concatenate(([True], documents[1:] != documents[:-1])))
    add = np.maximum if best else np.add
    return scored(documents[starts], add.reduceat(scores, starts).astype(np.float32))


def _of(places: Array, chosen: Array | None) -> Array:
    return places if chosen is None else places[chosen]


def _of_or_all(places: Array | None, chosen: Array | None) -> Array | None:
    if places is None:
        return chosen
    return _of(places, chosen)
