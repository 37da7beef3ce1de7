"""The reading cursor: a sentence that is pointed out while an article is read by keys."""

from collections.abc import Callable

from sourcebook.ui.article_pane.decoration import Pointer
from sourcebook.ui.article_pane.page import Page
from sourcebook.ui.article_pane.reader import Reader
from sourcebook.ui.article_pane.steps import Steps, Stretch, Unit


class ReadingCursor:
    """Stands where the text cursor stands, and moves it by paragraph, sentence and word.

    While words are selected the same movements extend or shrink the selection; only its end
    that was made last moves. Hidden until a key asks for it.

    Args:
        reader: Where the text is shown.
        page: Returns the page that is shown, or None.
    """

    def __init__(self, reader: Reader, page: Callable[[], Page | None]) -> None:
        self._reader = reader
        self._page = page
        self._steps: tuple[str, Steps] | None = None
        self._is_shown = False
        self._unit = Unit.SENTENCE
        reader.cursorPositionChanged.connect(self.refresh)
        reader.cursor_left.connect(self.hide)

    @property
    def is_shown(self) -> bool:
        """Tell whether the cursor is to be seen."""
        return self._is_shown

    def hide(self) -> None:
        """Point nothing out."""
        self._is_shown = False
        self.refresh()

    def show(self) -> bool:
        """Point out the sentence at the text cursor, or the first on the screen; False if shown."""
        page = self._page()
        if self._is_shown or page is None:
            return False
        self._is_shown, self._unit = True, Unit.SENTENCE
        at = page.offset(self._reader.attention())
        steps = self._steps_of(page)
        begun = steps.around(at, Unit.SENTENCE)
        stretch = steps.after(at, Unit.SENTENCE) if begun and begun[0] < at - 1 else begun
        if stretch := stretch or begun:
            self._go_to(page, stretch)
        return True

    def move(self, unit: Unit, *, forward: bool) -> None:
        """Go to the next or previous stretch; with a selection, move its end by one."""
        page = self._page()
        if page is None:
            return
        if self._reader.textCursor().hasSelection():
            self._extend(page, unit, forward=forward)
            return
        if self.show():
            return
        self._unit = Unit.WORD if unit is Unit.WORD else Unit.SENTENCE
        at = page.offset(self._reader.attention())
        steps = self._steps_of(page)
        stretch = steps.after(at, unit) if forward else steps.before(at, unit)
        if stretch:
            self._go_to(page, stretch)
        self.refresh()

    def select(self) -> None:
        """Select the sentence or word at the cursor; what is selected already is let go."""
        page = self._page()
        cursor = self._reader.textCursor()
        if page is None:
            return
        if cursor.hasSelection():
            self._reader.put_cursor(cursor.selectionStart(), cursor.selectionStart())
            return
        self.show()
        stretch = self._steps_of(page).around(page.offset(cursor.position()), self._unit)
        if stretch:
            self._reader.select(page.position(stretch[0]), page.position(stretch[1]))

    def sentence(self) -> Stretch | None:
        """Return the sentence that is pointed out, code points, or None."""
        page = self._page()
        if page is None or not self._is_shown or self._is_aside(page):
            return None
        at = page.offset(self._reader.textCursor().position())
        return self._steps_of(page).around(at, Unit.SENTENCE)

    def go_on(self) -> bool:
        """Go to the sentence after the one that is pointed out; False after the last one."""
        page, here = self._page(), self.sentence()
        after = self._steps_of(page).after(here[0], Unit.SENTENCE) if page and here else None
        if page is None or after is None:
            return False
        self._unit = Unit.SENTENCE
        self._go_to(page, after)
        self.refresh()
        return True

    def refresh(self) -> None:
        """Point out what is at the text cursor now."""
        page = self._page()
        if page is not None:
            is_pointing = self._is_shown and not self._is_aside(page)
            page.point_at(self._pointer(page) if is_pointing else None)

    def point_here(self) -> None:
        """Point out the sentence in which the text cursor stands."""
        self._is_shown, self._unit = True, Unit.SENTENCE
        self.refresh()

    def paragraph(self) -> Stretch | None:
        """Return the paragraph that is pointed out, code points, or None."""
        page = self._page()
        if page is None or not self._is_shown or self._is_aside(page):
            return None
        at = page.offset(self._reader.textCursor().position())
        return self._steps_of(page).around(at, Unit.PARAGRAPH)

    def _is_aside(self, page: Page) -> bool:
        """Tell whether the text cursor stands in something that was cut."""
        return page.cut_at(self._reader.textCursor().position()) is not None

    def _pointer(self, page: Page) -> Pointer | None:
        cursor = self._reader.textCursor()
        at, steps = page.offset(cursor.position()), self._steps_of(page)
        paragraph, sentence = steps.around(at, Unit.PARAGRAPH), steps.around(at, Unit.SENTENCE)
        if paragraph is None or sentence is None:
            return None
        word = steps.around(at, Unit.WORD) if self._unit is Unit.WORD else None
        is_bare = cursor.hasSelection()  # what is selected shows itself
        return Pointer(
            _placed(page, paragraph),
            None if is_bare else _placed(page, sentence),
            _placed(page, word) if word and not is_bare else None,
        )

    def _go_to(self, page: Page, stretch: Stretch) -> None:
        start, end = _placed(page, stretch)
        self._reader.put_cursor(start, start)
        self._reader.bring_in(start, end)

    def _extend(self, page: Page, unit: Unit, *, forward: bool) -> None:
        cursor = self._reader.textCursor()
        fixed, head = page.offset(cursor.anchor()), page.offset(cursor.position())
        fixed, head = extended(self._steps_of(page), (fixed, head), unit, forward=forward)
        start, end = page.position(fixed), page.position(head)
        self._reader.put_cursor(start, end)
        self._reader.bring_in(end, end)

    def _steps_of(self, page: Page) -> Steps:
        edition = page.reading.edition
        if self._steps is None or self._steps[0] != edition.id:
            self._steps = edition.id, Steps(edition)
        return self._steps[1]


def extended(steps: Steps, selected: Stretch, unit: Unit, *, forward: bool) -> Stretch:
    """Return the fixed and the moving end of a selection after one step.

    Shrunk to less than one stretch, it turns over and grows at its other end.
    """
    fixed, head = selected
    if head > fixed:
        if forward:
            found = steps.ending_after(head, unit)
            return fixed, found[1] if found else head
        found = steps.ending_before(head, unit)
        if found and found[1] > fixed:
            return fixed, found[1]
        found = steps.before(fixed, unit)
        return (head, found[0]) if found else selected
    if not forward:
        found = steps.before(head, unit)
        return fixed, found[0] if found else head
    found = steps.after(head, unit)
    if found and found[0] < fixed:
        return fixed, found[0]
    found = steps.ending_after(fixed, unit)
    return (head, found[1]) if found else selected


def _placed(page: Page, stretch: Stretch) -> Stretch:
    """Return a stretch as document positions."""
    return page.position(stretch[0]), page.position(stretch[1])
