"""Bring a place of the article on the screen."""

from collections.abc import Callable
from typing import Final

from sourcebook.ui.article_pane.page import Page
from sourcebook.ui.article_pane.reader import Reader

_CONTEXT: Final = 1 / 3
"""Part of the screen left above a passage that is brought into view."""

_ABOVE: Final = 1 / 8
"""Part of the screen left above a heading, a chapter, a page that is gone to."""

Bring = Callable[[Reader, Page, int], object]
"""Brings a code point of the article on the screen."""


def bring(reader: Reader, position: int) -> None:
    """Bring a document position on the screen, with what stands before it."""
    reader.put_cursor(position, position)
    reader.bring_up(position, reader.viewport().height() * _CONTEXT)


def bring_passage(reader: Reader, page: Page, start: int, end: int) -> None:
    """Bring code points on the screen, and point them out."""
    first, last = page.position(start), page.reached(end)
    bring(reader, first)
    page.point_out(first, max(last, first + 1))


def bring_in_passage(reader: Reader, page: Page, start: int, end: int) -> None:
    """Point code points out, and bring them on the screen unless they stand there."""
    first = page.position(start)
    reader.select(first, first)
    page.point_out(first, page.reached(end))


def bring_place(reader: Reader, page: Page, at: int) -> None:
    """Bring the line of a code point near the top, and the reading cursor to it."""
    position = page.position(at)
    reader.put_cursor(position, position)
    reader.bring_up(position, reader.viewport().height() * _ABOVE)


def bring_to_top(reader: Reader, page: Page, at: int) -> None:
    """Bring the line of a code point to the top, where it was left; 0 is the very top."""
    if at > 0:
        reader.bring_up(page.position(at))
