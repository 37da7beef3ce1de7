"""Tables of a page: which of them show data, and which only lay the page out."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

MAX_CELLS: Final = 20_000
"""Cells of a table that is shown as one; a larger one becomes lines of words."""

_COUNTED: Final = frozenset({"table", "tr", "td", "th", "p", "div", "ul", "h2", "h3"})
_CELLS: Final = frozenset({"td", "th"})


class Use(StrEnum):
    """What a page uses a table for."""

    DATA = "data"
    LAYOUT = "layout"
    TOO_LARGE = "too large"


def use_of(table: HtmlElement, around: Use | None = None) -> Use:
    """Tell a table of data from one that only lays out a page, and from one too large to show.

    A table inside a cell of one of data, *around*, is read as lines of that cell.
    """
    if table.get("role") == "presentation" or around in {Use.DATA, Use.TOO_LARGE}:
        return Use.LAYOUT
    own = _counted(table)
    if own.cells + own.inner > MAX_CELLS and not own.has_others:
        return Use.TOO_LARGE
    if own.has_others:
        return Use.DATA if _is_data_around_others(own) else Use.LAYOUT
    return Use.DATA if _is_data(table, own) else Use.LAYOUT


@dataclass(slots=True)
class _Counts:
    """What stands in a table itself, and how many cells of others stand in it."""

    counts: Counter[str] = field(default_factory=Counter)
    inner: int = 0
    has_others: bool = False
    is_nested_twice: bool = False

    @property
    def cells(self) -> int:
        return self.counts["td"] + self.counts["th"]


def _counted(table: HtmlElement) -> _Counts:
    """Count up to `MAX_CELLS`, or to a table in a table of *table*: so no page is slow by them."""
    found = _Counts()
    depth = 0
    for event, element in etree.iterwalk(table, events=("start", "end")):
        if element is table or element.tag not in _COUNTED:
            continue
        if element.tag == "table":
            depth += 1 if event == "start" else -1
            found.has_others = True
            found.is_nested_twice = depth > 1
        elif event == "start" and depth:
            found.inner += element.tag in _CELLS
        elif event == "start":
            found.counts[str(element.tag)] += 1
        if found.is_nested_twice or found.cells + found.inner > MAX_CELLS:
            break
    return found


def _is_data(table: HtmlElement, own: _Counts) -> bool:
    cells, rows = own.cells, own.counts["tr"]
    if table.find("caption") is not None or (own.counts["th"] and cells > rows):
        return True
    if cells > 1 and rows and _has_caption_in_figure(table):
        return True
    return rows > 1 and cells > rows and own.counts.total() - cells - rows <= cells * 2


def _is_data_around_others(own: _Counts) -> bool:
    """Tell a table of data with a small one in a cell from a frame of tables.

    It names its columns or rows, and most of its cells are its own.
    """
    cells, rows = own.cells, own.counts["tr"]
    is_named = own.counts["th"] > 0 and rows > 1 and cells > rows
    if own.is_nested_twice or not is_named:
        return False
    return own.inner <= cells and own.counts.total() - cells - rows <= cells


def _has_caption_in_figure(table: HtmlElement) -> bool:
    """Tell a table that stands, with a caption, in a figure of its own."""
    figure = next(table.iterancestors("figure"), None)
    if figure is None or figure.find(".//figcaption") is None:
        return False
    return figure.find(".//img") is None and len(list(figure.iter("table"))) == 1
