"""A library of made-up articles and notes with its index, as it stands after years of reading.

Every text is stored whole, with its blocks, seals and entries in the log of changes, by what the
library itself stores it with. Two things differ from adding one after the other, and no search
touches them: `CHUNK` of them are one transaction, and all have the captured bytes of one page.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from bench.corpus import Corpus
from sourcebook import library
from sourcebook.app import indexing
from sourcebook.base import ids
from sourcebook.base.digest import sha256
from sourcebook.library import Library
from sourcebook.library.captures import put_capture
from sourcebook.library.changelog import Writing, writing
from sourcebook.library.editions import put_edition
from sourcebook.library.prepared import EXCERPT_LENGTH, prepare
from sourcebook.model.article import Metadata
from sourcebook.model.capture import Capture, Method, Resource
from sourcebook.model.edition import Block, Edition, Kind
from sourcebook.model.search import Document, Found

CHUNK: Final = 1_000
"""Documents of one transaction."""

BYTES: Final = b"What was captured: nothing reads it while it is searched."
PAGE: Final = Resource("page", "", "text/plain", BYTES, sha256(BYTES))


def make(folder: Path, size: int) -> None:
    """Make a library of *size* documents, nine articles to one free note, and its index.

    Takes about two milliseconds of processor time for each of them.
    """
    corpus = Corpus()
    with library.open_library(folder, write=True) as opened:
        for start in range(0, size, CHUNK):
            with writing(opened, "bench") as change:
                for document in corpus.documents(start, min(size, start + CHUNK)):
                    _put(opened, change, document)
        rebuilt = indexing.rebuild_folder(folder)
        library.strike(opened, rebuilt.seqs)


def _put(opened: Library, change: Writing, document: Document) -> None:
    """Store a document under an id as the program makes them."""
    if document.kind is Found.NOTE:
        _put_note(change, document)
    else:
        _put_article(opened, change, document)


def _put_note(change: Writing, document: Document) -> None:
    change.insert(
        "note",
        {
            "id": ids.new_id(),
            "article_id": None,
            "title": document.title,
            "body": document.body,
            "revision": 1,
            "session": "",
            "lost": 0,
            "created_at": document.saved,
            "saved_at": document.saved,
            "trashed_at": "",
        },
    )


def _put_article(opened: Library, change: Writing, document: Document) -> None:
    article_id, edition = ids.new_id(), _edition(document)
    capture = Capture(
        edition.capture_id, "", "", Method.PASTE, "text/plain", "", document.saved, (PAGE,)
    )
    put_capture(opened, change, article_id, capture)
    put_edition(change, prepare(edition))
    change.insert(
        "article",
        {
            "id": article_id,
            "address": "",
            "title": document.title,
            "subtitle": "",
            "byline": document.author,
            "site": document.site,
            "published": document.date,
            "language": document.language,
            "edition_id": edition.id,
            "words": document.words,
            "excerpt": " ".join(document.body[:EXCERPT_LENGTH].split()),
            "state": "inbox",
            "is_starred": 0,
            "read_at": "",
            "trashed_at": "",
            "added_at": document.saved,
            "changed_at": document.saved,
            "status": "",
        },
    )


def _edition(document: Document) -> Edition:
    lines = document.body.split("\n")
    headings = set(document.headings.split("\n"))
    blocks = tuple(_blocks(lines, headings))
    html = "\n".join(
        f"<h2>{escape(line)}</h2>" if block.kind is Kind.HEADING else f"<p>{escape(line)}</p>"
        for line, block in zip(lines, blocks, strict=True)
    )
    metadata = Metadata(
        title=document.title,
        byline=document.author,
        site=document.site,
        published=document.date,
        language=document.language,
    )
    return Edition(ids.new_id(), ids.new_id(), metadata, html, document.body, blocks)


def _blocks(lines: list[str], headings: set[str]) -> Iterator[Block]:
    at = 0
    for line in lines:
        is_heading = line in headings
        kind = Kind.HEADING if is_heading else Kind.PARAGRAPH
        yield Block(kind, at, at + len(line), level=2 * is_heading)
        at += len(line) + 1
