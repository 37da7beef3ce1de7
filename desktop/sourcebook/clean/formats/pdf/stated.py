"""What a PDF states beside what it paints: the letters of signs (ActualText), and their order.

PDFium gives stated letters as if they stood in the first of the signs they are stated for, which
may be a vowel above the word; here they stand where all of the signs do.
"""

import ctypes
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from pypdfium2 import raw

from sourcebook.clean.formats.pdf.frame import Frame
from sourcebook.clean.formats.pdf.marks import is_shaped

MAX_THINGS: Final = 100_000
"""Texts of one page that are looked at."""

MAX_STATED: Final = 2000
"""Bytes that are stated for some signs; more would be more than a line."""

MAX_MARKED: Final = 8
"""Sequences inside one another that a sign may belong to."""


@dataclass(slots=True)
class Stated:
    """Letters that are stated, and the box of their signs; ``y`` is the baseline.

    Of signs on two lines those on the ``first`` one count.
    """

    text: str
    x0: float
    x1: float
    y: float
    first: float
    largest: float = -1.0


@dataclass(slots=True)
class Painting:
    """The texts of a page by the address of each: their place in the order of painting, and more.

    ``blank`` are those without ink, with their place, ``reversed`` those that are painted from
    their end, in ``stated`` those whose letters are stated.
    """

    order: dict[int, int] = field(default_factory=dict)
    blank: dict[int, tuple[float, float]] = field(default_factory=dict)
    reversed: set[int] = field(default_factory=set)
    stated: dict[int, Stated] = field(default_factory=dict)


def painting_of(page: Any, frame: Frame) -> Painting:
    """Return what is painted on a page, those texts left out that stand in forms."""
    painting = Painting()
    known: dict[int, tuple[bool, Stated | None]] = {}
    count = raw.FPDFPage_CountObjects(page.raw)
    for order in islice(range(count), MAX_THINGS):
        thing = raw.FPDFPage_GetObject(page.raw, order)
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_TEXT:
            _add(painting, known, thing, frame, order)
    return painting


def _add(
    painting: Painting,
    known: dict[int, tuple[bool, Stated | None]],
    thing: Any,
    frame: Frame,
    order: int,
) -> None:
    address = ctypes.addressof(thing.contents)
    painting.order[address] = order
    box = _box(thing, frame)
    is_blank = box[1] - box[0] < 0.01
    if is_blank:
        painting.blank[address] = box[0], box[2]
    for at in range(min(raw.FPDFPageObj_CountMarks(thing), MAX_MARKED)):
        mark = raw.FPDFPageObj_GetMark(thing, at)
        key = ctypes.addressof(mark.contents)
        if key not in known:
            text = _stated(mark)
            stated = Stated(text, *box[:3], box[2]) if is_shaped(text) else None
            known[key] = _name(mark) == "ReversedChars", stated
        is_reversed, stated = known[key]
        if is_reversed:
            painting.reversed.add(address)
        if stated:
            painting.stated[address] = stated
            if not is_blank:
                _reach(stated, thing, box)
            break


def _reach(stated: Stated, thing: Any, box: tuple[float, float, float, float]) -> None:
    x0, x1, y, height = box
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(thing, ctypes.byref(size))
    if abs(y - stated.first) > max(size.value, height):
        return
    stated.x0, stated.x1 = min(stated.x0, x0), max(stated.x1, x1)
    if (x1 - x0) * height > stated.largest:
        stated.largest, stated.y = (x1 - x0) * height, y


def _box(thing: Any, frame: Frame) -> tuple[float, float, float, float]:
    """Return the left and right edge of the ink of a text, its baseline and its height."""
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, edges))
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix))
    left, bottom, right, top = (edge.value for edge in edges)
    x0, x1, y0, y1 = frame.box(left, bottom, right, top)
    return x0, x1, frame.point(matrix.e, matrix.f)[1], y1 - y0


def _name(mark: Any) -> str:
    buffer, size = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
    if not raw.FPDFPageObjMark_GetName(mark, buffer, 64, ctypes.byref(size)):
        return ""
    return bytes(buffer)[: max(0, size.value - 2)].decode("utf-16-le", "replace")


def _stated(mark: Any) -> str:
    """Return the letters that a sequence states, or nothing."""
    buffer, size = (ctypes.c_ubyte * MAX_STATED)(), ctypes.c_ulong()
    if not raw.FPDFPageObjMark_GetParamBlobValue(
        mark, b"ActualText", buffer, MAX_STATED, ctypes.byref(size)
    ):
        return ""
    data = bytes(buffer)[: size.value] if size.value <= MAX_STATED else b""
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    return data.decode("latin-1")
