"""Find words in a text without cutting all of it into words."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from sourcebook.base import folding

MOST_PLACES: Final = 200_000
"""Places of one word that are looked at: more than a book of a million words has of any."""

_SLACK: Final = 24
"""How far marks that fold to nothing may reach beyond a word without spaces around it."""

Span = tuple[int, int]


_PLAIN: Final = re.compile(r"[A-Za-z]{2,128}(?=[ \n,;:!?)”]|\.[ \n]|\Z)")
"""The rest of a word, in letters that fold to one each, before what can be no part of it."""

_SIGNS: Final = folding.APOSTROPHES + folding.HYPHENS + ".,٬"
_SIGN: Final = f"[{re.escape(_SIGNS)}]"
"""What may stand within a word."""

_ENDING: Final = (
    rf"\.?[{re.escape(folding.APOSTROPHES)}](?:s|re|ll|ve|d|m)[{re.escape(folding.HYPHENS)}]"
)
"""An English ending that is left out where a hyphen follows: Iraq's-sea is ``iraqsea``, too."""

_BEFORE: Final = " \n(“"
"""Signs after which a word begins."""


class WordFinder:
    """Finds words in one text.

    They are looked for by their letters in the folded text, and what stands there is made sure to
    be a word: that costs a fraction of cutting all of the text into words.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded, self._offsets = folding.fold_with_map(text)

    def letters(self, word: str) -> int:
        """Return how often the letters of *word* stand together: a guess how often it does.

        Costs half a millisecond for a million code points.
        """
        return self._folded.count(word)

    def words(self, word: str, *, is_prefix: bool = False) -> list[Span]:
        """Return the places of a folded word, or of the words that begin with it, in order.

        Costs half a microsecond for each beside the search for its letters.
        """
        text, offsets = self._text, self._offsets
        found: list[Span] = []
        for place in _form(word).finditer(self._folded):
            start = offsets[place.start()]
            plain = _PLAIN.match(text, start)
            if not plain or (start and text[start - 1] not in _BEFORE):
                found += self._at(start, word, is_prefix=is_prefix)
            elif is_prefix or plain.end() - start == len(word):
                found.append(plain.span())
            if len(found) >= MOST_PLACES:
                break
        return found[:MOST_PLACES]

    def fitting(self, head: str, fits: Callable[[str], bool]) -> list[Span]:
        """Return the places of words that begin with *head*, which may be nothing, and fit.

        The same word is tried once.
        """
        fits_once = cache(lambda word: fits(word[: folding.LONGEST_WORD]))
        if folding.has_further_signs(self._folded):
            words = folding.tokens(self._text)
            return _first((start, end) for word, start, end in words if fits_once(word))
        letters = re.escape(head)
        form = re.compile(rf"{letters}(?<![^\W_]{letters})[^\W_]*" if head else r"[^\W_]+")
        places = (place for place in form.finditer(self._folded) if fits_once(place.group()))
        seen = (
            span
            for place in islice(places, MOST_PLACES)
            for span in self._at(self._offsets[place.start()], place.group())
        )
        joined = ((a, b) for word, a, b in folding.joined(self._text) if fits_once(word))
        return _first((*joined, *seen))

    def _at(self, start: int, word: str, *, is_prefix: bool = False) -> Iterator[Span]:
        """Yield the spans of *word* that begin at *start*, by cutting what stands around it.

        Most words stand between plain signs, and are what stands there.
        """
        text = self._text
        plain = _PLAIN.match(text, start)
        if plain and (not start or text[start - 1] in _BEFORE):
            if is_prefix or plain.end() - start == len(word):
                yield plain.span()
            return
        left = max(text.rfind(" ", 0, start), start - folding.LONGEST_WORD, 0)
        for found, first, last in folding.tokens(text[left : self._right(start, word)]):
            is_it = found == word or (is_prefix and found.startswith(word))
            before = text[left + first : start]
            if is_it and left + first <= start and not folding.fold(before).strip(_SIGNS):
                yield left + first, left + last

    def _right(self, start: int, word: str) -> int:
        """Return a place behind the whole word that begins at *start*."""
        if folding.is_unspaced(word):
            return start + 2 * len(word) + _SLACK
        most = start + 2 * folding.LONGEST_WORD
        space = self._text.find(" ", start, most)
        return most if space < 0 else space


def _first(found: Iterable[Span]) -> list[Span]:
    return sorted(set(found))[:MOST_PLACES]


@lru_cache(maxsize=256)
def _form(word: str) -> re.Pattern[str]:
    """Return what finds the first letter of *word* in a folded text.

    There may be signs between two letters (U.S. is ``us``), two where a full stop stands before an
    apostrophe; so a place may be found that is none. It begins with a letter as it is, for which
    Python looks fastest.
    """
    first, *others = map(re.escape, word)
    starts_word = "" if folding.is_unspaced(word) else f"(?<!{folding.LETTER}{first})"
    rest = "".join(f"(?:{_SIGN}{{0,2}}|{_ENDING}){letter}" for letter in others)
    return re.compile(f"{first}{starts_word}(?={rest})")
