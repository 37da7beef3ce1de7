# ruff: noqa: RUF001 - typography is what changes here
"""Change texts in known ways, so that it is known where each passage went.

A text is cut into pieces that remember which word they were; a change drops, adds, replaces and
moves pieces; where the pieces of a passage then stand is the truth.
"""

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from support.written import words_in

_WORD: Final = re.compile(r"[\u3400-\u9fff]{1,2}[，。]?|[^\s\u3400-\u9fff]+")
LENGTHS: Final = (5, 6, 8, 10, 15, 20, 30, 45, 60)
"""Words of the passages that are asked for."""


@dataclass(frozen=True)
class Piece:
    """A word with what follows it, and the number of the word it was in the first text."""

    word: str
    gap: str
    origin: int | None


Pieces = list[Piece]
Passages = Sequence[range]
Change = Callable[[Pieces, Passages, random.Random], Pieces]
Span = tuple[int, int]


def pieces(text: str) -> Pieces:
    """Cut *text* into words, and into pairs of signs where it has no spaces."""
    found = list(_WORD.finditer(text))
    stops = [match.start() for match in found[1:]] + [found[-1].end()]
    return [
        Piece(match.group(), text[match.end() : stop], number)
        for number, (match, stop) in enumerate(zip(found, stops, strict=True))
    ]


def joined(parts: Iterable[Piece]) -> str:
    """Return the text of *parts*."""
    return "".join(piece.word + piece.gap for piece in parts)


def truth(parts: Pieces, passage: range) -> Span | None:
    """Return the code points between the first and the last word that is left of *passage*."""
    at, start, end = 0, -1, -1
    for piece in parts:
        if piece.origin is not None and piece.origin in passage:
            start = at if start < 0 else start
            end = at + len(piece.word)
        at += len(piece.word) + len(piece.gap)
    return None if start < 0 else (start, end)


