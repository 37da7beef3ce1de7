"""Bring the marks of a snippet into the few lines there are for it."""

from collections.abc import Sequence
from typing import Final

from sourcebook.base import folding

LEAD_A_LINE: Final = 20
"""Code points kept before the first mark for each line there is: half of one in a narrow pane."""

ELLIPSIS: Final = "…"

ALIKE: Final = 4
"""Letters by which marked words are told apart: forms of one word begin alike."""

Spans = Sequence[tuple[int, int]]


def around_marks(
    snippet: str, spans: Spans, lines: int, room: int
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut the beginning off where more different marked words can be seen without it.

    The cut is at the beginning of a word, and leaves as many words before the marks as there is
    room for, up to some. Where all that can be seen is seen anyway, nothing is cut off.

    Args:
        snippet: Words around a hit.
        spans: Marked ranges, code points in *snippet*, in order.
        lines: How many lines there are.
        room: How many code points stand in these lines.

    Returns:
        The shorter snippet, and the ranges in it that are not cut off.
    """
    if not spans:
        return snippet, ()
    first, last = _richest(snippet, spans, room - len(ELLIPSIS))
    if last <= room:
        return snippet, tuple(spans)
    cut = max(first - LEAD_A_LINE * lines, min(first, last - room + len(ELLIPSIS)), 0)
    if not cut:
        return snippet, tuple(spans)
    if not snippet[cut - 1].isspace():
        space = snippet.find(" ", cut, first)
        cut = space + 1 if space >= 0 else cut
    moved = len(ELLIPSIS) - cut
    kept = tuple((start + moved, end + moved) for start, end in spans if start >= cut)
    return ELLIPSIS + snippet[cut:], kept


def _richest(snippet: str, spans: Spans, room: int) -> tuple[int, int]:
    """Return the stretch of at most *room* with the most different marked words, the first such.

    It ends with the last word that is another one; a single mark may be longer.
    """
    words = [folding.fold(snippet[start:end])[:ALIKE] for start, end in spans]
    best, stretch = 1, spans[0]
    for number, (first, _) in enumerate(spans):
        seen = {words[number]}
        for word, (_, end) in zip(words[number + 1 :], spans[number + 1 :], strict=True):
            if end - first > room:
                break
            if word not in seen:
                seen.add(word)
                if len(seen) > best:
                    best, stretch = len(seen), (first, end)
    return stretch
