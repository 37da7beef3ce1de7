"""The paragraphs, sentences and words of an edition, and the next one of each from a place."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from sourcebook.base.sentences import sentences
from sourcebook.model.edition import Edition

Stretch = tuple[int, int]
"""First code point and the one after the last."""

_WORD: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\s\u3040-\u30ff\u3400-\u9fff]+")
"""Signs of scripts without spaces stand alone."""

_BEFORE_LETTERS: Final = re.compile(r"[\W_]*")
_AFTER_LETTERS: Final = re.compile(r"[\W_]*\Z")
_SPACE: Final = re.compile(r"\s")

_FAR: Final = 10_000
"""Code points around a place that are cut into sentences: a paragraph can be a whole book."""


class Unit(Enum):
    """What the reading cursor moves by."""

    PARAGRAPH = auto()
    SENTENCE = auto()
    WORD = auto()


class Steps:
    """Finds the stretches of one edition; all offsets are code points of its text."""

    def __init__(self, edition: Edition) -> None:
        self._text = edition.text
        self._language = edition.metadata.language
        texts = {(one.start, one.end) for one in edition.blocks}
        self._paragraphs = sorted(one for one in texts if self._text[slice(*one)].strip())
        self._starts = [start for start, _ in self._paragraphs]
        self._cut = lru_cache(maxsize=16)(self._cut_afresh)

    def around(self, at: int, unit: Unit) -> Stretch | None:
        """Return the stretch around *at*, else the one after it, else the last one before."""
        near = self._near(at, unit)
        return next((one for one in near if at < one[1]), near[-1] if near else None)

    def after(self, at: int, unit: Unit) -> Stretch | None:
        """Return the first stretch that begins after *at*."""
        return next((one for one in self._near(at, unit) if one[0] > at), None)

    def before(self, at: int, unit: Unit) -> Stretch | None:
        """Return the last stretch that begins before *at*."""
        return next((one for one in reversed(self._near(at, unit)) if one[0] < at), None)

    def ending_after(self, at: int, unit: Unit) -> Stretch | None:
        """Return the first stretch that ends after *at*."""
        return next((one for one in self._near(at, unit) if one[1] > at), None)

    def ending_before(self, at: int, unit: Unit) -> Stretch | None:
        """Return the last stretch that ends before *at*."""
        return next((one for one in reversed(self._near(at, unit)) if one[1] < at), None)

    def _near(self, at: int, unit: Unit) -> Sequence[Stretch]:
        """Return the stretches in the paragraph around *at* and in its neighbours, in order."""
        here = bisect_right(self._starts, at) - 1
        paragraphs = self._paragraphs[max(0, here - 1) : here + 2]
        if unit is Unit.PARAGRAPH:
            return paragraphs
        shortened = (self._shortened(one, at) for one in paragraphs)
        return [stretch for one in shortened for stretch in self._cut(one, unit)]

    def _shortened(self, paragraph: Stretch, at: int) -> Stretch:
        """Return what of a very long paragraph is near *at*, from one white space to another."""
        start, end = paragraph
        if end - start <= 2 * _FAR:
            return paragraph
        middle = min(max(at, start), end) // _FAR * _FAR  # few, so that they are remembered
        first, last = max(start, middle - _FAR), min(end, middle + 2 * _FAR)
        if first > start and (space := _SPACE.search(self._text, first, last)):
            first = space.end()
        if last < end and (space := _SPACE.search(self._text, last, end)):
            last = space.start()
        return first, last

    def _cut_afresh(self, stretch: Stretch, unit: Unit) -> tuple[Stretch, ...]:
        start, end = stretch
        words = self._text[start:end]
        if unit is Unit.SENTENCE:
            found = sentences(words, self._language)
        else:
            found = (_trimmed(words, *one.span()) for one in _WORD.finditer(words))
        return tuple((start + first, start + last) for first, last in found if first < last)


def _trimmed(text: str, start: int, end: int) -> Stretch:
    """Return a word without the marks around it; one of marks alone is nothing."""
    word = text[start:end]
    before, after = _BEFORE_LETTERS.match(word), _AFTER_LETTERS.search(word)
    first = before.end() if before else 0
    last = after.start() if after else len(word)
    return start + first, start + max(first, last)
