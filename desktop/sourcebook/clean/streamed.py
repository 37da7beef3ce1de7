"""Pages that a server sends in pieces: what came last is put where it belongs, as its script would.

React writes a ``template`` named ``B:1`` or ``P:1`` where a piece is still to come, and the piece
below the page, in a hidden ``div`` named ``S:1``.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement

_PLACE: Final = re.compile(r"[BP]:([0-9a-f]{1,8})")
_PIECE: Final = re.compile(r"S:([0-9a-f]{1,8})")

MAX_WAITING: Final = 12
"""Words of what stands in a place until its piece comes, such as “Loading …”."""


def put_together(root: HtmlElement) -> None:
    """Move every piece of the page *root* to its place; one without a place stays hidden below."""
    pieces = {
        found[1]: piece
        for piece in root.iter("div")
        if piece.get("hidden") is not None and (found := _PIECE.fullmatch(piece.get("id") or ""))
    }
    if not pieces:
        return
    for place in list(root.iter("template")):
        found = _PLACE.fullmatch(place.get("id") or "")
        piece = pieces.pop(found[1], None) if found else None
        if piece is not None and piece not in set(_around(place)):
            _move(piece, place)


def _around(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()


def _move(piece: HtmlElement, place: HtmlElement) -> None:
    """Put what *piece* holds in the place of a template and of what says to wait."""
    waiting = place.getnext()
    is_boundary = (place.get("id") or "").startswith("B:")
    if is_boundary and waiting is not None and waiting is not piece and _is_short(waiting):
        waiting.drop_tree()
    del piece.attrib["hidden"], piece.attrib["id"]
    tail, piece.tail = piece.tail, None
    before, parent = piece.getprevious(), piece.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (tail or "")
    elif parent is not None:
        parent.text = (parent.text or "") + (tail or "")
    place.addprevious(piece)
    place.drop_tree()


def _is_short(element: HtmlElement) -> bool:
    """Tell what only says to wait: few words, and no place of a further piece."""
    is_end = next(element.iter("template", "article", "main"), None) is None
    return is_end and len(element.text_content().split()) <= MAX_WAITING
