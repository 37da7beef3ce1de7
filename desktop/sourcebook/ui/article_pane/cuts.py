"""Write what was cut from a page in its place: grey, with its reason, and no part of the text."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat

from sourcebook.model.edition import Cut, Mark
from sourcebook.ui.article_pane.direction import isolated, runs_right_to_left
from sourcebook.ui.article_pane.inline import InlineWriter
from sourcebook.ui.article_pane.lists import add_leading_margin
from sourcebook.ui.article_pane.typography import CUT, CUT_LABEL, Look, Property, Typography
from sourcebook.ui.article_pane.writer import Writer

RESTORE_LINK: Final = "cut:restore:"
"""What the links begin with that bring a cut back; its number from 0 follows."""

UNFOLD_LINK: Final = "cut:unfold:"
"""What the links begin with that show all words of a cut."""

FOLDED_WORDS: Final = 36
"""Words of a cut that are shown at first: some three lines."""

_FOLD_WORTH: Final = 12
"""So many more words at least are worth a fold."""

_LONGEST: Final = 240
"""Code points shown of a folded cut, whose words may be endless."""

_INDENT_EM: Final = 1.1
_DOT: Final = "\u2002·\u2002"
_BETWEEN_BLOCKS: Final = " · "

_REASONS: Final = {
    "advertisement": "Advertisement",
    "ad": "Advertisement",
    "altered": "Files of the archive that were changed after it was made",
    "alternative": "Another form of the message",
    "appeal": "Appeal to readers",
    "boilerplate": "Not judged part of the article",
    "by the reader": "Taken out by you",
    "byline": "Byline, shown above",
    "comment": "Comments",
    "comments": "Comments",
    "date": "Date, shown above",
    "drawing": "Words of a drawing",
    "fallback": "Shown where a script or player cannot run",
    "files": "Attached files",
    "footer": "Foot of the page",
    "form": "Form",
    "frame": "Frame of the page",
    "frame of another site": "Frame of another site",
    "front matter": "Front matter",
    "header": "Head of the page",
    "hidden": "Hidden on the page",
    "line numbers": "Numbers of lines",
    "margin": "Margin of the page",
    "nav": "Navigation",
    "newsletter": "Newsletter",
    "opening": "Opening",
    "other pages": "Other pages of the file",
    "outside": "Outside the article",
    "related": "Related articles",
    "repeated": "Repeated on each page",
    "running head": "Running head",
    "share": "Sharing",
    "site rule": "Cut by your rule for the site",
    "social": "Sharing",
    "subscri": "Subscription",
    "subtitle": "Subtitle, shown above",
    "template": "Template that a script fills",
    "title": "Title, shown above",
    "unreachable frame": "Frame whose address the page does not say",
}
"""Reason of a cut as the cleaner names it → what people read."""


@dataclass(frozen=True, slots=True)
class CutView:
    """Which cuts a page shows; ``whole`` numbers those shown with all their words."""

    is_shown: bool = False
    whole: frozenset[int] = frozenset()


def reason_words(reason: str) -> str:
    """Say why something was cut; an unknown reason is said as the cleaner says it."""
    known = _REASONS.get(reason)
    if known is None:
        return reason[:1].upper() + reason[1:40]
    return QCoreApplication.translate("Cuts", known)


def folded(text: str, *, is_whole: bool = False) -> tuple[str, int]:
    """Return a cut's words on one line, and how many more there are than these."""
    lines = [words for line in text.split("\n") if (words := line.split())]
    count = sum(map(len, lines))
    room = FOLDED_WORDS
    if is_whole or (count <= FOLDED_WORDS + _FOLD_WORTH and len(text) <= 2 * _LONGEST):
        room = count
    shown: list[str] = []
    for words in lines:
        if room > 0:
            shown.append(" ".join(words[:room]))
            room -= len(words)
    joined = _BETWEEN_BLOCKS.join(shown)
    more = max(0, -room) if len(shown) == len(lines) else count - FOLDED_WORDS
    if is_whole or (not more and len(joined) <= 2 * _LONGEST):
        return joined, 0
    if len(joined) > _LONGEST:
        joined = joined[:_LONGEST].rstrip(" ·")
        more = max(1, count - sum(word != "·" for word in joined.split()))
    return joined, more


def said_number(number: int, one: str, many: str) -> str:
    """Say a number of things in the user's language; *many* has a place for the number."""
    words = QCoreApplication.translate("Cuts", one if number == 1 else many)
    return words.format(number=number)


class CutWriter:
    """Writes cuts; nothing of them is part of the canonical text."""

    def __init__(
        self, writer: Writer, inline: InlineWriter, typography: Typography, view: CutView
    ) -> None:
        self._writer = writer
        self._inline = inline
        self._typography = typography
        self._view = view
        self._links: dict[Look, QTextCharFormat] = {}

    def write(self, number: int, cut: Cut, *, right_to_left: bool) -> None:
        """Write a cut: its reason and what can be done, and below its words."""
        turned = runs_right_to_left(cut.text, otherwise=right_to_left)
        count = said_number(len(cut.text.split()), "1 word", "{number} words")
        label = f"{reason_words(cut.reason)}{_DOT}{isolated(count) if turned else count}{_DOT}"
        self._begin(CUT_LABEL, number, right_to_left=turned)
        start = self._writer.position
        self._writer.write(label, self._inline.plain(CUT_LABEL))
        restore = QCoreApplication.translate("Cuts", "Restore")
        self._writer.write(restore, self._link(CUT_LABEL, f"{RESTORE_LINK}{number}"))
        self._begin(CUT, number, right_to_left=turned)
        words, more = folded(cut.text, is_whole=number in self._view.whole)
        self._writer.write(words, self._inline.plain(CUT))
        if more:
            told = said_number(more, "… 1 more word", "… {number} more words")
            self._writer.write("\u2002", self._inline.plain(CUT))
            self._writer.write(told, self._link(CUT, f"{UNFOLD_LINK}{number}"))
        self._writer.cuts.append((start, self._writer.position, number))

    def _begin(self, look: Look, number: int, *, right_to_left: bool) -> None:
        form: QTextBlockFormat = self._typography.block_format(look, right_to_left=right_to_left)
        add_leading_margin(form, self._typography.em(_INDENT_EM), right_to_left=right_to_left)
        form.setProperty(Property.CUT, number + 1)
        self._writer.begin(form, self._inline.plain(look))

    def _link(self, look: Look, address: str) -> QTextCharFormat:
        if look not in self._links:
            base = self._typography.character_format(look, frozenset({Mark.LINK}), address)
            base.setToolTip("")
            self._links[look] = base
        form = QTextCharFormat(self._links[look])
        form.setAnchorHref(address)
        return form
