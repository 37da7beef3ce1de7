"""Which links are on the screen, and where."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument

from sourcebook.ui.article_pane.geometry import line_rects, visible_blocks
from sourcebook.ui.article_pane.hints import Target


def visible_links(document: QTextDocument, view: QRectF) -> list[Target]:
    """Return the links whose beginning *view* shows, from above, one for each."""
    return [
        Target(address, rect.topLeft() - view.topLeft())
        for block, bounds in visible_blocks(document, view)
        for address, start, end in _links(block)
        for rect in line_rects(block, bounds, start, end)[:1]
        if view.contains(QPointF(rect.left() + 1, rect.center().y()))
    ]


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
