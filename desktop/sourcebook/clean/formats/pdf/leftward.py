"""Lines that run to the left: their letters are seen in one order and read in another.

The coordinates are mirrored already, so that words of Arabic or Hebrew stand one after the
other; Latin words and numbers among them stand the wrong way round until they are turned.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sourcebook.clean.formats.pdf.shapes import Piece

LEFTWARD: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Letters of scripts that run to the left."""

_ARABIC: Final = re.compile(r"[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_RIGHTWARD: Final = re.compile(r"[^\W_]")
_OPENERS: Final = "([{"
_CLOSERS: Final = ")]}"
_OF_NUMBERS: Final = frozenset("#%‰°$€£¥₪")
"""What runs as the number beside it does, except in Arabic; rule W5 of Unicode's report 9."""

_TIGHT: Final = frozenset(")]}.,:;!?،؛؟»")
"""What no space stands before."""


def is_leftward(text: str) -> bool:
    """Tell whether most letters of *text* run to the left."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(1 for letter in letters if LEFTWARD.match(letter)) * 2 > len(letters)


def side_of(letter: str) -> int:
    """Return -1 for a letter that runs to the left, 1 for one that runs to the right, else 0."""
    if LEFTWARD.match(letter) and letter.isalpha():
        return -1
    return 1 if _RIGHTWARD.match(letter) else 0


def is_behind(held: Piece, letter: Piece) -> bool:
    """Tell a letter that runs to the left and stands to the right of what is *held* of its word."""
    is_leftward = side_of(letter.text[:1]) < 0
    return is_leftward and (letter.x0 + letter.x1) / 2 > held.x1 - 0.05 * letter.style.size


def in_places(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a mirrored page as they are painted, but neighbours by their place.

    A number and the full stop after it are painted as they are seen.
    """
    placed: list[Piece] = []
    for piece in pieces:
        at = len(placed)
        while at and _stands_before(piece, placed[at - 1]):
            at -= 1
        placed.insert(at, piece)
    return placed


def _stands_before(piece: Piece, other: Piece) -> bool:
    size = other.style.size
    is_on_line = abs(piece.y - other.y) < 0.2 * size
    return is_on_line and -0.2 * size < other.x0 - piece.x1 < 0.6 * size


def in_reading_order(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of a line, seen from the right, in the order in which they are read."""
    if pieces and not is_leftward("".join(piece.text for piece in pieces)):
        return _rightward(pieces)
    seen = [replace(piece, text=piece.text.strip()) for piece in pieces]
    has_room = [
        later.x0 - piece.x1 > 0.12 * later.style.size for piece, later in itertools.pairwise(seen)
    ]
    order = list(range(len(seen)))
    for start, end in _runs(_sides(seen, has_room)):
        order[start:end] = reversed(order[start:end])
    for before, after in itertools.pairwise(order):
        low, high = sorted((before, after))
        is_closed = seen[after].text[:1] in _TIGHT
        if not is_closed and any(has_room[low:high]) and (high - low == 1 or has_room[high - 1]):
            seen[before].text += " "
    return _balanced([seen[at] for at in order])


def _rightward(pieces: list[Piece]) -> list[Piece]:
    """Return a line that runs to the right, on a page that is seen from the right."""
    seen = sorted(pieces, key=lambda piece: -piece.x1)
    for piece, later in itertools.pairwise(seen):
        if piece.x0 - later.x1 > 0.12 * later.style.size and not piece.text.endswith(" "):
            piece.text += " "
    return with_turned_runs(seen)


def with_turned_runs(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of a line that runs to the right, words that run to the left turned."""
    turned: list[Piece] = []
    for side, run in itertools.groupby(pieces, lambda piece: side_of(piece.text.strip()[:1])):
        words = list(run)
        if side < 0 and len(words) > 1:
            ends = words[-1].text[len(words[-1].text.rstrip()) :]
            texts = [word.text.strip() for word in reversed(words)]
            # Their places are those that they are read in, so that no space is lost or added.
            words = [
                replace(word, text=f"{text} " if at < len(texts) - 1 else f"{text}{ends}")
                for at, (word, text) in enumerate(zip(words, texts, strict=True))
            ]
        turned += words
    return turned


def _sides(pieces: Sequence[Piece], has_room: Sequence[bool]) -> list[int]:
    """Return which way each piece of a line runs; a percent sign as its number does."""
    sides = [side_of(piece.text[:1]) for piece in pieces]
    if any(_ARABIC.search(piece.text) for piece in pieces):
        return sides
    is_number = [piece.text[:1].isdecimal() for piece in pieces]
    for at, piece in enumerate(pieces):
        if piece.text and _OF_NUMBERS.issuperset(piece.text):
            is_behind = at > 0 and is_number[at - 1] and not has_room[at - 1]
            is_before = at < len(has_room) and is_number[at + 1] and not has_room[at]
            sides[at] = int(is_behind or is_before)
    return sides


def _runs(sides: list[int]) -> list[tuple[int, int]]:
    """Return where Latin words and numbers stand, with what is between them."""
    runs: list[tuple[int, int]] = []
    for at, side in enumerate(sides):
        if side <= 0:
            continue
        if runs and not any(near < 0 for near in sides[runs[-1][1] : at]):
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _balanced(pieces: list[Piece]) -> list[Piece]:
    """Turn a bracket that opens what is open: PDFium leaves those beside Latin words as seen."""
    is_open = False
    for piece in pieces:
        letters = list(piece.text)
        for at, letter in enumerate(letters):
            if letter in _OPENERS and is_open:
                letters[at] = _CLOSERS[_OPENERS.index(letter)]
                is_open = False
            elif letter in _CLOSERS and not is_open:
                letters[at] = _OPENERS[_CLOSERS.index(letter)]
                is_open = True
            elif letter in _OPENERS + _CLOSERS:
                is_open = letter in _OPENERS
        piece.text = "".join(letters)
    return pieces
