"""Pages written from top to bottom, as Japanese and Chinese books are: laid on their side.

Lines that run down and follow one another to the left become lines that run to the right and
follow one another downward, so that no other rule needs to know.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from sourcebook.clean.formats.pdf.shapes import Piece, Sheet

FEWEST: Final = 20
"""Letters of East Asia on a page whose direction is looked at."""

MAX_ACROSS: Final = 4
"""Letters that stand beside one another in the place of one, as the digits of a year."""

LYING: Final = 0.7
"""How wide a Latin letter is at most usually, by its size."""

_EAST: Final = re.compile(
    r"[\u3001-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
)
_LETTER: Final = re.compile(r"[\u3041-\u30fa\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_ASCENT: Final = 0.88
"""How much of the size of a letter of East Asia stands above its baseline."""


def laid(sheet: Sheet) -> Sheet:
    """Return a page that is written from top to bottom laid on its side; others as they are.

    Words that run across such a page, as its head, are set aside with its margin.
    """
    if not _is_columnar(sheet.pieces):
        return sheet
    middles = _columns(sheet.pieces)
    pieces: list[Piece] = []
    placed: dict[float, list[float]] = {}
    others: list[tuple[Piece, bool]] = [(piece, True) for piece in sheet.margin]
    for piece in sheet.pieces:
        if _EAST.search(piece.text):
            middle = min(middles, key=lambda one: abs(one - _middle(piece)))
            pieces.append(_turned(piece, middle, sheet.width))
            placed.setdefault(middle, []).append(piece.y)
        else:
            others.append((piece, False))
    across: list[Piece] = []
    for piece, is_lying in sorted(others, key=lambda other: (round(other[0].y), other[0].x0)):
        middle = min(middles, key=lambda one: abs(one - _middle(piece)))
        if not _stands_in(piece, middle, placed.get(middle, ())):
            across.append(piece)
            continue
        laid_down = (_lying if is_lying else _turned)(piece, middle, sheet.width)
        if not is_lying and placed[middle][-1] == piece.y:
            pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text}{piece.text}")
        else:
            pieces.append(laid_down)
        placed[middle].append(piece.y)
    wide = sheet.width
    pictures = [
        replace(one, x0=one.top, x1=one.y, top=wide - one.x1, y=wide - one.x0)
        for one in sheet.pictures
    ]
    return replace(
        sheet,
        width=sheet.height,
        height=sheet.width,
        pieces=_closed_up(pieces),
        margin=across,
        pictures=pictures,
    )


def _is_columnar(pieces: Sequence[Piece]) -> bool:
    """Tell a page most of whose letters of East Asia stand below one another."""
    letters = [piece for piece in pieces if _EAST.search(piece.text)]
    if sum(len(piece.text) for piece in letters) < FEWEST:
        return False
    single = [piece for piece in letters if len(piece.text.strip()) == 1]
    if len(single) * 2 < len(pieces):
        return False
    below = sum(_is_below(one, two) for one, two in pairwise(single))
    return below * 5 > len(single) * 3


def _middle(piece: Piece) -> float:
    return (piece.x0 + piece.x1) / 2


def _is_below(above: Piece, piece: Piece) -> bool:
    """Tell a letter that stands right below another."""
    size = piece.style.size
    is_near = 0.4 * size < piece.y - above.y < 1.7 * size
    return is_near and abs(_middle(piece) - _middle(above)) < 0.6 * size


def _columns(pieces: Sequence[Piece]) -> list[float]:
    """Return the middles of the columns: those of letters, for marks stand aside."""
    found: list[float] = []
    letters = (piece for piece in pieces if _LETTER.search(piece.text))
    for middle, size in sorted((_middle(piece), piece.style.size) for piece in letters):
        if not found or middle - found[-1] > 0.6 * size:
            found.append(middle)
    return found


def _stands_in(piece: Piece, middle: float, heights: Sequence[float]) -> bool:
    """Tell digits or a Latin letter amid a column, right above or below another letter of it."""
    size = piece.style.size
    is_short = len(piece.text.strip()) <= MAX_ACROSS
    is_near = any(abs(height - piece.y) < 1.8 * size for height in heights)
    return is_short and is_near and abs(middle - _middle(piece)) < 0.8 * size


def _closed_up(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces column after column, none of which reaches over the next one.

    Marks are set closer than their width says, or wider, and so are Latin letters.
    """
    ordered = sorted(pieces, key=lambda piece: (round(piece.y, 1), piece.x0))
    for piece, later in pairwise(ordered):
        is_on_line = abs(piece.y - later.y) < 0.1
        is_east, is_other = (bool(_EAST.search(one.text)) for one in (piece, later))
        reach = (0.6 if is_east else 0.3) * piece.style.size
        is_near = is_east is is_other and later.x0 - piece.x1 < reach
        if is_on_line and (piece.x1 > later.x0 or is_near):
            piece.x1 = later.x0
    return ordered


def _lying(piece: Piece, middle: float, wide: float) -> Piece:
    """Return a Latin letter that lies on its side: it begins where its baseline stands."""
    size = piece.style.size
    text = piece.text.strip()
    end = piece.y + LYING * size * len(text)
    return replace(piece, text=text, x0=piece.y, x1=end, y=wide - middle + size * 0.38)


def _turned(piece: Piece, middle: float, wide: float) -> Piece:
    size = piece.style.size
    start = piece.y - _ASCENT * size
    return replace(piece, x0=start, x1=start + size, y=wide - middle + size * 0.38)
