"""Documents that look like an archive to a search engine, made from a number alone.

How often words stand is what makes a search cheap or dear, so that is what is imitated: shares
of the text by rank as in real articles; a tail that never ends, since each further article
brings words that no other has; words and names that a document repeats once it has them; pairs
of words that belong to a topic and stand together. Nothing of any real text is in it.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sourcebook.model.search import Document, Found

SEED: Final = 4

SHARES: Final = {1: 5.6e-2, 10: 9.4e-3, 100: 8.8e-4, 1_000: 1.2e-4, 10_000: 6.9e-6}
"""Rank → share of all words, measured in 25,000 English articles. Between two ranks it falls as
a power of the rank (Zipf), with another slope in each piece."""

HEAD: Final = 10_000
TAIL_SLOPE: Final = 1.5
"""Beyond `HEAD` shares fall as ``rank ** -TAIL_SLOPE``, without an end. With this slope the tail
holds what the head leaves, and new words come as fast as in the articles: see `REPEATED`."""

FUNCTION_WORDS: Final = 50
"""Ranks below this belong to the language; all others to what a document is about."""

REPEATED: Final = 0.5
"""Share of a document's other words that it has already used. With it a million words hold about
20,000 that stand once (18,400 in the articles), and a word of rank 1,000 is in 12 % of them."""

TOPICS: Final = 400
PAIRS: Final = 60
OF_TOPIC: Final = 0.06
"""Each document has two of `TOPICS`, each of so many pairs of words, and so many of its words
begin such a pair."""

QUOTED: Final = 1 / 12
"""Share of sentences in curly quotation marks: like most articles, most of these are not ASCII."""

_SYLLABLES: Final = (
    "tiraselanodemikonetarisoledamaporenasitolicamevoparosalonibe"
    "modibitevalukehasufigabanupecoviduruhewajufemuhogejapifotubo"
)
"""Sixty of them, two letters each, the frequent ones first."""

_ENDINGS: Final = ("", "n", "s", "r", "", "ing", "ed")
_ACCENTS: Final = str.maketrans("aeou", "âéöü")
_LANGUAGES: Final = ("en", "en", "en", "en", "en", "en", "tr", "de", "ar", "ku")
_PUBLISHED: Final = date(2004, 1, 1)
_DAYS: Final = 20 * 365
_SAVED: Final = datetime(2024, 1, 1, tzinfo=UTC)

Ranks = NDArray[np.int64]


@lru_cache(maxsize=1 << 18)
def word(rank: int) -> str:
    """Return the word of *rank* (from 0), folded: no two are the same, frequent ones are short.

    The first of its syllables changes fastest, so that words of all frequencies begin alike;
    no ending looks like a syllable, all of which have two letters.
    """
    letters, number = _syllable(rank), rank // 60
    while number:
        letters += _syllable(number - 1)
        number = (number - 1) // 60
    return letters + _ENDINGS[rank % 7]


def _syllable(number: int) -> str:
    start = 2 * (number % 60)
    return _SYLLABLES[start : start + 2]


@lru_cache(maxsize=1 << 18)
def spelling(rank: int) -> str:
    """Return how the word is written: half of the rare ones are names, some with accents."""
    if rank < HEAD or rank % 2:
        return word(rank)
    name = word(rank).title()
    return name if rank % 8 else name.translate(_ACCENTS)


class Corpus:
    """All documents of one *seed*; a document does not depend on those before it."""

    def __init__(self, seed: int = SEED) -> None:
        self._seed = seed
        head, tail = _head_shares(), SHARES[HEAD] * HEAD / (TAIL_SLOPE - 1)
        self._sums = np.cumsum(head) / (head.sum() + tail)
        rng = np.random.default_rng([seed])
        ranks = self._draw(rng, 8 * TOPICS * PAIRS)
        self._topics = ranks[ranks >= FUNCTION_WORDS][: 2 * TOPICS * PAIRS]
        self._topics = self._topics.reshape(TOPICS, PAIRS, 2)

    def documents(self, start: int, stop: int) -> Iterator[Document]:
        """Make the documents *start* to *stop*; about 1,500 in a second of processor time."""
        return map(self.document, range(start, stop))

    def document(self, number: int) -> Document:
        """Make the document of this *number*, about 1,000 words long."""
        rng = np.random.default_rng([self._seed, number])
        length = int(np.clip(rng.lognormal(6.68, 0.62), 60, 9_000))
        topics = self._topics[(TOPICS * rng.random(2) ** 2).astype(int)]
        pairs = np.concatenate(topics)
        ranks = self._body(rng, length, pairs)
        headings = _headings(rng, pairs, count=int(rng.integers(0, 2 + length // 300)))
        made = rng.random(6)
        author, site = _draw_of(rng, 4_000), _draw_of(rng, 600)
        published = _PUBLISHED + timedelta(days=int(made[0] * _DAYS))
        return Document(
            id=f"doc-{number:07}",
            kind=Found.NOTE if number % 10 == 9 else Found.ARTICLE,
            article_id=f"doc-{number:07}",
            title=_title(rng, ranks, pairs),
            body=_text(rng, ranks, headings),
            author=f"{word(20_000 + author % 300).title()} {word(30_000 + author).title()}",
            site=f"{word(500 + site)}.example",
            language=_LANGUAGES[int(made[1] * len(_LANGUAGES))],
            date=published.isoformat() if made[2] < 0.95 else "",
            saved=(_SAVED + timedelta(minutes=number)).isoformat(),
            headings="\n".join(headings),
            words=length,
        )

    def _draw(self, rng: np.random.Generator, count: int) -> Ranks:
        """Draw ranks, from 0, each as often as its share."""
        chances = rng.random(count)
        ranks = np.searchsorted(self._sums, chances, side="right")
        left = (1 - chances) / (1 - self._sums[-1])
        beyond = ranks >= HEAD
        far = np.maximum(left[beyond], 1e-6) ** (-1 / (TAIL_SLOPE - 1))
        ranks[beyond] = (HEAD * far).astype(np.int64)
        return ranks

    def _body(self, rng: np.random.Generator, length: int, pairs: Ranks) -> Ranks:
        """Draw the words of a body: those of the language, of its topics, and once more."""
        ranks = self._draw(rng, length)
        own = np.flatnonzero(ranks >= FUNCTION_WORDS)
        again = rng.random(len(own)) < REPEATED
        first = ranks[own[~again]]
        if len(first):
            ranks[own[again]] = first[(len(first) * rng.random(int(again.sum()))).astype(int)]
        starts = np.flatnonzero(rng.random(length - 1) < OF_TOPIC)
        chosen = pairs[(len(pairs) * rng.random(len(starts)) ** 2).astype(int)]
        ranks[starts], ranks[starts + 1] = chosen[:, 0], chosen[:, 1]
        return ranks


def _head_shares() -> NDArray[np.float64]:
    """Interpolate `SHARES` between its ranks, in logarithms."""
    shares = np.empty(HEAD)
    for (low, upper), (high, lower) in pairwise(SHARES.items()):
        slope = log(lower / upper) / log(high / low)
        shares[low - 1 : high] = upper * (np.arange(low, high + 1) / low) ** slope
    return shares


def _draw_of(rng: np.random.Generator, count: int) -> int:
    """Draw a number below *count*, small ones much more often."""
    return int(count ** rng.random()) - 1


def _headings(rng: np.random.Generator, pairs: Ranks, count: int) -> list[str]:
    chosen = pairs[rng.integers(0, len(pairs), (count, 2))].reshape(count, 4)
    return [" ".join(map(spelling, row)).capitalize() for row in chosen.tolist()]


def _title(rng: np.random.Generator, ranks: Ranks, pairs: Ranks) -> str:
    some = ranks[rng.integers(0, len(ranks), 5)].tolist()
    pair = pairs[rng.integers(0, len(pairs) // 4)].tolist()
    return " ".join(map(spelling, [*some[:2], *pair, *some[2:]])).capitalize()


def _text(rng: np.random.Generator, ranks: Ranks, headings: list[str]) -> str:
    """Write sentences of 8 to 30 words, some of them quoted, a heading here and there."""
    words = list(map(spelling, ranks.tolist()))
    ends = np.cumsum(rng.integers(8, 31, len(words) // 8 + 1))
    cuts = [0, *ends[ends < len(words)].tolist(), len(words)]
    quoted = (rng.random(len(cuts)) < QUOTED).tolist()
    written = []
    for (start, end), is_quoted in zip(pairwise(cuts), quoted, strict=False):
        first, *rest = words[start:end]
        sentence = " ".join([first.capitalize(), *rest]) + "."
        written.append(f"“{sentence}”" if is_quoted else sentence)
    paragraphs = [" ".join(written[start : start + 4]) for start in range(0, len(written), 4)]
    every = max(1, len(paragraphs) // (len(headings) + 1))
    for place, heading in enumerate(headings):
        paragraphs.insert(place * (every + 1), heading)
    return "\n".join(paragraphs)
