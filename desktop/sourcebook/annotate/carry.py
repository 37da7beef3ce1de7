"""Carry the passages of one text over to its next state, all of them in one go."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from sourcebook.annotate.alignment import densest, reach
from sourcebook.annotate.resolve import LEAST_SIMILARITY, SHORT, SURE, resolve, with_signs
from sourcebook.annotate.typography import Span, fold_quote
from sourcebook.annotate.word_diff import pair_words
from sourcebook.annotate.wording import Units, units_of
from sourcebook.base.digest import sha256
from sourcebook.model.anchor import ORPHAN, Anchor, Fit, Placement

FLOOR: Final = 0.55
"""Score below which a passage is not carried: its place is known, but other words stand there."""

AROUND: Final = 15
"""Words on each side whose own places are asked when a passage is scored."""

_AROUND_WEIGHT: Final = 0.3
_AROUND_WEIGHT_SHORT: Final = 0.45

NEAR: Final = 24
"""Code points by which the same words may lie beside the place that word pairs gave."""

SIDE: Final = 100
"""Words on each side by which a place is told from a copy of it."""

TELLING: Final = 0.2
"""Share of those words by which one side must speak for a place, or against it."""

COPIES: Final = 8
"""Copies that are looked at before a place, and after it."""

LONG: Final = 4_000
"""Code points of a quotation from which words are compared and no letters: it takes squares."""


@dataclass(frozen=True, slots=True)
class _Change:
    """Two states of a text, and which words became which."""

    old_text: str
    new_text: str
    old: Units
    new: Units
    forward: Sequence[int]
    backward: Sequence[int]


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
    return _Change(old_text, new_text, old, new, forward, backward)


def _placed(change: _Change, anchor: Anchor) -> Placement:
    """Place one passage: where its words went, or else where they stand as new words."""
    words = range(
        bisect_right(change.old.ends, anchor.start), bisect_left(change.old.starts, anchor.end)
    )
    carried = _carried(change, anchor, words) if words else _signs(change, anchor, words.start)
    if carried.score >= SURE:
        return carried
    moved = resolve(change.new_text, anchor)
    if moved.score <= carried.score or _is_taken(change, (moved.start, moved.end), words):
        return carried
    return moved


def _carried(change: _Change, anchor: Anchor, words: range) -> Placement:
    """Place a passage where its words went, unless they are too few or a copy is as good."""
    pairs = [(n, change.forward[n]) for n in words if change.forward[n] >= 0]
    run = densest(pairs, len(words))
    if not run:
        return ORPHAN
    before = (
        change.forward[n] for n in range(words.start - 1, max(-1, words.start - 1 - SIDE), -1)
    )
    after = (
        change.forward[n] for n in range(words.stop, min(words.stop + SIDE, len(change.forward)))
    )
    floor = next((at for at in before if 0 <= at < run[0][1]), -1)
    ceiling = next((at for at in after if at > run[-1][1]), len(change.new.words))
    first, last = reach(run, words, floor, ceiling)
    span = _span(change, anchor, words, (first, last))
    similarity = _similarity(change, anchor, span, 2 * len(run) / (len(words) + last + 1 - first))
    weight = _AROUND_WEIGHT_SHORT if len(words) < SHORT else _AROUND_WEIGHT
    around = _around(change, words, (first, last), similarity)
    score = (1 - weight) * similarity + weight * around
    if similarity < LEAST_SIMILARITY or score < FLOOR or _has_equal(change, words, span):
        return ORPHAN
    is_sure = similarity == 1 and score >= SURE
    return Placement(*span, Fit.EXACT if is_sure else Fit.CHANGED, score)


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


def _similarity(change: _Change, anchor: Anchor, span: Span, words_alike: float) -> float:
    found = change.new_text[slice(*span)]
    quote, folded = fold_quote(anchor.quote), fold_quote(found)
    if quote == folded:
        return 1.0
    if len(quote) > LONG or len(folded) > LONG:
        return min(words_alike, 0.999)
    return max(fuzz.ratio(quote, folded) / 100, min(words_alike, 0.999))


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
    """Tell whether most words of *span* are those of another passage of the old text."""
    numbers = _numbers(change, span)
    taken = sum(change.backward[n] >= 0 and change.backward[n] not in words for n in numbers)
    return 2 * taken > len(numbers)


def _numbers(change: _Change, span: Span) -> range:
    return range(bisect_right(change.new.ends, span[0]), bisect_left(change.new.starts, span[1]))


def _has_equal(change: _Change, words: range, span: Span) -> bool:
    """Tell whether a new copy of what stands at *span* could be the passage as well."""
    start, end = span
    text, found = change.new_text, change.new_text[start:end]
    copies: list[int] = []
    at = start
    while len(copies) < COPIES and (at := text.find(found, at + 1)) >= 0:
        copies.append(at)
    at, limit = start, len(copies) + COPIES
    while len(copies) < limit and (at := text.rfind(found, 0, at + len(found) - 1)) >= 0:
        copies.append(at)
    spans = [(at, at + len(found)) for at in copies]
    return any(
        not _is_taken(change, copy, words) and not _outweighs(change, words, span, copy)
        for copy in spans
    )


def _outweighs(change: _Change, words: range, span: Span, copy: Span) -> bool:
    """Tell whether one side speaks for *span*, and none for its *copy*."""
    here, there = _numbers(change, span), _numbers(change, copy)
    old, new = change.old.words, change.new.words
    left = old[max(0, words.start - SIDE) : words.start]
    right = old[words.stop : words.stop + SIDE]
    sides = (
        [_share(left, new[max(0, at.start - SIDE) : at.start]) for at in (here, there)],
        [_share(right, new[at.stop : at.stop + SIDE]) for at in (here, there)],
    )
    leads = [one - other for one, other in sides]
    return max(leads) >= TELLING and min(leads) > -TELLING


def _share(sought: Sequence[str], words: Sequence[str]) -> float:
    return LCSseq.similarity(sought, words) / len(sought) if sought else 0.0
