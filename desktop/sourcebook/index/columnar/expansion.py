"""Which words of a lexicon a part of a query stands for."""

import fnmatch
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA
from whoosh.lang import morph_en
from whoosh.query import ranges, terms

from sourcebook.base import globs
from sourcebook.index.columnar.lexicon import Lexicon
from sourcebook.index.columnar.segment import Columns
from sourcebook.index.columnar.segment_file import Array
from sourcebook.index.schema import TEXTS
from sourcebook.index.word_set import WordSet

_variations: Final[Any] = morph_en.variations
_WIDEST: Final = 4
"""Bytes of the longest letter: how much longer a word is that has one more."""

_LAST: Final = b"\xff\xff\xff\xff"

Query = Any
"""A query of Whoosh's, half of which has no types."""


def raw(text: object) -> bytes:
    """Return a word as the lexicon has it."""
    return text if isinstance(text, bytes) else str(text).encode("utf-8", "surrogatepass")


def expanded(query: Query, columns: Columns) -> Sequence[int] | range:
    """Return the numbers of the terms, ascending, that *query* stands for in one segment."""
    return _WAYS[type(query)](query, columns)


def _beginning(query: Query, columns: Columns) -> range:
    return range(*columns.lexicon(query.fieldname).beginning_with(raw(query.text)))


def _pattern(query: Query, columns: Columns) -> Sequence[int] | range:
    """Find by a pattern of ``*``, ``?`` and ``[…]``."""
    pattern = str(query.text)
    lexicon = columns.lexicon(query.fieldname)
    head = re.split(r"[*?\[]", pattern, maxsplit=1)[0]
    low, high = lexicon.beginning_with(raw(head))
    if pattern == f"{head}*":
        return range(low, high)
    if head or "[" in pattern:
        form = re.compile(fnmatch.translate(pattern))  # which goes from piece to piece, too
        words = lexicon.terms(low, high)
        return [low + at for at, word in enumerate(words) if form.match(_shown(word))]
    return _by_lines(pattern, columns.lexicon_text(query.fieldname))


def _by_lines(pattern: str, text: str) -> list[int]:
    """Find the numbers of the lines of *text* that a pattern without ``[…]`` fits."""
    form = globs.expression(pattern, "[^\n]")
    found, number, at = [], 0, 0
    for match in re.finditer(f"^{form}$", text, re.MULTILINE):
        number += text.count("\n", at, match.start())
        at = match.start()
        found.append(number)
    return found


def _expression(query: Query, columns: Columns) -> Sequence[int]:
    """Find by a regular expression, which need not reach the end of the word, as in Whoosh.

    Some expressions cost a power of the word's length. Nobody can type one into the program: they
    come from code alone.
    """
    form = re.compile(query.text)
    words = columns.lexicon(query.fieldname).terms()
    return [at for at, word in enumerate(words) if form.match(_shown(word))]


def _similar(query: Query, columns: Columns) -> Sequence[int]:
    """Find words that differ in a few letters; two that are swapped count as one."""
    word, most, fixed = str(query.text), int(query.maxdist), int(query.prefixlength)
    lexicon = columns.lexicon(query.fieldname)
    backwards = columns.backwards(query.fieldname) if query.fieldname in TEXTS else None
    numbers = _candidates(word, most, fixed, lexicon, backwards)
    words = [_shown(lexicon[number]) for number in numbers]
    near = process.cdist([word], words, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)[0]
    head = word[:fixed]
    return [
        number
        for number, found, far in zip(numbers, words, near.tolist(), strict=True)
        if far <= most and found.startswith(head)
    ]


def _candidates(
    word: str, most: int, fixed: int, lexicon: Lexicon, backwards: Array | None
) -> Sequence[int]:
    """Return the numbers of all words that can be so near, and of many others, ascending.

    The few values of a column are not sorted *backwards*: they are all looked at.

    With one letter changed, either the first or the last half of the word stands as it is, or
    the two letters in its middle are swapped.
    """
    half = len(word) // 2
    if backwards is None or most > 1 or half < 2:
        low, high = lexicon.beginning_with(raw(word[:fixed]))
        sizes = np.diff(lexicon.offsets[low : high + 1].astype(np.int64))
        shortest, longest = max(0, len(word) - most), 4 * (len(word) + most)
        return (np.flatnonzero((sizes >= shortest) & (sizes <= longest)) + low).tolist()
    heads = {word[:half], word[: half - 1] + word[half] + word[half - 1]}
    ranges = [lexicon.beginning_with(raw(head)) for head in heads]
    tails = _ending_with(word[half:], lexicon, backwards)
    low, high = lexicon.beginning_with(raw(word[:fixed]))
    tails = tails[(tails >= low) & (tails < high)]
    found = np.concatenate([tails, *(np.arange(*ends, dtype=tails.dtype) for ends in ranges)])
    sizes = lexicon.offsets[found + 1].astype(np.int64) - lexicon.offsets[found]
    length = len(raw(word))
    numbers: list[int] = np.unique(found[abs(sizes - length) <= _WIDEST]).tolist()
    return numbers


def _ending_with(tail: str, lexicon: Lexicon, backwards: Array) -> Array:
    turned = raw(tail)[::-1]
    low = _place_backwards(turned, lexicon, backwards)
    high = _place_backwards(turned + b"\xff", lexicon, backwards)
    found: Array = backwards[low:high]
    return found


def _place_backwards(turned: bytes, lexicon: Lexicon, backwards: Array) -> int:
    low, high = 0, len(backwards)
    while low < high:
        middle = (low + high) // 2
        if lexicon[int(backwards[middle])][::-1] < turned:
            low = middle + 1
        else:
            high = middle
    return low


def _between(query: Query, columns: Columns) -> range:
    """Find the words of an alphabetical range."""
    lexicon = columns.lexicon(query.fieldname)
    start = b"" if query.start is None else raw(query.start)
    end = _LAST if query.end is None else raw(query.end)
    low, high = lexicon.place(start), lexicon.place(end)
    if query.startexcl and low < len(lexicon) and lexicon[low] == start:
        low += 1
    if not query.endexcl and high < len(lexicon) and lexicon[high] == end:
        high += 1
    return range(low, max(low, high))


def _forms(query: Query, columns: Columns) -> Sequence[int]:
    """Find the English forms of a word."""
    return _known(columns.lexicon(query.fieldname), {query.text, *_variations(query.text)})


def _listed(query: Query, columns: Columns) -> Sequence[int]:
    return _known(columns.lexicon(query.fieldname), query.words)


def _known(lexicon: Lexicon, words: Iterable[str]) -> list[int]:
    found = (lexicon.find(raw(word)) for word in words)
    return sorted(number for number in found if number >= 0)


def _shown(word: bytes) -> str:
    return word.decode("utf-8", "surrogatepass")


_WAYS: Final[dict[type, Callable[[Query, Columns], Sequence[int] | range]]] = {
    terms.Prefix: _beginning,
    terms.Wildcard: _pattern,
    terms.Regex: _expression,
    terms.FuzzyTerm: _similar,
    terms.Variations: _forms,
    ranges.TermRange: _between,
    WordSet: _listed,
}

EXPANDED: Final = tuple(_WAYS)
"""The queries that stand for several words."""
