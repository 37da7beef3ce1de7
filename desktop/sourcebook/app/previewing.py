"""Render a note for reading: its blocks, as an article has them, and their lines in the source."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sourcebook import library
from sourcebook.base.html_sanitize import sanitize_note
from sourcebook.library import Library
from sourcebook.model.article import Metadata
from sourcebook.model.edition import TASK, Asset, Block, Edition, Span
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.own_links import TASK_LINK
from sourcebook.model.rendering import Rendering

if TYPE_CHECKING:
    from sourcebook import notes

TOC_LINK = "#heading-"
"""With what the links of a table of contents begin."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to render: a note's words, the images it may show, and how."""

    body: str
    assets: tuple[Asset, ...] = ()
    is_smart: bool = False


def images_of(opened: Library, article_id: str) -> tuple[Asset, ...]:
    """Return the images that the note beside an article may show: those of the article."""
    try:
        return library.assets_of(opened, library.article(opened, article_id).edition_id)
    except NotInLibrary:
        return ()


def render_here(order: Order) -> Rendering:
    """Render a note in this process; never the window's.

    Never raises for what stands in a note; costs some 6 s a megabyte.
    """
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    known = {f"asset:{asset.number}": f"asset:{asset.number}" for asset in order.assets}
    known |= {one.address: f"asset:{one.number}" for one in order.assets if one.address}
    html = notes.note_html(
        order.body, lambda source: known.get(source, ""), is_smart=order.is_smart
    )
    return _rendered(html, order.assets)


def render_plainly_here(order: Order) -> Rendering:
    """Show a note as it is written, which takes no more than a second for the longest."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    return replace(_rendered(notes.plain_html(order.body), ()), is_plain=True)


def _rendered(html: str, assets: Sequence[Asset]) -> Rendering:
    from sourcebook import clean, notes  # noqa: PLC0415 - lxml is not on the way to the window

    text, blocks = clean.read_blocks(sanitize_note(html))
    bare = notes.unmarked(text)
    moved = tuple(_moved(block, bare) for block in blocks)
    edition = Edition("", "", Metadata(), "", bare.text, moved, assets=tuple(assets))
    return Rendering(edition, *_rising(bare, moved))


def _moved(block: Block, bare: "notes.Unmarked") -> Block:
    """Return a block of the marked text as one of the bare text; a task has no bullet."""
    spans = tuple(
        Span(bare.place(span.start), bare.place(span.end), span.mark, span.href)
        for span in block.spans
    )
    start, end = bare.place(block.start), bare.place(block.end)
    is_task = bool(spans) and spans[0].start == start and spans[0].href.startswith(TASK_LINK)
    if is_task:
        block = replace(block, list_marker="", name=TASK)
    return replace(block, start=start, end=end, spans=spans)


def _rising(
    bare: "notes.Unmarked", blocks: Sequence[Block]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the places and their lines; what stands elsewhere than it was written is left out."""
    elsewhere = {
        span.start for block in blocks for span in block.spans if span.href.startswith(TOC_LINK)
    }
    places: list[int] = []
    lines: list[int] = []
    for place, line in zip(bare.places, bare.lines, strict=True):
        if place not in elsewhere and (not lines or (place > places[-1] and line >= lines[-1])):
            places.append(place)
            lines.append(line)
    return tuple(places), tuple(lines)
