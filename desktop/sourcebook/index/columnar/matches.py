"""What a part of a query finds in one segment, and how such findings are put together."""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Final, TypeAlias

import numpy as np

from sourcebook.index.columnar.segment_file import Array, code_for
from sourcebook.index.columnar.sorted_lists import (
    DENSE,
    MANY,
    mask,
    meeting,
    merged,
    stands_in,
    united,
)
from sourcebook.index.columnar.word import Word, sum_of

Places: TypeAlias = tuple[Array, Array]
"""Documents, and places among them."""

Score = Callable[[Array], Array]
"""Gives the scores of documents in an array that is the caller's own."""


class Matches:
    """Documents of a segment; in which order they stand and what they score is found when asked.

    Attributes:
        size: How many documents the segment has.
        most: How many are found at most, since several lists may have the same.
        words: The words whose scores add up, where all is said with that.
        is_open: Any documents may be scored: those that are not found score 0.
        among: Other documents that these are some of, and their places there, where known.
    """

    def __init__(
        self,
        lists: Sequence[Array],
        size: int,
        score: Score | None = None,
        *,
        words: Sequence[Word] = (),
        is_open: bool = False,
        parts: Sequence["Matches"] = (),
    ) -> None:
        """Take what was found.

        Args:
            lists: The documents, ascending in each list, perhaps in several of them.
            size: How many documents the segment has.
            score: Scores some of these documents; None: they score what *words* do.
            words: The words whose scores add up.
            is_open: Whether any documents may be scored.
            parts: What was found of which these are all documents, the one that finds most first.
        """
        self.size = size
        self.words = words
        self.is_open = is_open
        is_one = len(lists) == 1
        self.most = len(lists[0]) if is_one else sum(map(len, lists))
        self._lists = lists
        self._documents = lists[0] if is_one else None
        self._is_in: Array | None = None
        self._score = score
        self._parts = parts
        self.among: Places | None = None

    def __len__(self) -> int:
        if self._documents is not None or self.most * DENSE < self.size:
            return len(self.documents)
        return int(np.count_nonzero(self.is_in))

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
            longest = self._parts[0] if self._parts else self
            if longest.is_word:  # what is worked out here is asked for again by its scores
                self._is_in = longest.words[0].is_in
                for one in self._lists[1:]:
                    self._is_in[one.astype(np.intp, copy=False)] = True
            else:
                self._is_in = mask(self._lists, self.size)
        return self._is_in

    def scores(self, some: Array | None = None) -> Array:
        """Return the scores of all documents, or of *some* of them."""
        if some is None:
            some = self.documents
        if self._score is not None:
            return self._score(some)
        return sum_of(self.words, some, self.size)

    def scores_in(self, documents: Array) -> Array:
        """Return the scores of any *documents*; 0 for those that are not found."""
        if self.is_open:
            return self.scores(documents)
        found = np.zeros(len(documents), np.float32)
        mine = meeting(documents, self.documents, self.size)[0]
        found[mine] = self.scores(documents[mine])
        return found

    def has(self, documents: Array) -> Array:
        """Tell of each of *documents* whether it is found."""
        if not self.most or len(documents) * MANY < self.most:
            is_found = np.zeros(len(documents), bool)
            for one in self._lists:
                is_found[meeting(documents, one, self.size)[0]] = True
            return is_found
        if self.is_word:
            return self.words[0].has(documents)
        found: Array = self.is_in.take(documents)
        return found

    def found_by(self, other: "Matches") -> tuple[Array, Places | None]:
        """Return the documents that *other* finds, too, ascending.

        Returns:
            The documents, and a list of these matches in which they stand, if all of them do, with
            their places there.
        """
        if self.among is not None and other.are(self.among[0]):
            other.narrowed(self.documents, self.among)
            return self.documents, None
        longest = self._lists[0]
        if self._documents is not None or len(longest) * MANY < other.most:
            places = other.has(self.documents).nonzero()[0]
            return self.documents.take(places), (self.documents, places)
        # Each list by itself, since putting them together is the dearer the longer they are.
        places = other.is_in.take(longest).nonzero()[0]
        documents = longest.take(places)
        more = united([one.compress(other.is_in.take(one)) for one in self._lists[1:]], self.size)
        more = more.compress(~stands_in(more, documents))
        if not len(more):
            return documents, (longest, places)
        return merged([documents, more]), None

    def are(self, documents: Array) -> bool:
        """Tell whether *documents* are known to be what is found."""
        return self._documents is documents

    @property
    def is_word(self) -> bool:
        """Tell whether these are the documents of one word."""
        return len(self.words) == 1 and self.words[0].documents is self._lists[0]

    def narrowed(self, some: Array, places: Places) -> None:
        """Take note that *some*, which will be scored, stand at *places* of other documents."""
        longest = self._parts[0] if self._parts else self
        if longest.is_word and longest.are(places[0]):
            longest.words[0].narrowed(some, places[1])

    def only(self, documents: Array) -> "Matches":
        """Return some of them."""
        return Matches([documents], self.size, self._score, words=self.words)

    def times(self, boost: float) -> "Matches":
        """Return the same documents with *boost* times their scores."""
        if boost == 1.0:
            return self
        more, score = np.float32(boost), self._score
        return Matches(
            self._lists,
            self.size,
            None if score is None else lambda some: score(some) * more,
            words=[word.boosted(boost) for word in self.words],
            is_open=self.is_open,
        )


