"""Begin notes from templates: Markdown files that the reader may change."""

import logging
from datetime import date
from pathlib import Path
from typing import Final

from sourcebook import library
from sourcebook.app import quoting
from sourcebook.base import atomic, paths
from sourcebook.library import Library
from sourcebook.model.errors import NotInLibrary, SourceUnreadable
from sourcebook.model.filled import Filled
from sourcebook.model.note import Note

log = logging.getLogger(__name__)

SHIPPED: Final = ("article", "daily", "reading-list")
"""The templates that are put into the folder when it is made; later they are the reader's."""

MOST: Final = 200
"""Templates that are offered."""


def template_folder() -> Path:
    """Return the folder of the reader's templates, made with those that ship when it is not there.

    A disk that does not let it be made costs only that they cannot be changed.
    """
    folder = paths.templates_folder()
    if not folder.exists():
        try:
            folder.mkdir(parents=True)
            for name in SHIPPED:
                atomic.write_text(folder / f"{name}.md", _shipped(name))
        except OSError as error:
            log.warning("the templates cannot be laid out (%s)", type(error).__name__)
    return folder


def templates() -> list[str]:
    """Return the names of the templates, sorted."""
    try:
        found = [file.stem for file in template_folder().glob("*.md") if file.is_file()]
    except OSError:
        found = []
    return sorted(set(found or SHIPPED), key=str.casefold)[:MOST]


def filled(opened: Library, name: str, article_id: str = "", title: str = "") -> Filled:
    """Return the template *name* filled for an article, or for a free note called *title*.

    Raises:
        SourceUnreadable: There is no such template, or it cannot be read.
    """
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    values = dict.fromkeys(("title", "byline", "site", "date", "url", "highlights"), "")
    values |= {"today": date.today().isoformat(), "title": title}  # noqa: DTZ011 - the reader's day
    if article_id:
        article = library.article(opened, article_id)
        known = article.metadata
        is_web = article.address.startswith(("http://", "https://"))
        values |= {
            "title": _line(article.name),
            "byline": _line(known.byline),
            "site": _line(known.site),
            "date": _line(known.published),
            "url": article.address if is_web else "",
            "highlights": _highlights(opened, article_id),
        }
    return notes.fill(_text_of(name), values)


def filled_for(opened: Library, name: str, any_id: str) -> str:
    """Return the template *name* filled for an article, or for the article or title of a note.

    Raises:
        NotInLibrary: There is no such article or note.
        SourceUnreadable: There is no such template, or it cannot be read.
    """
    kind, full = library.resolve_id(opened, any_id)
    if kind == "article":
        return filled(opened, name, full).text
    note = library.note(opened, full)
    return filled(opened, name, note.article_id, note.title).text


def daily(opened: Library, today: date | None = None) -> tuple[str, Filled | None]:
    """Return the id of today's note; or no id, and what the note begins with."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    title = (today or date.today()).isoformat()  # noqa: DTZ011 - the reader's day
    for found in library.named(opened, notes.title_key(title)):
        if not found.is_trashed and found.kind.value == "note":
            return found.id, None
    begun = filled(opened, "daily", title=title)
    if notes.title_of(begun.text) == title:
        return "", begun
    head = f"# {title}\n\n"
    return "", Filled(head + begun.text, len(head) + begun.cursor, begun.unknown)


def make_daily(opened: Library, session: str) -> Note:
    """Return today's note, made from its template when it is not there."""
    from sourcebook.app import noting  # noqa: PLC0415 - only the command line makes it at once

    note_id, begun = daily(opened)
    if begun is None:
        return library.note(opened, note_id)
    return noting.save_note(opened, "", "", begun.text, 0, session).note


def _text_of(name: str) -> str:
    path = template_folder() / f"{name}.md"
    if name not in (*templates(), *SHIPPED):
        raise SourceUnreadable(source=name, reason="there is no template of this name")
    try:
        return path.read_text("utf-8-sig", errors="replace")
    except OSError as error:
        if name in SHIPPED:  # it was thrown away, or there is no folder
            return _shipped(name)
        raise SourceUnreadable(source=str(path), reason=error.strerror or str(error)) from error


def _shipped(name: str) -> str:
    return paths.resource(f"templates/{name}.md").read_text("utf-8")


def _line(words: str) -> str:
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    return notes.escape(" ".join(words.split()))


def _highlights(opened: Library, article_id: str) -> str:
    """Return the highlights of an article as quotations, in the order of its text."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    try:
        marks = library.highlights(opened, article_id)
    except NotInLibrary:
        return ""
    article = library.article(opened, article_id)
    cited = quoting.citation(article)
    pieces = [
        notes.quotation(
            mark.anchor.quote,
            cited,
            quoting.place_link(
                article_id, mark.anchor.start, mark.anchor.end, mark.anchor.text_sha256
            ),
        )
        for mark in marks
    ]
    return "\n".join(pieces).rstrip("\n")
