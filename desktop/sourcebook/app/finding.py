"""Find articles, notes and highlights by their words."""

from collections.abc import Sequence
from pathlib import Path

from sourcebook import library
from sourcebook.app import indexing
from sourcebook.library import Library
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.search import Found, Hit, Match

_open: dict[Path, Library] = {}
"""The search process keeps its read-only connection between queries."""


def search(opened: Library, query: str, limit: int = 50) -> list[Hit]:
    """Return the best *limit* answers to *query*, best first, each with the words around it.

    Raises:
        IndexUnavailable: The index has to be rebuilt.
    """
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    matches = index.search(indexing.index_folder(opened.folder), query, limit)
    return _hits(opened, query, matches)


def search_folder(folder: Path, query: str, limit: int) -> list[Hit]:
    """Search as `search` does; for the search process."""
    if folder not in _open:
        _open[folder] = library.open_library(folder, write=False)
    return search(_open[folder], query, limit)


def _hits(opened: Library, query: str, matches: Sequence[Match]) -> list[Hit]:
    hits = []
    for match in matches:
        try:
            hits.append(_hit(opened, query, match))
        except NotInLibrary:
            continue  # deleted since the index was taught; the outbox will tell it soon
    return hits


def _hit(opened: Library, query: str, match: Match) -> Hit:
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    title, body, article_id, edition_id, base = _source(opened, match)
    snippet = index.snippet(query, title, body)
    at = snippet.at if base < 0 or snippet.at < 0 else base
    if match.kind is Found.HIGHLIGHT:
        at = base
    return Hit(
        kind=match.kind,
        id=match.id,
        article_id=article_id,
        title=title,
        score=match.score,
        snippet=snippet.text,
        spans=snippet.spans,
        edition_id=edition_id,
        at=max(0, at),
    )


def _source(opened: Library, match: Match) -> tuple[str, str, str, str, int]:
    """Return title, body, article id, edition id, and where a highlight stands (else -1)."""
    if match.kind is Found.NOTE:
        note = library.note(opened, match.id)
        return note.title, note.body, note.article_id, "", -1
    if match.kind is Found.HIGHLIGHT:
        mark = library.highlight(opened, match.id)
        article = library.article(opened, mark.article_id)
        body = f"{mark.anchor.quote}\n{mark.comment}".rstrip("\n")
        return article.name, body, article.id, article.edition_id, mark.placement.start
    article = library.article(opened, match.id)
    text = library.edition_text(opened, article.edition_id)
    return article.name, text, article.id, article.edition_id, -1
