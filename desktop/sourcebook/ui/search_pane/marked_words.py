"""Words with marks in so many lines, laid out once for all times they are painted."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QTextCharFormat, QTextLayout

from sourcebook.model.highlight import Colour
from sourcebook.ui.article_pane.direction import runs_right_to_left
from sourcebook.ui.article_pane.offsets import utf16_length
from sourcebook.ui.painting import anywhere
from sourcebook.ui.search_pane.excerpt import Spans, around_marks
from sourcebook.ui.theme import Theme

LINE_PX: Final = 17
"""From line to line."""

KEPT: Final = 256
"""Layouts that are kept: some screens of them."""

_CUT_OFF: Final = "… \u200d"
"""What Qt leaves behind where it cuts; the joiner is of its making within an Arabic word."""

_LEFT_OVER: Final = 4
"""Code points for which there would be room at the end of a line: half a word."""

_NARROWEST: Final = 2
"""How many times as many letters as usual a line may hold."""


class MarkedWords:
    """Lays words out in one font, and keeps what it laid out last."""

    def __init__(self, font: QFont, theme: Theme) -> None:
        self._font = font
        self._theme = theme
        self._known: OrderedDict[tuple[object, ...], QTextLayout] = OrderedDict()

    def laid(
        self,
        words: tuple[str, Spans],
        theme: Theme,
        width_px: float,
        count: int,
        *,
        brings_marks: bool = False,
    ) -> QTextLayout:
        """Lay *words* with their marks out in *count* lines of a width.

        The last line ends with “…” where more would follow. With *brings_marks* their beginning
        is cut off where more different marks are seen so. Costs some tenths of a millisecond
        for words that were not asked for before.
        """
        if theme is not self._theme:
            self._known.clear()
            self._theme = theme
        text, spans = words
        key = (text, tuple(spans), width_px, count, brings_marks)
        layout = self._known.get(key)
        if layout is None:
            if brings_marks and spans:
                room = count * letters_in_line(text, self._font, width_px)
                text, spans = around_marks(text, spans, count, room)
            layout = self._known[key] = self._laid(text, spans, width_px, count)
            layout.setCacheEnabled(True)
            if len(self._known) > KEPT:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(key)
        return layout

    def _laid(self, text: str, spans: Spans, width_px: float, count: int) -> QTextLayout:
        mark = QTextCharFormat()
        mark.setBackground(QColor(self._theme.highlights[Colour.YELLOW]))
        mark.setForeground(QColor(self._theme.text))
        font = self._font
        layout = snippet_layout(text, spans, font, mark)
        if (last := broken_into_lines(layout, width_px, count)) is not None:
            cut = cut_in_line(text, spans, font, width_px, last)
            layout = snippet_layout(*cut, font, mark)
            broken_into_lines(layout, width_px, count)
        return layout


def letters_in_line(text: str, font: QFont, width_px: float) -> int:
    """Return how many code points of *text* stand in a line, on average, and at least."""
    wide = QFontMetrics(font).horizontalAdvance(text) / max(1, len(text))
    return max(1, int(width_px / max(1.0, wide)) - _LEFT_OVER)


def broken_into_lines(layout: QTextLayout, width_px: float, count: int) -> int | None:
    """Break a layout into *count* lines; return where the last begins if it does not reach the end.

    The place counts UTF-16 units.
    """
    start = end = 0
    layout.beginLayout()
    for number in range(count):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width_px)
        line.setPosition(QPointF(0, number * LINE_PX))
        start, end = line.textStart(), line.textStart() + line.textLength()
    layout.endLayout()
    return start if end < utf16_length(layout.text()) else None


def cut_in_line(
    text: str, spans: Spans, font: QFont, width_px: float, last: int
) -> tuple[str, Spans]:
    """Cut *text* off, and the marks with it, so that its line which begins at *last* is the last.

    *last* counts UTF-16 units, as `broken_into_lines` returns it.
    """
    head = text.encode("utf-16-le", "surrogatepass")[: 2 * last].decode("utf-16-le", "ignore")
    rest = text[len(head) :]
    mode = Qt.TextElideMode.ElideRight
    metrics = QFontMetrics(font)
    room = int(width_px - metrics.averageCharWidth())  # letters that join are wider at an end
    most = _NARROWEST * room // max(1, metrics.averageCharWidth())
    kept = metrics.elidedText(f"{rest[:most].rstrip('…')}…", mode, room)
    cut = f"{head}{kept.rstrip(_CUT_OFF)}…"
    end = len(cut) - 1
    return cut, [(start, min(stop, end)) for start, stop in spans if start < end]


def snippet_layout(snippet: str, spans: Spans, font: QFont, mark: QTextCharFormat) -> QTextLayout:
    """Return a layout of *snippet* with *spans* set as *mark*.

    Spans count code points, the layout counts UTF-16 units; line breaks become spaces, one
    for one, so that both still count the same.
    """
    layout = QTextLayout(snippet.replace("\n", " ").replace("\u2029", " "), font)
    option = anywhere()
    if runs_right_to_left(snippet):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    ranges = []
    for start, end in spans:
        marked = QTextLayout.FormatRange()
        marked.start = utf16_length(snippet[:start])
        marked.length = utf16_length(snippet[start:end])
        marked.format = mark
        ranges.append(marked)
    layout.setFormats(ranges)
    return layout
