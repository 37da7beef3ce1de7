"""The pictures on a page of a PDF, and the page itself where it is one picture."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import islice
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

from sourcebook.clean.formats.pdf.frame import Frame
from sourcebook.clean.formats.pdf.shapes import Picture
from sourcebook.clean.formats.pictures import MAX_BYTES

MAX_IMAGES: Final = 5000
"""Images on a page that are looked at."""

MAX_DEPTH: Final = 2
"""Forms inside one another that are opened."""

MIN_SIDE: Final = 40
"""Points of the smaller side of a picture that is kept; smaller ones are signs."""

MAX_PIXELS: Final = 30_000_000
"""Pixels of a picture: decoded it takes four bytes for each."""

MAX_DRAWN: Final = 120_000_000
"""Pixels of all images of a page that is drawn: a scan of it in colour at 1200 dots an inch."""

COVERING: Final = 0.8
"""Share of a page that a picture covers which is a background, or a scan of the page."""

HALF: Final = 0.5
"""Share of a page without any letter that a picture of its words covers, margins left out."""

SCALE: Final = 150 / 72
"""Pixels for a point of a page that is drawn: letters of six points can be read."""

LONGEST_SIDE: Final = 2000
"""Pixels of the longer side of a page that is drawn."""

_DAMAGE: Final = (pypdfium2.PdfiumError, OSError, ValueError, MemoryError, KeyError)
_CLOSE: Final = 1e-3


def pictures_of(page: Any, frame: Frame) -> Iterator[Picture]:
    """Yield the pictures of a page, but no backgrounds, scans and signs."""
    for image in _images(page):
        try:
            x0, x1, y0, y1 = frame.box(*image.get_bounds())
            wide, high = image.get_px_size()
        except pypdfium2.PdfiumError:
            continue
        is_whole_page = (x1 - x0) * (y1 - y0) > COVERING * frame.width * frame.height
        if min(x1 - x0, y1 - y0) < MIN_SIDE or is_whole_page or wide * high > MAX_PIXELS:
            continue
        if data := _encoded(image):
            yield Picture(x0, x1, y0, y1, data)


def is_scan(page: Any, frame: Frame, *, has_letters: bool) -> bool:
    """Tell a page that pictures cover: one of it all, or strips below one another."""
    share = COVERING if has_letters else HALF
    covered = 0.0
    for image in _images(page):
        with suppress(pypdfium2.PdfiumError):
            x0, x1, y0, y1 = frame.box(*image.get_bounds())
            covered += (x1 - x0) * (y1 - y0)
    return covered > share * frame.width * frame.height


def scan_of(page: Any, frame: Frame) -> list[Picture]:
    """Return a page as one picture, as it lies in the file if it can be; or nothing.

    A page that has to be drawn costs about 60 ms of a processor.
    """
    images = list(_images(page))
    data = _as_it_lies(images, frame) or _drawn(page, images)
    width, height = page.get_size()
    return [Picture(0, width, 0, height, data)] if data else []


def _images(page: Any) -> Iterator[Any]:
    return islice(_images_in(page, None, 0), MAX_IMAGES)


def _images_in(page: Any, form: Any, level: int) -> Iterator[Any]:
    """Yield the images of a page, or of a form on it, as pypdfium2 wraps them.

    `PdfPage.get_objects` would wrap each object before it looks at its kind: a page with an
    object for each letter takes a sixth of all its time for that.
    """
    count = raw.FPDFFormObj_CountObjects if form else raw.FPDFPage_CountObjects
    get = raw.FPDFFormObj_GetObject if form else raw.FPDFPage_GetObject
    place = form or page.raw
    for at in range(count(place)):
        thing = get(place, at)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield pypdfium2.PdfObject(thing, page=page, pdf=page.pdf, container=form, level=level)
        elif kind == raw.FPDF_PAGEOBJ_FORM and level < MAX_DEPTH:
            yield from _images_in(page, thing, level + 1)


def _as_it_lies(images: Sequence[Any], frame: Frame) -> bytes:
    """Return the only image of a page when it is a JPEG that stands upright."""
    if len(images) != 1 or frame.turn or images[0].container is not None:
        return b""
    try:
        matrix = images[0].get_matrix()
        wide, high = images[0].get_px_size()
        is_upright = matrix.a > 0 and matrix.d > 0 and max(abs(matrix.b), abs(matrix.c)) < _CLOSE
        data = _jpeg(images[0]) if is_upright and wide * high <= MAX_PIXELS else b""
    except _DAMAGE:
        return b""
    return data if len(data) <= MAX_BYTES else b""


def _drawn(page: Any, images: Sequence[Any]) -> bytes:
    try:
        sizes = [image.get_px_size() for image in images]
        if sum(wide * high for wide, high in sizes) > MAX_DRAWN:
            return b""
        scale = min(SCALE, LONGEST_SIDE / max(1, *page.get_size()))
        stream = BytesIO()
        page.render(scale=scale).to_pil().convert("RGB").save(stream, "JPEG", quality=80)
    except _DAMAGE:
        return b""
    return stream.getvalue()


def _encoded(image: Any) -> bytes:
    """Return a picture as it lies in the file when that is JPEG, else as PNG; or nothing."""
    try:
        if data := _jpeg(image):
            return data
        picture = image.get_bitmap(render=False).to_pil()
        stream = BytesIO()
        picture.convert("RGB" if picture.mode not in {"1", "L"} else "L").save(stream, "PNG")
    except _DAMAGE:
        return b""
    return stream.getvalue()


def _jpeg(image: Any) -> bytes:
    """Return the bytes of a JPEG as they lie in the file, or nothing when it is none."""
    if image.get_filters(skip_simple=True) != ["DCTDecode"]:
        return b""
    data = bytes(image.get_data(decode_simple=True))
    return data if data.startswith(b"\xff\xd8\xff") else b""
