"""How each part of an article is set: face, size, weight, ink, and the white around it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
)

from sourcebook.model.edition import Mark
from sourcebook.model.settings import Settings
from sourcebook.ui import fonts
from sourcebook.ui.theme import Theme
from sourcebook.ui.tips import plain_tip

_USER = QTextFormat.Property.UserProperty.value


class Property(IntEnum):
    """What the blocks of a document say to those who paint around them."""

    QUOTE_DEPTH = _USER + 1
    PANEL = _USER + 2
    MARKER = _USER + 3
    RULE = _USER + 4
    IMAGE_WIDTH = _USER + 5
    IMAGE_HEIGHT = _USER + 6
    CUT = _USER + 7


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of paragraph is set.

    ``size``, ``above`` and ``below`` count in sizes of the body's letters, ``leading`` in
    sizes of its own letters (0: the reader's own line height); ``ink`` names a colour of
    the theme.
    """

    face: Callable[..., QFont] = fonts.serif
    size: float = 1.0
    weight: int = 400
    ink: str = "text"
    leading: float = 0.0
    above: float = 0.0
    below: float = 0.95


TITLE: Final = Look(size=1.95, weight=700, leading=1.18, below=0.55)
LONG_TITLE: Final = replace(TITLE, size=1.5, leading=1.24)
SUBTITLE: Final = Look(size=1.16, ink="dim", leading=1.42, below=0.7)
BYLINE: Final = Look(fonts.sans, size=0.74, ink="dim", leading=1.5, below=1.75)
STANDING: Final = Look(fonts.sans, size=0.74, weight=600, leading=1.5, below=1.75)
PARAGRAPH: Final = Look()
LIST_ITEM: Final = Look(below=0.42)
HEADINGS: Final = (
    Look(size=1.62, weight=700, leading=1.24, above=1.9, below=0.5),
    Look(size=1.34, weight=600, leading=1.28, above=1.9, below=0.45),
    Look(size=1.14, weight=600, leading=1.3, above=1.4, below=0.4),
    Look(weight=600, leading=1.36, above=1.2, below=0.35),
    Look(fonts.sans, size=0.86, weight=600, ink="dim", leading=1.4, above=1.2, below=0.35),
    Look(fonts.sans, size=0.78, weight=600, ink="dim", leading=1.4, above=1.2, below=0.35),
)
CODE: Final = Look(fonts.mono, size=0.76, leading=1.55, above=1.3, below=2.0)
CAPTION: Final = Look(fonts.sans, size=0.74, ink="dim", leading=1.5, above=0.5, below=1.6)
CELL: Final = Look(fonts.sans, size=0.78, leading=1.34, below=0.0)
HEADER_CELL: Final = replace(CELL, weight=600)
ABSENT_IMAGE: Final = replace(CAPTION, above=1.6, below=1.6)
IMAGE: Final = Look(above=0.6, below=1.1)
RULE: Final = Look(leading=1.0, above=1.3, below=1.3)
CUT_LABEL: Final = Look(
    fonts.sans, size=0.68, weight=600, ink="dim", leading=1.5, above=1.5, below=0.0
)
CUT: Final = Look(fonts.sans, size=0.76, ink="dim", leading=1.5, below=1.5)
EMBED: Final = replace(PARAGRAPH, face=fonts.sans, size=0.86, leading=1.55)

QUIET_LINKS: Final = ("sourcebook:tag", "sourcebook:task")
"""What links begin with that need no line below them: tags and task boxes in notes."""

_STRONG: Final = 700
_CODE_SIZE: Final = 0.84
"""Letters of JetBrains Mono look as large as Literata's at this part of their size."""

_NOTE_SIZE: Final = 1.16
"""Letters of Literata look as large at this size as the editor's Inter."""

_SAMPLE: Final = "the quick brown fox jumps over the lazy dog, and a sphinx of quartz judges my vow"
"""Wording whose average letter is as wide as that of English prose."""


