"""The page on which a note is read: drawn by what draws articles, tied to lines of its source."""

import time
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from sourcebook.model.article import Article, Metadata
from sourcebook.model.edition import Edition, Kind, Mark
from sourcebook.model.highlight import Highlight
from sourcebook.model.rendering import Rendering
from sourcebook.ui.article_pane.arriving import Arrival
from sourcebook.ui.article_pane.column import White
from sourcebook.ui.article_pane.page import Page
from sourcebook.ui.article_pane.reader import Reader
from sourcebook.ui.article_pane.reading import ImageSource
from sourcebook.ui.article_pane.typography import Typography

WHITE: Final = White(side_px=22, top_px=20, bottom_px=60)

_STEP_S: Final = 0.02
"""A place of the page is laid out and built for so long at a time, then the window has its turn."""

_FAR: Final = 30_000
"""UTF-16 units that Qt lays out anew, when the page is shown again, before anybody notices."""

_HEADING: Final = "#heading-"
_NOBODY: Final = Article("", "", Metadata(), "", 0, "", "", "")

NOTHING: Final = Rendering(Edition("", "", Metadata(), "", "", ()))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A note in the form in which articles are read."""

    edition: Edition
    article: Article = _NOBODY
    highlights: tuple[Highlight, ...] = ()
    place: int = 0


class Sheet(Reader):
    """Shows renderings of a note, one after the other, and stays at the line that is read.

    Signals:
        followed: The address of a link that leads out of the note, or ticks a box in it.
        shown: What was put is on the screen.
    """

    followed = Signal(str)
    shown = Signal()

    def __init__(self, typography: Typography, images: ImageSource, parent: QWidget) -> None:
        super().__init__(parent, white=WHITE)
        self.setAccessibleName(self.tr("Preview of the note"))
        self._typography = typography
        self._image_source = images
        self._page: Page | None = None
        self._next: Page | None = None
        self._target = 0
        self._rendering = self._waiting = NOTHING
        self._building = QTimer(self)
        self._building.timeout.connect(self._build)
        self._wanted = 0.0, 0
        self._left_at: float | None = None
        self._bringing = QTimer(self, singleShot=True)
        self._bringing.timeout.connect(lambda: self.bring_line(*self._wanted))
        self.link_followed.connect(self._lead)
        self._arrival = Arrival(self, lambda: self._page, is_aside=True)

    @property
    def rendering(self) -> Rendering:
        """Return what is shown."""
        return self._rendering

    def put(self, rendering: Rendering) -> None:
        """Show *rendering*, with the line at the top that is there now.

        What stands before that line is built a slice at a time, so that nobody waits for it.
        """
        line = self.source_line_at(0) if self._left_at is None else self._left_at
        self._drop_next()
        draft = _Draft(rendering.edition)
        self._next = Page(self, draft, self._typography, self._image_source)
        self._target = rendering.place_of(line) if line else 0
        self._waiting = rendering
        self._building.start(0)

    def set_in(self, typography: Typography) -> None:
        """Change colours and the size of the text."""
        if typography != self._typography:
            self._typography = typography
            if self._page is not None:
                self.put(self._rendering)

    def source_line_at(self, y: int) -> float:
        """Return the line of the source that is drawn at a height of the screen."""
        if self._page is None:
            return 0.0
        position = self.cursorForPosition(QPoint(self.column_left(), y)).position()
        return self._rendering.line_at(self._page.offset(position))

    def bring_line(self, line: float, below_px: int) -> None:
        """Draw a line of the source so far below the top edge, as near as the page can move.

        A place far beyond what is built is gone to when that has grown so far, a slice at a time.
        """
        self._bringing.stop()
        if self._page is None:
            return
        place = self._rendering.place_of(line)
        if not self.is_on_its_way() and self._reach(self._page, place):
            self.bring_up(self._page.position(place), below_px)
        else:
            self._wanted = line, below_px
            self._bringing.start(0)

    def choose_link(self, address: str) -> None:
        """Put the keyboard on a link, where it is still there."""
        found = next((one for one in self._links() if one[0] == address), None)
        if found is not None and self._page is not None:
            self.put_cursor(self._page.position(found[1]), self._page.position(found[2]))

    def follow_chosen(self) -> bool:
        """Follow the link on which the keyboard is; tell whether there is one."""
        cursor = self.textCursor()
        address = cursor.charFormat().anchorHref() if cursor.hasSelection() else ""
        if address:
            self._lead(address)
        return bool(address)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the line instead of the page, if that is long: shown anew it would be laid out."""
        if not event.spontaneous() and self._page is not None and self._is_far():
            self._left_at = self.source_line_at(0)
            self._page.close()
            self._page = None
            blank = Page(self, _Draft(NOTHING.edition), self._typography, self._image_source)
            blank.open()
            blank.close()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Build the page again that was let go."""
        super().showEvent(event)
        if self._left_at is not None and self._next is None:
            self.put(self._rendering)

    def _is_far(self) -> bool:
        return not self.is_on_its_way() and (self.top_position() or 0) > _FAR

    def _build(self) -> None:
        page = self._next
        if page is None or not page.build_towards(self._target):
            return
        self._building.stop()
        before, self._page, self._next = self._page, page, None
        self._arrival.forget()
        self._left_at = None
        self._rendering = self._waiting
        picture = self.picture() if self.isVisible() and self._target else None
        page.open()
        if before is not None:
            before.close()
        self._arrival.go(self._target, lambda: self._arrive(page), meanwhile=picture)

    def _arrive(self, page: Page) -> None:
        if self._target:
            self.bring_up(page.position(self._target))
        self.shown.emit()

    def _reach(self, page: Page, place: int) -> bool:
        """Build and lay out a step; tell whether a place of the text can be gone to at once."""
        until = time.monotonic() + _STEP_S
        while not page.is_laid_out(place):
            if time.monotonic() >= until:
                return False
            if not page.go_on():
                break
        return True

    def _drop_next(self) -> None:
        self._building.stop()
        if self._next is not None:
            self._next.close()
            self._next = None

    def _lead(self, address: str) -> None:
        """Go to a place in the note, or tell where else a link leads."""
        if not address.startswith("#"):
            self.followed.emit(address)
        elif (place := self._place_named(address)) is not None and self._page is not None:
            self.bring_up(self._page.position(place))

    def _place_named(self, address: str) -> int | None:
        """Return where a footnote, the sign that leads to one, or a heading stands."""
        blocks = self._rendering.edition.blocks
        if address.startswith(_HEADING):
            number = int(address.removeprefix(_HEADING))
            headings = [block.start for block in blocks if block.kind is Kind.HEADING]
            return headings[number - 1] if 0 < number <= len(headings) else None
        if address.startswith("#fnref"):
            sign = f"#fn{address[6:]}"
            return next((start for href, start, _ in self._links() if href == sign), None)
        return next((block.start for block in blocks if f"#{block.name}" == address), None)

    def _links(self) -> list[tuple[str, int, int]]:
        return [
            (span.href, span.start, span.end)
            for block in self._rendering.edition.blocks
            for span in block.spans
            if span.mark is Mark.LINK
        ]
