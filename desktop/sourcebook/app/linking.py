"""Read `sourcebook:` links and find what they lead to; never writes."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.anchor import ORPHAN, Fit, Placement
from sourcebook.model.article import Article
from sourcebook.model.errors import LinkInvalid

LONGEST: Final = 2_000
"""Code points of a link; ours have 130, or a title of at most a few hundred."""

MOST_PARTS: Final = 10
"""Parts of a query that are read; there are two."""

_ID: Final = re.compile(r"[0-9A-Za-z-]{1,64}")
_SPAN: Final = re.compile(r"(\d{1,10})-(\d{1,10})", re.ASCII)
_HASH: Final = re.compile(r"[0-9a-f]{16,64}")
_SCHEME: Final = "sourcebook:"


@dataclass(frozen=True, slots=True)
class Link:
    """What a `sourcebook:` address names; an empty text means not given.

    Attributes:
        article_id: An article.
        note_id: A note.
        title: Of a note, where there is no id.
        span: Code points of the text whose SHA-256 begins with *text_hash*, or None.
        text_hash: Its first hexadecimal digits, at least sixteen.
    """

    article_id: str = ""
    note_id: str = ""
    title: str = ""
    span: tuple[int, int] | None = None
    text_hash: str = ""


@dataclass(frozen=True, slots=True)
class Destination:
    """What a link leads to.

    Attributes:
        article_id: The article to open, or nothing.
        note_id: The note to open, or nothing.
        placement: The passage in the article's current edition; None when the link names none.
        edition_id: The edition in which the link's code points count, where it is kept.
    """

    article_id: str = ""
    note_id: str = ""
    placement: Placement | None = None
    edition_id: str = ""

    @property
    def is_gone(self) -> bool:
        """Tell whether the link names a passage that the current edition has no more."""
        return self.placement is not None and self.placement.fit is Fit.ORPHAN


def parse(address: str) -> Link:
    """Read ``sourcebook:article/<id>[?at=a-b&text=hash]`` or ``sourcebook:note/<id>``.

    ``sourcebook:note?title=…`` names a note by its title. ``sourcebook://`` is read as
    ``sourcebook:``, since some desktops write it so.

    Raises:
        LinkInvalid: It is none of them.
    """
    if len(address) > LONGEST:
        raise LinkInvalid(link=address[:40] + "…", reason="it is too long")
    if not address.casefold().startswith(_SCHEME):
        raise LinkInvalid(link=address, reason="it does not begin with “sourcebook:”")
    try:
        parts = urlsplit(address[len(_SCHEME) :].lstrip("/"))
        query = dict(parse_qsl(parts.query, max_num_fields=MOST_PARTS))
    except ValueError as error:
        raise LinkInvalid(link=address, reason="it cannot be read") from error
    kind, _, name = unquote(parts.path).strip("/").partition("/")
    if kind == "note" and not name and query.get("title", "").strip():
        return Link(title=query["title"].strip())
    if kind not in ("article", "note") or not _ID.fullmatch(name):
        raise LinkInvalid(link=address, reason="it names no article and no note")
    if kind == "note":
        return Link(note_id=name)
    return _to_article(address, name, query)


def destination(opened: Library, address: str) -> Destination:
    """Return what a link leads to, its passage carried into the edition shown now.

    Reads one text, two when the edition is another one than the link's: then they are compared,
    so this belongs on a thread.

    Raises:
        LinkInvalid: It is no link of ours, or no note has its title.
        NotInLibrary: What it names is not in the library.
    """
    link = parse(address)
    if link.title:
        return Destination(note_id=_titled(opened, address, link.title))
    if link.note_id:
        return Destination(note_id=library.note(opened, link.note_id).id)
    article = library.article(opened, link.article_id)
    if link.span is None:
        return Destination(article.id)
    return _passage(opened, article, link.span, link.text_hash)


def _passage(
    opened: Library, article: Article, span: tuple[int, int], text_hash: str
) -> Destination:
    """Carry a place from the edition in which it counts into the one shown now."""
    from sourcebook import annotate  # noqa: PLC0415 - rapidfuzz is not on the way to the window

    source = library.edition_with_text(opened, article.id, text_hash)
    start, end = span
    if source is None or end > len(source[1]):
        return Destination(article.id, placement=ORPHAN)
    edition_id, old = source
    text = library.edition_text(opened, article.edition_id)
    if old == text:
        return Destination(article.id, "", Placement(start, end, Fit.EXACT), article.edition_id)
    (placement,) = annotate.carry(old, text, [annotate.describe(old, start, end)])
    return Destination(article.id, "", placement, edition_id)


def _to_article(address: str, name: str, query: dict[str, str]) -> Link:
    if "at" not in query:
        return Link(article_id=name)
    span = _SPAN.fullmatch(query["at"])
    text_hash = query.get("text", "").lower()
    if not span or not _HASH.fullmatch(text_hash):
        raise LinkInvalid(link=address, reason="its place cannot be read")
    start, end = int(span[1]), int(span[2])
    if start >= end:
        raise LinkInvalid(link=address, reason="its place is empty")
    return Link(article_id=name, span=(start, end), text_hash=text_hash)


def _titled(opened: Library, address: str, title: str) -> str:
    sought = title.casefold()
    for note in library.notes(opened):
        if note.title.casefold() == sought:
            return note.id
    raise LinkInvalid(link=address, reason="no note has this title")
