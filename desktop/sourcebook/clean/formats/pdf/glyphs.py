"""The signs of a page in the order in which they are painted, for scripts that are shaped."""

import ctypes
import math
from collections.abc import Callable
from typing import Any, Final

from pypdfium2 import raw

from sourcebook.clean.formats.pdf.frame import Frame
from sourcebook.clean.formats.pdf.leftward import LEFTWARD
from sourcebook.clean.formats.pdf.marks import LOST, is_mark, is_shaped, plain_letter
from sourcebook.clean.formats.pdf.shapes import Glyph, Style
from sourcebook.clean.formats.pdf.stated import Painting, Stated
from sourcebook.clean.typography import DASH

HYPHENS: Final = frozenset({0x2, 0xAD})
SPACES: Final = frozenset({32, 9, 0xA0})
UNSEEN: Final = frozenset({0, 0xFFFE, 0xFFFF, 0xFEFF, 0x200B})
PRIVATE: Final = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "▪", 0xF02D: DASH, 0xF0FC: "•", 0xF076: "•"}
"""Signs of symbol fonts → the letter that looks like them."""

FLAT: Final = 0.15
"""Height of an unknown sign, in sizes of the letters, that only makes an Arabic word longer."""

STRETCH: Final = "\u0640"

MOST_LETTERS: Final = 8
"""Letters of one sign."""

_LAM: Final = "ل"
_ALEFS: Final = frozenset("اأإآٱ")

_StyleOf = Callable[[int, Any, int], tuple[Style, int]]


def glyphs_of(
    handle: Any, count: int, frame: Frame, painting: Painting, style_of: _StyleOf
) -> list[Glyph]:
    """Return the signs of a page, each with what is between it and the one before.

    Args:
        handle: The page's text in PDFium.
        count: Letters of it that are read.
        frame: Where the page is looked at from.
        painting: The texts of the page.
        style_of: How a letter is set, and its turn, by place, text and address of the text.
    """
    return _Glyphs(handle, frame, painting, style_of).read(count)


