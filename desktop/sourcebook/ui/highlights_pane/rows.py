"""What a row of the list says of a highlight."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication

from sourcebook.app.highlighting import Listed
from sourcebook.base.unmarked import unmarked
from sourcebook.model.anchor import Fit
from sourcebook.model.highlight import Colour
from sourcebook.ui.article_pane.direction import spoken
from sourcebook.ui.library_pane.rows import SEPARATOR, day, joined

SHOWN: Final = 600
"""Code points of a quotation or a comment that a row holds: more than three lines can show."""


class Standing(Enum):
    """How surely the passage is found in the article as it is now."""

    SURE = auto()
    MOVED = auto()
    GONE = auto()


_STANDINGS: Final = {
    Fit.EXACT: Standing.SURE,
    Fit.CHANGED: Standing.MOVED,
    Fit.ORPHAN: Standing.GONE,
}

_WORDS: Final = {Standing.MOVED: "moved", Standing.GONE: "passage gone"}


@dataclass(frozen=True, slots=True)
class HighlightRow:
    """A row as it is painted and read aloud.

    ``title`` is the quotation in one line; ``comment`` is in one line too, without the marks of
    Markdown; ``markdown`` is the comment as it was written.
    """

    id: str
    article_id: str
    title: str
    comment: str
    markdown: str
    colour: Colour
    standing: Standing
    facts: str
    place: tuple[int, int]

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        said = (self.title, self.comment, standing_words(self.standing), spoken(self.facts))
        return ", ".join(part.replace(SEPARATOR, ", ") for part in said if part)


def row_of(one: Listed, *, is_of_library: bool, name: str) -> HighlightRow:
    """Return the row of a highlight.

    Args:
        one: The highlight and its article.
        is_of_library: Whether the list is over all articles, so that each row names its own.
        name: What the reader calls its colour; empty for nothing.
    """
    mark, article = one.highlight, one.article
    if is_of_library:
        title = article.name or QCoreApplication.translate("Row", "Untitled")
        facts = joined(name, day(article.metadata.published or article.added_at), title)
    else:
        facts = joined(name, day(mark.created_at))
    return HighlightRow(
        id=mark.id,
        article_id=mark.article_id,
        title=_in_a_line(mark.anchor.quote),
        comment=_in_a_line(unmarked(mark.comment[: 2 * SHOWN]).text),
        markdown=mark.comment.strip(),
        colour=mark.colour,
        standing=_STANDINGS[mark.placement.fit],
        facts=facts,
        place=(mark.placement.start, mark.placement.end),
    )


def standing_words(standing: Standing) -> str:
    """Return what is said of a passage that is not surely where it was, else nothing."""
    return QCoreApplication.translate("highlights", _WORDS.get(standing, ""))


def _in_a_line(text: str) -> str:
    return " ".join(text[:SHOWN].split())
