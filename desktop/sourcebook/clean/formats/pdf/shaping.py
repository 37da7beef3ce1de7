"""Scripts whose signs stand on, below and before one another: vowelled Arabic, Hindi, Thai.

A sign is what a font paints at once. A mark belongs to the letter that it stands on, whatever is
said of its width, and no space parts the two; a vowel that is painted before its consonant is
read after it.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sourcebook.clean.formats.pdf.leftward import LEFTWARD, side_of
from sourcebook.clean.formats.pdf.shapes import Piece, Style

LOST: Final = "\ufffd"
"""Stands for a sign of which the file does not say what letters it is."""

GAP: Final = 0.15
"""Sizes of the letters between two words, as `shapes.spaced` has it."""

INK_GAP: Final = 0.2
"""The same where only the ink is known, which is narrower than a letter, and none is guessed."""

BLANK_GAP: Final = 0.1
"""The same where something was painted between that leaves no ink."""

REACH: Final = 0.7
"""Sizes of the letters between a mark and its letter at most, and within one piece."""

NEAR: Final = 8
"""Signs before and after an unknown one among which its letter is looked for."""

OPEN: Final = 4
"""Rows that a sign may belong to: the last ones that were begun."""

_SHAPED: Final = re.compile(
    r"[\u0590-\u109f\u1780-\u17ff\u1a00-\u1cff\ua8e0-\uabff\ufb1d-\ufdff\ufe70-\ufefe]"
)
_LONE_FORMS: Final = re.compile(r"[\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f]")
"""Vowel signs as signs of their own; taken apart they would stand on a space."""

_BEFORE: Final = frozenset(
    "\u093f\u094e\u09bf\u09c7\u09c8\u0a3f\u0abf\u0b47\u0bc6\u0bc7\u0bc8\u0d46\u0d47\u0d48"
    "\u0dd9\u0ddb\u1031\u17c1\u17c2\u17c3"
)
"""Vowels that are painted to the left of the consonant that they are read after."""

_JOINERS: Final = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u17d2")
"""The signs that take the vowel from a consonant and bind it to the next one."""

_HOLAM: Final = "\u05b9"
_VAV: Final = "\u05d5"
_SHIN: Final = "\u05e9"
_SHIN_POINTS: Final = frozenset("\u05c1\u05c2")
_STEPS: Final = (-1, 0, 1)


@dataclass(slots=True)
class Glyph:
    """What was painted at once; a space is a sign, too.

    ``x0`` and ``x1`` are its room on the line, of its ink only when ``is_ink``, as is that of a
    space whose width is unknown; ``middle`` is that of its ink. Before it, a space was painted
    (``is_after_space``), one of unknown width (``is_after_blank``), or guessed
    (``is_after_guess``). ``order`` is that of painting.
    """

    text: str
    x0: float
    x1: float
    y: float
    style: Style
    middle: float = 0.0
    turn: int = 0
    href: str = ""
    order: int = 0
    is_ink: bool = False
    is_reversed: bool = False
    is_after_space: bool = False
    is_after_blank: bool = False
    is_after_guess: bool = False

    @property
    def is_mark(self) -> bool:
        """Tell a sign that stands on another one."""
        return all(map(is_mark, self.text))


def is_mark(letter: str) -> bool:
    """Tell a mark that needs no room of its own, of a script whose letters are shaped."""
    return unicodedata.category(letter) in {"Mn", "Me"} and is_shaped(letter)


def is_shaped(text: str) -> bool:
    """Tell whether there is a letter or mark of a script whose letters are shaped."""
    return bool(_SHAPED.search(text))


def needs_shaping(code: int) -> bool:
    """Tell a letter that no page can be read letter by letter with: a mark."""
    if code < 0x590:
        return False
    letter = chr(code)
    return bool(_LONE_FORMS.match(letter)) or (
        unicodedata.category(letter) in {"Mn", "Mc", "Me"} and is_shaped(letter)
    )


def plain_letter(code: int) -> str:
    """Return a letter; a vowel sign with a code of its own without the space it stands on."""
    letter = chr(code)
    if _LONE_FORMS.match(letter):
        return "".join(filter(is_mark, unicodedata.normalize("NFKC", letter))) or letter
    return letter


def pieces_of(glyphs: Sequence[Glyph]) -> list[tuple[int, Piece]]:
    """Return the pieces that *glyphs*, in the order of painting, make, with the turn of each.

    Where letters run to the left each word is a piece. Costs one pass.
    """
    is_by_words = any(LEFTWARD.search(glyph.text) for glyph in glyphs)
    pieces: list[tuple[int, Piece]] = []
    held: list[Glyph] = []
    marked = _with_marks(glyphs)
    for glyph in _in_reading_order(_without_spaces(_in_rows(marked) if is_by_words else marked)):
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
    places = [at for at, glyph in enumerate(glyphs) if glyph.is_mark or _is_lost_mark(glyphs, at)]
    bases = bases_of(glyphs, places)
    marks: dict[int, list[Glyph]] = {}
    for at, base in bases.items():
        marks.setdefault(base, []).append(glyphs[at])
    found: list[Glyph] = []
    is_guess = False
    for at, glyph in enumerate(glyphs):
        is_guess = is_guess or glyph.is_after_guess
        if at not in bases:
            text = _marked(glyph.text, marks.get(at, ()))
            found.append(replace(glyph, text=text, is_after_guess=is_guess))
            is_guess = False
    return found


def _in_rows(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return glyphs row by row in the order of their places, as those of a row are read.

    Programs paint a row from either end, and the signs of some fonts after those of others.
    """
    rows: list[list[Glyph]] = []
    for glyph in glyphs:
        for row in reversed(rows[-OPEN:]):
            if abs(row[0].y - glyph.y) < 0.1 * max(row[0].style.size, glyph.style.size):
                row.append(glyph)
                break
        else:
            rows.append([glyph])
    for row in rows:
        is_leftward = sum(side_of(glyph.text[0]) for glyph in row) < 0
        row.sort(key=lambda glyph: glyph.x0 + glyph.x1, reverse=is_leftward)
    return [glyph for row in rows for glyph in row]


