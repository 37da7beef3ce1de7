"""Cite articles in the style that was chosen, and list what a note quotes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sourcebook import library
from sourcebook.app.linking import parse
from sourcebook.app.quoting import citation
from sourcebook.library import Library
from sourcebook.model.article import Article
from sourcebook.model.citation import Citation
from sourcebook.model.errors import LinkInvalid, NotInLibrary, StyleUnusable

if TYPE_CHECKING:
    from sourcebook import notes

MOST_SOURCES = 2_000
"""Works of one bibliography; a style needs ten milliseconds for each."""


@dataclass(frozen=True, slots=True)
class Work:
    """A work to be cited: its facts, and the plain line that names it."""

    item: "notes.Item"
    plain: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation, or the entries of a bibliography, as Markdown.

    ``trouble`` says why the plain style was taken instead of the one that was chosen.
    """

    lines: tuple[str, ...]
    trouble: StyleUnusable | None = None


def work_of(article: Article, known: Citation) -> Work:
    """Return what is known of an article for a reference."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    return Work(notes.item_of(article, known), citation(article))


def works(opened: Library, article_ids: Sequence[str]) -> list[Work]:
    """Return articles to be cited, in the order of their ids; those gone are left out."""
    found = []
    for article_id in [*dict.fromkeys(article_ids)][:MOST_SOURCES]:
        try:
            article = library.article(opened, article_id)
        except NotInLibrary:
            continue
        found.append(work_of(article, library.citation_of(opened, article.edition_id)))
    return found


def sources_of(opened: Library, body: str) -> list[Work]:
    """Return the articles to which a note's `sourcebook:` links lead, in the order of the note."""
    return works(opened, _quoted_ids(body))


def cite_here(style: str, work: Work) -> Cited:
    """Return the citation of a work; needs 0.1 s in a process that never cited in a style."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    try:
        made = _plain(work) if style == notes.PLAIN else notes.cite(style, work.item)
    except StyleUnusable as error:
        return Cited((_plain(work),), error)
    return Cited((made,))


def bibliography_here(style: str, listed: Sequence[Work]) -> Cited:
    """Return an entry for each work in the order of the style; costs as `cite_here`."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    plain = tuple(sorted((_plain_entry(work) for work in listed), key=str.casefold))
    if style == notes.PLAIN or not listed:
        return Cited(plain)
    try:
        return Cited(tuple(notes.bibliography(style, [work.item for work in listed])))
    except StyleUnusable as error:
        return Cited(plain, error)


def quotation(words: str, style: str, cited: Cited, link: str, body: str) -> str:
    """Return *words* as a Markdown quotation for a note that has *body*, cited as *style* does."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    (line,) = cited.lines
    if style in notes.FOOTNOTE_STYLES and cited.trouble is None:
        return notes.quotation_with_footnote(words, line, link, notes.fresh_label(body))
    return notes.quotation_citing(words, line, link)


def with_bibliography(body: str, cited: Cited, heading: str) -> str:
    """Return a note with its bibliography made anew, or put at its end."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    return notes.with_bibliography(body, cited.lines, heading)


def _quoted_ids(body: str) -> list[str]:
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    found = []
    for link in notes.source_links(body):
        try:
            named = parse(link.address)
        except LinkInvalid:
            continue
        if named.article_id:
            found.append(named.article_id)
    return found


def _plain(work: Work) -> str:
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    return notes.escape(work.plain)


def _plain_entry(work: Work) -> str:
    address = work.item.get("URL", "")
    return _plain(work) + (f". <{address}>" if address and " " not in str(address) else "")
