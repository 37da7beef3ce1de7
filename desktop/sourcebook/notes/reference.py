"""What is known of an article as CSL-JSON, the form in which programs for citations exchange it."""

import re
from typing import Final

from sourcebook.model.article import Article
from sourcebook.model.citation import Citation, WorkType
from sourcebook.notes.person import name_of

Item = dict[str, object]
"""A work in CSL-JSON."""

_PUBLISHED: Final = frozenset(
    (
        *(WorkType.BOOK, WorkType.REPORT, WorkType.THESIS),
        *(WorkType.CONFERENCE, WorkType.CHAPTER),
    )
)
"""Kinds of work that are cited with their publisher."""

_ALONE: Final = frozenset((WorkType.BOOK, WorkType.THESIS))
"""Kinds that stand in nothing: the site where they were found is not cited."""

MOST_AUTHORS: Final = 100
LONGEST: Final = 2_000
"""Code points of one fact."""

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_MONTHS: Final = 12
_DAYS: Final = 31


def item_of(article: Article, citation: Citation) -> Item:
    """Return what is known of a work as CSL-JSON; facts that are not known are left out.

    The day on which it was added is its day of access, where it has an address. One whose kind
    is not known is a web page when it has an address, else a document of its own.
    """
    known = article.metadata
    kind = citation.work_type or (WorkType.WEBPAGE if article.address else "document")
    texts = {
        "title": article.name,
        "container-title": citation.container or ("" if kind in _ALONE else known.site),
        "publisher": citation.publisher if kind in _PUBLISHED else "",
        "genre": "Thesis" if kind == WorkType.THESIS else "",
        "volume": citation.volume,
        "issue": citation.issue,
        "page": citation.pages,
        "DOI": citation.doi,
        "ISSN": citation.issn,
        "ISBN": citation.isbn,
        "URL": article.address,
        "language": known.language,
    }
    item: Item = {"id": article.id, "type": str(kind)}
    item |= {name: _line(text) for name, text in texts.items() if _line(text)}
    authors = citation.authors[:MOST_AUTHORS] or ((known.byline,) if known.byline else ())
    if names := [name_of(author) for author in authors if author.strip()]:
        item["author"] = names
    # Of a page that tells only when it was changed that is its date, as in Chicago and MLA.
    if issued := _date(known.published) or _date(citation.modified):
        item["issued"] = issued
    if article.address and (accessed := _date(article.added_at)):
        item["accessed"] = accessed
    return item


def _line(text: str) -> str:
    return " ".join(text[:LONGEST].split())


def _date(moment: str) -> dict[str, list[list[int]]]:
    """Return a date that may be only a year, or a year and a month; nothing for no date."""
    match = _DATE.match(moment)
    if not match or not int(match[1]):
        return {}
    parts = [int(match[1])]
    if match[2] and 1 <= int(match[2]) <= _MONTHS:
        parts.append(int(match[2]))
        if match[3] and 1 <= int(match[3]) <= _DAYS:
            parts.append(int(match[3]))
    return {"date-parts": [parts]}
