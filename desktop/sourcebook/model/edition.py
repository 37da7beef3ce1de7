"""One cleaned reading form of one capture: blocks, canonical text, and what was cut."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sourcebook.model.article import Metadata, Status
from sourcebook.model.citation import NOTHING_KNOWN, Citation, Origin

_STRETCH: Final = 100_000
"""Code points whose words are counted at a time: other threads wait so long."""

_SPACE: Final = re.compile(r"\s")
_WIDE: Final = re.compile("[\u3040-\u9fff\uac00-\ud7af]")


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    CODE = "code"
    CAPTION = "caption"
    CELL = "cell"
    IMAGE = "image"
    RULE = "rule"
    EMBED = "embed"


TASK: Final = "task"
"""The name of a block that begins with the box of a task, in a note or in a list."""


class Mark(StrEnum):
    """How a span inside a block is set."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    STRIKE = "strike"
    UNDERLINE = "underline"
    SMALL_CAPS = "small-caps"


@dataclass(frozen=True, slots=True)
class Span:
    """A marked range; offsets are code points in the edition's text; ``href`` for links."""

    start: int
    end: int
    mark: Mark
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an edition.

    ``start`` and ``end`` are code points in ``Edition.text``; images and rules are empty
    (``start == end``) and add nothing to the text.

    Attributes:
        kind: What it is.
        start: First code point of the block.
        end: One past its last code point.
        spans: Marked ranges inside it, ordered by start, possibly nested.
        level: Heading 1 to 6; list item: depth from 1.
        quote_depth: How many block quotations stand around it.
        list_marker: ``•`` or ``3.`` for the first block of a list item, else empty.
        table: Number of the table in the edition from 1, 0 outside tables.
        row: Row of a cell, from 0.
        column: Column of a cell, from 0.
        is_header: Whether a cell heads its row or column.
        asset: For an image, its name ``asset:<n>``.
        label: For an image its alternative text; for code its language; for a cell of a note at
            which side it stands: ``left``, ``center``, ``right``, or empty.
        name: For the first block of a footnote, ``fn-1`` …: links to it have the address ``#fn-1``;
            for a place to which another link of the document leads, ``at-1`` …;
            for a task `TASK`.
    """

    kind: Kind
    start: int
    end: int
    spans: tuple[Span, ...] = ()
    level: int = 0
    quote_depth: int = 0
    list_marker: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    is_header: bool = False
    asset: str = ""
    label: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """Something the cleaner left out, kept aside so that it can be shown and restored.

    ``at`` is the code point in the edition's text before which it stood; ``html`` is
    sanitised; ``reason`` is one word such as ``appeal``, ``comments``, ``boilerplate``.
    Pictures and rules have no place of their own in the text: ``behind`` says how many of those
    that follow the words before ``at`` stood before the cut. It stands among no pictures of one
    element (a figure, an item of a list): it stands before the whole of that, or behind it.
    """

    at: int
    reason: str
    text: str
    html: str
    behind: int = 0


@dataclass(frozen=True, slots=True)
class Asset:
    """What ``asset:<number>`` in an edition's HTML stands for.

    ``sha256`` names the form that is drawn and is empty while the image is not in the library;
    ``reason`` then says why, in a few words, once it was tried. An image that came inside the
    source has an address such as ``cid:…`` or ``enclosed:…``. ``width`` and ``height`` are the
    pixels of what is drawn, 0 while it is not here. ``others`` are addresses of other versions.
    """

    number: int
    address: str
    sha256: str = ""
    label: str = ""
    reason: str = ""
    width: int = 0
    height: int = 0
    others: tuple[str, ...] = ()


class Place(StrEnum):
    """What a landmark is."""

    PAGE = "page"
    CHAPTER = "chapter"


@dataclass(frozen=True, slots=True)
class Landmark:
    """Something the source says of a place in it: a page begins here, a chapter.

    ``at`` is a code point in the edition's text; ``label`` what the source calls it, as ``xii``;
    ``level`` counts from 1 for chapters inside one another.
    """

    at: int
    place: Place
    label: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Edition:
    r"""One cleaned reading form of one capture; immutable.

    ``text`` is the canonical text: the body without the title block, the text of the
    blocks joined by ``\n``; every offset in the program counts code points in it.
    ``cleaner`` is the version of the cleaner; ``rules`` names the rules it used, or is empty.
    ``origins`` says for each known field of ``metadata`` and ``citation`` where it came from;
    ``landmarks`` are ordered by place.
    """

    id: str
    capture_id: str
    metadata: Metadata
    html: str
    text: str
    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...] = ()
    assets: tuple[Asset, ...] = ()
    cleaner: str = ""
    rules: str = ""
    status: Status = Status.WHOLE
    citation: Citation = NOTHING_KNOWN
    origins: tuple[Origin, ...] = ()
    landmarks: tuple[Landmark, ...] = ()

    @property
    def words(self) -> int:
        """Count the words of the text; a CJK character counts as half a word."""
        pieces = list(_stretches(self.text))
        wide = sum(len(_WIDE.findall(piece)) for piece in pieces)
        return sum(len(piece.split()) for piece in pieces) + wide // 2


def _stretches(text: str) -> Iterator[str]:
    """Cut *text* at white space into pieces short enough to count without holding up a window."""
    at = 0
    while at < len(text):
        space = _SPACE.search(text, at + _STRETCH)
        end = space.end() if space else len(text)
        yield text[at:end]
        at = end


@dataclass(frozen=True, slots=True)
class Enclosed:
    """An image that came inside its source; ``number`` is that of its `Asset`."""

    number: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning gives: an edition, and the images that the source itself holds."""

    edition: Edition
    enclosed: tuple[Enclosed, ...] = ()
