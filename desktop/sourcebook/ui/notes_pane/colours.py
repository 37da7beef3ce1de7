"""Colour Markdown while it is written: words stand out, markers step back.

Qt's own highlighter colours all of a text at once when it comes; this one colours what is seen
first and the rest in slices between the events of the window, so that a note of 5 MB blocks
nothing. Colours are no part of the text and of its undo history.
"""

import re
import time
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextLayout,
)

from sourcebook.ui import fonts
from sourcebook.ui.article_pane.offsets import utf16_length
from sourcebook.ui.notes_pane.spans import Kind, Within, read
from sourcebook.ui.theme import Theme

Formats = Mapping[Kind, QTextCharFormat]
"""How each kind of words is set."""

SLICE_S: Final = 0.006
"""So long a slice colours: half of it and a repaint fit into a frame of 60 Hz."""

REST_MS: Final = 10
"""Between two slices."""

AT_ONCE: Final = 200
"""Lines that are coloured at once after a key or for the screen; a screen holds some 60."""

_HEADING_SIZES: Final = {
    Kind.HEADING_1: 1.5,
    Kind.HEADING_2: 1.28,
    Kind.HEADING_3: 1.14,
    Kind.HEADING_4: 1.0,
}
"""Of the size of the text."""

_SLANTED: Final = frozenset({Kind.EMPHASIS, Kind.QUOTE})
_UPRIGHT: Final = re.compile("[\u0530-\u1dff\u2e80-\ud7ff\uf900-\ufeff]")
"""A letter of a script that has no slanted form: fonts for it show boxes instead."""

_WITHIN: Final = 0x0F
_CODE: Final = 0x10
_DEPTH_SHIFT: Final = 8


def formats(theme: Theme, size_px: float) -> Formats:
    """Make the formats of *theme* for letters of *size_px*."""
    bold = fonts.sans(size_px, 600)
    mono = _sized(fonts.mono(size_px * 0.93))
    answer = {
        kind: _sized(fonts.sans(size_px * factor, 600)) for kind, factor in _HEADING_SIZES.items()
    }
    code = QTextCharFormat(mono)
    code.setBackground(QColor(theme.panel if theme.panel != theme.side else theme.chip))
    strike = QTextCharFormat()
    strike.setFontStrikeOut(True)
    emphasis = QTextCharFormat()
    emphasis.setFontItalic(True)
    return {
        **answer,
        Kind.STRONG: _unsized(bold),
        Kind.EMPHASIS: emphasis,
        Kind.STRIKE: strike,
        Kind.CODE: code,
        Kind.FENCED: mono,
        Kind.LINK: _inked(theme.link),
        Kind.ADDRESS: _inked(theme.dim),
        Kind.TAG: _inked(theme.accent),
        Kind.QUOTE: emphasis,
        Kind.BOX: _inked(theme.accent),
        Kind.DONE: _inked(theme.dim),
        Kind.MARKER: _inked(theme.dim),
    }


def quote_depth(block: QTextBlock) -> int:
    """Return in how many quotations a line stands, as far as it was coloured."""
    return max(0, block.userState()) >> _DEPTH_SHIFT


def is_code(block: QTextBlock) -> bool:
    """Tell whether a line stands in a fence of code, as far as it was coloured."""
    return bool(max(0, block.userState()) & _CODE)


