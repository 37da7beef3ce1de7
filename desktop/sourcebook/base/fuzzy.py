"""Find names by a few of their letters: `nt` finds *Next theme*, `sengal` finds *Şengal*.

Names are prepared once and then asked many times. How well a name fits is a `Fit`, best first;
among equals the closer letters win, then the order in which the names were given.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from functools import lru_cache
from itertools import groupby
from typing import Final

from sourcebook.base.folding import fold, fold_with_map, unfold

LONGEST_NAME: Final = 300
"""Code points of a name that are looked at."""

LONGEST_QUERY: Final = 80
"""Code points of what is typed that are looked at."""

MOST_TRIES: Final = 8
"""Places at which scattered letters may begin; bounds the work on *aaaa…*."""

WIDEST: Final = 2
"""Scattered letters lie within so many times their number, or nearly every title has them: with 3,
*sengal* was found in *Stop reading aloud*."""

BITS: Final = 61
"""Letters are told apart by so many bits: a prime, so that alphabets do not fall together."""

_NO_WORD: Final = re.compile(r"[\W_]")
"""What stands between words; each sign becomes one space, so that offsets stay."""

Span = tuple[int, int]
"""Code points from the first to before the second."""


class Fit(IntEnum):
    """How the letters typed stand in a name, the best first."""

    WHOLE = auto()
    BEGINNING = auto()
    WORD = auto()
    WORDS = auto()
    INITIALS = auto()
    INSIDE = auto()
    SCATTERED = auto()


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared.

    Attributes:
        folded: Folded, with a space before it and in the place of each sign.
        letters: A bit for each letter in it; some letters share one.
    """

    folded: str
    letters: int


@dataclass(frozen=True, slots=True)
class Match:
    """A name that fits: its number among those given, and how well it does (less is better)."""

    number: int
    fit: Fit
    spread: int


@lru_cache(maxsize=8_192)
def prepare(name: str) -> Name:
    """Make *name* ready; costs some ten microseconds, for a name met before next to nothing."""
    folded = _NO_WORD.sub(" ", fold(name[:LONGEST_NAME])).strip()
    return Name(f" {folded}", _bits(folded))


def find(query: str, names: Sequence[Name]) -> list[Match]:
    """Return the names that *query* fits, the best first; all of them when nothing is typed.

    Costs a few microseconds a name, whatever is typed.
    """
    words = _words(query)
    if not words:
        return [Match(number, Fit.WHOLE, 0) for number in range(len(names))]
    phrase = " ".join(words)
    wanted = _bits(phrase)
    found: list[Match] = []
    for number, name in enumerate(names):
        if wanted & ~name.letters:
            continue
        fit = _fit(words, phrase, name.folded)
        if fit is not None:
            found.append(Match(number, *fit))
    found.sort(key=_rank)
    return found


def spans(query: str, name: str) -> list[Span]:
    """Return the code points of *name* that *query* stands for, in order; for few names."""
    words = _words(query)
    folded, offsets = fold_with_map(name[:LONGEST_NAME])
    places = _places(words, " " + _NO_WORD.sub(" ", folded)) if words else None
    runs = _runs(sorted({place - 1 for place in places or ()}))
    return _merged(unfold(offsets, start, end) for start, end in runs)


def _words(query: str) -> list[str]:
    return _NO_WORD.sub(" ", fold(query[:LONGEST_QUERY])).split()


def _bits(text: str) -> int:
    """Return a bit for each letter of *text*, so that most names that lack one are passed over."""
    answer = 0
    for letter in set(text) - {" "}:
        answer |= 1 << ord(letter) % BITS
    return answer


def _rank(match: Match) -> tuple[int, int]:
    return match.fit, match.spread


def _fit(words: Sequence[str], phrase: str, name: str) -> tuple[Fit, int] | None:
    """Say how well *words*, joined to *phrase*, fit the folded *name*, and how far apart."""
    at = name.find(f" {phrase}")
    if at == 0:
        return (Fit.WHOLE if len(name) == len(phrase) + 1 else Fit.BEGINNING), 0
    if at > 0:
        return Fit.WORD, 0
    if len(words) > 1 and all(f" {word}" in name for word in words):
        return Fit.WORDS, 0
    letters = phrase.replace(" ", "")
    initials = _initials(letters, name)
    if initials:
        return Fit.INITIALS, initials[-1] - initials[0]
    if all(word in name for word in words):
        return Fit.INSIDE, 0
    scattered = _scattered(letters, name)
    return (Fit.SCATTERED, scattered[-1] - scattered[0]) if scattered else None


def _places(words: Sequence[str], name: str) -> Iterable[int] | None:
    """Return the places in the folded *name* that made it fit, as `_fit` decides."""
    phrase = " ".join(words)
    fit = _fit(words, phrase, name)
    if fit is None:
        return None
    letters = phrase.replace(" ", "")
    if fit[0] in (Fit.WHOLE, Fit.BEGINNING, Fit.WORD):
        at = name.find(f" {phrase}") + 1
        return range(at, at + len(phrase))
    if fit[0] is Fit.INITIALS:
        return _initials(letters, name)
    if fit[0] is Fit.SCATTERED:
        return _scattered(letters, name)
    mark = " " if fit[0] is Fit.WORDS else ""
    starts = [(name.find(mark + word) + len(mark), len(word)) for word in words]
    return [place for start, length in starts for place in range(start, start + length)]


def _initials(letters: str, name: str) -> list[int]:
    """Place each letter right after the one before it, else at the next word's beginning."""
    at = name.find(f" {letters[0]}") + 1
    places = [at]
    for letter in letters[1:]:
        if not at:
            return []
        at = at + 1 if name.startswith(letter, at + 1) else name.find(f" {letter}", at) + 1
        places.append(at)
    return places if at else []


def _scattered(letters: str, name: str) -> list[int]:
    """Place the letters in their order from a word's beginning, as close together as possible.

    Only `MOST_TRIES` beginnings are tried.
    """
    best: list[int] = []
    start = name.find(f" {letters[0]}") + 1
    for _ in range(MOST_TRIES):
        places = _following(letters, name, start) if start else []
        if not places:
            break
        if not best or places[-1] - places[0] < best[-1] - best[0]:
            best = places
        start = name.find(f" {letters[0]}", start) + 1
    is_close = best and best[-1] - best[0] <= WIDEST * len(letters)
    return best if is_close else []


def _following(letters: str, name: str, start: int) -> list[int]:
    places = [start]
    for letter in letters[1:]:
        at = name.find(letter, places[-1] + 1)
        if at < 0:
            return []
        places.append(at)
    return places


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Make one of spans that share a code point: ½ is folded to several."""
    answer: list[Span] = []
    for start, end in spans:
        if answer and start < answer[-1][1]:
            answer[-1] = answer[-1][0], max(end, answer[-1][1])
        else:
            answer.append((start, end))
    return answer


def _runs(places: Iterable[int]) -> Iterator[Span]:
    """Put neighbouring places together."""
    for _, group in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        run = [place for _, place in group]
        yield run[0], run[-1] + 1
