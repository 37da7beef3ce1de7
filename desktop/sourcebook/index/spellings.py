"""Find words that may be other spellings of the same name; nothing here is ever applied unasked.

A word is read aloud (`transliteration.readings`). The *key* of a reading is its skeleton in nine
classes of sounds that change into each other between languages (k, g, q, kh, gh: one class). Two
words whose keys meet are compared: as their skeletons have the same length, the sounds stand
opposite each other, and the distance is the sum of what differs in each pair and in what is
between the pairs. Vowels cost little, and hardly anything where one side does not write them.
"""

from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

import numpy as np

from sourcebook.index import transliteration
from sourcebook.index.transliteration import WEAK

CLASSES: Final = {
    "K": "kgqxGH",
    "C": "cCJ",
    "S": "szSZ",
    "T": "tdTD",
    "P": "pb",
    "F": "fvW",
    "M": "m",
    "N": "n",
    "L": "l",
    "R": "r",
}
"""Class → the sounds in it."""

NEAR: Final = {
    "kq": 0.05,
    "kg": 0.25,
    "kx": 0.25,
    "kG": 0.3,
    "kH": 0.45,
    "gq": 0.15,
    "gx": 0.4,
    "gG": 0.1,
    "gH": 0.2,
    "qx": 0.35,
    "qG": 0.15,
    "qH": 0.45,
    "xG": 0.25,
    "xH": 0.1,
    "GH": 0.3,
    "cC": 0.15,
    "cJ": 0.3,
    "CJ": 0.3,
    "sz": 0.2,
    "sS": 0.15,
    "sZ": 0.35,
    "zS": 0.3,
    "zZ": 0.1,
    "SZ": 0.2,
    "td": 0.3,
    "tT": 0.1,
    "tD": 0.35,
    "dT": 0.35,
    "dD": 0.05,
    "TD": 0.2,
    "pb": 0.3,
    "fv": 0.2,
    "fW": 0.3,
    "vW": 0.05,
}
"""What two different sounds of a class cost; equal ones cost nothing."""

VOWELS: Final = {
    "ae": 0.12,
    "ai": 0.3,
    "ao": 0.25,
    "au": 0.35,
    "ei": 0.12,
    "eo": 0.35,
    "eu": 0.4,
    "io": 0.45,
    "iu": 0.35,
    "ou": 0.08,
    "ow": 0.1,
    "uw": 0.05,
    "iy": 0.0,
    "ey": 0.1,
    "ah": 0.15,
    "eh": 0.15,
    "uy": 0.3,
}
"""What two different weak sounds cost; any others cost `OTHER_VOWEL`."""

OTHER_VOWEL: Final = 0.5
MISSING: Final = {"h": 0.2, "y": 0.12, "w": 0.2}
MISSING_VOWEL: Final = 0.42
UNWRITTEN: Final = 0.1
"""A vowel that the other side has not written because its script writes no short ones."""

AT_END: Final = 0.7
"""What a difference after the last sound of the skeleton counts: -a, -ah, -e, -y, -yj."""

ALLOWED: Final = 0.05
ALLOWED_EACH: Final = 0.14
"""The distance at which a word is still offered: so much, and so much for each skeletal sound."""

SHORTEST_KEY: Final = 2
"""Sounds in a skeleton; shorter ones say too little."""

_TO_CLASS: Final = str.maketrans({sound: one for one, many in CLASSES.items() for sound in many})
_NO_WEAK: Final = str.maketrans("", "", WEAK)


class Spellings:
    """The words of an archive, found by how they sound.

    Learning costs about 10 µs for each new word and 0.1 µs for a known one; 60 bytes a word stay
    in memory. Looking up costs 10 µs for each word with the same key.
    """

    def __init__(self, lexicon: Iterable[tuple[str, int]] = ()) -> None:
        self._frequency: dict[str, int] = {}
        self._words: list[str] = []
        self._taught: set[str] = set()
        self._keys = array("q")
        self._owners = array("l")
        self._sorted: tuple[Any, Any] = (np.array([], np.int64), np.array([], np.int64))
        self.learn(lexicon)

    def learn(self, lexicon: Iterable[tuple[str, int]]) -> None:
        """Take *lexicon* (folded words, with how many documents have them) for what there is."""
        self._frequency = dict(lexicon)
        new = self._frequency.keys() - self._taught
        if not new:
            return
        for word in new:
            self._teach(word)
        self._taught |= new
        keys = np.array(self._keys, np.int64)
        order = np.argsort(keys, kind="stable")
        self._sorted = (keys[order], np.array(self._owners, np.int64)[order])

    def offers(self, word: str, most: int = 12) -> list[tuple[str, float]]:
        """Return the words that may be the name *word*, nearest first, with their distances.

        Of equally near ones the more frequent comes first. *word* is folded; it is not among them.
        """
        heard = _by_key(word)
        near = [
            (found, distance)
            for found in self._candidates(heard)
            if found != word and (distance := _distance(heard, found, word)) is not None
        ]
        near.sort(key=lambda one: (one[1], -self._frequency[one[0]], one[0]))
        return near[:most]

    def _teach(self, word: str) -> None:
        owner = len(self._words)
        self._words.append(word)
        for key in _by_key(word):
            self._keys.append(hash(key))
            self._owners.append(owner)

    def _candidates(self, heard: Iterable[str]) -> Iterator[str]:
        keys, owners = self._sorted
        found: set[int] = set()
        for key in heard:
            first, last = np.searchsorted(keys, [hash(key), hash(key) + 1])
            found.update(owners[first:last].tolist())
        for owner in sorted(found):
            word = self._words[owner]
            if word in self._frequency:
                yield word


