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
from typing import Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

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

MOST_COMPARED: Final = 200
"""Readings with one key that are compared in full; of more, those that differ in fewest sounds."""

SHORTEST_KEY: Final = 2
"""Sounds in a skeleton; shorter ones say too little."""

_TO_KEY: Final = str.maketrans(
    dict.fromkeys(WEAK, "") | {sound: one for one, many in CLASSES.items() for sound in many}
)
_NO_WEAK: Final = str.maketrans("", "", WEAK)


class Spellings:
    """The words of an archive, found by how they sound.

    Learning costs 10 to 20 µs for each new word and less than 1 µs for a known one; some 250 bytes
    a word stay in memory. Looking up costs 1 to 50 ms among 500,000 words.
    """

    def __init__(self, lexicon: Iterable[tuple[str, int]] = ()) -> None:
        self._frequency: dict[str, int] = {}
        self._words: list[str] = []
        self._taught: set[str] = set()
        self._keys = array("q")
        self._readings: list[str] = []
        self._owners = array("q")
        self._order = np.array([], np.int64)
        self._sorted_keys = np.array([], np.int64)
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
        self._order = np.argsort(keys, kind="stable")
        self._sorted_keys = keys[self._order]

    def offers(self, word: str, most: int = 12) -> list[tuple[str, float]]:
        """Return the words that may be the name *word*, nearest first, with their distances.

        Of equally near ones the more frequent comes first. *word* is folded; it is not among them.
        """
        near: dict[str, float] = {}
        for key, heard in _by_key(word).items():
            for mine in heard:
                for found, theirs in self._candidates(key, mine):
                    cost = _cost(mine, theirs, word, found)
                    if cost < near.get(found, _allowed(key)):
                        near[found] = cost
        near.pop(word, None)
        ranked = sorted(near.items(), key=lambda one: (one[1], -self._frequency[one[0]], one[0]))
        return ranked[:most]

    def _teach(self, word: str) -> None:
        owner = len(self._words)
        self._words.append(word)
        for key, heard in _by_key(word).items():
            for reading in heard:
                self._keys.append(hash(key))
                self._readings.append(reading)
                self._owners.append(owner)

    def _candidates(self, key: str, heard: str) -> Iterator[tuple[str, str]]:
        """Yield the words with *key* and their readings; of very many those like *heard*."""
        first = int(np.searchsorted(self._sorted_keys, hash(key), "left"))
        last = int(np.searchsorted(self._sorted_keys, hash(key), "right"))
        entries: list[int] = self._order[first:last].tolist()
        if len(entries) > MOST_COMPARED:
            readings = [self._readings[entry] for entry in entries]
            likest = process.extract(
                heard, readings, scorer=Levenshtein.distance, limit=MOST_COMPARED
            )
            entries = [entries[at] for _, _, at in likest]
        for entry in entries:
            word = self._words[self._owners[entry]]
            reading = self._readings[entry]
            # Two keys may have one hash; only equally many sounds stand opposite each other.
            if word in self._frequency and _key_of(reading) == key:
                yield word, reading


def distance(one: str, other: str) -> float | None:
    """Return how far two folded words are apart, or None when they cannot be the same name."""
    heard = _by_key(one)
    allowed = [
        cost
        for key, readings in _by_key(other).items()
        for theirs in readings
        for mine in heard.get(key, ())
        if (cost := _cost(mine, theirs, one, other)) < _allowed(key)
    ]
    return min(allowed, default=None)


def _allowed(key: str) -> float:
    return ALLOWED + ALLOWED_EACH * len(key)


def _cost(mine: str, theirs: str, one: str, other: str) -> float:
    """Return the distance of a reading of *one* and a reading of *other* with the same key."""
    without_vowels = transliteration.is_without_vowels
    return _compare(mine, theirs, (without_vowels(one), without_vowels(other)))


def _by_key(word: str) -> dict[str, list[str]]:
    """Return the readings of *word* by their keys."""
    heard: dict[str, list[str]] = {}
    for reading in transliteration.readings(word):
        key = _key_of(reading)
        if len(key) >= SHORTEST_KEY:
            heard.setdefault(key, []).append(reading)
    return heard


def _key_of(reading: str) -> str:
    return reading.translate(_TO_KEY)


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
