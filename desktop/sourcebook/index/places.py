"""Find every place of a text that answers a query."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import dropwhile, islice, pairwise
from typing import Final, NamedTuple, Protocol

from rapidfuzz.distance import OSA

from sourcebook.base import folding
from sourcebook.index.query import (
    Leaf,
    Near,
    Pattern,
    Query,
    Where,
    Words,
    alternatives,
    rows,
)
from sourcebook.index.together import Place, gathered

MOST_PLACES: Final = 1_000
"""Places of one word that are looked at; a word that is everywhere is close to all others."""

_SLACK: Final = 24
"""How far letters may reach beyond their word: accents and signs that fold to nothing."""

Span = tuple[int, int]


class _Finder(Protocol):
    """Finds words in one text."""

    def words(self, word: str, *, is_prefix: bool = False) -> list[Span]:
        """Return the places of a folded word, or of the words that begin with it."""

    def fitting(self, head: str, fits: Callable[[str], bool]) -> list[Span]:
        """Return the places of words that begin with *head*, which may be nothing, and fit."""


_BETWEEN: Final = re.compile(r"[\W_]+")

_PLAIN: Final = re.compile(r"[A-Za-z]{2,128}(?=[ \n,;:!?)”]|\.[ \n]|\Z)")
"""The rest of a word, in letters that fold to one each, before what can be no part of it."""

_BEFORE: Final = " \n(“"
"""Signs after which a word begins."""


class Spot(NamedTuple):
    """A place in a text that answers the leaf of a query with this number; sorted by place."""

    start: int
    end: int
    row: int


def places(query: Query, text: str, *, is_title: bool = False) -> tuple[Span, ...]:
    """Return all places of *text* that answer *query*, in order; they do not overlap.

    Costs a pass over the folded text, and for words with gaps or slips one over its words.
    At most `MOST_PLACES` of each word are looked at.
    """
    return tuple(merged(spots(asked_in(query, is_title=is_title), text)))


def asked_in(query: Query, *, is_title: bool = False) -> list[Leaf]:
    """Return the leaves that may stand in a body or a title, other spellings as their own."""
    wanted = {Where.ANYWHERE, Where.TITLE} if is_title else {Where.ANYWHERE}
    found: list[Leaf] = []
    for leaf in rows(query):
        if isinstance(leaf, Near) or leaf.where in wanted:
            found.append(leaf)
            if isinstance(leaf, Words) and leaf.joined:
                found.append(Words((leaf.joined,)))
    return list(dict.fromkeys(found))


def spots(asked: Sequence[Leaf], text: str) -> list[Spot]:
    """Return where *text* answers, in order; looks closer only when nothing is seen at once.

    A word that the text writes with an apostrophe or full stops (U.S. is ``us``) is not
    seen in the folded text: only cutting all of it into words finds that.
    """
    if not asked:
        return []
    seen = _Seen(text)
    found = _answers(asked, text, seen)
    if found or not _may_hide(asked, seen.folded):
        return found
    return _answers(asked, text, _Cut(text))


def _may_hide(asked: Sequence[Leaf], folded: str) -> bool:
    """Tell whether a word's letters stand in the text at all, whatever stands between them."""
    words = [word for leaf in asked for word in _first_words(leaf)]
    if not all(words):
        return True
    letters = _BETWEEN.sub("", folded)
    return any(_BETWEEN.sub("", word) in letters for word in words)


def _first_words(leaf: Leaf) -> tuple[str, ...]:
    """Return the words that a leaf begins with; an empty one stands for many."""
    match leaf:
        case Near(parts):
            return tuple(
                word for part in parts for one in alternatives(part) for word in _first_words(one)
            )
        case Words(row, fuzz=0):
            return row[:1]
        case _:
            return ("",)


def merged(found: Sequence[Spot]) -> list[Span]:
    """Join spots that overlap: pairs of signs, and words of several rows."""
    spans: list[Span] = []
    for spot in found:
        if spans and spot.start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], spot.end))
        else:
            spans.append((spot.start, spot.end))
    return spans


def _answers(asked: Sequence[Leaf], text: str, finder: _Finder) -> list[Spot]:
    return sorted(
        Spot(start, end, number)
        for number, leaf in enumerate(asked)
        for start, end in _places_of(leaf, text, finder)
    )


def _places_of(leaf: Leaf, text: str, finder: _Finder) -> Iterable[Span]:
    match leaf:
        case Near():
            return _near(leaf, text, finder)
        case Pattern(pattern):
            is_it = re.compile(re.escape(pattern).replace(r"\*", ".*"), re.DOTALL).fullmatch
            return finder.fitting(pattern.split("*")[0], lambda word: bool(is_it(word)))
        case Words(row, fuzz=fuzz) if fuzz:
            return finder.fitting(row[0][:1], lambda word: is_like(row[0], word, fuzz))
        case Words():
            return _in_a_row(leaf, text, finder)


