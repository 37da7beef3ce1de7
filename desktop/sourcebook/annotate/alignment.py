"""Find the first and the last word of a passage near a place, however its words have changed."""

from collections.abc import Sequence

from sourcebook.annotate.word_diff import Pair, matches
from sourcebook.annotate.wording import Wording

Numbers = tuple[int, int]
"""Numbers of the first and the last word."""


def align(
    wording: Wording,
    prefix: Sequence[str],
    quote: Sequence[str],
    suffix: Sequence[str],
    seed: int,
) -> Numbers | None:
    """Return which words near *seed*, where *prefix* may begin, stand for *quote*.

    The longest common subsequence pairs words; the densest run of paired words of the quotation
    is the passage. Where its end words have no partner, it reaches as far as they did, but
    not into words that are paired with the surroundings.
    """
    sought = [*prefix, *quote, *suffix]
    slack = max(8, len(sought) // 3)
    left = max(0, seed - slack)
    window = wording.words[left : seed + len(sought) + 2 * slack]
    pairs = matches(sought, window)
    first, last = len(prefix), len(prefix) + len(quote)
    run = densest([pair for pair in pairs if first <= pair[0] < last], len(quote))
    if not run:
        return None
    floor = max((at for word, at in pairs if word < first and at < run[0][1]), default=-1)
    after = (at for word, at in pairs if word >= last and at > run[-1][1])
    start, end = reach(run, range(first, last), floor, min(after, default=len(window)))
    return left + start, left + end


def reach(run: Sequence[Pair], words: range, floor: int, ceiling: int) -> Numbers:
    """Return the first and the last number of a passage of which *run* found a partner.

    Where its end *words* have none, it reaches as far as they did, but neither to the word
    *floor* nor to the word *ceiling*, which are paired with the surroundings.
    """
    (first_sought, start), (last_sought, end) = run[0], run[-1]
    start = max(start - (first_sought - words.start), min(floor + 1, start), 0)
    end = min(end + (words.stop - 1 - last_sought), max(ceiling - 1, end))
    return start, end


def densest(pairs: Sequence[Pair], length: int) -> Sequence[Pair]:
    """Return the longest part of *pairs* that lies within a passage of about *length* words."""
    widest = length + length // 3 + 3
    best = range(0)
    left = 0
    for right, (_, at) in enumerate(pairs):
        while at - pairs[left][1] >= widest:
            left += 1
        if right + 1 - left > len(best):
            best = range(left, right + 1)
    return pairs[best.start : best.stop]
