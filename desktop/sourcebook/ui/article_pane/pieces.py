"""Part paragraphs so long that Qt, which lays out a paragraph at a time, would hold all up."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Final

from sourcebook.model.edition import Block, Span

LONGEST: Final = 6_000
"""Code points of a paragraph that is drawn whole: more than a screen, and 20 ms of layout."""

_LOOKED_BACK: Final = 600
"""Code points in which a white space is sought at which to part."""

_JOINERS: Final = "\u200c\u200d\ufe0e\ufe0f"
_MOST_JOINED: Final = 64
"""Marks and joiners of one letter after which no more is looked for."""


def pieces(block: Block, text: str) -> Iterator[Block]:
    """Yield *block*, or what it is parted into: of each code point one piece, in order."""
    spans, at = list(block.spans), block.start
    while block.end - at > LONGEST:
        end = _cut(text, at, at + LONGEST)
        held = spans[: bisect_left(spans, end, key=attrgetter("start"))]
        yield _piece(block, at, end, held)
        spans = [span for span in spans if span.end > end]
        at = end
    yield block if at == block.start else _piece(block, at, block.end, spans)


def _piece(block: Block, start: int, end: int, spans: list[Span]) -> Block:
    is_first = start == block.start
    return replace(
        block,
        start=start,
        end=end,
        spans=tuple(spans),
        list_marker=block.list_marker if is_first else "",
        name=block.name if is_first else "",
    )


def _cut(text: str, start: int, end: int) -> int:
    """Return where to part before *end*: after white space, else between two letters."""
    for at in range(end, max(start, end - _LOOKED_BACK), -1):
        if text[at - 1].isspace():
            return at
    for at in range(end, end - _MOST_JOINED, -1):
        if not _is_joined(text[at - 1], text[at]):
            return at
    return end


def _is_joined(before: str, after: str) -> bool:
    return bool(unicodedata.combining(after)) or after in _JOINERS or before in _JOINERS
