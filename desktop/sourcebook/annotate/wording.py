"""The words of a text with an index of them, and the places where other words may stand in it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sourcebook.base import folding

MOST_SEEDS: Final = 6
"""Places that are looked at closely."""

TOO_COMMON: Final = 60
"""A word that stands in more places says nothing about any of them."""

_BUCKET: Final = 8
"""Words by which a place may be off: what was inserted or removed in a passage shifts the rest."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Folded words in order, the code points they stand at, and the numbers of each word."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    index: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Units:
    """Folded words as in `Wording`, but none overlap: signs of unspaced scripts stand alone."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of *text*, one for each position."""
    return tuple(word for word, _, _ in folding.leading(folding.tokens(text)))


@lru_cache(maxsize=4)
def wording_of(text: str) -> Wording:
    """Index *text*; the last few are kept, since one text is asked for many passages."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, (word, start, end) in enumerate(folding.leading(folding.tokens(text))):
        words.append(word)
        starts.append(start)
        ends.append(end)
        index[word].append(number)
    return Wording(tuple(words), tuple(starts), tuple(ends), dict(index))


def units_of(text: str) -> Units:
    """Cut *text* into words, and into single signs where a script has no spaces."""
    wording = wording_of(text)
    following = (*wording.starts[1:], len(text))
    ends = tuple(map(min, wording.ends, following))
    if ends == wording.ends:
        return Units(wording.words, wording.starts, wording.ends)
    words = tuple(
        word if end == whole else folding.fold_sign(text[start:end])
        for word, start, end, whole in zip(
            wording.words, wording.starts, ends, wording.ends, strict=True
        )
    )
    return Units(words, wording.starts, ends)


def seeds(wording: Wording, words: Sequence[str]) -> list[int]:
    """Return the numbers of the words at which *words* may begin, the likeliest first.

    Each word votes for the places it would put the beginning at, the more the rarer it is, and
    once more where the next word follows it there too.
    """
    votes: Counter[int] = Counter()
    for number, word in enumerate(words):
        places = wording.index.get(word, [])
        if len(places) > TOO_COMMON:
            continue
        weight = 1 / len(places) ** 0.5 if places else 0
        following = words[number + 1 : number + 2]
        for place in places:
            goes_on = following and tuple(following) == wording.words[place + 1 : place + 2]
            votes[(place - number) // _BUCKET] += weight * (3 if goes_on else 1)
    joined = {bucket: votes[bucket] + votes[bucket + 1] for bucket in list(votes)}
    best = sorted(joined, key=lambda bucket: (-joined[bucket], bucket))[:MOST_SEEDS]
    return [bucket * _BUCKET for bucket in best]
