"""Colour Markdown while it is written: words stand out, markers step back."""

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from sourcebook.ui import fonts
from sourcebook.ui.article_pane.offsets import utf16_length
from sourcebook.ui.theme import Theme

INLINE: Final = re.compile(
    r"(?P<code>`[^`]+`)"
    r"|(?P<strong>\*\*[^*]+\*\*|__[^_]+__)"
    r"|(?P<emphasis>(?<![\w*])\*[^*\s][^*]*\*|(?<!\w)_[^_\s][^_]*_(?!\w))"
    r"|(?P<link>\[\[[^\]]+\]\]|!?\[[^\]]*\]\([^)\s]+\)|https?://[^\s)>\]]+)"
    r"|(?P<tag>(?<!\S)#[^\W\d_][\w/-]*)"
    r"|(?P<marker>\[\^[^\]]+\]|(?<!\S)\^[\w-]+)"
)
"""What stands inside a line."""

HEADING: Final = re.compile(r"(#{1,6}) ")
LIST_MARKER: Final = re.compile(r"\s*([-*+]|\d+[.)])( \[[ xX]\])? ")
FENCE: Final = re.compile(r"\s*(```|~~~)")

_OPEN: Final = 1
_CLOSED: Final = -1


@dataclass(frozen=True, slots=True)
class Formats:
    """How each kind of words is set."""

    heading: QTextCharFormat
    marker: QTextCharFormat
    quote: QTextCharFormat
    code: QTextCharFormat
    strong: QTextCharFormat
    emphasis: QTextCharFormat
    link: QTextCharFormat
    tag: QTextCharFormat

    @classmethod
    def of(cls, theme: Theme, size_px: float) -> "Formats":
        """Make the formats of *theme* for letters of *size_px*."""
        code = _format(theme.accent, ground=theme.panel)
        code.setFont(
            fonts.mono(size_px * 0.93), QTextCharFormat.FontPropertiesInheritanceBehavior(1)
        )
        bold = fonts.sans(size_px, 600)
        return cls(
            heading=_format(theme.text, font=bold),
            marker=_format(theme.dim),
            quote=_format(theme.dim, is_italic=True),
            code=code,
            strong=_format(font=bold),
            emphasis=_format(is_italic=True),
            link=_format(theme.link),
            tag=_format(theme.accent),
        )


class MarkdownColours(QSyntaxHighlighter):
    """Colours the blocks of one document; text and undo history are not touched."""

    def __init__(self, document: QTextDocument, formats: Formats) -> None:
        super().__init__(document)
        self._formats = formats

    def set_formats(self, formats: Formats) -> None:
        """Colour everything anew."""
        self._formats = formats
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line (called by Qt)."""
        if self._is_fenced(text):
            return
        heading = HEADING.match(text)
        if heading:
            self._set(text, 0, len(text), self._formats.heading)
            self._set(text, heading.start(1), heading.end(1), self._formats.marker)
            return
        if text.startswith(">"):
            self._set(text, 0, len(text), self._formats.quote)
        marker = LIST_MARKER.match(text)
        if marker:
            self._set(text, marker.start(1), marker.end(), self._formats.marker)
        for match in INLINE.finditer(text):
            kind = match.lastgroup or "marker"
            self._set(text, match.start(), match.end(), getattr(self._formats, kind))

    def _is_fenced(self, text: str) -> bool:
        """Colour a line of code, or the fence that opens or ends it."""
        inside = self.previousBlockState() == _OPEN
        if FENCE.match(text):
            self.setCurrentBlockState(_CLOSED if inside else _OPEN)
            self._set(text, 0, len(text), self._formats.marker)
            return True
        self.setCurrentBlockState(_OPEN if inside else _CLOSED)
        if inside:
            self._set(text, 0, len(text), self._formats.code)
        return inside

    def _set(self, text: str, start: int, end: int, form: QTextCharFormat) -> None:
        self.setFormat(utf16_length(text[:start]), utf16_length(text[start:end]), form)


def _format(
    ink: str = "", *, ground: str = "", font: QFont | None = None, is_italic: bool = False
) -> QTextCharFormat:
    answer = QTextCharFormat()
    if font is not None:
        answer.setFont(font)
    if ink:
        answer.setForeground(QColor(ink))
    if ground:
        answer.setBackground(QColor(ground))
    if is_italic:
        answer.setFontItalic(True)
    return answer