class MarkdownColours(QObject):
    """Colours the lines of one document.

    Lines before `_frontier` are coloured, those behind it not yet, but for what was on the screen.
    """

    def __init__(self, document: QTextDocument, formats: Formats) -> None:
        super().__init__(document)
        self._document = document
        self._formats = formats
        self._blocks = document.blockCount()
        self._frontier = 0
        self._changed_state = False
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self._colour_slice)
        document.contentsChange.connect(self._on_change)
        self._timer.start()

    @property
    def is_whole(self) -> bool:
        """Tell whether every line is coloured."""
        return self._frontier >= self._blocks

    def set_formats(self, formats: Formats) -> None:
        """Colour everything anew, little by little."""
        self._formats = formats
        self._frontier = 0
        self._timer.start()

    def colour_seen(self, first: int, last: int) -> None:
        """Colour the lines numbered *first* to *last* now, if their turn has not come yet."""
        if last >= self._frontier:
            start = max(first, self._frontier)
            self._colour(start, min(last, start + AT_ONCE) + 1, is_quick=False)
            if start <= self._frontier:
                self._frontier = max(self._frontier, min(last, start + AT_ONCE) + 1)

    def colour_all(self) -> None:
        """Colour every line now; costs some 20 µs each."""
        self._colour(0, self._blocks, is_quick=False)
        self._frontier = self._blocks

    def _colour_slice(self) -> None:
        if not self.is_whole:
            self._frontier = self._colour(self._frontier, self._blocks, is_quick=True)
        if not self.is_whole:
            self._timer.start()

    def _on_change(self, at: int, _removed: int, added: int) -> None:
        """Colour the lines that changed, and those after them that mean something else now."""
        first = self._document.findBlock(at).blockNumber()
        last = self._document.findBlock(at + added)
        end = last.blockNumber() + 1 if last.isValid() else self._document.blockCount()
        more, self._blocks = self._document.blockCount() - self._blocks, self._document.blockCount()
        if self._frontier > first:
            self._frontier = max(first, self._frontier + more)
        done = self._colour(first, min(end, first + AT_ONCE), is_quick=False, goes_on=True)
        if done < end or self._changed_state:
            self._frontier = min(self._frontier, done)
            self._timer.start()

    def _colour(self, first: int, end: int, *, is_quick: bool, goes_on: bool = False) -> int:
        """Colour lines; return the number of the first one that was left.

        Args:
            first: Number of the first line.
            end: Number behind the last.
            is_quick: Stop when a slice's time is over.
            goes_on: Go on behind *end* while lines leave open another thing than before.
        """
        block = self._document.findBlockByNumber(first)
        before = _within(block.previous()) if first else Within.PROSE
        limit, stop = first + AT_ONCE, time.perf_counter() + SLICE_S
        begun, number, dirty = block.position(), first, 0
        self._changed_state = False
        while block.isValid() and (number < end or (goes_on and self._changed_state)):
            if (is_quick and time.perf_counter() > stop) or (goes_on and number >= limit):
                break
            old = block.userState()
            if self._set(block, before, is_first=number == 0):
                dirty = block.position() + block.length()
            before = _within(block)
            self._changed_state = old != block.userState()
            block = block.next()
            number += 1
        if dirty:
            self._document.markContentsDirty(begun, dirty - begun)
        return number

    def _set(self, block: QTextBlock, before: Within, *, is_first: bool) -> bool:
        """Colour one line; tell whether anything of it may look otherwise now."""
        line = block.text()
        found = read(line, before, is_first=is_first)
        state = found.leaves.value | found.depth << _DEPTH_SHIFT | (_CODE if found.is_code else 0)
        block.setUserState(state)
        layout = block.layout()
        had = bool(layout.formats())
        if not found.spans and not had:
            return False
        is_short = line.isascii() or utf16_length(line) == len(line)
        ranges = []
        for start, end, kind in found.spans:
            one = QTextLayout.FormatRange()
            one.start = start if is_short else utf16_length(line[:start])
            one.length = end - start if is_short else utf16_length(line[start:end])
            one.format = self._formats[_shown_as(kind, line, start, end)]
            ranges.append(one)
        layout.setFormats(ranges)
        return True


def _shown_as(kind: Kind, line: str, start: int, end: int) -> Kind:
    if kind in _SLANTED and _UPRIGHT.search(line, start, end):
        return Kind.STRONG if kind is Kind.EMPHASIS else Kind.DONE
    return kind


def _within(block: QTextBlock) -> Within:
    return Within(max(0, block.userState()) & _WITHIN)


def _inked(ink: str) -> QTextCharFormat:
    answer = QTextCharFormat()
    answer.setForeground(QColor(ink))
    return answer


def _sized(font: QFont) -> QTextCharFormat:
    answer = QTextCharFormat()
    answer.setFont(
        font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly
    )
    return answer


def _unsized(font: QFont) -> QTextCharFormat:
    """Return the weight of *font* for words of any size, as those of a heading."""
    answer = _sized(font)
    answer.clearProperty(QTextFormat.Property.FontPixelSize.value)
    return answer
