"""Open the pictures and tables of an article large: the one at the cursor, or one clicked."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from sourcebook.model.edition import Block, Edition
from sourcebook.ui.article_pane.page import Page
from sourcebook.ui.article_pane.plates import Plate, plates
from sourcebook.ui.article_pane.reader import Reader
from sourcebook.ui.article_pane.reading import ImageSource
from sourcebook.ui.article_pane.table_sheet import TableSheet
from sourcebook.ui.article_pane.viewer import Viewer


class Enlarging(QObject):
    """Acts on the article that lies open."""

    def __init__(
        self, reader: Reader, page: Callable[[], Page | None], images: ImageSource
    ) -> None:
        super().__init__(reader)
        self._reader = reader
        self._page = page
        self._images = images
        reader.picture_clicked.connect(self._show_clicked)

    def show_picture(self) -> bool:
        """Show the picture at the cursor, or the first on the screen; False without any."""
        page = self._page()
        found = plates(page.reading.edition) if page else ()
        if page is None or not found:
            return False
        self._open_plate(page, found, self._plate_here(page, found))
        return True

    def show_table(self) -> bool:
        """Show the table at the cursor, or the first on the screen; False without any."""
        page = self._page()
        found = tables(page.reading.edition) if page else []
        if page is None or not found:
            return False
        starts = [table[0].start for table in found]
        ends = [table[-1].end for table in found]
        number = _nearest(starts, ends, self._screen(page), self._attention(page))
        self._open_table(page, found[number])
        return True

    def show_numbered(self, number: str) -> None:
        """Show the table with this number; one that is not there is not."""
        page = self._page()
        for table in tables(page.reading.edition) if page else []:
            if page is not None and str(table[0].table) == number:
                self._open_table(page, table)
                return

    def _show_clicked(self, position: int) -> None:
        page = self._page()
        if page is None:
            return
        drawn = bisect_right(page.images, position) - 1
        found = plates(page.reading.edition)
        here = [at for at, plate in enumerate(found) if plate.is_here]
        if 0 <= drawn < len(here) and position - page.images[drawn] <= 1:
            self._open_plate(page, found, here[drawn])

    def _plate_here(self, page: Page, found: Sequence[Plate]) -> int:
        """Return which picture is meant."""
        drawn = self._drawn_here(page)
        here = [at for at, plate in enumerate(found) if plate.is_here]
        if drawn is not None and drawn < len(here):
            return here[drawn]
        places = [plate.at for plate in found]
        return _nearest(places, places, self._screen(page), self._attention(page))

    def _drawn_here(self, page: Page) -> int | None:
        """Return which of the pictures that are drawn is nearest, None without any in view."""
        top, bottom = self._reader.first_visible_position(), self._reader.last_visible_position()
        first, last = bisect_right(page.images, top) - 1, bisect_right(page.images, bottom)
        lines = {at: self._reader.line_at(page.images[at]) for at in range(max(0, first), last)}
        height = self._reader.viewport().height()
        shown = {at: line for at, line in lines.items() if line.bottom() > 0 < height - line.top()}
        if not shown:
            return None
        caret = self._reader.line_at(self._reader.attention()).center().y()
        return min(shown, key=lambda at: abs(shown[at].center().y() - caret))

    def _screen(self, page: Page) -> tuple[int, int]:
        top, bottom = self._reader.first_visible_position(), self._reader.last_visible_position()
        return page.offset(top), page.offset(bottom)

    def _attention(self, page: Page) -> int:
        return page.offset(self._reader.attention())

    def _open_plate(self, page: Page, found: Sequence[Plate], number: int) -> None:
        theme, window = page.typography.theme, self._reader.window()
        self._open(Viewer(found, number, images=self._images, theme=theme, parent=window))

    def _open_table(self, page: Page, table: Sequence[Block]) -> None:
        self._open(TableSheet(table, page.reading.edition.text, self._reader.window()))

    def _open(self, dialog: QDialog) -> None:
        dialog.open()


def tables(edition: Edition) -> list[list[Block]]:
    """Return the cells of each table of *edition*."""
    runs = groupby(edition.blocks, attrgetter("table"))
    return [[*cells] for number, cells in runs if number]


def _nearest(
    starts: Sequence[int], ends: Sequence[int], screen: tuple[int, int], attention: int
) -> int:
    """Return which of several stretches is meant: the one at the cursor, else the next in view."""
    at = range(len(starts))
    in_view = [n for n in at if starts[n] <= screen[1] and ends[n] >= screen[0]]
    after = [n for n in in_view or at if ends[n] >= attention]
    return after[0] if after else (in_view or at)[-1]
