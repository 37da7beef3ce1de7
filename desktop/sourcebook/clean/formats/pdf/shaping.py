"""Scripts whose signs stand on, below and before one another: vowelled Arabic, Hindi, Thai.

A sign is what a font paints at once. A mark belongs to the letter that it stands on, whatever is
said of its width, and no space parts the two; a vowel that is painted before its consonant is
read after it.
"""

import itertools
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sourcebook.clean.formats.pdf.leftward import LEFTWARD, side_of
from sourcebook.clean.formats.pdf.marks import LOST, is_mark, is_shaped, stands_on
from sourcebook.clean.formats.pdf.shapes import Glyph, Piece
from sourcebook.clean.formats.pdf.syllables import REACH, composed, in_reading_order

GAP: Final = 0.15
"""Sizes of the letters between two words, as `shapes.spaced` has it."""

INK_GAP: Final = 0.2
"""The same where only the ink is known, which is narrower than a letter."""

STRETCH_GAP: Final = 0.35
"""Sizes of the letters beside a sign that joins them: programs do not always fill the gap."""

BLANK_GAP: Final = 0.15
"""Sizes from where something without ink was painted to the letter right of it: a space."""

LEAST_GAP: Final = 0.1
"""The same where something without ink was painted between.

So it is where PDFium guesses a space and all widths are known: they are not those of marks.
"""

GUESS_GAP: Final = 0.18
"""The same where PDFium guesses a space, and only the ink is known."""

NEAR: Final = 8
"""Signs before a sign, or around an unknown one, that it may belong to."""

MOST: Final = 64
"""Letters near one place that a mark may stand on; there is no room for more."""

LEAP: Final = 1.5
"""Sizes of the letters to the left that tell signs painted in no order from one syllable's."""

SLANT: Final = 10
"""Degrees that a row may be turned and still be read from left to right, as `sight` has it."""

OPEN: Final = 4
"""Rows that a sign may belong to: the last ones that were begun."""

_HOLAM: Final = "\u05b9"
_VAV: Final = "\u05d5"
_SHIN: Final = "\u05e9"
_SHIN_POINTS: Final = frozenset("\u05c1\u05c2")
_ALLAH: Final = "لله"
_DOUBLED: Final = frozenset("\u064e\u0651\u0670")
"""Marks that stand on the second letter of that sign."""

_STEPS: Final = (-1, 0, 1)


def pieces_of(glyphs: Sequence[Glyph]) -> list[tuple[int, Piece]]:
    """Return the pieces that *glyphs*, in the order of painting, make, with the turn of each.

    Where letters run to the left each word is a piece. Costs one pass.
    """
    is_by_words = any(LEFTWARD.search(glyph.text) for glyph in glyphs)
    pieces: list[tuple[int, Piece]] = []
    held: list[Glyph] = []
    marked = _with_marks(glyphs)
    for glyph in in_reading_order(_without_spaces(_in_rows(marked))):
        has_room = bool(held) and _has_room(held, glyph)
        is_parted = is_by_words and has_room
        if held and not is_parted and _goes_on(held, glyph, is_by_words=is_by_words):
            glyph.is_after_space = has_room
        elif held:
            pieces.append(_piece(held, ends=" " if has_room else ""))
            held = []
        held.append(glyph)
    return [*pieces, _piece(held)] if held else pieces


