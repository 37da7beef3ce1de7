"""The middle of the window: an article, or what to do while there is none."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QHelpEvent, QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sourcebook.base.shifting import changed
from sourcebook.model.edition import Asset
from sourcebook.model.highlight import Colour, Highlight
from sourcebook.model.settings import Settings
from sourcebook.ui.actions import BY_NAME
from sourcebook.ui.article_pane.arriving import Arrival
from sourcebook.ui.article_pane.bar import Bar, site_of
from sourcebook.ui.article_pane.blank import Blank
from sourcebook.ui.article_pane.bringing import (
    Bring,
    bring_in_passage,
    bring_passage,
    bring_place,
    bring_to_top,
)
from sourcebook.ui.article_pane.cuts import RESTORE_LINK, UNFOLD_LINK
from sourcebook.ui.article_pane.enlarging import Enlarging
from sourcebook.ui.article_pane.find_bar import FindBar
from sourcebook.ui.article_pane.finding import Finding
from sourcebook.ui.article_pane.footnoting import Footnoting
from sourcebook.ui.article_pane.gauge import Gauge
from sourcebook.ui.article_pane.hints import LinkHints
from sourcebook.ui.article_pane.margin import Margin
from sourcebook.ui.article_pane.page import Page
from sourcebook.ui.article_pane.reader import IMAGE_LINK, Reader
from sourcebook.ui.article_pane.reading import ImageSource, Reading
from sourcebook.ui.article_pane.reading_cursor import ReadingCursor
from sourcebook.ui.article_pane.replacing import standing, way_back
from sourcebook.ui.article_pane.stepping import Stepping
from sourcebook.ui.article_pane.tables import TABLE_LINK
from sourcebook.ui.article_pane.typography import Typography, typography
from sourcebook.ui.keymap import Keymap, keymap
from sourcebook.ui.theme import LIGHT, Theme

_HINTS: Final = ("open_item", "add_address", "add_file", "paste_article", "search")
"""What a person with nothing open may want to do."""

_PLACE_DELAY_MS: Final = 400
"""A place is told when scrolling has rested for so long."""

_BY_KEYS: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
"""Focus that came so is shown; a click, or the window coming up, shows itself."""


def _no_image(_asset: Asset, _width_px: int, _deliver: Callable[[QImage], None]) -> None:
    """Load nothing: a pane without a library."""


class ArticlePane(QWidget):
    """Shows one article, tells what the reader does in it, and keeps the place.

    All offsets are code points of the edition's text. Reading without the mouse: `Reader`
    names the keys for scrolling and for the caret; besides, `reading_cursor` points a sentence
    out and moves on, and `request_highlight` asks for a highlight of it or of the selection.

    Attributes:
        reading_cursor: The sentence that is pointed out.
        enlarging: Opens pictures and tables large.
        footnotes: Goes to footnotes and back, and shows them in place.
        margin: What was cut from the article.

    Signals:
        highlight_requested: Start, end, and the name of a colour, empty for the usual one.
        place_changed: The code point at the top, once scrolling has rested; ask `place`
            before another article is shown.
        link_activated: The address of a link that was followed.
        highlight_activated: The id of a highlight that was clicked, or whose marker was.
        passage_selected: Whether words of the text are selected now.
        images_wanted: The reader asked for images that are not here.
        cursor_moved: The text cursor stands elsewhere, by keys, the mouse or by itself.
        restoring_wanted: The number, from 0, of a cut whose “Restore” was followed.
        highlight_pointed_at: The id of a highlight on which the pointer rests, and the place of the
            pointer on the screen.
        ends_passed: A page was turned at the end of the article, or (False) at its beginning.
    """

    highlight_requested = Signal(int, int, str)
    place_changed = Signal(int)
    link_activated = Signal(str)
    highlight_activated = Signal(str)
    passage_selected = Signal(bool)
    images_wanted = Signal()
    cursor_moved = Signal()
    restoring_wanted = Signal(int)
    highlight_pointed_at = Signal(str, QPoint)
    ends_passed = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, images: ImageSource = _no_image) -> None:
        super().__init__(parent)
        self._images = images
        self._typography = typography(LIGHT, Settings())
        self._keys = keymap(Settings())
        self._page: Page | None = None
        self._has_selection = False
        self._bar = Bar(self)
        self._blank = Blank(self)
        self._reader = Reader(self)
        self.reading_cursor = ReadingCursor(self._reader, lambda: self._page)
        self._arrival = Arrival(self._reader, lambda: self._page)
        self.margin = Margin(self._reader, lambda: self._page, self._set_cuts, self._arrival)
        self._find_bar = FindBar(self)
        self._finding = Finding(self._find_bar, self._reader, lambda: self._page, self._arrival.go)
        self._stepping = Stepping(
            self._reader, lambda: self._page, self._finding, self.show_passage
        )
        self._hints = LinkHints(self._reader)
        self.footnotes = Footnoting(self._reader, lambda: self._page, self.passage)
        self.enlarging = Enlarging(self._reader, lambda: self._page, images)
        self._sheets = QStackedWidget(self)
        self._resting = QTimer(self)
        self._gauge = Gauge(self._bar, self._reader, lambda: self._page)
        self._ways: dict[str, Callable[[str], object]] = {
            IMAGE_LINK: lambda _: self.images_wanted.emit(),
            TABLE_LINK: self.enlarging.show_numbered,
            RESTORE_LINK: lambda number: self.restoring_wanted.emit(int(number)),
            UNFOLD_LINK: lambda number: self.margin.unfold(int(number)),
            "#": self._show_named,
        }
        self._lay_out()
        self._connect()
        self.setAccessibleName(self.tr("Article"))
        self.setFocusProxy(self._reader)
        self._name_card_keys()
        self.clear()

    # what is shown

    def show_article(self, reading: Reading) -> None:
        """Show an article where it was left; one that is shown already stays where it is.

        So does one of which another edition is shown. The first screen shows at once; the rest
        of a long text follows while it is read.
        """
        shown = self._page.reading if self._page else None
        self._sheets.setCurrentWidget(self._reader)
        if shown and shown.edition.id == reading.edition.id:
            self._arrival.then(lambda: self._set_again(reading))
        elif shown and shown.article.id == reading.article.id:
            self._arrival.then(lambda: self._take_edition(reading))
        else:
            self.margin.forget()
            self._show(reading)
            self._go(reading.place, bring_to_top, self._typography.theme)
        self._bar.show_site(site_of(reading.article))
        title = reading.article.metadata.title
        self._reader.setAccessibleName(title or self.tr("Article"))
        self._tell_selection()

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Show these highlights on the article; costs one repaint."""
        if self._page is not None:
            self._page.set_highlights(highlights)

    def set_found(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark the places that answer the search; they go with the article."""
        if self._page is not None:
            self._page.set_found(spans)

    def show_images(self, reading: Reading) -> None:
        """Show the same edition with other images or cuts; line, selection and caret stay."""
        self._arrival.then(lambda: self._take_images(reading))

    def clear(self) -> None:
        """Show no article, and say what can be done."""
        hints = [(self._keys.first(name), BY_NAME[name].label) for name in _HINTS]
        self._leave(self.tr("Choose an article in the list to read it here."), hints)

    def name_keys(self, keys: Keymap) -> None:
        """Say these keys from now on."""
        if keys != self._keys:
            self._keys = keys
            self._name_card_keys()
            if self._page is None:
                self.clear()

    def show_message(self, text: str) -> None:
        """Show a sentence in place of an article."""
        self._leave(text)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Make the buttons of the bar, from left to right."""
        self._bar.set_actions(actions)

    def set_menu(self, actions: Sequence[QAction]) -> None:
        """Offer these in the menu of the article, below what copies."""
        self._reader.menu_actions = [*actions]

    def apply(self, typography: Typography) -> None:
        """Set the article in other colours, letters or widths; the line being read stays."""
        is_new, self._typography = typography != self._typography, typography
        self._bar.apply(typography.theme)
        self._find_bar.apply(typography.theme)
        self._hints.apply(typography.theme)
        if self._page is not None and is_new:
            self._arrival.then(self._set_in_type)

    # places

    def place(self) -> int:
        """Return the code point of the first visible line, 0 at the very top."""
        if self._arrival.awaited is not None:
            return self._arrival.awaited
        position = self._reader.top_position()
        return self._page.offset(position) if self._page and position is not None else 0

    def show_passage(self, start: int, end: int) -> None:
        """Bring a passage on the screen, with what stands before it, and point it out."""
        self._go(start, lambda reader, page, _: bring_passage(reader, page, start, end))

    def show_place(self, at: int) -> None:
        """Bring the line at a code point to the top, and the reading cursor to it."""
        self._go(at, bring_place)
        self._reader.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_end(self) -> None:
        """Show the last lines."""
        self._reader.once_whole(self._reader.go_to_end)

    def find_words(self) -> None:
        """Open the bar in which words of this article are looked for."""
        self._finding.open(self.selected_words())

    def offer_links(self) -> bool:
        """Show letters on the links on the screen, to be followed by typing; False without any."""
        return self._page is not None and self._hints.offer(self._page.links(self._reader.view()))

    # passages

    def selection(self) -> tuple[int, int] | None:
        """Return the selected words, without white space around them, or None."""
        if self._page is None:
            return None
        cursor = self._reader.textCursor()
        start = self._page.offset(cursor.selectionStart())
        words = self._page.reading.edition.text[start : self._page.offset(cursor.selectionEnd())]
        if not words.strip():
            return None
        return start + len(words) - len(words.lstrip()), start + len(words.rstrip())

    def selected_words(self) -> str:
        """Return the selected words as they stand in the text, or nothing."""
        selected = self.selection()
        return self.words(*selected) if selected else ""

    def passage(self) -> tuple[int, int] | None:
        """Return what a command means: the selection, or the sentence of the reading cursor."""
        return self.selection() or self.reading_cursor.sentence()

    def words(self, start: int, end: int) -> str:
        """Return the text between two code points."""
        return self._page.reading.edition.text[start:end] if self._page else ""

    def request_highlight(self, colour: Colour | None = None) -> bool:
        """Ask for a highlight of the `passage`; returns False when there is none."""
        passage = self.passage()
        if passage is None or self._page is None:
            return False
        start = self._page.position(passage[0])
        self._reader.put_cursor(start, start)
        self.highlight_requested.emit(*passage, colour.value if colour else "")
        return True

    def highlight_at_cursor(self) -> str | None:
        """Return the id of the highlight at the caret, in the selection, or gone to last."""
        if self._page is None:
            return None
        cursor = self._reader.textCursor()
        passage = self._page.passage_at(cursor.selectionStart(), cursor.selectionEnd())
        return passage.id if passage else None

    def next_highlight(self) -> str | None:
        """Go to the next highlight, after the last to the first; returns its id."""
        return self._stepping.to_highlight(forward=True)

    def previous_highlight(self) -> str | None:
        """Go to the highlight before, before the first to the last; returns its id."""
        return self._stepping.to_highlight(forward=False)

    def point_out(self, start: int, end: int) -> None:
        """Mark code points for a moment."""
        if self._page is not None:
            self._page.point_out(self._page.position(start), self._page.position(end))

    def step_found(self, *, forward: bool) -> bool:
        """Go to the next or previous place that answers the search; False beyond the last one."""
        return self._stepping.to_found(forward=forward)

    def begin_found(self, *, forward: bool) -> bool:
        """Go to the first place that answers, or the last for who goes back; False without any."""
        return self._stepping.to_first_found(forward=forward)

    # inside

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show a line under the bar while keys go to the article; tell of resting pointers."""
        if watched is self._reader and isinstance(event, QFocusEvent):
            by_keys = event.gotFocus() and event.reason() in _BY_KEYS
            self._bar.set_listening(is_listening=by_keys)
        elif isinstance(event, QHelpEvent) and watched is self._reader.viewport():
            self._point_at(event)
        return bool(super().eventFilter(watched, event))

    def _lay_out(self) -> None:
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sheets.addWidget(self._blank)
        self._sheets.addWidget(self._reader)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._find_bar)
        column.addWidget(self._sheets, 1)

    def _connect(self) -> None:
        self._resting.setSingleShot(True)
        self._resting.setInterval(_PLACE_DELAY_MS)
        self._resting.timeout.connect(lambda: self.place_changed.emit(self.place()))
        self._reader.installEventFilter(self)
        self._reader.viewport().installEventFilter(self)
        self._reader.scrolled.connect(self._resting.start)
        self._reader.ends_passed.connect(self.ends_passed)
        self._reader.cursorPositionChanged.connect(self.cursor_moved)
        self._hints.followed.connect(self._follow)
        self.footnotes.link_followed.connect(self._follow)
        self._reader.link_followed.connect(self._follow)
        self._reader.menu_wanted.connect(self.reading_cursor.point_here)
        self._reader.passage_clicked.connect(self._activate)
        self._reader.selectionChanged.connect(self._tell_selection)

    def _show(self, reading: Reading) -> None:
        """Show the beginning of an article; who called goes to a place in it."""
        self._arrival.forget()
        before = self._page
        if before is not None:
            before.close()
        self._page = Page(self._reader, reading, self._typography, self._images, self.margin.view)
        self._page.open()
        if before is not None and before.reading.edition.id == reading.edition.id:
            self._page.set_found(before.found)
            self.reading_cursor.refresh()
        else:
            self.reading_cursor.hide()
            self._finding.forget()
            self.footnotes.forget()
        self._resting.stop()
        self._gauge.start()

    def _set_cuts(self) -> None:
        """Show the same article with other cuts."""
        self._finding.close(back=False)
        if self._page is not None:
            self.show_images(self._page.reading)

    def _take_images(self, reading: Reading) -> None:
        before = self._page
        if before is not None and before.reading.edition.id == reading.edition.id:
            page = self._replace(before, reading)
            page.set_highlights(before.highlights)
            page.set_found(before.found)

    def _take_edition(self, reading: Reading) -> None:
        """Show another edition of the article; what came back where the cursor stood is shown."""
        before = self._page
        if before is None:
            return
        self.margin.forget()
        self.footnotes.forget()
        self._finding.close(back=False)
        was_aside = self.margin.pointed is not None
        start, end = changed(reading.edition.text, before.reading.edition.text)

        def point_out() -> None:
            if was_aside and start < end:
                self._go(start, lambda reader, page, _: bring_in_passage(reader, page, start, end))
            self._resting.start()

        self._replace(before, reading, point_out)

    def _replace(
        self, before: Page, reading: Reading, arrived: Callable[[], object] = lambda: None
    ) -> Page:
        """Set the article anew; the line, the selection and the caret stay on their words."""
        page = Page(self._reader, reading, self._typography, self._images, self.margin.view)
        go_back = way_back(self._reader, self._arrival, page, before)
        self._page = page
        page.open()
        before.close()

        def refresh() -> None:
            self.reading_cursor.refresh()
            self.margin.refresh()
            self._resting.stop()
            arrived()

        go_back(refresh)
        return page

    def _set_in_type(self) -> None:
        """Set the article as it is to be set now, if it is not yet."""
        page = self._page
        if page is not None and page.typography != self._typography:
            self._set_again(page.reading)
            self.set_highlights(page.highlights)

    def _set_again(self, reading: Reading) -> None:
        """Show the same edition anew; its line, selection and caret stay."""
        before = self._page
        if before is None:
            return
        stood = standing(self._reader)
        paper, offset = self._typography.theme, before.offset(stood.last)
        has_new_colours = before.typography.theme is not paper
        picture = paper if has_new_colours else self._arrival.picture(stood.last)
        self._show(reading)
        self._arrival.go(
            offset,
            lambda: stood.resume(self._reader),
            position=stood.last,
            meanwhile=picture,
        )

    def _name_card_keys(self) -> None:
        words = self.tr("Esc closes · {key} goes to the note")
        key = self._keys.first("go_to_footnote")
        self.footnotes.card.name_keys(words.format(key=key) if key else "")

    def _leave(self, sentence: str, hints: Sequence[tuple[str, str]] = ()) -> None:
        if self._page is not None:
            self._page.close()
        self._page = None
        self._arrival.forget()
        self._resting.stop()
        self._finding.forget()
        self.footnotes.forget()
        self._bar.show_site("")
        self._bar.show_progress(None)
        self._blank.say(sentence, hints)
        self._sheets.setCurrentWidget(self._blank)
        self._tell_selection()

    def _go(self, at: int, bring_it: Bring, paper: Theme | None = None) -> None:
        """Bring a code point on the screen, once the text is laid out up to it."""

        def arrive() -> None:
            if self._page is not None:
                bring_it(self._reader, self._page, at)

        self._arrival.go(at, arrive, meanwhile=paper)

    def _follow(self, address: str) -> None:
        for prefix, lead in self._ways.items():
            if address.startswith(prefix):
                lead(address.removeprefix(prefix))
                return
        self.link_activated.emit(address)

    def _show_named(self, name: str) -> None:
        """Go to a place in the same article, such as a footnote; one that is not there is not."""
        blocks = self._page.reading.edition.blocks if self._page else ()
        place = next((block.start for block in blocks if block.name == name), None)
        if not self.footnotes.follow(name) and place is not None:
            self.show_place(place)

    def _activate(self, position: int) -> None:
        if self._page is None or self._page.cut_at(position) is not None:
            return
        passage = self._page.passage_at(position, position)
        if passage is not None:
            self.highlight_activated.emit(passage.id)

    def _point_at(self, event: QHelpEvent) -> None:
        if self._page is not None:
            passage = self._page.passage_under(event.pos(), self._reader.view())
            if passage is not None:
                self.highlight_pointed_at.emit(passage.id, event.globalPos())

    def _tell_selection(self) -> None:
        has_selection = self.selection() is not None
        if has_selection != self._has_selection:
            self._has_selection = has_selection
            self.passage_selected.emit(has_selection)