def is_like(asked: str, word: str, fuzz: int) -> bool:
    """Tell whether *word* is *asked* but for *fuzz* letters, never the first one."""
    is_possible = word[:1] == asked[:1] and abs(len(word) - len(asked)) <= fuzz
    return is_possible and OSA.distance(asked, word, score_cutoff=fuzz) <= fuzz


def _near(near: Near, text: str, finder: _Finder) -> Iterator[Span]:
    """Yield the places of all parts where they stand together."""
    found = sorted(
        Place(start, end, number)
        for number, part in enumerate(near.parts)
        for leaf in alternatives(part)
        for start, end in _places_of(leaf, text, finder)
    )
    runs = gathered(
        found, len(near.parts), lambda one, other: _is_near(text, one, other, near.distance)
    )
    for run in runs:
        yield from sorted({(start, end) for start, end, _ in run})


def _is_near(text: str, one: Place, other: Place, distance: int) -> bool:
    """Tell whether a place begins at most *distance* steps behind the last word of *one*."""
    if other.start < one.end:
        return True
    between = folding.leading(folding.tokens(text[one.start : other.end]))
    behind = dropwhile(lambda word: one.start + word[2] < one.end, between)
    return any(one.start + start >= other.start for _, start, _ in islice(behind, distance + 1))


class _Seen:
    """Finds words by their letters in the folded text, then makes sure that they are words."""

    def __init__(self, text: str) -> None:
        self.folded, self._offsets = folding.fold_with_map(text)
        self._text = text

    def words(self, word: str, *, is_prefix: bool = False) -> list[Span]:
        """Find a word."""
        letters = re.escape(word)
        starts_word = "" if folding.is_unspaced(word) else rf"(?<![^\W_]{letters})"
        places = islice(re.finditer(letters + starts_word, self.folded), MOST_PLACES)
        found = (
            _word_at(self._text, self._offsets[place.start()], word, is_prefix=is_prefix)
            for place in places
        )
        return [span for span in found if span]

    def fitting(self, head: str, fits: Callable[[str], bool]) -> list[Span]:
        """Find words that fit; the same one is tried once."""
        letters = re.escape(head)
        form = re.compile(rf"{letters}(?<![^\W_]{letters})[^\W_]*" if head else r"[^\W_]+")
        fits_once = cache(lambda word: fits(word[: folding.LONGEST_WORD]))
        places = (place for place in form.finditer(self.folded) if fits_once(place.group()))
        found = (
            _word_at(self._text, self._offsets[place.start()], place.group(), is_prefix=False)
            for place in islice(places, MOST_PLACES)
        )
        return [span for span in found if span]


class _Cut:
    """Finds words among all words of a text."""

    def __init__(self, text: str) -> None:
        self._words = list(folding.tokens(text))

    def words(self, word: str, *, is_prefix: bool = False) -> list[Span]:
        """Find a word."""
        return [
            (start, end)
            for found, start, end in self._words
            if found == word or (is_prefix and found.startswith(word))
        ]

    def fitting(self, head: str, fits: Callable[[str], bool]) -> list[Span]:
        """Find words that fit."""
        found = (
            (start, end) for word, start, end in self._words if word.startswith(head) and fits(word)
        )
        return list(islice(found, MOST_PLACES))


def _word_at(text: str, start: int, word: str, *, is_prefix: bool) -> Span | None:
    """Return the span of *word* if one begins at *start*, by cutting what stands around it.

    Most words stand between plain signs, and are what stands there.
    """
    plain = _PLAIN.match(text, start)
    if plain and (not start or text[start - 1] in _BEFORE):
        end = plain.end()
        is_it = is_prefix or end - start == len(word)
        return (start, end) if is_it else None
    left = max(text.rfind(" ", 0, start), start - folding.LONGEST_WORD, 0)
    right = start + len(word) * 2 + _SLACK
    for found, first, last in folding.tokens(text[left:right]):
        if left + first == start and (found == word or (is_prefix and found.startswith(word))):
            return start, left + last
    return None


def _in_a_row(words: Words, text: str, finder: _Finder) -> Iterator[Span]:
    """Yield where the words of the row stand next to each other."""
    places = sorted(
        (start, start, end) for start, end in finder.words(words.row[0], is_prefix=words.is_prefix)
    )
    for pair in pairwise(words.row):
        places = list(_continued(places, finder.words(pair[1]), pair, text))
    for first, _, end in places:
        yield first, end


def _continued(
    places: Sequence[tuple[int, int, int]], later: Sequence[Span], pair: tuple[str, str], text: str
) -> Iterator[tuple[int, int, int]]:
    """Yield (start of the row, start of its last word, end) for each place that goes on."""
    starts = [start for _, start, _ in places]
    for start, end in later:
        before = bisect_left(starts, start) - 1
        if before < 0 or end - starts[before] > 2 * folding.LONGEST_WORD:
            continue
        between = folding.leading(folding.tokens(text[starts[before] : end]))
        if tuple(word for word, _, _ in between) == pair:
            yield places[before][0], start, end