def _without_spaces(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return glyphs without spaces, which those behind them know of."""
    found: list[Glyph] = []
    is_space = is_blank = is_guess = False
    for glyph in glyphs:
        if glyph.text == " ":
            is_space, is_blank = is_space or not glyph.is_ink, is_blank or glyph.is_ink
            is_guess = is_guess or glyph.is_after_guess
            continue
        glyph.is_after_space, glyph.is_after_blank = is_space, is_blank
        glyph.is_after_guess = is_guess or glyph.is_after_guess
        is_space = is_blank = is_guess = False
        found.append(glyph)
    return found


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
    return side_of(glyph.text[0]) < 0


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
            cells.setdefault(_cell(glyph, cell), []).append(at)
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
    return bare + "".join(sorted(text[len(bare) :] + added, key=unicodedata.combining))


def _in_reading_order(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return glyphs with the vowels that are painted before their consonant put behind it."""
    found: list[Glyph] = []
    vowel: Glyph | None = None
    is_first = False
    for glyph in glyphs:
        if vowel is None:
            if glyph.text in _BEFORE:
                vowel, is_first = glyph, True
            else:
                found.append(glyph)
        elif not _may_carry(glyph, vowel, vowel if is_first else found[-1]):
            found += [vowel, glyph]
            vowel = None
        else:
            found.append(_behind(vowel, glyph) if is_first else glyph)
            is_first = False
            if glyph.text[-1] not in _JOINERS:
                found[-1] = replace(found[-1], text=_after_consonant(glyph.text, vowel.text))
                vowel = None
    return [*found, vowel] if vowel else found


def _may_carry(glyph: Glyph, vowel: Glyph, last: Glyph) -> bool:
    """Tell a consonant, be it an unknown one, right behind a vowel or the *last* consonant."""
    size = vowel.style.size
    is_beside = abs(glyph.y - vowel.y) < 0.3 * size and glyph.x0 - last.x1 < REACH * size
    is_consonant = is_shaped(glyph.text) or glyph.text == LOST
    return is_beside and is_consonant and glyph.turn == vowel.turn


def _behind(vowel: Glyph, glyph: Glyph) -> Glyph:
    """Return a consonant that takes the place of the *vowel* before it, too."""
    return replace(
        glyph,
        x0=min(glyph.x0, vowel.x0),
        is_after_space=vowel.is_after_space,
        is_after_blank=vowel.is_after_blank,
        is_after_guess=vowel.is_after_guess,
    )


def _after_consonant(text: str, vowel: str) -> str:
    """Put a vowel behind the consonants of *text*, before the signs that are read after it."""
    at = len(text)
    while at > 1 and text[at - 1] in "\u0901\u0902\u0903\u0981\u0982\u0983":
        at -= 1
    return text[:at] + vowel + text[at:]


def _goes_on(held: Sequence[Glyph], glyph: Glyph, *, is_by_words: bool) -> bool:
    """Tell a sign that stands beside what is held, set alike, and runs the same way."""
    last = held[-1]
    if last.style != glyph.style or last.href != glyph.href or last.turn != glyph.turn:
        return False
    size = glyph.style.size
    is_beside = abs(glyph.y - last.y) < 0.1 * size and _gap(held, glyph) < REACH * size
    if not is_by_words or not is_beside:
        return is_beside
    side = side_of(glyph.text[0])
    is_unsure = side == 0 and glyph.x0 < last.x0
    return side == side_of(last.text[0]) and not is_unsure


def _gap(held: Sequence[Glyph], glyph: Glyph) -> float:
    x0, x1 = min(one.x0 for one in held), max(one.x1 for one in held)
    return max(glyph.x0 - x1, x0 - glyph.x1)


def _has_room(held: Sequence[Glyph], glyph: Glyph) -> bool:
    last = held[-1]
    size = max(glyph.style.size, last.style.size)
    if glyph.is_after_space or abs(glyph.y - last.y) > 0.5 * size:
        return glyph.is_after_space
    if not is_shaped(last.text) and not is_shaped(glyph.text):
        return glyph.is_after_guess or (glyph.is_after_blank and _gap(held, glyph) > 0)
    is_unsure = not glyph.is_after_guess or side_of(glyph.text[0]) < 0
    is_ink = (last.is_ink or glyph.is_ink) and is_unsure
    least = INK_GAP if is_ink else GAP
    return _gap(held, glyph) > size * (BLANK_GAP if glyph.is_after_blank else least)


def _piece(glyphs: Sequence[Glyph], ends: str = "") -> tuple[int, Piece]:
    """Return one piece; a word that runs to the left is read from its right end."""
    first = glyphs[0]
    if side_of(first.text[0]) < 0:
        is_reversed = all(glyph.is_reversed for glyph in glyphs)
        shown = sorted(glyphs, key=lambda one: (is_reversed and -one.order, -one.x0 - one.x1))
        text = "".join(glyph.text for glyph in shown)
    elif first.x0 > glyphs[-1].x0:
        text = "".join(glyph.text for glyph in sorted(glyphs, key=lambda one: one.x0 + one.x1))
    else:
        text = first.text + "".join(
            f" {glyph.text}" if glyph.is_after_space else glyph.text for glyph in glyphs[1:]
        )
    x0, x1 = min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs)
    return first.turn, Piece(text + ends, x0, x1, first.y, first.style, first.href)
