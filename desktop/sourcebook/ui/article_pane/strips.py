"""Tables wider than the column: each is a strip that slides sideways under it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextDocument, QTextTable

from sourcebook.ui.article_pane.table_frame import TableFrame

_AIR_PX: Final = 24
"""White beside a word to which a strip slides."""


_SLIVER_PX: Final = 4.0
_EDGE_PX: Final = 2.0
"""A border of a table, on both sides of a row."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A table of the document, or a part of a long one."""

    table: QTextTable
    frame: TableFrame


@dataclass(frozen=True, slots=True)
class Band:
    """Where a wide table is on the screen, in document coordinates, and how far it has slid."""

    rect: QRectF
    number: int
    shift: float
    furthest: float


@dataclass(slots=True)
class Strips:
    """The tables of one document; those that fit the column do not slide.

    Attributes:
        strips: The tables in the order of the text, a list that grows.
    """

    strips: Sequence[Strip] = ()
    _column: tuple[float, float] = (0.0, 0.0)
    _fitted: int = 0
    _shifts: dict[int, float] = field(default_factory=dict)

    def fit(self, column: tuple[float, float]) -> None:
        """Give the tables their widths in *column*; those fitted before stay if it is the same."""
        if column != self._column:
            self._column, self._fitted = column, 0
        for strip in self.strips[self._fitted :]:
            strip.frame.fit(strip.table, column[1] - column[0])
        self._fitted = len(self.strips)

    def bands(self, document: QTextDocument, view: QRectF) -> list[Band]:
        """Return the wide tables that *view* shows, from above."""
        wide = [one for one in self.strips if one.frame.is_wider_than(self._width)]
        if not wide:
            return []
        layout = document.documentLayout()
        exact = Qt.HitTestAccuracy.FuzzyHit
        first = layout.hitTest(QPointF(self._column[0] + 2, view.top()), exact)
        last = layout.hitTest(QPointF(self._column[0] + 2, view.bottom()), exact)
        return [
            self._band(document, strip)
            for strip in wide
            if strip.table.firstPosition() - 1 <= last and strip.table.lastPosition() + 1 >= first
        ]

    def band_at(self, document: QTextDocument, view: QRectF, point: QPointF) -> Band | None:
        """Return the wide table under a point of the document."""
        found = (band for band in self.bands(document, view) if band.rect.contains(point))
        return next(found, None)

    def slide(self, band: Band, by_px: float) -> bool:
        """Slide a table; False if it cannot go further."""
        shift = min(max(0.0, band.shift + by_px), band.furthest)
        self._shifts[band.number] = shift
        return shift != band.shift

    def reveal(self, band: Band, left: float, right: float) -> bool:
        """Slide a table so that a place in it, document coordinates, is in the column."""
        low, high = right + _AIR_PX - self._column[1], left - _AIR_PX - self._column[0]
        wanted = min(max(band.shift, low), max(low, high)) if low > band.shift else band.shift
        return self.slide(band, min(wanted, max(0.0, high)) - band.shift)

    @property
    def _width(self) -> float:
        return self._column[1] - self._column[0]

    def _band(self, document: QTextDocument, strip: Strip) -> Band:
        layout, table = document.documentLayout(), strip.table
        pad = table.format().toTableFormat().cellPadding() + _EDGE_PX
        firsts = [table.cellAt(0, at).firstCursorPosition() for at in range(table.columns())]
        lasts = [
            table.cellAt(table.rows() - 1, at).lastCursorPosition() for at in range(table.columns())
        ]
        top = min(layout.blockBoundingRect(one.block()).top() for one in firsts) - pad
        bottom = max(layout.blockBoundingRect(one.block()).bottom() for one in lasts) + pad
        furthest = max(0.0, sum(strip.frame.widths(self._width)) - self._width + 2)
        is_turned = table.format().layoutDirection() == Qt.LayoutDirection.RightToLeft
        begun = furthest if is_turned else 0.0
        shift = min(self._shifts.get(strip.frame.number, begun), furthest)
        rect = QRectF(self._column[0] - 1, top, self._width + 2, bottom - top)
        return Band(rect, strip.frame.number, shift, furthest)


def between(bands: Sequence[Band], view: QRectF) -> Iterator[QRectF]:
    """Yield the parts of *view* above, between and below *bands*, over its whole width.

    Between the parts of one table are a few pixels, too low for words: Qt would draw both for them.
    """
    top = view.top()
    for band in bands:
        if band.rect.top() > top + _SLIVER_PX:
            yield QRectF(view.left(), top, view.width(), band.rect.top() - top)
        top = max(top, band.rect.bottom())
    if view.bottom() > top:
        yield QRectF(view.left(), top, view.width(), view.bottom() - top)