@dataclass(frozen=True)
class Typography:
    """The reader's choices, and what follows from them.

    Attributes:
        theme: The colours.
        px: Size of the body's letters in logical pixels.
        column_characters: Most letters in a line, on average.
        line_height: Distance of the body's lines, in sizes of its letters.
        family: Typeface of the body and of headings.
        is_justified: Whether the body's lines end at one margin.
    """

    theme: Theme
    px: int
    column_characters: int
    line_height: float
    family: str = fonts.SHIPPED[0]
    is_justified: bool = False

    def body(self, px: float | None = None, weight: int = 400, *, italic: bool = False) -> QFont:
        """Return the font of the body, in another size if one is given."""
        return fonts.reading(self.family, px or self.px, weight, italic=italic)

    def em(self, sizes: float) -> float:
        """Return *sizes* of the body's letters in pixels."""
        return sizes * self.px

    @cached_property
    def column_px(self) -> int:
        """Return the width of the full column in pixels."""
        width = QFontMetricsF(self.body()).horizontalAdvance(_SAMPLE)
        return round(width / len(_SAMPLE) * self.column_characters)

    def letter_px(self, look: Look) -> int:
        """Return the size of a look's letters in pixels."""
        return max(9, round(self.em(look.size)))

    def line_px(self, look: Look) -> float:
        """Return the distance of a look's lines in pixels."""
        return self.letter_px(look) * (look.leading or self.line_height)

    def block_format(self, look: Look, *, right_to_left: bool) -> QTextBlockFormat:
        """Return the white around a paragraph, and its lines' fixed distance.

        The distance is fixed because fallback fonts of other scripts, superscripts and
        code would otherwise push single lines apart.
        """
        answer = QTextBlockFormat()
        answer.setLineHeight(self.line_px(look), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        answer.setTopMargin(self.em(look.above))
        answer.setBottomMargin(self.em(look.below))
        if self.is_justified and not look.leading:
            answer.setAlignment(Qt.AlignmentFlag.AlignJustify)
        answer.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        return answer

    def character_format(
        self, look: Look, marks: frozenset[Mark] = frozenset(), href: str = ""
    ) -> QTextCharFormat:
        """Return how letters of a look are drawn under *marks*; *href* is a link's address."""
        answer = QTextCharFormat()
        answer.setFont(self._font(look, marks))
        answer.setForeground(QColor(getattr(self.theme, look.ink)))
        if Mark.LINK in marks and href:
            self._make_link(answer, href)
        if Mark.UNDERLINE in marks:
            answer.setFontUnderline(True)
            answer.setUnderlineColor(answer.foreground().color())
        if Mark.SMALL_CAPS in marks:
            answer.setFontCapitalization(QFont.Capitalization.SmallCaps)
        answer.setFontStrikeOut(Mark.STRIKE in marks)
        answer.setVerticalAlignment(_alignment(marks))
        return answer

    def _font(self, look: Look, marks: frozenset[Mark]) -> QFont:
        px: float = self.letter_px(look)
        face = look.face
        if Mark.CODE in marks and face is not fonts.mono:
            face, px = fonts.mono, px * _CODE_SIZE
        weight = max(look.weight, _STRONG) if Mark.STRONG in marks else look.weight
        if face is fonts.serif:
            face = self.body
        return face(px, weight, italic=Mark.EMPHASIS in marks)

    def _make_link(self, answer: QTextCharFormat, href: str) -> None:
        answer.setAnchor(True)
        lead_to(answer, href)
        if manner(href) != "link":
            answer.setForeground(QColor(self.theme.accent))
            return
        line = QColor(self.theme.link)
        line.setAlphaF(0.4)
        answer.setForeground(QColor(self.theme.link))
        answer.setFontUnderline(True)
        answer.setUnderlineColor(line)


def manner(href: str) -> str:
    """Return how a link is drawn: as one, or, as tags and task boxes of notes are, quietly."""
    if href.startswith(QUIET_LINKS):
        return "quiet"
    return "link" if href else ""


def lead_to(link: QTextCharFormat, href: str) -> None:
    """Let letters that look like a link lead to the address *href*, and say so in their tip.

    A place in the same article has no address to tell.
    """
    link.setAnchorHref(href)
    link.setToolTip("" if href.startswith("#") else plain_tip(href))


def typography(theme: Theme, settings: Settings) -> Typography:
    """Return what the settings say of an article."""
    return Typography(
        theme,
        round(settings.number("text_size_px")),
        round(settings.number("column_characters")),
        settings.number("line_height"),
        settings.text("text_font"),
        settings.flag("justified"),
    )


def note_typography(theme: Theme, settings: Settings) -> Typography:
    """Return how a note is set when it is read: as an article, in the size of the notes pane."""
    px = round(settings.number("note_size_px") * _NOTE_SIZE)
    return replace(typography(theme, settings), px=px, is_justified=False)


def _alignment(marks: frozenset[Mark]) -> QTextCharFormat.VerticalAlignment:
    if Mark.SUPERSCRIPT in marks:
        return QTextCharFormat.VerticalAlignment.AlignSuperScript
    if Mark.SUBSCRIPT in marks:
        return QTextCharFormat.VerticalAlignment.AlignSubScript
    return QTextCharFormat.VerticalAlignment.AlignNormal
