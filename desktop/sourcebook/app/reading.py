"""Open an article and come back to the place where it was left."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sourcebook import library
from sourcebook.app.placing import reading_place
from sourcebook.library import Library
from sourcebook.model.article import Article, Shelf
from sourcebook.model.changes import Changes
from sourcebook.model.edition import Edition
from sourcebook.model.highlight import Highlight
from sourcebook.model.note import Note


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one look at an article needs.

    ``place`` is the code point of the edition's text that stood at the top when it was
    left; ``note`` is None until something was written.
    """

    article: Article
    edition: Edition
    highlights: tuple[Highlight, ...]
    note: Note | None
    place: int


def open_article(opened: Library, article_id: str) -> Reading:
    """Return the article with its text, highlights, note and reading place.

    Raises:
        NotInLibrary: There is no such article.
    """
    article = library.article(opened, article_id)
    edition = library.edition(opened, article.edition_id)
    return Reading(
        article,
        edition,
        tuple(library.highlights(opened, article_id)),
        library.note_of(opened, article_id),
        reading_place(opened, article_id, edition),
    )


def image_bytes(opened: Library, sha256: str) -> bytes:
    """Return the bytes of a picture as it is drawn; reads and hashes a file.

    Raises:
        NotInLibrary: There is no such picture.
        LibraryDamaged: Its bytes are missing or altered.
    """
    return library.asset_bytes(opened, sha256)


def highlights(opened: Library, article_id: str) -> tuple[Highlight, ...]:
    """Return the article's highlights in the order of its text."""
    return tuple(library.highlights(opened, article_id))


def remember_place(opened: Library, article_id: str, at: int) -> None:
    """Keep the code point that stands at the top of the page."""
    library.set_place(opened, article_id, at)


def mark_read(opened: Library, article_id: str, *, read: bool = True) -> Changes:
    """Take the unread mark off, or put it back."""
    return library.set_read(opened, article_id, read)


def article_ids(opened: Library, shelf: str) -> list[str]:
    """Return the ids on a shelf, newest first; cheap at 100,000."""
    return library.article_ids(opened, shelf)


def on_shelf(opened: Library, shelf: str, ids: Collection[str]) -> frozenset[str]:
    """Return those of *ids* that are on a shelf; cheap for a few."""
    return library.on_shelf(opened, shelf, ids)


def articles(opened: Library, ids: Sequence[str]) -> list[Article]:
    """Return the articles with these ids, in their order; those gone are left out."""
    found = {article.id: article for article in library.articles(opened, shelf="", ids=ids)}
    return [found[one] for one in ids if one in found]


def list_articles(opened: Library, shelf: str, limit: int | None = None) -> list[Article]:
    """Return the articles on a shelf, newest first."""
    return library.articles(opened, shelf=shelf, limit=limit)


def shelves(opened: Library) -> tuple[Shelf, ...]:
    """Return every shelf with its count."""
    return library.shelves(opened)


def tags(opened: Library) -> list[tuple[str, int]]:
    """Return every tag with the number of articles and notes that carry it."""
    return library.tags(opened)
