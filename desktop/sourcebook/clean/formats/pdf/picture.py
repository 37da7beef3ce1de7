"""A page of a PDF document as it looks."""

import math
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import pypdfium2

from sourcebook.model.errors import CleaningFailed
from sourcebook.model.original import PagePicture

MOST_PIXELS: Final = 16_000_000
"""Pixels of a picture: a page that fills a large screen's width has ten million."""

MOST_SIDE: Final = 12_000
"""Pixels of one side of it."""


def page_picture(path: Path, number: int, width_px: int) -> PagePicture:
    """Draw page *number*, counted from 1, *width_px* wide; less where that would be too many.

    The document stays open for the next call: for a helper process of one window. Costs 20 to
    200 ms for ordinary pages.

    Raises:
        CleaningFailed: The document cannot be opened, or the page cannot be drawn.
    """
    try:
        document = _document(path)
        count = len(document)
        number = min(max(number, 1), count)
        page = document[number - 1]
        try:
            bitmap = page.render(
                scale=_scale(page.get_size(), width_px), rev_byteorder=False, prefer_bgrx=True
            )
        finally:
            page.close()
        # PDFium pads no row of four bytes a pixel.
        return PagePicture(number, count, bitmap.width, bitmap.height, bytes(bitmap.buffer))
    except (pypdfium2.PdfiumError, IndexError, ValueError, OSError) as error:
        raise CleaningFailed(source=path.name, reason=_reason(error)) from error


@lru_cache(maxsize=1)
def _document(path: Path) -> Any:
    return pypdfium2.PdfDocument(path)


def _scale(size: tuple[float, float], width_px: int) -> float:
    width, height = (max(side, 1.0) for side in size)
    wanted = max(width_px, 16) / width
    return min(
        wanted, math.sqrt(MOST_PIXELS / (width * height)), MOST_SIDE / width, MOST_SIDE / height
    )


def _reason(error: Exception) -> str:
    if "password" in str(error).lower():
        return "it asks for a password"
    return "the file is damaged or breaks off"