def passages(count: int, words: int, rng: random.Random) -> list[range]:
    """Choose passages anywhere."""
    lengths = [min(rng.choice(LENGTHS), words // 2) for _ in range(count)]
    starts = [rng.randrange(words - length) for length in lengths]
    return [range(at, at + length) for at, length in zip(starts, lengths, strict=True)]


def apart(count: int, words: int, rng: random.Random) -> list[range]:
    """Choose passages that neither overlap nor touch, one in each part of the text."""
    stride = words // count
    lengths = [min(rng.choice(LENGTHS), stride * 2 // 3) for _ in range(count)]
    starts = [n * stride + rng.randrange(stride - length) for n, length in enumerate(lengths)]
    return [range(at, at + length) for at, length in zip(starts, lengths, strict=True)]


def unchanged(parts: Pieces, _asked: Passages, _rng: random.Random) -> Pieces:
    """Change nothing."""
    return parts


def words_changed(share: float) -> Change:
    """Replace (3 of 5), delete and insert words, *share* of all."""

    def change(parts: Pieces, _asked: Passages, rng: random.Random) -> Pieces:
        changed: Pieces = []
        for piece in parts:
            if rng.random() >= share:
                changed.append(piece)
                continue
            other = rng.choice(parts).word
            kind = rng.random()
            if kind < 0.6:
                changed.append(Piece(other, piece.gap, piece.origin))
            elif kind < 0.8:
                changed += [piece, Piece(other, " ", None)]
        return changed

    return change


def cleaned_again(parts: Pieces, asked: Passages, rng: random.Random) -> Pieces:
    """Join and cut blocks, add a beginning and an end, and lose words that nobody marked."""
    spaces = [" ", " ", " ", "  ", "\n", " \n"]
    marked = {number for passage in asked for number in passage}
    lost = rng.randrange(len(parts))
    gone = {n for n in range(lost, lost + 30) if n not in marked}
    kept = [
        Piece(
            piece.word,
            rng.choice(spaces) if piece.gap.strip(" \n") == "" and piece.gap else piece.gap,
            piece.origin,
        )
        for number, piece in enumerate(parts)
        if number not in gone
    ]
    return [*_added("Read more of our reports here"), *kept, *_added("\nShare this article now")]


def other_typography(parts: Pieces, _asked: Passages, rng: random.Random) -> Pieces:
    """Write quotation marks, dashes, apostrophes and ligatures in another way."""
    table = str.maketrans({"“": '"', "”": '"', "-": "–", "'": "’", "’": "'", "…": "..."})
    return [
        Piece(
            piece.word.translate(table).replace("fi", "ﬁ"),
            piece.gap.replace(" ", "\u00a0") if rng.random() < 0.2 else piece.gap,
            piece.origin,
        )
        for piece in parts
    ]


def paragraphs_moved(parts: Pieces, asked: Passages, rng: random.Random) -> Pieces:
    """Move the paragraphs of the passages somewhere else."""
    for passage in asked:
        block = _whole(parts, asked, _now(parts, passage))
        moved = parts[block.start : block.stop]
        moved[-1] = Piece(moved[-1].word, "\n", moved[-1].origin)
        rest = parts[: block.start] + parts[block.stop :]
        taken = {number for other in asked for number in _now(rest, other)}
        starts = [0, *(n + 1 for n, piece in enumerate(rest) if "\n" in piece.gap)]
        at = rng.choice([n for n in starts if n not in taken])
        parts = rest[:at] + moved + rest[at:]
    return parts


def passages_deleted(parts: Pieces, asked: Passages, _rng: random.Random) -> Pieces:
    """Delete just the passages."""
    gone = {number for passage in asked for number in passage}
    return [piece for piece in parts if piece.origin not in gone]


def paragraphs_deleted(parts: Pieces, asked: Passages, _rng: random.Random) -> Pieces:
    """Delete the passages with the paragraphs they stand in."""
    gone = {number for passage in asked for number in _paragraphs(parts, passage)}
    return [piece for piece in parts if piece.origin not in gone]


def passages_replaced(parts: Pieces, asked: Passages, rng: random.Random) -> Pieces:
    """Write as many other words, drawn from the same text, in the place of the passages."""
    gone = {number for passage in asked for number in passage}
    return [
        Piece(rng.choice(parts).word, piece.gap, None) if piece.origin in gone else piece
        for piece in parts
    ]


def passages_doubled(parts: Pieces, asked: Passages, _rng: random.Random) -> Pieces:
    """Let each passage follow upon itself: nobody can say which of the two it was."""
    doubled: Pieces = []
    ends = {passage.stop - 1: passage for passage in asked}
    for number, piece in enumerate(parts):
        doubled.append(piece)
        if number in ends:
            doubled += [Piece(parts[n].word, parts[n].gap, None) for n in ends[number]]
    return doubled


def passages_repeated(parts: Pieces, asked: Passages, rng: random.Random) -> Pieces:
    """Let each passage stand once more, with the twenty words around it, at another place."""
    copies = []
    for passage in asked:
        around = range(max(0, passage.start - 20), min(len(parts), passage.stop + 20))
        copies.append([Piece(parts[n].word, parts[n].gap or "\n", None) for n in around])
    marked = {n for passage in asked for n in range(passage.start - 20, passage.stop + 20)}
    for copy in copies:
        places = [n for n, p in enumerate(parts) if "\n" in p.gap and p.origin not in marked]
        at = rng.choice(places) + 1 if places else len(parts)
        parts = parts[:at] + copy + parts[at:]
    return parts


def _added(words: str) -> Pieces:
    return [Piece(word, " ", None) for word in words_in(words)]


def _now(parts: Pieces, passage: range) -> range:
    """Return where the words of *passage*, which stand together, are in *parts*."""
    numbers = [n for n, piece in enumerate(parts) if piece.origin in passage]
    return range(numbers[0], numbers[-1] + 1) if numbers else range(0)


def _paragraphs(parts: Pieces, passage: range) -> range:
    """Return the numbers of the words of the paragraphs that *passage* touches."""
    first, last = passage.start, passage.stop
    while first and "\n" not in parts[first - 1].gap:
        first -= 1
    while last < len(parts) and "\n" not in parts[last - 1].gap:
        last += 1
    return range(first, last)


def _whole(parts: Pieces, asked: Passages, passage: range) -> range:
    """Return the paragraphs of *passage*, and of the passages that begin or end in them."""
    block = _paragraphs(parts, passage)
    touched = [now for other in asked if (now := _now(parts, other)) and _meet(now, block)]
    widened = range(
        min([block.start, *(now.start for now in touched)]),
        max([block.stop, *(now.stop for now in touched)]),
    )
    return block if widened == block else _whole(parts, asked, widened)


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop
