"""What the index keeps of a document."""

from typing import Final

from whoosh.fields import ID, STORED, TEXT, Schema

from sourcebook.index.analysis import FoldedWords
from sourcebook.model.search import Document

VERSION: Final = "1"
"""Raise it when the schema here or the words of `base.folding` change: an index of another
version is made anew."""

TITLE: Final = "title"
BODY: Final = "body"
AUTHOR: Final = "author"
SITE: Final = "site"


def schema() -> Schema:
    """Return the fields: words of title, body, author and site, and the id; no text is stored."""
    words = FoldedWords()
    return Schema(
        id=ID(unique=True, stored=True),
        kind=STORED,
        **{name: TEXT(words) for name in (TITLE, BODY, AUTHOR, SITE)},
    )


def fields_of(document: Document) -> dict[str, str]:
    """Return what the index learns of *document*; empty fields are left out."""
    fields = {
        "id": document.id,
        "kind": document.kind.value,
        TITLE: document.title,
        BODY: document.body,
        AUTHOR: document.author,
        SITE: document.site,
    }
    return {name: value for name, value in fields.items() if value}
