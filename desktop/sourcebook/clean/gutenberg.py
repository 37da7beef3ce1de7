"""Books of Project Gutenberg in plain text: their head, and the licence at their end, set aside."""

import re
from dataclasses import replace
from typing import Final

from sourcebook.clean.blocks import one_line
from sourcebook.clean.bylines import split_names
from sourcebook.clean.dates import find_date
from sourcebook.clean.draft import Draft, Leftover
from sourcebook.clean.plaintext import draft_of_text, paragraphs_of
from sourcebook.model.article import Metadata
from sourcebook.model.citation import Citation, Origin, WorkType

MAX_HEAD: Final = 20_000
"""Code points before the book itself; two thousand are usual."""

SOURCE: Final = "head of the file"
"""Where its facts come from."""

_START: Final = re.compile(
    r"^[ ]*\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG E(?:BOOK|TEXT).*\*{3}[ ]*$",
    re.IGNORECASE | re.MULTILINE,
)
_END: Final = re.compile(
    r"^[ ]*(?:\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG E(?:BOOK|TEXT)"
    r"|End of (?:the |this )?Project Gutenberg(?:['’]s)?\b)",  # noqa: RUF001 - an apostrophe
    re.IGNORECASE | re.MULTILINE,
)
_FACT: Final = re.compile(r"^([A-Z][a-z ]{2,20}): +(\S.*(?:\n[ ]{2,}\S.*)*)", re.MULTILINE)


def draft_of_gutenberg(text: str) -> Draft | None:
    """Read such a book, or return None when *text* is none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    start = _START.search(text, 0, MAX_HEAD)
    if start is None:
        return None
    end = _END.search(text, start.end())
    body_end = end.start() if end else len(text)
    head = text[: start.end()]
    facts = {name.lower(): one_line(value) for name, value in _FACT.findall(head)}
    draft = draft_of_text(text[start.end() : body_end], is_continued=True)
    authors = tuple(split_names(facts.get("author", "")))
    known = Metadata(
        title=facts.get("title", ""),
        byline=", ".join(authors) or facts.get("author", ""),
        published=find_date(facts.get("release date", "")),
    )
    before = Leftover(0, "opening", paragraphs_of(head))
    after = Leftover(2**40, "footer", paragraphs_of(text[body_end:]))
    return replace(
        draft,
        metadata=known,
        citation=Citation(work_type=WorkType.BOOK, authors=authors),
        leftovers=tuple(one for one in (before, *draft.leftovers, after) if one.html),
        origins=tuple(_origins(known, authors)),
    )


def _origins(known: Metadata, authors: tuple[str, ...]) -> list[Origin]:
    """Say where the facts come from; when the file was released is a guess of the book's date."""
    stated = {"title": known.title, "byline": known.byline, "authors": authors}
    found = [Origin(name, SOURCE) for name, value in stated.items() if value]
    return [*found, Origin("published", SOURCE, is_guess=True)] if known.published else found
