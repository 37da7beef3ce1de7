"""Find the first and the last word of a passage near a place, however its words have changed."""

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

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
    pairs = _pairs(sought, window)
    first, last = len(prefix), len(prefix) + len(quote)
    run = _densest([pair for pair in pairs if first <= pair[0] < last], len(quote))
    if not run:
        return None
    (first_sought, start), (last_sought, end) = run[0], run[-1]
    floor = max((at for word, at in pairs if word < first and at < start), default=-1)
    ceiling = min((at for word, at in pairs if word >= last and at > end), default=len(window))
    start = max(start - (first_sought - first), min(floor + 1, start))
    end = min(end + (last - 1 - last_sought), max(ceiling - 1, end))
    return left + max(start, 0), left + min(end, len(window) - 1)


def _pairs(sought: Sequence[str], window: Sequence[str]) -> list[tuple[int, int]]:
    """Return (number in *sought*, number in *window*) of the words both have in this order."""
    return [
        (block.a + shift, block.b + shift)
        for block in LCSseq.editops(sought, window).as_matching_blocks()
        for shift in range(block.size)
    ]


def _densest(pairs: Sequence[tuple[int, int]], length: int) -> Sequence[tuple[int, int]]:
    """Return the longest part of *pairs* that lies within a passage of about *length* words."""
    widest = length + length // 3 + 3
    best: Sequence[tuple[int, int]] = ()
    left = 0
    for right, (_, at) in enumerate(pairs):
        while at - pairs[left][1] >= widest:
            left += 1
        if right + 1 - left > len(best):
            best = pairs[left : right + 1]
    return best
