"""Write what stands above an article: title, subtitle, and the line of who, where and when."""

import re

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from sourcebook.model.article import Article
from sourcebook.model.edition import Edition
from sourcebook.ui.article_pane.direction import isolated, runs_right_to_left
from sourcebook.ui.article_pane.inline import InlineWriter
from sourcebook.ui.article_pane.typography import (
    BYLINE,
    LONG_TITLE,
    STANDING,
    SUBTITLE,
    TITLE,
    Look,
    Typography,
)
from sourcebook.ui.article_pane.writer import Writer
from sourcebook.ui.reading_time import reading_time

_DOT = "\u2003·\u2003"
"""Stands between the parts of the byline, with an em on each side."""

_LONG = 90
"""Code points of a title from which it is set smaller, not to fill the screen alone."""

_DATE_SHAPES = {4: ("yyyy", "yyyy"), 7: ("yyyy-MM", "MMMM yyyy"), 10: ("yyyy-MM-dd", "d MMMM yyyy")}
"""Length of an ISO 8601 date → how Qt reads it, and how it is written."""


class TitleWriter:
    """Writes the title block; nothing of it is part of the canonical text."""

    def __init__(self, writer: Writer, inline: InlineWriter, typography: Typography) -> None:
        self._writer = writer
        self._inline = inline
        self._typography = typography

    def write(self, article: Article, edition: Edition, *, right_to_left: bool) -> None:
        """Write the parts of the title block that are known, and what keeps it from being whole."""
        known = article.metadata
        title = _one_line(known.title)
        look = LONG_TITLE if len(title) > _LONG else TITLE
        self._paragraph(title, look, right_to_left=right_to_left)
        self._paragraph(_one_line(known.subtitle), SUBTITLE, right_to_left=right_to_left)
        is_guess = any(one.field == "published" and one.is_guess for one in edition.origins)
        line = byline(article, is_date_guessed=is_guess)
        told = _DOT.join(map(isolated, line.split(_DOT))) if right_to_left else line
        self._paragraph(told, BYLINE, right_to_left=right_to_left)
        if edition.status:
            told = QCoreApplication.translate("Status", edition.status.sentence)
            self._paragraph(told, STANDING, right_to_left=right_to_left)

    def _paragraph(self, text: str, look: Look, *, right_to_left: bool) -> None:
        if not text:
            return
        turned = right_to_left
        if look not in {BYLINE, STANDING}:  # a reading time alone says nothing of the direction
            turned = runs_right_to_left(text, otherwise=right_to_left)
        form = self._typography.block_format(look, right_to_left=turned)
        self._writer.begin(form, self._inline.plain(look))
        self._writer.write(text, self._inline.plain(look))


def byline(article: Article, *, is_date_guessed: bool = False) -> str:
    """Return who wrote it, where, when, and how long reading takes; what is known of it."""
    known = article.metadata
    minutes = ""
    if article.words:
        minutes = reading_time(article.minutes)
    date = written_date(known.published)
    if date and is_date_guessed:
        date = QCoreApplication.translate("ArticlePane", "about {date}").format(date=date)
    parts = (known.byline, known.site, date, minutes)
    return _DOT.join(one for part in parts if (one := _one_line(part)))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def written_date(published: str) -> str:
    """Return an ISO 8601 date as it is written: ``15 November 2019``; else as it came.

    The months are English, as the program is: the computer's own language beside English
    sentences would read as a mistake.
    """
    day = re.split("[T ]", published, maxsplit=1)[0]
    if len(day) not in _DATE_SHAPES:
        return published
    read, write = _DATE_SHAPES[len(day)]
    date = QDate.fromString(day, read)
    return QLocale(QLocale.Language.English).toString(date, write) if date.isValid() else published
