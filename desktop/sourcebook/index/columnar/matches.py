"""What a part of a query finds in one segment, and how such findings are put together."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Final, TypeAlias

import numpy as np

from sourcebook.index.columnar.segment_file import Array
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

_SEVERAL: Final = 1_000
"""Documents of a word from which on others are looked up in a row for all documents."""

_MOST: Final = attrgetter("most")
_IS_OPEN: Final = attrgetter("is_open")

Score = Callable[[Array], Array]
"""Gives the scores of documents in an array that is the caller's own."""


class Matches:
    """Documents of a segment; in which order they stand and what they score is found when asked.

    Attributes:
        size: How many documents the segment has.
        most: How many are found at most, since several lists may have the same.
        lists: The documents, ascending in each list, perhaps in several of them.
        words: The words whose scores add up, where all is said with that.
        first: The word whose documents are the first list, if there is one.
        is_open: Any documents may be scored: those that are not found score 0.
        among: Lists of documents that these are some of, and their places among them, where
            known: those of the first list, then what further ones have besides.
    """

    def __init__(
        self,
        lists: Sequence[Array],
        size: int,
        score: Score | None = None,
        *,
        words: Sequence[Word] = (),
        is_open: bool = False,
    ) -> None:
        """Take what was found.

        Args:
            lists: The documents, ascending in each list, perhaps in several of them.
            size: How many documents the segment has.
            score: Scores some of these documents; None: they score what *words* do.
            words: The words whose scores add up; best the one first whose documents come first.
            is_open: Whether any documents may be scored.
        """
        self.size = size
        self.words = words
        self.is_open = is_open
        if len(lists) == 1:
            self._documents: Array | None = lists[0]
            self.most = len(lists[0])
        else:
            self._documents = None
            self.most = sum(map(len, lists))
        self.lists = lists
        self._is_in: Array | None = None
        self._score = score
        self.first = words[0] if words and words[0].documents is lists[0] else None
        self.among: tuple[Sequence[Array], Array] | None = None

    def __len__(self) -> int:
        if self._documents is not None or self.most * DENSE < self.size:
            return len(self.documents)
        return int(np.count_nonzero(self.is_in))

    @property
    def documents(self) -> Array:
        """Return the documents, ascending."""
        if self._documents is None:
            if self.first is None or len(self.lists[0]) < _SEVERAL:
                self._documents = united(self.lists, self.size)
            else:
                more = self._missing(self.first.everywhere)
                longest = self.lists[0]
                self._documents = merged([longest, united(more, self.size)]) if more else longest
        return self._documents

    def _missing(self, is_in: Array) -> list[Array]:
        """Return what further lists have where *is_in* has 0; without lists of which all is there.

        What stands in a title mostly stands in the text as well.
        """
        more = [one.compress(is_in.take(one) == 0) for one in self.lists[1:]]
        return [one for one in more if len(one)]

    @property
    def is_in(self) -> Array:
        """Tell of each document of the segment whether it is found: by a number that is not 0."""
        if self._is_in is None:
            if self.first is not None:  # what is worked out here is asked for again by its scores
                self._is_in = self.first.everywhere
                more = self._missing(self._is_in)
                if more:
                    self._is_in = self._is_in.copy()
                    for one in more:
                        self._is_in[one.astype(np.intp, copy=False)] = 1
            else:
                self._is_in = mask(self.lists, self.size)
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
            for one in self.lists:
                is_found[meeting(documents, one, self.size)[0]] = True
            return is_found
        return self.is_in.take(documents).astype(bool, copy=False)

    def found_by(self, other: "Matches") -> tuple[Array, Places | None]:
        """Return the documents that *other* finds, too, ascending.

        Returns:
            The documents, and a list of these matches in which they stand, if all of them do, with
            their places there.
        """
        if self.among is not None and other.lists is self.among[0]:
            if other.first is not None:
                other.first.narrowed(self.documents, self.among[1])
            return self.documents, None
        longest = self.lists[0]
        if self._documents is not None or len(longest) * MANY < other.most:
            places = other.has(self.documents).nonzero()[0]
            return self.documents.take(places), (self.documents, places)
        # Each list by itself, since putting them together is the dearer the longer they are.
        is_in, more = other.looked_up()
        places = is_in.take(longest).astype(bool, copy=False).nonzero()[0]  # quicker of truths
        documents = longest.take(places)
        others: list[Array] = []
        for one in self.lists[1:]:
            theirs = one.take(is_in.take(one).nonzero()[0])
            if len(theirs):
                theirs = theirs.compress(~stands_in(theirs, documents))
                if len(theirs):
                    others.append(theirs)
        for one in more:
            is_in[one.astype(np.intp, copy=False)] = 0
        if others:
            return merged([documents, united(others, self.size)]), None
        return documents, (longest, places)

    def looked_up(self) -> tuple[Array, list[Array]]:
        """Return what `is_in` does, and lists of documents of which it is to say 0 afterwards.

        A copy for what stands in titles alone would cost more than all looks at it.
        """
        if self._is_in is not None or self.first is None:
            return self.is_in, []
        is_in = self.first.everywhere
        more = self._missing(is_in)
        for one in more:
            is_in[one.astype(np.intp, copy=False)] = 1
        return is_in, more

    def narrowed(self, some: Array, places: Places) -> None:
        """Take note that *some*, which will be scored, stand at *places* of other documents."""
        if self.first is not None and self.lists[0] is places[0]:
            self.first.narrowed(some, places[1])

    def only(self, documents: Array) -> "Matches":
        """Return some of them."""
        return Matches([documents], self.size, self._score, words=self.words)

    def times(self, boost: float) -> "Matches":
        """Return the same documents with *boost* times their scores."""
        if boost == 1.0:
            return self
        more, score = np.float32(boost), self._score
        return Matches(
            self.lists,
            self.size,
            None if score is None else lambda some: score(some) * more,
            words=[word.boosted(boost) for word in self.words],
            is_open=self.is_open,
        )


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


