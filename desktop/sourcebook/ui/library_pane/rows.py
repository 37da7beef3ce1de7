"""What a row of the list says of an article or a note."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from sourcebook.model.article import Article
from sourcebook.model.note import Note
from sourcebook.ui.article_pane.direction import isolated, spoken
from sourcebook.ui.reading_time import reading_time

SEPARATOR = "  ·  "


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is painted and read aloud."""

    id: str
    title: str
    facts: str
    excerpt: str
    tags: tuple[str, ...] = ()
    is_unread: bool = False
    is_starred: bool = False
    is_note: bool = False
    article_id: str = ""

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        facts = spoken(self.facts).replace(SEPARATOR, ", ")
        parts = [self.title, facts, ", ".join(self.tags)]
        if self.is_unread:
            parts.insert(0, QCoreApplication.translate("Row", "unread"))
        return ", ".join(part for part in parts if part)


def row_of_article(article: Article) -> Row:
    """Return the row of an article."""
    about = article.metadata
    minutes = ""
    if article.words:
        minutes = reading_time(article.minutes)
    added = QCoreApplication.translate("Row", "added {day}").format(day=day(article.added_at))
    known = (about.site or about.byline, day(about.published) or added)
    standing = QCoreApplication.translate("Status", article.status.label)
    return Row(
        id=article.id,
        title=article.name or QCoreApplication.translate("Row", "Untitled"),
        facts=joined(standing, *known, minutes),
        excerpt=" ".join(article.excerpt.split()),
        tags=article.tags,
        is_unread=not article.read_at,
        is_starred=article.is_starred,
        article_id=article.id,
    )


def row_of_note(note: Note) -> Row:
    """Return the row of a note."""
    kind = (
        QCoreApplication.translate("Row", "beside an article")
        if note.article_id
        else QCoreApplication.translate("Row", "free note")
    )
    return Row(
        id=note.id,
        title=note.title or QCoreApplication.translate("Row", "Untitled"),
        facts=joined(
            QCoreApplication.translate("Row", "pinned") if note.is_pinned else "",
            *(kind, day(note.saved_at)),
        ),
        excerpt=_after_title(note),
        is_note=True,
        article_id=note.article_id,
    )


def joined(*facts: str) -> str:
    """Return the facts that are known in one line; one in Arabic leaves the others in place."""
    return SEPARATOR.join(isolated(fact) for fact in facts if fact)


def day(moment: str) -> str:
    """Return an ISO date or a shortened one as people write it: ``15 Nov 2019``."""
    parts = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", moment)
    if parts is None:
        return ""
    year, month, number = (int(part) if part else 0 for part in parts.groups())
    if not month:
        return str(year)
    date = QDate(year, month, number or 1)
    return QLocale().toString(date, "d MMM yyyy" if number else "MMM yyyy")


def _after_title(note: Note) -> str:
    lines = note.body.lstrip().split("\n", 1)
    return " ".join(lines[1].split())[:240] if len(lines) > 1 else ""