def _with_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs with each mark put to the letter that it stands on."""
    places = [
        at for at, glyph in enumerate(glyphs) if stands_on(glyph) or _is_lost_mark(glyphs, at)
    ]
    bases = bases_of(glyphs, places)
    marks: dict[int, list[Glyph]] = {}
    for at, base in bases.items():
        marks.setdefault(base, []).append(glyphs[at])
    found: list[Glyph] = []
    is_guess = False
    for at, glyph in enumerate(glyphs):
        is_guess = is_guess or glyph.is_after_guess
        if at in bases:
            continue
        if at in marks or is_guess is not glyph.is_after_guess:
            text = _marked(glyph.text, marks.get(at, ()))
            found.append(replace(glyph, text=text, is_after_guess=is_guess))
        else:
            found.append(glyph)
        is_guess = False
    return found


def _in_rows(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return glyphs row by row in the order of their places, as those of a row are read.

    Programs paint a row from either end, and the signs of some fonts after those of others.
    What stands upside down or across the page is left as it is painted.
    """
    rows: list[list[Glyph]] = []
    for glyph in glyphs:
        for row in reversed(rows[-OPEN:]):
            if _is_in_row(row, glyph, is_last=row is rows[-1]):
                row.append(glyph)
                break
        else:
            rows.append([glyph])
    for row in rows:
        if not _is_upright(row[0]):
            continue
        is_leftward = sum(side_of(glyph.text[0]) for glyph in row) < 0
        if is_leftward:
            row.sort(key=lambda glyph: -glyph.x0 - glyph.x1)
        elif _leaps_back(row):
            row.sort(key=lambda glyph: glyph.x0)
    return [glyph for row in rows for glyph in row]


def _is_in_row(row: Sequence[Glyph], glyph: Glyph, *, is_last: bool) -> bool:
    """Tell a sign of a row; signs that are turned make one while no others are painted between."""
    if _is_upright(row[0]):
        return _is_upright(glyph) and _is_level(row[0], glyph)
    return is_last and not _is_upright(glyph)


def _is_upright(glyph: Glyph) -> bool:
    """Tell a sign that stands as the page does, or nearly so, as on a scan."""
    return glyph.turn < SLANT or glyph.turn > 360 - SLANT


def _is_across(glyph: Glyph) -> bool:
    """Tell a sign that stands across the page: what is beside it is above or below."""
    return SLANT <= glyph.turn % 180 <= 180 - SLANT


def _is_level(one: Glyph, other: Glyph) -> bool:
    """Tell signs of one row; a small one may be raised."""
    low, high = sorted((one.style.size, other.style.size))
    return abs(one.y - other.y) < (0.5 if 0 < low < 0.85 * high else 0.1) * high


def _leaps_back(row: Sequence[Glyph]) -> bool:
    """Tell a row whose signs are not painted from left to right, vowels before others aside."""
    reached = row[0].x0
    for glyph in row:
        if glyph.x0 < reached - LEAP * max(glyph.style.size, row[0].style.size):
            return True
        reached = max(reached, glyph.x0)
    return False