class Within:
    """Documents of a segment that are asked for; of others nobody wants to know."""

    def __init__(self, documents: Array, size: int) -> None:
        """Take *documents*, ascending, of a segment of *size*."""
        self.documents = documents
        self._places: Array = np.zeros(size, code_for(len(documents)))
        """Of each document its place among those asked for, from 1 on; of others 0."""
        self._places[documents.astype(np.intp, copy=False)] = np.arange(1, len(documents) + 1)

    def those(self, documents: Array) -> Array:
        """Return those of *documents* that are asked for."""
        found: Array = documents.compress(self._places.take(documents) > 0)
        return found

    def sums(self, documents: Array, counts: Array) -> Array:
        """Return the sum of *counts* for each document asked for, from 1 on, in *documents*."""
        places = self._places.take(documents)
        asked = (places > 0).nonzero()[0]  # of truths it is found in a third of the time
        places = places.take(asked).astype(np.intp)
        return np.bincount(places, counts.take(asked).astype(float), len(self.documents) + 1)

    def summed(self, sums: Array) -> tuple[Array, Array]:
        """Return each document asked for that has any, and its sum."""
        found = (sums > 0).nonzero()[0]
        return self.documents.take(found - 1), sums.take(found).astype(np.float32)


def nothing() -> Matches:
    """Return no matches."""
    return _NOTHING


def constant(documents: Array, score: float, size: int) -> Matches:
    """Return matches that all score the same."""
    return Matches([documents], size, lambda some: np.full(len(some), score, np.float32))


_NOTHING: Final = constant(np.zeros(0, np.int64), 0.0, 0)


def of_word(word: Word, size: int) -> Matches:
    """Return the documents of a word in a segment of *size*."""
    return Matches([word.documents], size, words=(word,), is_open=True)


def all_of(parts: Sequence[Matches]) -> Matches:
    """Return what all *parts* find; scores add up."""
    if len(parts) == 1:
        return parts[0]
    first, *rest = sorted(parts, key=lambda part: part.most)
    documents = _in_all(first, rest)
    if all(part.words for part in parts):
        return Matches([documents], first.size, words=_words_of(first, *rest))

    def score(some: Array) -> Array:
        total = first.scores(some)
        for part in rest:
            total += part.scores(some)
        return total

    return Matches([documents], first.size, score)


def _in_all(first: Matches, rest: Sequence[Matches]) -> Array:
    """Return the documents that all find, ascending; *first* finds the fewest."""
    documents, places = first.found_by(rest[0])
    for part in rest[1:]:
        kept = part.has(documents).nonzero()[0]
        documents = documents.take(kept)
        places = places and (places[0], places[1].take(kept))
    if places is not None:
        first.narrowed(documents, places)
    return documents


def _words_of(*parts: Matches) -> list[Word]:
    return list(chain.from_iterable(part.words for part in parts))


def any_of(parts: Sequence[Matches], *, best: bool = False) -> Matches:
    """Return what any of *parts* finds; scores add up, or with *best* the greatest counts."""
    found = sorted((part for part in parts if part.most), key=lambda part: -part.most)
    if len(found) < 2:
        return found[0] if found else nothing()
    # Where what one finds is also what all find, its documents are known without a look.
    lists = [part.documents for part in found]
    size = found[0].size
    if not best and all(part.words and part.is_open for part in found):
        return Matches(lists, size, words=_words_of(*found), is_open=True, parts=found)

    def score(some: Array) -> Array:
        total = found[0].scores_in(some)
        for part in found[1:]:
            more = part.scores_in(some)
            np.maximum(total, more, out=total) if best else np.add(total, more, out=total)
        return total

    return Matches(lists, size, score, is_open=True, parts=found)


def any_within(within: Within, words: Sequence[tuple[Word, Array]], size: int) -> Matches:
    """Return what has any of *words* of the documents that are asked for; scores add up.

    They need not be looked for among the documents asked for again.

    Args:
        within: The documents that are asked for, in a segment of *size*.
        words: Words, and what `Within.sums` said of each.
        size: How many documents the segment has.
    """
    is_hit = np.zeros(len(within.documents) + 1, bool)
    for _, sums in words:
        is_hit |= sums > 0
    hits = is_hit.nonzero()[0]
    documents = within.documents.take(hits - 1)
    for word, sums in words:
        word.known(documents, sums.take(hits).astype(np.float32))
    found = Matches([documents], size, words=[word for word, _ in words], is_open=True)
    found.among = (within.documents, hits - 1)
    return found


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