def distance(one: str, other: str) -> float | None:
    """Return how far two folded words are apart, or None when they cannot be the same name."""
    return _distance(_by_key(one), other, one)


def _distance(heard: dict[str, list[str]], other: str, one: str) -> float | None:
    """Return the least distance of readings whose keys meet, if that is little enough."""
    costs = (_no_vowels(one), _no_vowels(other))
    found = [
        (_compare(mine, theirs, costs), len(key))
        for key, readings in _by_key(other).items()
        for theirs in readings
        for mine in heard.get(key, ())
    ]
    allowed = [cost for cost, length in found if cost <= ALLOWED + ALLOWED_EACH * length]
    return min(allowed, default=None)


def _no_vowels(word: str) -> bool:
    return transliteration.is_without_vowels(word)


def _by_key(word: str) -> dict[str, list[str]]:
    """Return the readings of *word* by their keys."""
    heard: dict[str, list[str]] = {}
    for reading in transliteration.readings(word):
        key = reading.translate(_NO_WEAK).translate(_TO_CLASS)
        if len(key) >= SHORTEST_KEY:
            heard.setdefault(key, []).append(reading)
    return heard


def _compare(one: str, other: str, without_vowels: tuple[bool, bool]) -> float:
    """Return the distance of two readings whose skeletons stand opposite each other."""
    mine, my_gaps = _cut(one)
    theirs, their_gaps = _cut(other)
    cost = sum(map(_pair, mine, theirs))
    last = len(my_gaps) - 1
    for at, (gap, other_gap) in enumerate(zip(my_gaps, their_gaps, strict=True)):
        if gap != other_gap:
            cost += _gap(gap, other_gap, without_vowels) * (AT_END if at == last else 1)
    return cost


@lru_cache(maxsize=4096)
def _cut(reading: str) -> tuple[str, tuple[str, ...]]:
    """Return the skeleton of *reading* and what stands before, between and after its sounds."""
    gaps = [""]
    for sound in reading:
        if sound in WEAK:
            gaps[-1] += sound
        else:
            gaps.append("")
    return reading.translate(_NO_WEAK), tuple(map(_plain, gaps))


def _plain(gap: str) -> str:
    """Return *gap* with the usual pairs of letters for one vowel as that vowel."""
    for pair, vowel in _PAIRS:
        gap = gap.replace(pair, vowel)
    return gap


_PAIRS: Final = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("iy", "i"), ("ij", "i"), ("yi", "i"))


def _pair(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return NEAR.get(one + other) or NEAR.get(other + one) or 0.5


@lru_cache(maxsize=65_536)
def _gap(one: str, other: str, without_vowels: tuple[bool, bool]) -> float:
    """Return the edit distance of two runs of weak sounds, with the costs of the tables."""
    row = [0.0]
    for sound in other:
        row.append(row[-1] + _missing(sound, is_written=not without_vowels[0]))
    for sound in one:
        above = row
        row = [above[0] + _missing(sound, is_written=not without_vowels[1])]
        for at, facing in enumerate(other):
            row.append(
                min(
                    above[at] + _facing(sound, facing),
                    above[at + 1] + _missing(sound, is_written=not without_vowels[1]),
                    row[at] + _missing(facing, is_written=not without_vowels[0]),
                )
            )
    return row[-1]


def _missing(sound: str, *, is_written: bool) -> float:
    cost = MISSING.get(sound, MISSING_VOWEL)
    return cost if is_written else min(cost, UNWRITTEN)


def _facing(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return VOWELS.get(one + other, VOWELS.get(other + one, OTHER_VOWEL))