def _without_spaces(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return glyphs without spaces, which those behind them know of."""
    found: list[Glyph] = []
    is_space = is_guess = False
    blank: Glyph | None = None
    for glyph in glyphs:
        if glyph.text == " ":
            is_space, blank = is_space or not glyph.is_ink, glyph if glyph.is_ink else blank
            is_guess = is_guess or glyph.is_after_guess
            continue
        glyph.is_after_space = is_space
        glyph.is_after_blank = blank is not None and _is_wide(blank, glyph, found)
        glyph.is_after_guess = is_guess or glyph.is_after_guess
        is_space = is_guess = False
        blank = None
        found.append(glyph)
    return found


def _is_wide(blank: Glyph, glyph: Glyph, before: Sequence[Glyph]) -> bool:
    """Tell a space from a sign without ink that only parts letters, by what is right of it."""
    last = before[-1] if before else glyph
    right = last if last.x0 > blank.x0 else glyph
    return right.x0 - blank.x0 > BLANK_GAP * right.style.size


def _is_lost_mark(glyphs: Sequence[Glyph], at: int) -> bool:
    """Tell an unknown sign that stands on a letter of Arabic or Hebrew: a vowel, or several."""
    lost = glyphs[at]
    return lost.text == LOST and any(
        _is_base(other)
        and abs(other.y - lost.y) < lost.style.size
        and other.x0 < lost.middle < other.x1
        for other in glyphs[max(0, at - NEAR) : at + NEAR + 1]
    )


def _is_base(glyph: Glyph) -> bool:
    """Tell a letter that runs to the left, which marks may stand on."""
    return side_of(glyph.text[0]) < 0 and not glyph.is_stretch


def bases_of(glyphs: Sequence[Glyph], places: Sequence[int]) -> dict[int, int]:
    """Return the place of the letter for each mark that has one.

    Marks of Hindi or Thai are painted after their letter, those of Arabic and Hebrew at any time:
    they stand on the letter at their place. Costs one pass.
    """
    marks = set(places)
    cell = max((glyph.style.size for glyph in glyphs), default=0) * 1.5 or 1.0
    cells: dict[tuple[int, int], list[int]] = {}
    for at, glyph in enumerate(glyphs):
        if at not in marks and _is_base(glyph):
            held = cells.setdefault(_cell(glyph, cell), [])
            if len(held) < MOST:
                held.append(at)
    found: dict[int, int] = {}
    before: int | None = None
    for at, mark in enumerate(glyphs):
        if at not in marks:
            before = before if mark.text == " " else at
        elif _runs_left(mark):
            row, column = _cell(mark, cell)
            around = [cells.get((row + a, column + b), ()) for a in _STEPS for b in _STEPS]
            near = [one for some in around for one in some if _is_near(mark, glyphs[one])]
            if near:
                found[at] = min(near, key=lambda one: (*_distance(mark, glyphs[one]), one))
        elif before is not None and _carries(glyphs[before], mark):
            found[at] = before
    return found


def _carries(glyph: Glyph, mark: Glyph) -> bool:
    return is_shaped(glyph.text) and _is_near(mark, glyph)


def _cell(glyph: Glyph, cell: float) -> tuple[int, int]:
    return int(glyph.y // cell), int(glyph.middle // cell)


def _runs_left(mark: Glyph) -> bool:
    return mark.text == LOST or bool(LEFTWARD.match(mark.text))


def _distance(mark: Glyph, glyph: Glyph) -> tuple[float, float]:
    """Return how far a letter is from a mark at its edges, and in its middle.

    The point of “o” stands on Vav, or at the left end of its letter, that of Shin on no other.
    """
    if mark.text == _HOLAM:
        is_on_vav = glyph.text[0] == _VAV and _away(mark, glyph) < 0.05 * glyph.style.size
        return 0.0 if is_on_vav else abs(glyph.x0 - mark.middle), 0.0
    is_other = bool(_SHIN_POINTS.intersection(mark.text)) and glyph.text[0] != _SHIN
    away = _away(mark, glyph) + (glyph.style.size if is_other else 0)
    return away, abs((glyph.x0 + glyph.x1) / 2 - mark.middle)


def _is_near(mark: Glyph, glyph: Glyph) -> bool:
    size = glyph.style.size
    return abs(glyph.y - mark.y) < 0.8 * size and _away(mark, glyph) < REACH * size


def _away(mark: Glyph, glyph: Glyph) -> float:
    return max(glyph.x0 - mark.middle, mark.middle - glyph.x1, 0)


def _marked(text: str, marks: Sequence[Glyph]) -> str:
    """Return letters with marks; those of Arabic and Hebrew in the order that Unicode gives."""
    added = "".join(mark.text for mark in marks if mark.text != LOST)
    if not LEFTWARD.match(added):
        return text + added
    bare = text.rstrip("".join(filter(is_mark, text)))
    if bare.endswith(_ALLAH):
        on_lam = "".join(letter for letter in added if letter in _DOUBLED)
        added = "".join(letter for letter in added if letter not in _DOUBLED)
        bare = bare[:-1] + "".join(sorted(on_lam, key=unicodedata.combining)) + bare[-1]
    return bare + "".join(sorted(text[len(bare) :] + added, key=unicodedata.combining))


def _goes_on(held: Sequence[Glyph], glyph: Glyph, *, is_by_words: bool) -> bool:
    """Tell a sign that stands beside what is held, set alike, and runs the same way."""
    last = held[-1]
    if last.style != glyph.style or last.href != glyph.href or last.turn != glyph.turn:
        return False
    if _is_across(glyph):
        return glyph.order == last.order and side_of(glyph.text[0]) >= 0
    size = glyph.style.size
    is_beside = abs(glyph.y - last.y) < 0.1 * size and _gap(held, glyph) < REACH * size
    if not is_by_words or not is_beside:
        return is_beside
    side = side_of(glyph.text[0])
    is_unsure = side == 0 and glyph.x0 < last.x0
    return side == side_of(last.text[0]) and not is_unsure


def _gap(held: Sequence[Glyph], glyph: Glyph) -> float:
    near = held[-NEAR:]
    x0, x1 = min(one.x0 for one in near), max(one.x1 for one in near)
    return max(glyph.x0 - x1, x0 - glyph.x1)


def _has_room(held: Sequence[Glyph], glyph: Glyph) -> bool:
    last = held[-1]
    size = max(glyph.style.size, last.style.size)
    if _is_across(glyph) and not is_shaped(last.text) and not is_shaped(glyph.text):
        return glyph.is_after_space or glyph.is_after_guess
    if glyph.is_after_space or abs(glyph.y - last.y) > 0.5 * size:
        return glyph.is_after_space
    if glyph.is_after_blank:
        return True
    if not is_shaped(last.text) and not is_shaped(glyph.text):
        return _is_guessed(last, glyph) or _gap(held, glyph) > GAP * size
    is_guess = _is_guessed(last, glyph) and side_of(glyph.text[0]) >= 0
    if last.is_stretch or glyph.is_stretch:
        return _gap(held, glyph) > STRETCH_GAP * size
    gaps = (GUESS_GAP, INK_GAP) if last.is_ink or glyph.is_ink else (LEAST_GAP, GAP)
    return _gap(held, glyph) > size * gaps[not is_guess]


def _is_guessed(last: Glyph, glyph: Glyph) -> bool:
    """Tell a guess of a space between two signs; it is none where the first was painted later."""
    if last.order == glyph.order and _is_upright(glyph):
        return glyph.is_after_guess and last.x0 <= glyph.x0
    return glyph.is_after_guess and last.order <= glyph.order


def _piece(glyphs: Sequence[Glyph], ends: str = "") -> tuple[int, Piece]:
    """Return one piece; a word that runs to the left is read from its right end."""
    first = glyphs[0]
    if side_of(first.text[0]) < 0:
        is_reversed = all(glyph.is_reversed for glyph in glyphs)
        shown = sorted(glyphs, key=lambda one: (is_reversed and -one.order, -one.x0 - one.x1))
        text = "".join(glyph.text for glyph in shown if not glyph.is_stretch)
    elif first.x0 > glyphs[-1].x0 and _is_upright(first):
        text = _by_places(glyphs)
    else:
        text = first.text + "".join(
            f" {glyph.text}" if glyph.is_after_space else glyph.text for glyph in glyphs[1:]
        )
    x0, x1 = min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs)
    return first.turn, Piece(composed(text) + ends, x0, x1, first.y, first.style, first.href)


def _by_places(glyphs: Sequence[Glyph]) -> str:
    """Return the letters of signs from left to right, with the spaces between them.

    What was painted between two signs is known where they were painted one after the other;
    elsewhere their places tell.
    """
    order = sorted(range(len(glyphs)), key=lambda at: glyphs[at].x0 + glyphs[at].x1)
    text = glyphs[order[0]].text
    for one, other in itertools.pairwise(order):
        later = glyphs[max(one, other)]
        is_known = abs(one - other) == 1
        has_room = later.is_after_space if is_known else _is_apart(glyphs[one], glyphs[other])
        text += f" {glyphs[other].text}" if has_room else glyphs[other].text
    return text


def _is_apart(one: Glyph, other: Glyph) -> bool:
    return other.x0 - one.x1 > GAP * max(one.style.size, other.style.size)