class _Glyphs:
    """Reads the signs of one page."""

    def __init__(self, handle: Any, frame: Frame, painting: Painting, style_of: _StyleOf) -> None:
        self.handle, self.frame, self.painting, self.style_of = handle, frame, painting, style_of
        self.found: list[Glyph] = []
        self.shaped_fonts: set[int] = set()
        self.lost: list[tuple[int, Glyph]] = []
        self.flat: list[Glyph] = []
        self.stated: set[int] = set()
        self.shown: set[int] = set()
        self.last = (0, 0.0, 0.0)

    def read(self, count: int) -> list[Glyph]:
        order, is_guess = 0, False
        for index in range(count):
            code = raw.FPDFText_GetUnicode(self.handle, index)
            thing = raw.FPDFText_GetTextObject(self.handle, index)
            address = ctypes.addressof(thing.contents) if thing else 0
            is_space = code in SPACES
            if (
                code in UNSEEN
                or code in {10, 13}
                or (is_space and not self._is_painted(index, address))
            ):
                is_guess = is_guess or is_space
                continue
            order = self.painting.order.get(address, order)
            self.shown.add(address)
            glyph = self._glyph(index, code, thing, address)
            if glyph and _is_placed(glyph):
                glyph.order, glyph.is_after_guess = order, is_guess
                is_guess = is_guess and is_space
                self.found.append(glyph)
        for font, glyph in self.lost:
            if font in self.shaped_fonts:
                glyph.text = LOST
        if any(LEFTWARD.match(glyph.text) for glyph in self.found):
            for glyph in self.flat:
                glyph.text, glyph.is_stretch = STRETCH, True
        return self._painted()

    def _glyph(self, index: int, code: int, thing: Any, address: int) -> Glyph | None:
        style, turn = self.style_of(index, thing, address)
        is_reversed = address in self.painting.reversed
        stated = self.painting.stated.get(address)
        glyph = (
            self._stated(stated, style) if stated else self._own(index, code, thing, address, style)
        )
        if glyph:
            glyph.turn, glyph.is_reversed = turn, is_reversed
        return glyph

    def _stated(self, stated: Stated, style: Style) -> Glyph | None:
        """Return the sign of letters that are stated, the first time."""
        if id(stated) in self.stated:
            return None
        self.stated.add(id(stated))
        glyph = Glyph(" ".join(stated.text.split()), stated.x0, stated.x1, stated.y, style)
        glyph.middle = (stated.x0 + stated.x1) / 2
        glyph.is_ink = True
        return glyph

    def _is_painted(self, index: int, address: int) -> bool:
        """Tell a space that is painted from one that PDFium guesses, which has no width."""
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self.handle, index, ctypes.byref(box))
        return address != 0 and (box.left, box.bottom) != (box.right, box.top)

    def _own(self, index: int, code: int, thing: Any, address: int, style: Style) -> Glyph | None:
        """Return the sign of a letter, or None when it belongs to the sign before."""
        x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        raw.FPDFText_GetCharOrigin(self.handle, index, ctypes.byref(x), ctypes.byref(y))
        raw.FPDFText_GetLooseCharBox(self.handle, index, ctypes.byref(box))
        x0, x1, _, _ = self.frame.box(box.left, box.bottom, box.right, box.top)
        text = (
            " "
            if code in SPACES
            else "-"
            if code in HYPHENS
            else PRIVATE.get(code) or plain_letter(code)
        )
        last, self.last = self.last, (address, x.value, y.value)
        before = self.found[-1] if self.found else None
        if address and last == self.last and before and len(before.text) < MOST_LETTERS:
            before.text = _together(before.text, text)
            before.x0, before.x1 = min(before.x0, x0), max(before.x1, x1)
            return None
        glyph = Glyph(text, x0, x1, self.frame.point(x.value, y.value)[1], style)
        edges = self._ink(index) if is_mark(text[0]) else (x0, x1)
        glyph.middle = (edges[0] + edges[1]) / 2
        self._know_font(index, thing, glyph)
        return glyph

    def _know_font(self, index: int, thing: Any, glyph: Glyph) -> None:
        font = raw.FPDFTextObj_GetFont(thing) if thing else None
        address = ctypes.addressof(font.contents) if font else 0
        if is_shaped(glyph.text):
            self.shaped_fonts.add(address)
        elif glyph.text < " " or raw.FPDFText_HasUnicodeMapError(self.handle, index) == 1:
            x0, x1, height = self._ink(index)
            glyph.middle, self.last = (x0 + x1) / 2, (0, 0.0, 0.0)
            if height < FLAT * glyph.style.size and x1 > x0:
                self.flat.append(glyph)
            else:
                self.lost.append((address, glyph))

    def _ink(self, index: int) -> tuple[float, float, float]:
        """Return the left and right edge of the ink of a letter, and how high it is."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(self.handle, index, *map(ctypes.byref, (left, right, bottom, top)))
        x0, x1, y0, y1 = self.frame.box(left.value, bottom.value, right.value, top.value)
        return x0, x1, y1 - y0

    def _painted(self) -> list[Glyph]:
        """Return the signs in the order of painting; a space is for what leaves no ink."""
        for address, (x, y) in self.painting.blank.items():
            if address not in self.shown and math.isfinite(x) and math.isfinite(y):
                blank = Glyph(" ", x, x, y, Style(0), middle=x, is_ink=True)
                blank.order = self.painting.order[address]
                self.found.append(blank)
        return sorted(self.found, key=lambda glyph: glyph.order)


def _is_placed(glyph: Glyph) -> bool:
    return all(map(math.isfinite, (glyph.x0, glyph.x1, glyph.y, glyph.middle)))


def _together(before: str, letter: str) -> str:
    """Return the letters of one sign; PDFium gives those that run to the left from the end."""
    is_read_so = not LEFTWARD.match(letter) or (is_mark(letter) and not is_mark(before[0]))
    if is_read_so or (before[0] == _LAM and letter in _ALEFS):
        return before + letter
    return letter + before
