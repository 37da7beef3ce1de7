"""Carry the passages of one text over to its next state, all of them in one go."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import LCSseq

from sourcebook.annotate.alignment import densest, reach
from sourcebook.annotate.likeness import LEAST_WORDS, likeness
from sourcebook.annotate.resolve import (
    FLOOR,
    FLOOR_SHORT,
    LEAST_SIMILARITY,
    SHORT,
    SURE,
    resolve,
    with_signs,
)
from sourcebook.annotate.typography import Span, occurrences
from sourcebook.annotate.word_diff import Pair, pair_words
from sourcebook.annotate.wording import Units, units_of
from sourcebook.base.digest import sha256
from sourcebook.model.anchor import ORPHAN, Anchor, Fit, Placement

AROUND: Final = 15
"""Words on each side whose own places are asked when a passage is scored."""

_AROUND_WEIGHT: Final = 0.3
_AROUND_WEIGHT_SHORT: Final = 0.45

NEAR: Final = 24
"""Code points by which the same words may lie beside the place that word pairs gave."""

SIDES: Final = (8, 32, 100)
"""Words on each side by which a place is told from a copy of it: the nearest that tell."""

TELLING: Final = 0.34
"""Share of those words by which one side must speak for a place, or against it."""

COPIES: Final = 8
"""Copies that are looked at shortly before a place, after it, and from the beginning on."""

NEARBY: Final = 20_000
"""Code points before a place that are searched backwards, which takes much longer than forwards."""


@dataclass(frozen=True, slots=True)
class _Change:
    """Two states of a text, and which words became which."""

    old_text: str
    new_text: str
    old: Units
    new: Units
    forward: Sequence[int]
    backward: Sequence[int]
    added: Collection[str]


def carry(old: str, new: str, anchors: Sequence[Anchor]) -> list[Placement]:
    """Find each of *anchors*, described in *old*, in *new*.

    The words of both texts are paired once. A passage stands where its words went; if most of
    them went nowhere, it may have moved, and is looked for among the words that are new.

    Costs 10 ms for two texts of 2,000 words, and a tenth of a millisecond for each passage.

    Returns:
        One placement for each anchor, with the meaning it has in `resolve`. An anchor that was
        described in another text than *old* is given to `resolve`.
    """
    source = sha256(old)
    if old == new:
        return [resolve(new, anchor) for anchor in anchors]
    change = _change(old, new) if any(one.text_sha256 == source for one in anchors) else None
    return [
        _placed(change, anchor)
        if change is not None and anchor.text_sha256 == source
        else resolve(new, anchor)
        for anchor in anchors
    ]


def _change(old_text: str, new_text: str) -> _Change:
    old, new = units_of(old_text), units_of(new_text)
    forward = pair_words(old.words, new.words)
    backward = [-1] * len(new.words)
    for number, at in enumerate(forward):
        if at >= 0:
            backward[at] = number
    added = {word for word, number in zip(new.words, backward, strict=True) if number < 0}
    return _Change(old_text, new_text, old, new, forward, backward, added)


def _placed(change: _Change, anchor: Anchor) -> Placement:
    """Place one passage: where its words went, or else where they stand as new words."""
    words = range(
        bisect_right(change.old.ends, anchor.start), bisect_left(change.old.starts, anchor.end)
    )
    carried = _carried(change, anchor, words) if words else _signs(change, anchor, words.start)
    if _may_have_moved(change, anchor, words, carried):
        moved = resolve(change.new_text, anchor)
        if moved.score > carried.score and not _is_taken(change, _span_of(moved), words):
            return moved
    is_clear = carried is ORPHAN or _is_alone(change, words, _span_of(carried))
    return carried if is_clear else ORPHAN


def _may_have_moved(change: _Change, anchor: Anchor, words: range, carried: Placement) -> bool:
    """Tell whether to look elsewhere: for the very words, or when enough of them are new there."""
    if carried.score >= SURE:
        return False
    if carried is not ORPHAN:
        return anchor.quote in change.new_text
    known = sum(change.old.words[number] in change.added for number in words)
    return known >= LEAST_WORDS * len(words)


def _span_of(placement: Placement) -> Span:
    return placement.start, placement.end


def _carried(change: _Change, anchor: Anchor, words: range) -> Placement:
    """Place a passage where its words went, unless they are too few."""
    pairs = [(n, change.forward[n]) for n in words if change.forward[n] >= 0]
    run = densest(pairs, len(words))
    if not run:
        return ORPHAN
    first, last = _whole(change, words, run) or reach(run, words, *_bounds(change, words, run))
    span = _span(change, anchor, words, (first, last))
    words_alike = 2 * len(run) / (len(words) + last + 1 - first)
    similarity = likeness(anchor.quote, change.new_text[slice(*span)], words_alike)
    weight = _AROUND_WEIGHT_SHORT if len(words) < SHORT else _AROUND_WEIGHT
    around = _around(change, words, (first, last), similarity)
    score = (1 - weight) * similarity + weight * around
    if similarity < LEAST_SIMILARITY or score < (FLOOR_SHORT if len(words) < SHORT else FLOOR):
        return ORPHAN
    is_sure = similarity == 1 and score >= SURE
    return Placement(*span, Fit.EXACT if is_sure else Fit.CHANGED, score)


def _whole(change: _Change, words: range, run: Sequence[Pair]) -> Pair | None:
    """Return the numbers of the same row of words about *run*, the first if there are copies."""
    sought, new = change.old.words[words.start : words.stop], change.new.words
    starts = {at - (number - words.start) for number, at in (run[0], run[-1])}
    same = [at for at in starts if at >= 0 and new[at : at + len(words)] == sought]
    return (min(same), min(same) + len(words) - 1) if same else None


def _bounds(change: _Change, words: range, run: Sequence[Pair]) -> tuple[int, int]:
    """Return the nearest words on both sides of *run* that are paired with the surroundings."""
    far = SIDES[-1]
    before = change.forward[max(0, words.start - far) : words.start]
    after = change.forward[words.stop : words.stop + far]
    floor = next((at for at in reversed(before) if 0 <= at < run[0][1]), -1)
    ceiling = next((at for at in after if at > run[-1][1]), len(change.new.words))
    return floor, ceiling


def _signs(change: _Change, anchor: Anchor, following: int) -> Placement:
    """Place a passage without words between the places of the words on its two sides."""
    start, end = 0, len(change.new_text)
    if following > 0:
        at = change.forward[following - 1]
        start = change.new.ends[at] if at >= 0 else end
    if following < len(change.forward):
        at = change.forward[following]
        end = change.new.starts[at] if at >= 0 else 0
    if change.new_text.count(anchor.quote, start, max(start, end)) != 1:
        return ORPHAN
    at = change.new_text.find(anchor.quote, start, end)
    return Placement(at, at + len(anchor.quote), Fit.EXACT)


def _span(change: _Change, anchor: Anchor, words: range, numbers: tuple[int, int]) -> Span:
    """Turn numbers of new words into code points, signs at the ends as they were marked."""
    text, quote = change.new_text, anchor.quote
    start, end = change.new.starts[numbers[0]], change.new.ends[numbers[1]]
    low = max(0, start - NEAR)
    at = text.find(quote, low, end + NEAR)
    if at >= 0 and text.find(quote, at + 1, end + NEAR) < 0:
        return at, at + len(quote)
    if anchor.start > change.old.starts[words[0]]:
        start += min(anchor.start - change.old.starts[words[0]], end - start - 1)
    return with_signs(text, quote, start, end)


def _around(change: _Change, words: range, numbers: tuple[int, int], otherwise: float) -> float:
    """Return the share of the words around the passage that stand around its place."""
    first, last = numbers
    before = range(max(0, words.start - AROUND), words.start)
    after = range(words.stop, min(len(change.forward), words.stop + AROUND))
    widest = AROUND + AROUND // 2
    kept = sum(first - widest <= change.forward[n] < first for n in before)
    kept += sum(last < change.forward[n] <= last + widest for n in after)
    number = len(before) + len(after)
    return kept / number if number else otherwise


def _is_taken(change: _Change, span: Span, words: range) -> bool:
    """Tell whether *span* is another passage of the old text: most words come from there in a row.

    Words that are paired here and there say little: there are always some “the”.
    """
    numbers, known = _numbers(change, span), change.backward
    shifts = Counter(n - known[n] for n in numbers if known[n] >= 0 and known[n] not in words)
    return 2 * max(shifts.values(), default=0) > len(numbers)


def _numbers(change: _Change, span: Span) -> range:
    return range(bisect_right(change.new.ends, span[0]), bisect_left(change.new.starts, span[1]))


def _is_alone(change: _Change, words: range, span: Span) -> bool:
    """Tell whether no new copy of what stands at *span* could be the passage as well."""
    size = span[1] - span[0]
    return all(
        _is_taken(change, copy, words) or _outweighs(change, words, span, copy)
        for copy in ((at, at + size) for at in _copies(change.new_text, span))
    )


def _copies(text: str, span: Span) -> list[int]:
    """Return where else the same stands: near before *span*, after it, from the beginning on."""
    start, end = span
    found = text[start:end]
    near = text[max(0, start - NEARBY) : end - 1]
    copies: list[int] = []
    at = len(near)
    while len(copies) < COPIES and (at := near.rfind(found, 0, at + len(found) - 1)) >= 0:
        copies.append(at + max(0, start - NEARBY))
    copies += occurrences(text, found, COPIES, start + 1)
    return [*copies, *(at for at in occurrences(text, found, COPIES) if at < start - NEARBY)]


def _outweighs(change: _Change, words: range, span: Span, copy: Span) -> bool:
    """Tell whether one side speaks for *span*, and none for its *copy*."""
    here, there = _numbers(change, span), _numbers(change, copy)
    old, new = change.old.words, change.new.words
    left = right = 0.0
    for size in SIDES:
        if abs(left) < TELLING:
            sought = old[max(0, words.start - size) : words.start]
            sides = (new[max(0, at.start - size) : at.start] for at in (here, there))
            left = _lead(size, sought, *sides)
        if abs(right) < TELLING:
            sought = old[words.stop : words.stop + size]
            right = _lead(size, sought, *(new[at.stop : at.stop + size] for at in (here, there)))
    return max(left, right) >= TELLING and min(left, right) > -TELLING


def _lead(size: int, sought: Sequence[str], one: Sequence[str], other: Sequence[str]) -> float:
    """Return by what share of the words *sought* one row of words has more than the other.

    Where the old text began or ended, the row that is shorter is more like it.
    """
    if not sought:
        return (len(other) - len(one)) / size
    return (LCSseq.similarity(sought, one) - LCSseq.similarity(sought, other)) / len(sought)
