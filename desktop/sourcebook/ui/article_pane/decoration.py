"""Paint what lies under the letters: paper, panels, quotation bars, highlights, markers.

Nothing of it is in the document, so that selecting and copying see words only, and a new
highlight costs one repaint.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QTextBlock, QTextDocument

from sourcebook.ui import fonts
from sourcebook.ui.article_pane.geometry import line_rects, visible_blocks
from sourcebook.ui.article_pane.lists import QUOTE_EM
from sourcebook.ui.article_pane.panels import PANEL_EM
from sourcebook.ui.article_pane.strips import Strips
from sourcebook.ui.article_pane.typography import Property, Typography

MARKER_WIDTH_PX: Final = 20.0
MARKER_HEIGHT_PX: Final = 18.0
MARKER_GAP_PX: Final = 14.0
"""White between the column and the markers of highlights beside it, where lines end."""

_COMMENT_PX: Final = 3.0
"""Radius of the dot on the marker of a highlight that has a comment."""

_BAR_PX: Final = 3.0
_ROUND_PX: Final = 3.5
_PANEL_ROUND_PX: Final = 8.0
_RULE_EM: Final = 5.0
_CUT_AIR_PX: Final = 4.0
_CUT_FOOT_PX: Final = 9.0
"""White below a cut: letters stand low in their lines."""

_CUT_SEAM_PX: Final = 3.0
_MARKER_AIR_EM: Final = 0.55
_FOUND_STRENGTH: Final = 0.24
_CURRENT_STRENGTH: Final = 0.5
_SENTENCE_STRENGTH: Final = {False: 0.09, True: 0.16}
_WORD_STRENGTH: Final = {False: 0.2, True: 0.3}
"""How strongly the reading cursor tints, on light and on dark paper."""

POINTER_PX: Final = 3.0
POINTER_GAP_PX: Final = 19.0
"""Width of the bar beside the paragraph of the reading cursor, and white between them."""

Shown = list[tuple[QTextBlock, QRectF]]
"""The blocks on the screen, with where their text stands in the document."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A highlight in the document; ``number`` counts highlights in the order of the text."""

    id: str
    start: int
    end: int
    ground: str
    number: int
    has_comment: bool


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the reading cursor is: its paragraph, and the sentence and word that are tinted."""

    paragraph: tuple[int, int]
    sentence: tuple[int, int] | None = None
    word: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Flash:
    """A passage that is pointed out for a moment; ``strength`` fades from 1 to 0."""

    start: int
    end: int
    strength: float = 1.0


@dataclass(slots=True)
class Decoration:
    """What is painted around the words of one document, in document coordinates.

    Attributes:
        document: The document, laid out.
        typography: How it is set.
        column: Left and right edge of the text.
        strips: Its tables, of which wide ones slide.
        codes: Document ranges of code inside paragraphs.
        passages: The highlights, in the order of the text.
        found: The places that answer the search, in the order of the text.
        flash: The passage pointed out now.
        pointer: Where the reading cursor is, or None while it is hidden.
        current: The place among those found that was gone to last.
        cut: The number of the cut that is pointed out, or None.
    """

    document: QTextDocument
    typography: Typography
    column: tuple[float, float] = (0.0, 0.0)
    strips: Strips = field(default_factory=Strips)
    codes: list[tuple[int, int]] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    found: list[tuple[int, int]] = field(default_factory=list)
    flash: Flash | None = None
    pointer: Pointer | None = None
    current: tuple[int, int] | None = None
    cut: int | None = None

    def fit_tables(self) -> None:
        """Give tables that were built since their widths, once the column is known."""
        if self.column[1] > 0:
            self.strips.fit(self.column)

    def paint(self, painter: QPainter, view: QRectF) -> None:
        """Paint what *view* shows, to be painted over by the letters; but not the margin."""
        painter.fillRect(view, QColor(self.typography.theme.paper))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shown = list(visible_blocks(self.document, view))
        for block, rect in shown:
            self._paint_panel(painter, block, rect)
            self._paint_rule(painter, block, rect)
            self._paint_marker(painter, block, rect)
            self._paint_cut(painter, block, rect)
        self._paint_quotes(painter, shown, view)
        self._paint_ranges(painter, _words_of(shown))

    def paint_margin(self, painter: QPainter, view: QRectF) -> None:
        """Paint the markers beside what *view* shows."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.passages:
            for rect, passage in self._margin(_words_of(visible_blocks(self.document, view))):
                self._paint_number(painter, rect, passage)

    def passage_at(self, position: int) -> Passage | None:
        """Return the highlight over a document position, the one painted last first."""
        found = (p for p in reversed(self.passages) if p.start <= position < p.end)
        return next(found, None)

    def passage_in_margin(self, point: QPointF, view: QRectF) -> Passage | None:
        """Return the highlight whose marker beside the column lies under *point*."""
        margin = self._margin(_words_of(visible_blocks(self.document, view)))
        return next((passage for rect, passage in margin if rect.contains(point)), None)

    def _paint_panel(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        form = block.blockFormat()
        if not form.property(Property.PANEL):
            return
        pad = self.typography.em(PANEL_EM)
        left, right = self.column
        panel = QRectF(rect)
        panel.setLeft(left + form.leftMargin() - pad)
        panel.setRight(right - form.rightMargin() + pad)
        panel.adjust(0, -pad * 0.8, 0, pad * 0.8)
        painter.setBrush(QColor(self.typography.theme.panel))
        painter.drawRoundedRect(panel, _PANEL_ROUND_PX, _PANEL_ROUND_PX)

    def _paint_rule(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        if block.blockFormat().property(Property.RULE):
            width = self.typography.em(_RULE_EM)
            centre = sum(self.column) / 2
            line = QRectF(centre - width / 2, rect.center().y(), width, 1)
            painter.fillRect(line, QColor(self.typography.theme.dim))

    def _paint_marker(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        marker = block.blockFormat().property(Property.MARKER)
        if not marker or not block.layout().lineCount():
            return
        line = block.layout().lineAt(0)
        font = self.typography.body()
        width = QFontMetricsF(font).horizontalAdvance(marker)
        air = self.typography.em(_MARKER_AIR_EM)
        left, right = self.column
        form = block.blockFormat()
        turned = form.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = right - form.rightMargin() + air if turned else left + form.leftMargin() - air - width
        painter.setFont(font)
        painter.setPen(QColor(self.typography.theme.dim))
        painter.drawText(QPointF(x, rect.top() + line.y() + line.ascent()), marker)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_cut(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        """Draw a bar beside a cut, and a ground under the one that is pointed out."""
        number = _cut_of(block)
        if not number:
            return
        theme = self.typography.theme
        left, right = self.column
        area = QRectF(left, rect.top(), right - left, rect.height())
        if _cut_of(block.previous()) != number:
            area.setTop(area.top() - _CUT_AIR_PX)
        is_last = _cut_of(block.next()) != number
        area.setBottom(area.bottom() + (_CUT_FOOT_PX if is_last else _CUT_SEAM_PX))
        turned = _is_turned(block)
        if number - 1 == self.cut:
            painter.fillRect(area.toAlignedRect(), QColor(theme.panel))
        bar = QRectF(right - _BAR_PX if turned else left, area.top(), _BAR_PX, area.height())
        ink = theme.link if number - 1 == self.cut else theme.rule
        painter.fillRect(bar.toAlignedRect(), QColor(ink))

    def _paint_quotes(self, painter: QPainter, shown: Shown, view: QRectF) -> None:
        painter.setBrush(QColor(self.typography.theme.accent))
        deepest = max((_quote_depth(block) for block, _ in shown), default=0)
        for depth in range(1, deepest + 1):
            for bar in self._bars(shown, depth, view):
                painter.drawRoundedRect(bar, _BAR_PX / 2, _BAR_PX / 2)

    def _bars(self, shown: Shown, depth: int, view: QRectF) -> Iterator[QRectF]:
        """Yield the bars of quotations *depth* deep; one that goes on beyond *view* leaves it."""
        bar = QRectF()
        for block, rect in shown:
            if _quote_depth(block) < depth:
                if not bar.isNull():
                    yield bar
                bar = QRectF()
                continue
            x = self._bar_x(block, depth)
            top = rect.top() + 3 if _quote_depth(block.previous()) < depth else view.top() - 20
            bottom = rect.bottom() - 1 if _quote_depth(block.next()) < depth else view.bottom() + 20
            if bar.isNull():
                bar = QRectF(x, top, _BAR_PX, bottom - top)
            else:
                bar.setBottom(bottom)
        if not bar.isNull():
            yield bar

    def _bar_x(self, block: QTextBlock, depth: int) -> float:
        before = self.typography.em((depth - 1) * QUOTE_EM) + 2
        left, right = self.column
        turned = _is_turned(block)
        return right - before - _BAR_PX if turned else left + before

    def _paint_ranges(self, painter: QPainter, shown: Shown) -> None:
        theme = self.typography.theme
        for span in _inside(self.codes, shown):
            self._paint_range(painter, shown, span, QColor(theme.panel))
        self._paint_pointer(painter, shown)
        for passage in self._passages_in(shown):
            self._paint_range(painter, shown, (passage.start, passage.end), QColor(passage.ground))
        colour = QColor(theme.accent)
        colour.setAlphaF(_FOUND_STRENGTH)
        for span in _inside(self.found, shown):
            self._paint_range(painter, shown, span, colour)
        if self.current:
            colour.setAlphaF(_CURRENT_STRENGTH)
            self._paint_range(painter, shown, self.current, colour)
        if self.flash:
            colour = QColor(theme.link)
            colour.setAlphaF(0.34 * self.flash.strength)
            self._paint_range(painter, shown, (self.flash.start, self.flash.end), colour)

    def _passages_in(self, shown: Shown) -> list[Passage]:
        """Return the passages that reach into *shown*; one may begin far above it."""
        if not shown:
            return []
        first, last = shown[0][0].position(), _end(shown[-1][0])
        after = bisect_left(self.passages, last, key=lambda one: one.start)
        return [one for one in self.passages[:after] if one.end > first]

    def _paint_pointer(self, painter: QPainter, shown: Shown) -> None:
        """Tint the sentence and the word of the reading cursor, with a bar beside its paragraph."""
        if self.pointer is None:
            return
        theme = self.typography.theme
        colour = QColor(theme.link)
        blocks = _blocks_of(shown, self.pointer.paragraph)
        if blocks:
            top, bottom = blocks[0][1].top(), blocks[-1][1].bottom()
            left, right = self.column
            x = left - POINTER_GAP_PX
            if _is_turned(blocks[0][0]):
                x = right + POINTER_GAP_PX - POINTER_PX
            bar = QRectF(x, top + 2, POINTER_PX, bottom - top - 4)
            painter.setBrush(colour)
            painter.drawRoundedRect(bar, POINTER_PX / 2, POINTER_PX / 2)
        spans = (self.pointer.sentence, _SENTENCE_STRENGTH), (self.pointer.word, _WORD_STRENGTH)
        for span, strength in spans:
            if span is not None:
                colour.setAlphaF(strength[theme.is_dark])
                self._paint_range(painter, shown, span, colour)

    def _paint_range(
        self, painter: QPainter, shown: Shown, span: tuple[int, int], colour: QColor
    ) -> None:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for block, rect in _blocks_of(shown, span):
            for line in line_rects(block, rect, *span):
                path.addRoundedRect(line.adjusted(-2, -0.5, 2, 0.5), _ROUND_PX, _ROUND_PX)
        painter.fillPath(path, colour)

    def _margin(self, shown: Shown) -> Iterator[tuple[QRectF, Passage]]:
        """Yield where the markers of highlights stand, none over another."""
        lowest = float("-inf")
        for passage in self._passages_in(shown):
            blocks = _blocks_of(shown, (passage.start, passage.start + 1))
            if not blocks:
                continue
            lines = line_rects(*blocks[0], passage.start, passage.start + 1)
            if not lines:
                continue
            top = max(lines[0].center().y() - MARKER_HEIGHT_PX / 2, lowest)
            lowest = top + MARKER_HEIGHT_PX + 2
            left = self.column[1] + MARKER_GAP_PX
            if _is_turned(blocks[0][0]):
                left = self.column[0] - MARKER_GAP_PX - MARKER_WIDTH_PX
            yield QRectF(left, top, MARKER_WIDTH_PX, MARKER_HEIGHT_PX), passage

    def _paint_number(self, painter: QPainter, rect: QRectF, passage: Passage) -> None:
        painter.setBrush(QColor(passage.ground))
        painter.drawRoundedRect(rect, 5, 5)
        painter.setFont(fonts.sans(11, 600))
        painter.setPen(QColor(self.typography.theme.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(passage.number))
        painter.setPen(Qt.PenStyle.NoPen)
        if passage.has_comment:
            painter.setBrush(QColor(self.typography.theme.accent))
            corner = rect.topRight() + QPointF(-_COMMENT_PX / 2, _COMMENT_PX / 2)
            painter.drawEllipse(corner, _COMMENT_PX, _COMMENT_PX)


def _cut_of(block: QTextBlock) -> int:
    """Return the number of the cut that a block shows, from 1; 0 for the article's own words."""
    return int(block.blockFormat().property(Property.CUT) or 0) if block.isValid() else 0


def _is_turned(block: QTextBlock) -> bool:
    """Tell whether its lines begin at the right."""
    return block.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft


def _words_of(shown: Iterable[tuple[QTextBlock, QRectF]]) -> Shown:
    """Return the blocks of the article's own words: nothing is marked in what was cut."""
    return [(block, rect) for block, rect in shown if not _cut_of(block)]


def _quote_depth(block: QTextBlock) -> int:
    return int(block.blockFormat().property(Property.QUOTE_DEPTH) or 0) if block.isValid() else 0


def _blocks_of(shown: Shown, span: tuple[int, int]) -> Shown:
    start, end = span
    if not shown or end <= shown[0][0].position() or start > _end(shown[-1][0]):
        return []
    return [
        (block, rect)
        for block, rect in shown
        if block.position() < end and start < block.position() + block.length()
    ]


def _inside(spans: list[tuple[int, int]], shown: Shown) -> list[tuple[int, int]]:
    """Return those of many spans that begin on the screen; they stand in one block, in order."""
    if not shown:
        return []
    first = bisect_left(spans, (shown[0][0].position(), 0))
    last = bisect_left(spans, (_end(shown[-1][0]), 0))
    return spans[first:last]


def _end(block: QTextBlock) -> int:
    return block.position() + block.length()
