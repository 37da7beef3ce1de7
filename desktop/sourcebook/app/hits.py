"""Make answers of matches: the words around each hit, and where it is from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sourcebook import library
from sourcebook.base.unmarked import Unmarked, unmarked
from sourcebook.library import Library
from sourcebook.model.anchor import Fit
from sourcebook.model.article import Article
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.search import Found, Hit, Match, Snippet

if TYPE_CHECKING:
    from sourcebook import index


@dataclass(frozen=True, slots=True)
class _Source:
    """What a match was found in.

    ``place`` is where a highlight stands; -1 for one whose passage is gone, and for all else.
    ``note`` is a note as it is read: without the marks of Markdown, and without its title.
    """

    title: str
    body: str
    article: Article | None
    edition_id: str = ""
    place: int = -1
    saved: str = ""
    note: Unmarked | None = None

    @property
    def language(self) -> str:
        """Return the language of the text, empty where it is unknown: notes have none."""
        return self.article.metadata.language if self.article and self.note is None else ""


def hits_of(opened: Library, query: "index.Query", matches: Sequence[Match]) -> list[Hit]:
    """Return *matches* with the words around them; what was deleted meanwhile is left out."""
    hits = []
    for match in matches:
        try:
            hits.append(_hit(query, match, _source(opened, match)))
        except NotInLibrary:
            continue  # deleted since the index was taught; the outbox will tell it soon
    return hits


def sentences_of(
    opened: Library, query: "index.Query", match: Match, most: int
) -> tuple[Snippet, ...]:
    """Return up to *most* further sentences of an answer, the first of them as `hits_of` does."""
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    try:
        source = _source(opened, match)
    except NotInLibrary:
        return ()  # deleted meanwhile
    if match.kind is Found.HIGHLIGHT:
        return ()
    return _excerpts(index.in_language(query, source.language), source, most + 1).pieces[1:]


def text_of(opened: Library, any_id: str) -> tuple[str, str]:
    """Return the text in which an article or a note shows its hits, and its language.

    Raises:
        NotInLibrary: There is no such article or note.
    """
    kind, row_id = library.resolve_id(opened, any_id)
    if kind == "note":
        return library.note(opened, row_id).body, ""
    article = library.article(opened, row_id)
    return library.edition_text(opened, article.edition_id), article.metadata.language


def _hit(query: "index.Query", match: Match, source: _Source) -> Hit:
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    query = index.in_language(query, source.language)
    found = _excerpts(query, source)
    best, *more = found.pieces
    is_highlight = match.kind is Found.HIGHLIGHT
    at = source.place if is_highlight else best.at
    known = source.article.metadata if source.article and match.kind is not Found.NOTE else None
    return Hit(
        kind=match.kind,
        id=match.id,
        article_id=source.article.id if source.article else "",
        title=source.title,
        score=match.score,
        snippet=best.text,
        spans=best.spans,
        edition_id=source.edition_id,
        at=at,
        title_spans=index.title_spans(query, source.title),
        more=() if is_highlight else tuple(more),
        further=0 if is_highlight else found.further,
        byline=known.byline if known else "",
        site=known.site if known else "",
        date=known.published if known else "",
        saved=source.saved,
    )


def _excerpts(query: "index.Query", source: _Source, most: int | None = None) -> "index.Excerpts":
    """Return the best pieces of a text; of a note as it is read, placed as it is written."""
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    most = index.MOST_SNIPPETS if most is None else most
    note = source.note
    if note is None:
        return index.excerpts(query, source.title, source.body, most)
    found = index.excerpts(query, source.title, note.text, most)
    if found.pieces[0].at >= 0:
        pieces = tuple(replace(one, at=note.place(one.at)) for one in found.pieces)
        return index.Excerpts(pieces, found.further)
    written = index.snippet(query, source.title, source.body)  # in its title, or in an address
    return index.Excerpts((replace(found.pieces[0], at=written.at),))


def _source(opened: Library, match: Match) -> _Source:
    if match.kind is Found.NOTE:
        note = library.note(opened, match.id)
        beside = library.article(opened, note.article_id) if note.article_id else None
        read = unmarked(note.body, note.title)
        return _Source(note.title, note.body, beside, saved=note.saved_at, note=read)
    if match.kind is Found.HIGHLIGHT:
        mark = library.highlight(opened, match.id)
        article = library.article(opened, mark.article_id)
        body = f"“{mark.anchor.quote}”"
        body += f" — {mark.comment}" if mark.comment else ""
        place = mark.placement.start if mark.placement.fit is not Fit.ORPHAN else -1
        return _Source(article.name, body, article, article.edition_id, place, mark.created_at)
    article = library.article(opened, match.id)
    text = library.edition_text(opened, article.edition_id)
    return _Source(article.name, text, article, article.edition_id, saved=article.added_at)
