"""What is asked of each engine: questions of every kind, drawn from a corpus by a number."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final

import numpy as np

from bench.corpus import SEED, Corpus, word
from sourcebook.base.folding import fold


class Join(StrEnum):
    """How the words of a question belong together."""

    ALL = "all"
    ANY = "any"
    ROW = "row"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for in title, headings, body and author.

    Attributes:
        words: Folded words.
        join: All of them, any, in a row, or one word that may differ by one letter.
        prefix: A word that begins with this must be there, too; or nothing.
        since: The first day, yyyymmdd, or 0 for no bounds.
        until: The last day.
        by_date: Whether the newest come first, else the best.
    """

    words: tuple[str, ...] = ()
    join: Join = Join.ALL
    prefix: str = ""
    since: int = 0
    until: int = 0
    by_date: bool = False


@dataclass(frozen=True)
class _Source:
    """Where the words of questions come from."""

    corpus: Corpus
    size: int
    rng: np.random.Generator

    def word(self, low: int, high: int, shortest: int = 1) -> str:
        """Draw a word whose rank lies between *low* and *high*, each power of ten alike."""
        while True:
            chosen = word(int(low * (high / low) ** self.rng.random()))
            if len(chosen) >= shortest:
                return chosen

    def row(self, count: int) -> tuple[str, ...]:
        """Take *count* neighbours from some document: the words of a topic, where it has one."""
        document = self.corpus.document(int(self.rng.integers(self.size)))
        return tuple(fold(document.title).split()[2 : 2 + count])


def _words(source: _Source, *, count: int = 1, join: Join = Join.ALL) -> Question:
    return Question(tuple(source.word(50, 2_000) for _ in range(count)), join)


def _phrase(source: _Source) -> Question:
    return Question(source.row(2), Join.ROW)


def _stop_words(source: _Source) -> Question:
    return Question(tuple(source.word(1, 10) for _ in range(2)), Join.ROW)


def _prefix(source: _Source, *, letters: int, with_word: bool = False) -> Question:
    words = (source.word(50, 2_000),) if with_word else ()
    return Question(words, prefix=source.word(100, 10_000, letters)[:letters])


def _dated(source: _Source) -> Question:
    year = int(source.rng.integers(2004, 2021))
    since, until = year * 10_000 + 101, (year + 3) * 10_000 + 630
    return Question((source.word(50, 2_000),), since=since, until=until)


def _newest(source: _Source) -> Question:
    return Question((source.word(50, 2_000),), by_date=True)


def _misspelt(source: _Source) -> Question:
    """Change one letter of a word, but not the first."""
    right = source.word(1_000, 10_000, 6)
    place = int(source.rng.integers(1, len(right)))
    return Question((right[:place] + "x" + right[place + 1 :],), Join.NEARLY)


KINDS: Final[dict[str, Callable[[_Source], Question]]] = {
    "common term": _words,
    "AND of two": partial(_words, count=2),
    "OR of two": partial(_words, count=2, join=Join.ANY),
    "phrase": _phrase,
    "phrase of stop words": _stop_words,
    "prefix, 3 letters": partial(_prefix, letters=3),
    "prefix, 2 letters": partial(_prefix, letters=2),
    "word AND 3-letter prefix": partial(_prefix, letters=3, with_word=True),
    "term + date range": _dated,
    "sorted by date": _newest,
    "fuzzy, distance 1": _misspelt,
}
"""Name → how a question of that kind is drawn."""


def questions(corpus: Corpus, size: int, count: int) -> dict[str, list[Question]]:
    """Draw *count* questions of each kind for the first *size* documents of *corpus*."""
    return {
        name: [
            draw(_Source(corpus, size, np.random.default_rng([SEED, number, n])))
            for n in range(count)
        ]
        for number, (name, draw) in enumerate(KINDS.items())
    }
