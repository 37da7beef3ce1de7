"""Find every place of a text that answers a query."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import islice, pairwise
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from sourcebook.base import folding
from sourcebook.index.query import Leaf, Near, Pattern, Query, Where, Words, rows

MOST_PLACES: Final = 1_000
"""Places of one word that are looked at; a word that is everywhere is close to all others."""

_SLACK: Final = 24
"""How far letters may reach beyond their word: accents and signs that fold to nothing."""

Span = tuple[int, int]
_Finder = Callable[[str, bool], list[Span]]
"""Gives the places of a folded word, or of the words that begin with it."""

_Cut = Callable[[], list[folding.Word]]
"""Gives all words of the text; cut once, when they are needed."""

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
    folded, offsets = folding.fold_with_map(text)
    cut = cache(lambda: list(folding.tokens(text)))
    found = _answers(asked, text, partial(_seen, text, folded, offsets), cut)
    if found or not _may_hide(asked, folded):
        return found
    return _answers(asked, text, partial(_among, cut()), cut)


def _may_hide(asked: Sequence[Leaf], folded: str) -> bool:
    """Tell whether a word's letters stand in the text at all, whatever stands between them."""
    rows_asked = [leaf.row for leaf in asked if isinstance(leaf, Words) and not leaf.fuzz]
    letters = _BETWEEN.sub("", folded) if rows_asked else ""
    return any(_BETWEEN.sub("", row[0]) in letters for row in rows_asked)


def merged(found: Sequence[Spot]) -> list[Span]:
    """Join spots that overlap: pairs of signs, and words of several rows."""
    spans: list[Span] = []
    for spot in found:
        if spans and spot.start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], spot.end))
        else:
            spans.append((spot.start, spot.end))
    return spans


def _answers(asked: Sequence[Leaf], text: str, find: _Finder, cut: _Cut) -> list[Spot]:
    return sorted(
        Spot(start, end, number)
        for number, leaf in enumerate(asked)
        for start, end in _places_of(leaf, text, find, cut)
    )


def _places_of(leaf: Leaf, text: str, find: _Finder, cut: _Cut) -> Iterator[Span]:
    match leaf:
        case Near(words, distance):
            yield from _near(words, distance, cut())
        case Pattern(pattern):
            is_it = re.compile(re.escape(pattern).replace(r"\*", ".*"), re.DOTALL).fullmatch
            yield from _fitting(lambda word: bool(is_it(word)), cut())
        case Words(row, fuzz=fuzz) if fuzz:
            yield from _fitting(lambda word: is_like(row[0], word, fuzz), cut())
        case Words():
            yield from _in_a_row(leaf, text, find)


def is_like(asked: str, word: str, fuzz: int) -> bool:
    """Tell whether *word* is *asked* but for *fuzz* letters, never the first one."""
    is_possible = word[:1] == asked[:1] and abs(len(word) - len(asked)) <= fuzz
    return is_possible and OSA.distance(asked, word, score_cutoff=fuzz) <= fuzz


def _fitting(fits: Callable[[str], bool], cut: Sequence[folding.Word]) -> Iterator[Span]:
    found = ((start, end) for word, start, end in cut if fits(word))
    return islice(found, MOST_PLACES)


def _near(words: Sequence[str], distance: int, cut: Sequence[folding.Word]) -> Iterator[Span]:
    """Yield the places of all *words* where each is near enough to the next one found."""
    wanted = set(words)
    group: list[tuple[int, str, Span]] = []
    for place, (word, start, end) in enumerate(folding.leading(cut)):
        if word not in wanted:
            continue
        if group and place - group[-1][0] > distance:
            yield from _whole(group, wanted)
            group = []
        group.append((place, word, (start, end)))
    yield from _whole(group, wanted)


def _whole(group: Sequence[tuple[int, str, Span]], wanted: set[str]) -> Iterator[Span]:
    if {word for _, word, _ in group} == wanted:
        yield from (span for _, _, span in group)


def _seen(
    text: str,
    folded: str,
    offsets: Sequence[int],
    word: str,
    is_prefix: bool,  # noqa: FBT001 - a _Finder
) -> list[Span]:
    """Find a word by its letters, then make sure that they are a word there."""
    letters = re.escape(word)
    starts_word = "" if folding.is_unspaced(word) else rf"(?<![^\W_]{letters})"
    places = islice(re.finditer(letters + starts_word, folded), MOST_PLACES)
    starts = (offsets[place.start()] for place in places)
    return [span for start in starts if (span := _word_at(text, start, word, is_prefix=is_prefix))]


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


def _among(cut: Sequence[folding.Word], word: str, is_prefix: bool) -> list[Span]:  # noqa: FBT001 - a _Finder
    return [
        (start, end)
        for found, start, end in cut
        if found == word or (is_prefix and found.startswith(word))
    ]


def _in_a_row(words: Words, text: str, find: _Finder) -> Iterator[Span]:
    """Yield where the words of the row stand next to each other."""
    places = sorted((start, start, end) for start, end in find(words.row[0], words.is_prefix))
    for pair in pairwise(words.row):
        later = find(pair[1], False)  # noqa: FBT003 - a _Finder
        places = list(_continued(places, later, pair, text))
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
