"""The words of a text as a reader compares them: marks, spaces and ways of setting left out."""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

Span = tuple[int, int]

_MARKS: Final = (
    r"\s\u0000-\u0023\u0026-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4"
    r"\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4"
    r"\u060c\u060d\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965\u0e3f\u1361-\u1368\u2000-\u200b\u200e\u200f"
    r"\u2010-\u205f\u2061-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u303f\u30a0\u30fb"
    r"\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufeff"
)
"""What parts words: white space, punctuation, symbols. A soft hyphen and joiners do not."""

_SPACELESS: Final = r"\u3040-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"

_TOKEN: Final = re.compile(
    rf"(?<![^{_MARKS}])[-\u2212\u2013](?=\d)\d+(?:[.,:\u066b\u066c]\d+)*"
    r"|\d+(?:[.,:\u066b\u066c]\d+)*"
    rf"|[{_SPACELESS}]"
    rf"|[^{_MARKS}\d{_SPACELESS}]+(?:['\u2019\u02bc\uff07][^{_MARKS}\d{_SPACELESS}]+)*"
    r"|[%\u2030\u066a$\u00a3\u20a0-\u20cf\u00a5\u00b0+\u00b1\u00d7\u00f7=<>\u2190-\u22ff]"
)
"""A number with its sign, a sign of a script without spaces, a word, or a sign that counts."""

_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u0652\u0670"
    "\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
)
"""Invisible signs, and vowel marks that a writer may set or leave out."""

_APOSTROPHE: Final = re.compile("[\u2019\u02bc\uff07]")
_MINUS: Final = re.compile("^[\u2212\u2013]")


@dataclass(frozen=True)
class Tokens:
    """The words of a text in order: as they are compared, and where they stand."""

    forms: tuple[str, ...]
    starts: "array[int]"
    ends: "array[int]"

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The forms without regard to capitals."""
        return tuple(form.casefold() for form in self.forms)

    @cached_property
    def joined(self) -> str:
        """The folded forms in one text, each between two line breaks."""
        return "\n" + "\n".join(self.folded) + "\n"

    @cached_property
    def _at(self) -> "array[int]":
        """Where each form begins in `joined`."""
        places, at = array("q"), 1
        for form in self.folded:
            places.append(at)
            at += len(form) + 1
        return places

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """The numbers of the words, by their folded form."""
        places: dict[str, list[int]] = {}
        for number, form in enumerate(self.folded):
            places.setdefault(form, []).append(number)
        return places

    def runs(self, folded: tuple[str, ...], first: int = 0) -> Iterator[int]:
        """Yield the numbers of the words from *first* on where these words stand in a row."""
        sought = "\n" + "\n".join(folded) + "\n"
        at = self._at[first] - 1 if first < len(self._at) else -1
        while at >= 0 and (at := self.joined.find(sought, at)) >= 0:
            yield bisect_left(self._at, at + 1)
            at += 1

    def number_at(self, at: int) -> int:
        """Return the number of the first word that does not end before a code point."""
        return bisect_right(self.ends, at)

    def span(self, first: int, after: int) -> Span:
        """Return the code points of the words from *first* to before *after*."""
        if first < after:
            return self.starts[first], self.ends[after - 1]
        at = self.ends[first - 1] if first else 0
        return at, at


@lru_cache(maxsize=16)
def tokens(text: str) -> Tokens:
    """Return the words of *text*; the last few are kept, since one text is asked many times."""
    forms: list[str] = []
    starts, ends = array("q"), array("q")
    for match in _TOKEN.finditer(text):
        if form := form_of(match[0]):
            forms.append(form)
            starts.append(match.start())
            ends.append(match.end())
    return Tokens(tuple(forms), starts, ends)


@lru_cache(maxsize=50_000)
def form_of(word: str) -> str:
    """Return a word as it is compared: with capitals and accents, without ways of setting it."""
    if word.isascii():
        return word
    plain = _MINUS.sub("-", _APOSTROPHE.sub("'", _UNSEEN.sub("", word)))
    return unicodedata.normalize("NFKC", plain)
