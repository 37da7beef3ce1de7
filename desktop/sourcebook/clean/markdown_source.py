"""A Markdown file to a draft: front matter, then the document with its structure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from sourcebook.base.markdown import to_raw_html
from sourcebook.clean.bylines import split_names
from sourcebook.clean.dates import find_date
from sourcebook.clean.draft import Draft, Leftover
from sourcebook.clean.front_matter import read_front_matter
from sourcebook.clean.plaintext import paragraphs_of
from sourcebook.clean.webpage import draft_of_markup
from sourcebook.model.article import Metadata
from sourcebook.model.citation import Citation, Origin

SOURCE: Final = "front matter"
"""Where a fact came from."""

_BEFORE_RETURN: Final = '&#160;<a class="footnote-backref"'
_ISO: Final = re.compile(r"\d{4}(?:-\d\d){0,2}")
_PUBLISHED: Final = ("date", "published", "pubdate", "publishdate", "publish_date", "datepublished")
_MADE: Final = ("created", "created time", "date created", "creation_date")
"""When a program made the file: mostly the day on which somebody saved the article."""

_MODIFIED: Final = ("modified", "updated", "lastmod", "last_modified_at", "date modified")
_WIKI_LINK: Final = re.compile(r"\[\[(?:[^\[\]|]{1,500}\|)?([^\[\]|]{1,500})\]\]")
_EMPHASIS: Final = re.compile(r"(?<!\w)(\*{1,3}|_{1,3}|`)(?=\S)([^*_`]{1,500})(?<=\S)\1(?!\w)")


def draft_of_markdown(text: str, address: str) -> Draft:
    """Read Markdown; its first heading is the title unless the front matter gives one.

    Front matter that is not understood, tags too, is set aside, not lost.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    front = read_front_matter(text)
    metadata, authors = _metadata(front.fields)
    draft = draft_of_markup(_html(text[front.end :]), metadata, address)
    if not front.end:
        return draft
    aside = Leftover(0, "front matter", paragraphs_of(front.words))
    return replace(
        draft,
        leftovers=(aside, *draft.leftovers),
        citation=Citation(authors=authors, modified=_date(front.fields, _MODIFIED)),
        origins=(*draft.origins, *_origins(front.fields, metadata, authors)),
    )


def _origins(
    fields: Mapping[str, tuple[str, ...]], known: Metadata, authors: tuple[str, ...]
) -> Iterator[Origin]:
    """Say what stands in the front matter; that something was made on a day is no publication."""
    given = {"title": known.title, "byline": known.byline, "authors": authors, "site": known.site}
    yield from (Origin(name, SOURCE) for name, value in given.items() if value)
    if known.published:
        yield Origin("published", SOURCE, is_guess=not _date(fields, _PUBLISHED))
    if _date(fields, _MODIFIED):
        yield Origin("modified", SOURCE)


def _html(text: str) -> str:
    from sourcebook.clean.markdown_parts import ArticleParts  # noqa: PLC0415 - 100 ms

    return to_raw_html(text, [ArticleParts()]).replace(_BEFORE_RETURN, _BEFORE_RETURN[6:])


def _metadata(fields: Mapping[str, tuple[str, ...]]) -> tuple[Metadata, tuple[str, ...]]:
    """Return what the fields say, and the authors each apart."""
    bylines = tuple(map(_words, _values(fields, "author", "authors", "byline", "by")))
    names = tuple(dict.fromkeys(name for line in bylines for name in split_names(line)))
    known = Metadata(
        title=_words(_first(fields, "title")),
        subtitle=_words(_first(fields, "subtitle")),
        byline=", ".join(bylines),
        site=_words(_first(fields, "site", "publication", "publisher")),
        published=_date(fields, _PUBLISHED) or _date(fields, _MADE),
        language=_first(fields, "lang", "language"),
    )
    return known, names


def _values(fields: Mapping[str, tuple[str, ...]], *names: str) -> tuple[str, ...]:
    return next((fields[name] for name in names if any(fields.get(name, ()))), ())


def _first(fields: Mapping[str, tuple[str, ...]], *names: str) -> str:
    return next(iter(_values(fields, *names)), "")


def _date(fields: Mapping[str, tuple[str, ...]], names: tuple[str, ...]) -> str:
    date = _first(fields, *names)
    iso = _ISO.match(date)
    return find_date(date) or (iso[0] if iso else "")


def _words(value: str) -> str:
    """Return *value* without the signs of a link to another note, and of emphasis."""
    return _EMPHASIS.sub(r"\2", _WIKI_LINK.sub(r"\1", value))
