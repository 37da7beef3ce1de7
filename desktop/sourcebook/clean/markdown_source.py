"""A Markdown file to a draft: front matter, then the document with its structure."""

import re
from typing import Final

from sourcebook.base.markdown import to_raw_html
from sourcebook.clean.blocks import one_line
from sourcebook.clean.dates import find_date
from sourcebook.clean.draft import Draft, Leftover
from sourcebook.clean.plaintext import paragraphs_of
from sourcebook.clean.webpage import draft_of_markup
from sourcebook.model.article import Metadata

_FRONT_MATTER: Final = re.compile(
    r"\A\s*---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_FIELD: Final = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)$", re.MULTILINE)
_ISO: Final = re.compile(r"\d{4}(?:-\d\d){0,2}")


def draft_of_markdown(text: str, address: str) -> Draft:
    """Read Markdown; its first heading is the title unless the front matter gives one.

    Front matter that is not understood, tags too, is set aside, not lost.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    front = _FRONT_MATTER.match(text)
    fields = _fields(front[1]) if front else {}
    metadata = _metadata(fields)
    draft = draft_of_markup(to_raw_html(text[front.end() :] if front else text), metadata, address)
    if not front:
        return draft
    aside = Leftover(0, "front matter", paragraphs_of(front[1]))
    return Draft(draft.metadata, draft.html, (aside, *draft.leftovers), draft.assets, draft.rules)


def _fields(front: str) -> dict[str, str]:
    found = _FIELD.findall(front)
    return {name.lower(): one_line(value.strip(" \t\"'[]")) for name, value in found}


def _metadata(fields: dict[str, str]) -> Metadata:
    def first(*names: str) -> str:
        return next((fields[name] for name in names if fields.get(name)), "")

    date = first("date", "published", "created")
    iso = _ISO.match(date)
    return Metadata(
        title=first("title"),
        subtitle=first("subtitle"),
        byline=first("author", "authors", "byline", "by"),
        site=first("site", "publication", "publisher"),
        published=find_date(date) or (iso[0] if iso else ""),
        language=first("lang", "language"),
    )