def any_word(words: list[Word], size: int) -> Matches:
    """Return the documents that have any of *words*, which are the caller's no more."""
    if len(words) > 1:
        words.sort(key=_count, reverse=True)
        return Matches([word.documents for word in words], size, words=words, is_open=True)
    return of_word(words[0], size) if words else nothing()


def _count(word: Word) -> int:
    return len(word.documents)


def all_of(parts: Sequence[Matches]) -> Matches:
    """Return what all *parts* find; scores add up."""
    if len(parts) == 1:
        return parts[0]
    first, *rest = sorted(parts, key=_MOST)
    documents = _in_all(first, rest)
    words = _words_of([first, *rest])
    if words is not None:
        return Matches([documents], first.size, words=words)

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


def _words_of(parts: Sequence[Matches]) -> list[Word] | None:
    """Return the words of all *parts*; None if one of them scores in another way."""
    words: list[Word] = []
    for part in parts:
        if not part.words:
            return None
        words += part.words
    return words


def any_of(parts: Sequence[Matches], *, best: bool = False) -> Matches:
    """Return what any of *parts* finds; scores add up, or with *best* the greatest counts."""
    found = [part for part in parts if part.most]
    if len(found) < 2:
        return found[0] if found else nothing()
    found.sort(key=_MOST, reverse=True)
    # Where what one finds is also what all find, its documents are known without a look.
    lists = [part.documents for part in found]
    size = found[0].size
    words = None if best else _words_of(found)
    if words is not None and all(map(_IS_OPEN, found)):
        return Matches(lists, size, words=words, is_open=True)

    def score(some: Array) -> Array:
        total = found[0].scores_in(some)
        for part in found[1:]:
            more = part.scores_in(some)
            np.maximum(total, more, out=total) if best else np.add(total, more, out=total)
        return total

    return Matches(lists, size, score, is_open=True)


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
