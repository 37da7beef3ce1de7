"""How words of a text stand to one another, counted in positions as the index counts them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from sourcebook.base import folding
from sourcebook.index.word_finder import Span, WordFinder

_FARTHEST_SPACE: Final = 600
"""How far a space is looked for to cut at; a text without any is cut anywhere."""

_WORD_WIDTH: Final = 12
"""Code points of a word and the space behind it, with much room."""

_NEXT: Final = re.compile(r"[,;:!?)”]?[ \n]([A-Za-z]++)(?=[ \n,;:!?)”]|\.[ \n]|\Z)")
"""The next word, in plain letters between plain signs, so that it is one word and no other."""

_PLAIN_BETWEEN: Final = re.compile(r"[,;:!?)”]?[ \n](?:[A-Za-z]++[,;:]?[ \n])*+")
"""Whole words in plain letters, each of which is one position."""

_PLAIN_WORD: Final = re.compile(r"[A-Za-z]++")

_PLAINLY_READ: Final = 200
"""Code points that are looked through for plain words before all are cut into words."""

_AROUND: Final = '(“”",;:!?).'


class Standing(NamedTuple):
    """Where a part of a query stands: its span, its number and how many words it has."""

    start: int
    end: int
    part: int
    length: int


class _Word(NamedTuple):
    word: str
    position: int
    start: int
    end: int


def in_a_row(row: Sequence[str], text: str, finder: WordFinder) -> list[Span]:
    """Return where the words of *row* stand on positions that follow each other, in order.

    The rarest of them is looked for, and what stands around each of its places is read: that
    costs less than a microsecond where a neighbour is a plain other word, else some ten.
    """
    rarest = min(range(len(row)), key=lambda at: finder.letters(row[at]))
    found = {
        span
        for start, end in finder.words(row[rarest])
        if _may_stand(row, rarest, text, start, end)
        for span in _row_around(row, rarest, text, (start, end))
    }
    return sorted(found)


def _may_stand(row: Sequence[str], at: int, text: str, start: int, end: int) -> bool:
    """Tell whether the neighbours of a place of a word are not plainly others."""
    if at + 1 < len(row):
        behind = _NEXT.match(text, end)
        if behind and behind[1].lower()[: folding.LONGEST_WORD] != row[at + 1]:
            return False
    if at and text[start - 1 : start] == " " and text[start:end].isalpha():
        low = max(0, start - 1 - folding.LONGEST_WORD)
        space = text.rfind(" ", low, start - 1)
        before = text[space + 1 : start - 1].strip(_AROUND) if space >= 0 else ""
        return not (before.isascii() and before.isalpha() and before.lower() != row[at - 1])
    return True


def _row_around(row: Sequence[str], at: int, text: str, place: Span) -> Iterator[Span]:
    """Yield the span of the row whose word number *at* stands at *place*, if it does."""
    words: dict[int, dict[str, Span]] = {}
    own: set[int] = set()
    for word, position, start, end in _around(text, place, len(row) + 1):
        spans = words.setdefault(position, {})
        first, last = spans.get(word, (start, end))
        spans[word] = min(first, start), max(last, end)
        if word == row[at] and _is_at(start, end, place):
            own.add(position)
    for position in own:
        spans_of = [words.get(position - at + step, {}) for step in range(len(row))]
        if all(word in spans for word, spans in zip(row, spans_of, strict=True)):
            start = spans_of[0][row[0]][0] if at else place[0]
            yield start, spans_of[-1][row[-1]][1] if at + 1 < len(row) else place[1]


def _is_at(start: int, end: int, place: Span) -> bool:
    """Tell whether a word is that of a *place*, whose end is not known where it is very long."""
    is_long = place[1] - place[0] > folding.LONGEST_WORD
    return start == place[0] and (is_long or end == place[1])


def _around(text: str, place: Span, most: int) -> list[_Word]:
    """Return the words around *place*, at least *most* positions on each side that has them."""
    width = most * _WORD_WIDTH
    while True:
        left, right = _cut_before(text, place[0] - width), _cut_behind(text, place[1] + width)
        words = list(_counted(folding.tokens(text[left:right]), left))
        own = [word.position for word in words if _is_at(word.start, word.end, place)]
        is_all = left == 0 and right == len(text)
        if is_all or (own and _reaches(text, words, own, most, (left, right))):
            return words
        width *= 4


def _reaches(
    text: str, words: Sequence[_Word], own: Sequence[int], most: int, window: Span
) -> bool:
    is_left = window[0] == 0 or own[0] - words[0].position >= most
    return is_left and (window[1] == len(text) or words[-1].position - own[-1] >= most)


def _counted(words: Iterable[folding.Word], offset: int) -> Iterator[_Word]:
    """Yield words with their positions: one that reaches no further has that of the last."""
    position, reach = -1, -1
    for word, start, end in words:
        if end > reach:
            reach = end
            position += 1
        yield _Word(word, position, offset + start, offset + end)


def _cut_before(text: str, at: int) -> int:
    """Return a place at or before *at* at which no word is cut, if a space is near."""
    if at <= 0:
        return 0
    low = max(0, at - _FARTHEST_SPACE)
    space = text.rfind(" ", low, at)
    return space + 1 if space >= 0 else low


def _cut_behind(text: str, at: int) -> int:
    """Return a place at or behind *at* at which no word is cut, if a space is near."""
    space = text.find(" ", at, at + _FARTHEST_SPACE)
    return space if space >= 0 else min(len(text), at + _FARTHEST_SPACE)


def near_runs(
    found: Sequence[Standing], parts: int, distance: int, text: str
) -> Iterator[Sequence[Standing]]:
    """Yield the longest runs of *found*, which is in order, in which all *parts* stand.

    Each begins at most *distance* positions behind what is before it. Only what stands around the
    places of the rarest part is looked at: some ten microseconds for each.
    """
    places: list[list[int]] = [[] for _ in range(parts)]
    for at, one in enumerate(found):
        places[one.part].append(at)
    furthest = list(accumulate(found, _further))
    done = 0
    for at in min(places, key=len):
        if at < done:
            continue
        first = at
        while first > done and _is_near(text, furthest[first - 1], found[first], distance):
            first -= 1
        done = at + 1
        while done < len(found) and _is_near(text, furthest[done - 1], found[done], distance):
            done += 1
        run = found[first:done]
        if len({one.part for one in run}) == parts:
            yield run


def _further(one: Standing, other: Standing) -> Standing:
    return other if other.end > one.end else one


def _is_near(text: str, one: Standing, other: Standing, distance: int) -> bool:
    """Tell whether *other* begins at most *distance* positions behind the last word of *one*."""
    if other.start < one.end:
        return True
    plain = _PLAIN_BETWEEN.match(text, one.end, min(other.start, one.end + _PLAINLY_READ))
    if plain:
        words = len(_PLAIN_WORD.findall(plain[0]))
        if words >= distance or plain.end() == other.start:
            return words < distance
    left = _cut_before(text, one.end - 1)
    right = _cut_behind(text, other.end)
    last: int | None = None
    for _, position, _, end in _counted(folding.tokens(text[left:right]), left):
        if end == one.end:
            last = position
        if last is None:
            continue
        if end == other.end:
            return position - other.length + 1 - last <= distance
        if position - last > distance + other.length:
            return False
    return False
