"""One article laid out in the reader: it grows until it is whole, and knows its places."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Final

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, QTimer, QVariantAnimation

from sourcebook.base.shifting import carried
from sourcebook.model.highlight import Highlight
from sourcebook.ui.article_pane.builder import FIRST_CODE_POINTS, NO_CUTS, Builder
from sourcebook.ui.article_pane.cuts import CutView
from sourcebook.ui.article_pane.decoration import Decoration, Flash, Passage, Pointer
from sourcebook.ui.article_pane.gallery import Gallery
from sourcebook.ui.article_pane.hints import Target
from sourcebook.ui.article_pane.laying_out import LayingOut
from sourcebook.ui.article_pane.links import visible_links
from sourcebook.ui.article_pane.passages import passages, placed, ranges, step
from sourcebook.ui.article_pane.reader import Reader
from sourcebook.ui.article_pane.reading import ImageSource, Reading
from sourcebook.ui.article_pane.strips import Strips
from sourcebook.ui.article_pane.typography import Typography

_FLASH_MS: Final = 2200
_FULL_PART: Final = 0.55
"""Part of a flash that shows at full strength, before it fades."""


class Page(QObject):
    """Shows one edition in one typography; offsets are code points of the edition's text.

    Attributes:
        reading: What is shown.
        highlights: The highlights that are painted; later ones than the reading's perhaps.
        found: The places that answer the search, code points, in order.
    """

    def __init__(
        self,
        reader: Reader,
        reading: Reading,
        typography: Typography,
        images: ImageSource,
        cuts: CutView = NO_CUTS,
    ) -> None:
        super().__init__(reader)
        self.reading = reading
        self._reader = reader
        self.highlights: tuple[Highlight, ...] = tuple(reading.highlights)
        self.found: tuple[tuple[int, int], ...] = ()
        self._builder = Builder(reading, typography, cuts)
        self._cuts = self._builder.writer.cuts
        self._offsets = self._builder.writer.offsets
        self._laying = LayingOut(self._builder.document)
        self._decoration = Decoration(self._builder.document, typography)
        self._decoration.strips = Strips(self._builder.strips)
        self._decoration.codes = self._builder.writer.codes
        self._placed: list[Highlight] = []
        self._marks = passages((), typography.theme)
        self._found_marks = ranges(())
        self._gone_to = ""
        self._gallery = Gallery(
            reader, self._builder.document, typography, self._builder.assets, images
        )
        self._growing = QTimer(self)
        self._growing.timeout.connect(self._grow)
        self._fading = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_FLASH_MS)
        self._fading.valueChanged.connect(self._fade)
        self._fading.finished.connect(self._end_flash)

    @property
    def typography(self) -> Typography:
        """Return how it is set."""
        return self._decoration.typography

    @property
    def images(self) -> Sequence[int]:
        """Return the document positions of the pictures that are built, in order."""
        return self._builder.writer.images

    @property
    def passages(self) -> Sequence[Passage]:
        """Return the highlights as they stand in what is built."""
        return self._decoration.passages

    def show(self, place: int) -> None:
        """Show it with the line at *place* at the top."""
        if place > 0:
            self._builder.build_to(place + FIRST_CODE_POINTS)
        self.open()
        if place > 0:
            self._reader.bring_up(self.position(place))

    def open(self) -> None:
        """Show its beginning; the rest grows while it is read."""
        self.set_highlights(self.highlights)
        self._builder.build_first()
        self._mark_built()
        self._reader.copied_text = self._words
        self._reader.text_begins = self._offsets.to_position(0)
        self._reader.show_document(self._decoration, self._builder.writer.images)
        self._gallery.show(self._builder.writer.images)
        self._growing.start()

    def is_laid_out(self, offset: int, position: int | None = None) -> bool:
        """Tell whether a code point, and a document position, are laid out with a screen below."""
        if not self._builder.is_done:
            has_position = position is None or self._builder.writer.position > position
            if not has_position or self._offsets.end <= offset + FIRST_CODE_POINTS:
                return False
        meant = position if position is not None else self._offsets.to_position(offset)
        last = self._builder.document.characterCount() - 1
        return self._laying.at >= min(meant + FIRST_CODE_POINTS, last)

    def go_on(self) -> bool:
        """Lay out or build the next slice; False when there is none.

        What is built is laid out first: Qt would do it at once when more is appended.
        """
        if self._laying.go_on():
            return True
        if self._builder.is_done:
            return False
        self._builder.build_more()
        self._mark_built()
        return True

    def lay_out_again(self) -> None:
        """Lay it out in short steps once more: the column became narrower or wider."""
        self._laying.again()
        self._growing.start()

    def close(self) -> None:
        """Stop growing; the reader shows something else now."""
        self._growing.stop()
        self._fading.stop()
        self._gallery.close()
        self.deleteLater()

    def build_to(self, offset: int) -> None:
        """Build at least up to a code point."""
        self._builder.build_to(offset)
        self._mark_built()

    def build_towards(self, offset: int) -> bool:
        """Build a slice; tell whether all up to a code point stands, and a screen beyond it."""
        self._builder.build_more()
        return self._builder.is_done or self._offsets.end >= offset + FIRST_CODE_POINTS

    def build_all(self) -> None:
        """Build what is left."""
        self._builder.build_all()
        self._mark_built()

    def position(self, offset: int) -> int:
        """Return the document position of a code point, building a screen beyond it if need be."""
        if not self._builder.is_done and offset + FIRST_CODE_POINTS >= self._offsets.end:
            self.build_to(offset + FIRST_CODE_POINTS)
        return self._offsets.to_position(offset)

    def reached(self, offset: int) -> int:
        """Return the document position of a code point, or of the last one that is built."""
        return self._offsets.to_position(offset)

    def offset(self, position: int) -> int:
        """Return the code point at a document position."""
        return self._offsets.to_offset(position)

    def moved(self, position: int, before: "Page") -> int:
        """Return the position here of what stands at *position* in the page *before*.

        Images and cuts between the words may have come or gone, and words in one stretch; what
        stands in a cut moves to the words after it.
        """
        if position <= before.title_end:
            return min(position, self.title_end)
        offset = before.offset(position)
        begun = before.reached(offset)
        there = self.carried(offset, before)
        if before.cut_at(position) is not None:
            is_behind = begun < position  # a cut at the very beginning has no text before it
            return self.position(self.carried(offset + 1, before) if is_behind else there)
        moved = self.position(there) + position - begun
        has_cuts = self._cuts or before.cuts
        return max(0, min(moved, self.position(there + 1)) if has_cuts else moved)

    def carried(self, offset: int, before: "Page") -> int:
        """Return where a place of the text before stands in the text shown here."""
        old, new = before.reading.edition, self.reading.edition
        return offset if old.id == new.id else carried(offset, old.text, new.text)

    def holds(self, position: int) -> bool:
        """Tell whether a document position stands in the text, not in the title block or a cut."""
        return self._offsets.holds(position)

    @property
    def title_end(self) -> int:
        """Return the document position after the title block."""
        return self._builder.title_end

    @property
    def cuts(self) -> Sequence[tuple[int, int, int]]:
        """Return where the cuts stand that are built and shown: first, last, number from 0."""
        return self._cuts

    def cut_at(self, position: int) -> int | None:
        """Return the number of the cut at a document position, None where there is none."""
        at = bisect_right(self._cuts, position, key=itemgetter(0)) - 1
        return self._cuts[at][2] if at >= 0 and position <= self._cuts[at][1] else None

    def step_cut(self, position: int, *, forward: bool) -> int | None:
        """Return which cut is the next, or the one before, counted in the order of the text.

        At the ends it goes round. *position* is in the part that is built; nothing is built.
        """
        count = len(self.reading.edition.cuts)
        here = bisect_right(self._cuts, position, key=itemgetter(0))
        if not forward:
            is_inside = self.cut_at(position) is not None
            here = here - 2 if is_inside else here - 1
        return here % count if count else None

    def cut_place(self, at: int) -> int:
        """Return the code point before which a cut stands, counted in the order of the text."""
        return sorted(cut.at for cut in self.reading.edition.cuts)[at]

    def cut_range(self, at: int) -> tuple[int, int] | None:
        """Return where that cut stands in the document, None if it is not built or shown."""
        return self._cuts[at][:2] if at < len(self._cuts) else None

    def point_at_cut(self, number: int | None) -> None:
        """Show that this cut is meant; None points none out."""
        if number != self._decoration.cut:
            self._decoration.cut = number
            self._reader.viewport().update()

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Paint these highlights."""
        self.highlights = tuple(highlights)
        self._placed = placed(self.highlights)
        self._marks = passages(self._placed, self._decoration.typography.theme)
        self._decoration.passages = self._marks.made
        self._mark_built()
        self._reader.viewport().update()

    def set_found(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark the places that answer the search."""
        self.found = tuple(spans)
        self._found_marks = ranges(self.found)
        self._decoration.found = self._found_marks.made
        self._mark_built()
        self._reader.viewport().update()

    def set_current(self, span: tuple[int, int] | None) -> None:
        """Mark a range of document positions more strongly than the others that were found."""
        self._decoration.current = span
        self._reader.viewport().update()

    def step_found(self, position: int, *, forward: bool) -> tuple[int, int] | None:
        """Return what was found after or before a document position; None beyond the last one.

        That is code points; nothing is built.
        """
        number = self._found_marks.step(position, forward=forward)
        return None if number is None else self.found[number]

    def passage_at(self, start: int, end: int) -> Passage | None:
        """Return the highlight at a document position, or the first one before *end*.

        Of those that begin there, it is the one that was gone to last, else the one on top.
        """
        inside = (p for p in self.passages if p.start < end and start < p.end)
        gone_to = (p for p in self.passages if p.id == self._gone_to and p.start == start == end)
        return next(gone_to, None) or self._decoration.passage_at(start) or next(inside, None)

    def passage_under(self, point: QPoint, view: QRectF) -> Passage | None:
        """Return the highlight under a point of the screen that shows *view*, or by its marker."""
        inside = QPointF(point) + view.topLeft()
        exactly = Qt.HitTestAccuracy.ExactHit
        position = self._builder.document.documentLayout().hitTest(inside, exactly)
        under = self._decoration.passage_at(position) if position >= 0 else None
        return under or self._decoration.passage_in_margin(inside, view)

    def links(self, view: QRectF) -> list[Target]:
        """Return the links that *view* shows, in document coordinates."""
        return visible_links(self._builder.document, view, self._decoration.strips)

    def step(self, position: int, *, forward: bool) -> Highlight | None:
        """Return the highlight after or before a document position, going round at the end.

        Nothing is built for it.
        """
        number = step(self._marks, position, forward=forward, gone_to=self._gone_to)
        found = None if number is None else self._placed[number]
        self._gone_to = found.id if found is not None else ""
        return found

    def point_out(self, start: int, end: int) -> None:
        """Mark a range of document positions for a moment."""
        self._decoration.flash = Flash(start, end)
        self._fading.stop()
        self._fading.start()
        self._reader.viewport().update()

    def point_at(self, pointer: Pointer | None) -> None:
        """Show the reading cursor here; None hides it."""
        if pointer != self._decoration.pointer:
            self._decoration.pointer = pointer
            self._reader.viewport().update()

    def _grow(self) -> None:
        if self._reader.is_on_its_way():
            return  # the way takes the same steps; two in one turn of the window would be too long
        if self.go_on():
            self._gallery.look_soon()
        else:
            self._growing.stop()

    def _mark_built(self) -> None:
        """Mark what was built since; Qt paints it when it has laid it out."""
        self._decoration.fit_tables()
        self._marks.grow(self._offsets)
        self._found_marks.grow(self._offsets)

    def _words(self, start: int, end: int) -> str:
        first, last = self.offset(start), self.offset(end)
        return self.reading.edition.text[first:last]

    def _fade(self, value: float) -> None:
        flash = self._decoration.flash
        if flash is not None:
            strength = min(1.0, value / (1 - _FULL_PART))
            self._decoration.flash = replace(flash, strength=strength)
            self._reader.viewport().update()

    def _end_flash(self) -> None:
        self._decoration.flash = None
        self._reader.viewport().update()
