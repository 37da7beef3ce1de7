# ruff: noqa: RUF001 - marks that look alike are what is told apart
"""The encoding of bytes that nobody names, or names wrongly, from the words they would be.

Each language, in each encoding that it came in, is asked how likely it makes these very bytes
(naive Bayes over what is beyond ASCII); the likeliest is meant.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import IntEnum, auto
from functools import cache
from math import inf, log
from typing import Final

from sourcebook.base.alphabets import ALPHABETS, WRITINGS, Alphabet, Writing

SAMPLE_BYTES: Final = 32_768
"""Bytes of words with letters beyond ASCII that are weighed; a page of a book has 3,000."""

MAX_READ: Final = 8_000_000
"""Bytes in which such words are looked for."""

DOUBTFUL: Final = -7.0
"""Mean logarithm, for each byte beyond ASCII, below which nobody writes so.

Texts in the right encoding have -1 to -5, in a wrong one -7 to -14.
"""

CLAIMED: Final = 0.75
"""How much likelier each byte must be than in the encoding that somebody names.

Half of it is enough where the letters are not Latin: few languages that are not known here have
those of another.
"""

FEWEST: Final = 40
"""Bytes beyond ASCII that weigh against what somebody names; fewer weigh as they are."""

ENOUGH: Final = 8
"""Bytes beyond ASCII in the words of a page that are enough to leave its scripts alone."""

OF_ITS_LANGUAGE: Final = 6.0
"""What it is worth that a page names its language; templates often name another."""

_OLD: Final = 6.0
"""What speaks against an encoding in which few files are left."""

_HIDDEN: Final = re.compile(rb"<(script|style|!--)", re.IGNORECASE)
_ENDS: Final = {
    b"script": re.compile(rb"</script\b", re.IGNORECASE),
    b"style": re.compile(rb"</style\b", re.IGNORECASE),
    b"!--": re.compile(rb"-->"),
}
_TAG: Final = re.compile(rb"<[a-zA-Z/!?][^<>]*>?")
_LANGUAGE: Final = re.compile(
    rb"<html\b[^<>]{0,1000}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.IGNORECASE
)
_INSIDE: Final = re.compile(rb"(?<=[a-z])[\x80-\xff](?=[a-z])")
_BEHIND: Final = re.compile(rb"(?<=[a-z])[\x80-\xff](?![a-z])")
_BESIDE: Final = re.compile(rb"(?<=[A-Z])[\x80-\xff]|(?<![a-z])[\x80-\xff](?=[A-Za-z])")
_HIGH: Final = range(0x80, 0x100)
_ASCII: Final = bytes(range(0x80))

_COMMON_MARKS: Final = "\xa0–—’“”…«»„"
_MARKS: Final = _COMMON_MARKS + "‘‚›‹§°·•´©®™²³½¼¾£€ºª†¿¡×¶\xad،؛؟\u200c\u200d\u200e\u200f№"
_WIDE_MARKS: Final = "、。，「」・《》：；！？（）“”—…"
_NEVER: Final = re.compile("[\ufffd\x80-\x9f¤]")


class _Place(IntEnum):
    """Where a byte stands."""

    INSIDE = auto()
    """Between two small ASCII letters."""
    BEHIND = auto()
    """After one."""
    BESIDE = auto()
    """Beside an ASCII letter otherwise."""
    ELSEWHERE = auto()


def detect(data: bytes, claims: Sequence[str] = ()) -> str:
    """Return the likeliest encoding of *data*, which may be markup.

    One that is claimed holds unless another is much likelier. Costs some milliseconds, 0.3 s for
    a page of 5 MB; never raises.

    Args:
        data: Bytes of which some are beyond ASCII.
        claims: Python's names of the encodings that somebody says it is, the most trusted first.
    """
    words = _words(data)
    size = _size(words)
    language = found[1].decode().lower() if (found := _LANGUAGE.search(data[:8192])) else ""
    likely: dict[str, float] = {}
    best, found_codec, margin = -inf, "utf-8", CLAIMED
    for kind, codec, weight in _weighed(words):
        likely[codec] = max(weight, likely.get(codec, weight))
        if (favoured := weight + _prior(kind, codec, language)) > best:
            best, found_codec = favoured, codec
            margin = CLAIMED if kind.is_latin else CLAIMED / 2
    held = max(claims, key=lambda claim: likely.get(claim, 0.0), default=found_codec)
    is_nothing = likely[found_codec] < DOUBTFUL * size and held != "utf-8"
    least = likely[found_codec] - margin * max(size, FEWEST)
    return held if is_nothing or likely.get(held, 0.0) >= least else found_codec


def _words(data: bytes) -> bytes:
    """Return words with bytes beyond ASCII; those of markup only where there are few others."""
    data = data[:MAX_READ]
    if b"<" in data:
        shown = _beyond_ascii(_TAG.sub(b" ", b" ".join(_shown(data))))
        if _size(shown) >= ENOUGH:
            return shown
    return _beyond_ascii(data)


def _size(words: bytes) -> int:
    return len(words.translate(None, _ASCII))


def _beyond_ascii(data: bytes) -> bytes:
    return b" ".join(word for word in data.split() if not word.isascii())[:SAMPLE_BYTES]


def _shown(data: bytes) -> Iterator[bytes]:
    """Yield what stands outside scripts, styles and comments."""
    at = 0
    while found := _HIDDEN.search(data, at):
        yield data[at : found.start()]
        end = _ENDS[found[1].lower()].search(data, found.end())
        if not end:
            return
        at = end.end()
    yield data[at:]


def _prior(kind: Alphabet | Writing, codec: str, language: str) -> float:
    """Return the logarithm of how likely a language and encoding are before a word is read."""
    prior = log(kind.share) - _OLD * (codec in kind.old_codecs)
    return prior + OF_ITS_LANGUAGE * (language in kind.languages.split())


def _weighed(words: bytes) -> Iterator[tuple[Alphabet | Writing, str, float]]:
    """Yield languages and encodings with the logarithm of how likely they make *words*."""
    counts = _counts(words)
    for alphabet in ALPHABETS:
        for codec in (*alphabet.codecs, *alphabet.old_codecs):
            yield alphabet, codec, max(_sum(costs, counts) for costs in _costs(alphabet, codec))
    for writing in WRITINGS:
        for codec in writing.codecs:
            yield writing, codec, _weight(words, codec, writing)


def _counts(words: bytes) -> Counter[tuple[_Place, int]]:
    patterns = ((_Place.INSIDE, _INSIDE), (_Place.BEHIND, _BEHIND), (_Place.BESIDE, _BESIDE))
    counts = {place: Counter(b"".join(pattern.findall(words))) for place, pattern in patterns}
    others = Counter(words.translate(None, _ASCII))
    for found in counts.values():
        others -= found
    counts[_Place.ELSEWHERE] = others
    return Counter(
        {(place, byte): n for place, found in counts.items() for byte, n in found.items()}
    )


class _Costs(dict[tuple[_Place, int], float]):
    """The logarithm for a byte at a place, worked out when it is met.

    ``case`` has the shares of small letters and of others.
    """

    def __init__(self, alphabet: Alphabet, codec: str, case: tuple[float, float]) -> None:
        super().__init__()
        self._alphabet, self._codec, self._case = alphabet, codec, case

    def __missing__(self, seen: tuple[_Place, int]) -> float:
        place, byte = seen
        char = bytes([byte]).decode(self._codec, "replace")
        self[seen] = log(_likely(char, self._alphabet, place, self._case))
        return self[seen]


def _sum(costs: _Costs, counts: Counter[tuple[_Place, int]]) -> float:
    return sum(costs[seen] * count for seen, count in counts.items())


@cache
def _costs(alphabet: Alphabet, codec: str) -> tuple[_Costs, ...]:
    """Return what bytes cost; twice where a text may also be all in capitals."""
    cases = ((1.0, 0.1),) if alphabet.is_latin else ((1.0, 0.1), (0.001, 0.8))
    return tuple(_Costs(alphabet, codec, case) for case in cases)


def _likely(char: str, alphabet: Alphabet, place: _Place, case: tuple[float, float]) -> float:
    """Return how likely *char* is at *place*."""
    if _NEVER.match(char):
        return 1e-8
    in_word = place in {_Place.INSIDE, _Place.BEHIND}
    small = char if char in alphabet.shares else char.lower()
    if small in alphabet.shares and (alphabet.is_latin or place is _Place.ELSEWHERE):
        capitals = 0.002 if in_word else 0.4 if place is _Place.BESIDE else case[1]
        return alphabet.shares[small] * (case[0] if char == small else capitals)
    if char in _MARKS and (place is not _Place.INSIDE or char == "’"):
        return alphabet.marks / (12 if char in _COMMON_MARKS else 100)
    if not alphabet.is_latin:
        return 2e-5 if place is _Place.ELSEWHERE else 2e-6
    return 2e-4 if char.islower() else 2e-6 if in_word else 2e-5


def _weight(words: bytes, codec: str, writing: Writing) -> float:
    counts = Counter(char for char in words.decode(codec, "replace") if not char.isascii())
    return sum(log(_share(char, codec, writing)) * count for char, count in counts.items())


def _share(char: str, codec: str, writing: Writing) -> float:
    """Return how likely a character of many bytes is."""
    if char in writing.shares:
        return writing.shares[char]
    if char == "\ufffd" or codec == "utf-8":
        return 1e-7 if char == "\ufffd" else 1e-3
    if char in _WIDE_MARKS:
        return 0.01
    try:
        first = char.encode(writing.subset)[0]
    except UnicodeError:
        return 1e-7
    low, high = writing.common_rows
    if low <= first < high:
        return 0.3 / (94 * (high - low))
    return 5e-6 if first >= high else 1e-4  # signs and letters of other scripts stand first
