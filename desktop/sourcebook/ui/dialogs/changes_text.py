"""Two texts as one: what went is struck through, what came is underlined, each with its sign."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from sourcebook.base.merged import Part, Piece, merged
from sourcebook.model.comparison import Comparison
from sourcebook.model.highlight import Colour
from sourcebook.ui.dialogs.edition_text import EditionText
from sourcebook.ui.theme import Theme

GONE: Final = "\N{MINUS SIGN}"
NEW: Final = "+"


class ChangesText(EditionText):
    """Shows a comparison; `step` goes from one change to the next."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__(name)
        self._parts: list[Part] = []
        self._marks = {
            part: _format(theme, part, is_current=False) for part in (Part.GONE, Part.NEW)
        }
        self._strong = {
            part: _format(theme, part, is_current=True) for part in (Part.GONE, Part.NEW)
        }

    def compare(self, comparison: Comparison) -> None:
        """Show what went and what came."""
        stretches = [
            (one.start, one.end, one.other_start, one.other_end) for one in comparison.differences
        ]
        self._put_pieces(merged(comparison.text, comparison.other_text, stretches))

    def step(self, by: int) -> int:
        """Go to the next or previous change, around the ends; returns its number from 1, or 0."""
        count = len(self.stretches)
        if not count:
            return 0
        self.current = (self.current + by) % count if self.current >= 0 else min(0, by) % count
        self.bring(self.stretches[self.current][0])
        self.mark()
        return self.current + 1

    def _put_pieces(self, pieces: Sequence[Piece]) -> None:
        words, stretches, at = [], [], 0
        self._parts = []
        for piece in pieces:
            sign = {Part.GONE: GONE, Part.NEW: NEW}.get(piece.part, "")
            shown = sign + piece.words
            if sign:
                stretches.append((at, at + len(shown)))
                self._parts.append(piece.part)
            words.append(shown)
            at += len(shown)
        self.put("".join(words), stretches)

    def _selection(self, number: int) -> QTextEdit.ExtraSelection:
        selection = super()._selection(number)
        formats = self._strong if number == self.current else self._marks
        selection.format = formats[self._parts[number]]
        return selection


def _format(theme: Theme, part: Part, *, is_current: bool) -> QTextCharFormat:
    answer = QTextCharFormat()
    usual = Colour.PINK if part is Part.GONE else Colour.GREEN
    answer.setBackground(QColor(theme.highlights[Colour.YELLOW if is_current else usual]))
    answer.setFontStrikeOut(part is Part.GONE)
    answer.setFontUnderline(part is Part.NEW)
    return answer
