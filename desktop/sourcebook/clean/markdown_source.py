"""A Markdown file to a draft: front matter, then the document with its structure."""

import re
from collections.abc import Mapping
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

_ISO: Final = re.compile(r"\d{4}(?:-\d\d){0,2}")


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
    origins = (Origin("authors", "front matter"),) if authors else ()
    return replace(
        draft,
        leftovers=(aside, *draft.leftovers),
        citation=Citation(authors=authors),
        origins=(*draft.origins, *origins),
    )


def _html(text: str) -> str:
    from sourcebook.clean.markdown_parts import ArticleParts  # noqa: PLC0415 - 100 ms

    return to_raw_html(text, [ArticleParts()])


def _metadata(fields: Mapping[str, tuple[str, ...]]) -> tuple[Metadata, tuple[str, ...]]:
    """Return what the fields say, and the authors each apart."""

    def values(*names: str) -> tuple[str, ...]:
        return next((fields[name] for name in names if any(fields.get(name, ()))), ())

    def first(*names: str) -> str:
        return next(iter(values(*names)), "")

    date = first("date", "published", "created", "pubdate", "publishdate")
    iso = _ISO.match(date)
    bylines = values("author", "authors", "byline", "by")
    names = tuple(dict.fromkeys(name for line in bylines for name in split_names(line)))
    known = Metadata(
        title=first("title"),
        subtitle=first("subtitle"),
        byline=", ".join(bylines),
        site=first("site", "publication", "publisher"),
        published=find_date(date) or (iso[0] if iso else ""),
        language=first("lang", "language"),
    )
    return known, names
