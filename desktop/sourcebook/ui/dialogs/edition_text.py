"""The text of one edition beside another, with what differs marked."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from sourcebook.model.comparison import Difference
from sourcebook.ui import fonts
from sourcebook.ui.article_pane.offsets import OffsetMap, drawable, utf16_length

LONG_LINE: Final = 4_000
"""Code points after which a line is broken, for the eye alone: Qt lays a line of a megabyte out
at one go, which took 30 s."""

NEAR: Final = 150
"""Code points that a place may be beside the middle: a line or two."""

TRIES: Final = 4
"""How often a place is looked at and aimed at: lines above it that Qt lays out later move it."""

SETTLE_MS: Final = 15
"""Between them; also the delay with which the other text follows."""

_LINE: Final = "\u2028"


class EditionText(QPlainTextEdit):
    """The text of one edition; places are code points of it.

    Signals:
        scrolled: The reader scrolled it.
    """

    scrolled = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFont(fonts.sans(14))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.stretches: list[tuple[int, int]] = []
        self.current = -1
        self._map = OffsetMap()
        self._formats = (QTextCharFormat(), QTextCharFormat())
        self._target = -1
        self._tries = 0
        # Never within the change: Qt is in the midst of laying out then.
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(self._settle)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._take_move())

    def put(self, text: str, stretches: Sequence[tuple[int, int]]) -> None:
        """Show *text*; *stretches* of it are what differs, in their order."""
        self.stretches, self.current = list(stretches), -1
        self._map = OffsetMap()
        blocks, position = [], 0
        for start, end in bearable(text):
            words = text[start:end]
            self._map.add(start, words, position)
            blocks.append(drawable(words).replace(_LINE, " "))
            position += utf16_length(words) + 1
        self.setPlainText("\n".join(blocks))
        self._target, self._tries = 0, 0  # nobody scrolled
        self._settling.start()

    def set_colours(self, marked: QTextCharFormat, current: QTextCharFormat) -> None:
        """Mark differences so, and the one that was gone to."""
        self._formats = (marked, current)

    def middle(self) -> int:
        """Return the code point at the beginning of the middle line."""
        left = QPoint(0, self.viewport().height() // 2)
        return self._map.to_offset(self.cursorForPosition(left).position())

    def bring(self, at: int) -> None:
        """Bring a code point to the middle; `scrolled` is not told of it."""
        self._target, self._tries = at, TRIES
        self._aim()
        self._settling.start()

    def mark(self) -> None:
        """Mark what differs on the screen; elsewhere nothing, so that thousands cost nothing."""
        view = self.viewport().rect()
        first = self._map.to_offset(self.cursorForPosition(view.topLeft()).position())
        last = self._map.to_offset(self.cursorForPosition(view.bottomRight()).position())
        begin = max(0, bisect_right(self.stretches, (first, first)) - 1)
        end = bisect_left(self.stretches, (last + 1, 0))
        self.setExtraSelections([self._selection(number) for number in range(begin, end)])

    def _aim(self) -> None:
        """Go to the target through the text cursor: the bar's numbers of lines are guesses."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._map.to_position(self._target))
        self.setTextCursor(cursor)
        self.centerCursor()

    def _take_move(self) -> None:
        """Look soon at what is on the screen; a move that is not ours is the reader's."""
        if self._tries == 0:
            self._target = -1
        self._settling.start()

    def _settle(self) -> None:
        """Mark what is on the screen; aim again where lines that were laid out moved the target."""
        self.mark()
        if self._target < 0:
            self.scrolled.emit()
        elif self._tries > 0:
            self._tries -= 1
            if abs(self.middle() - self._target) > NEAR:
                self._aim()
            self._settling.start()
        else:
            self._target = -1

    def _selection(self, number: int) -> QTextEdit.ExtraSelection:
        start, end = self.stretches[number]
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._map.to_position(start))
        cursor.setPosition(
            self._map.to_position(max(end, start + 1)), QTextCursor.MoveMode.KeepAnchor
        )
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        shown = QTextCharFormat(self._formats[number == self.current])
        if start == end:  # only a place: the letter there is in both texts
            shown.setFontStrikeOut(False)
            shown.setFontUnderline(False)
        selection.format = shown
        return selection


def facing(differences: Sequence[Difference], at: int, *, is_other: bool) -> int:
    """Return the code point of one text that faces the code point *at* of the other one."""
    sides = [
        ((one.other_start, one.other_end), (one.start, one.end))
        if is_other
        else ((one.start, one.end), (one.other_start, one.other_end))
        for one in differences
    ]
    before = bisect_right(sides, at, key=lambda side: side[0][0]) - 1
    if before < 0:
        return at
    (_, end), (there, there_end) = sides[before]
    return there if at < end else there_end + at - end


def bearable(text: str) -> Iterator[tuple[int, int]]:
    """Cut *text* into blocks that Qt lays out in no time, as code points, in their order.

    A block ends at a line break; a long one at a space, or where there is none, just so.
    """
    at = 0
    while at <= len(text):
        line_end = text.find("\n", at)
        line_end = len(text) if line_end < 0 else line_end
        while line_end - at > LONG_LINE:
            space = text.find(" ", at + LONG_LINE, min(line_end, at + 2 * LONG_LINE))
            end = space if space >= 0 else at + LONG_LINE
            yield at, end
            at = end + (space >= 0)
        yield at, line_end
        at = line_end + 1
