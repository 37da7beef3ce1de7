"""Which links are on the screen, and where."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument

from sourcebook.ui.article_pane.geometry import line_rects, visible_blocks
from sourcebook.ui.article_pane.hints import Target
from sourcebook.ui.article_pane.strips import Band, Strips


def visible_links(document: QTextDocument, view: QRectF, strips: Strips) -> list[Target]:
    """Return the links whose beginning is seen in *view*, from above, one for each.

    In a wide table they stand where it has slid to.
    """
    bands = strips.bands(document, view)
    furthest = max((band.shift for band in bands), default=0.0)
    return [
        Target(address, seen - view.topLeft())
        for block, bounds in visible_blocks(document, view.adjusted(0, 0, furthest, 0))
        for address, start, end in _links(block)
        for rect in line_rects(block, bounds, start, end)[:1]
        if (seen := _seen(rect, view, bands)) is not None
    ]


def _seen(rect: QRectF, view: QRectF, bands: Sequence[Band]) -> QPointF | None:
    """Return where the corner of *rect* is seen, or None if it is not."""
    y = rect.center().y()
    around = (band for band in bands if band.rect.top() <= y <= band.rect.bottom())
    band = next(around, None)
    room, shift = (band.rect, band.shift) if band is not None else (view, 0.0)
    left = rect.left() - shift
    return QPointF(left, rect.top()) if room.contains(QPointF(left + 1, y)) else None


def _links(block: QTextBlock) -> list[tuple[str, int, int]]:
    """Return the links of a block; neighbours in other letters with one address are one."""
    found: list[tuple[str, int, int]] = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        address = fragment.charFormat().anchorHref()
        start, end = fragment.position(), fragment.position() + fragment.length()
        if address and found and found[-1][0] == address and found[-1][2] == start:
            found[-1] = address, found[-1][1], end
        elif address:
            found.append((address, start, end))
        iterator += 1
    return found
