"""Go from a reference to its footnote and back, or show the footnote beside the reference."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal

from sourcebook.model.edition import Edition
from sourcebook.ui.article_pane.footnotes import Footnotes, Reference
from sourcebook.ui.article_pane.note_card import NoteCard
from sourcebook.ui.article_pane.page import Page
from sourcebook.ui.article_pane.reader import Reader

_MOST_STEPS: Final = 100
"""Ways back that are remembered."""

_CALL: Final = "fnref"
"""How the names of references begin, to which notes of documents link back."""

_TOP_PART: Final = 1 / 8
"""Part of the screen above a note that is gone to."""

_LEAVING: Final = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.Resize, QEvent.Type.Wheel})


class Footnoting(QObject):
    """The footnotes of the article that lies open; offsets are code points of its text.

    Attributes:
        card: Where a note is shown beside its reference.

    Signals:
        link_followed: The address of a link in a note that is shown.
    """

    link_followed = Signal(str)

    def __init__(
        self,
        reader: Reader,
        page: Callable[[], Page | None],
        passage: Callable[[], tuple[int, int] | None],
    ) -> None:
        super().__init__(reader)
        self._reader = reader
        self._page = page
        self._passage = passage
        self._found: tuple[Edition, Footnotes] | None = None
        self._trail: list[tuple[Reference, float]] = []
        self._shown: Reference | None = None
        self.card = NoteCard(reader.viewport())
        self.card.left.connect(self.close_card)
        self.card.link_followed.connect(self.link_followed)
        reader.scrolled.connect(self._hide_card)
        reader.viewport().installEventFilter(self)

    def forget(self) -> None:
        """Forget the ways back: another article is shown."""
        self._hide_card()
        self._trail.clear()
        self._found = None

    def jump(self) -> bool:
        """Go from the reference at the cursor to its note, or from a note back; False for none."""
        page = self._page()
        if page is None:
            return False
        reference = self._shown
        if reference is None and self._notes(page).note_at(self._attention(page)):
            return self.back()
        return self._go_to_note(page, reference or self._reference_here(page))

    def back(self) -> bool:
        """Go back to the very reference that was left, or to the first that refers here."""
        page = self._page()
        if page is None:
            return False
        name = self._notes(page).note_at(self._attention(page))
        if self._trail and name in {"", self._trail[-1][0].name}:
            reference, below_px = self._trail.pop()
        elif found := self._notes(page).to(name):
            reference, below_px = found[0], self._reader.viewport().height() / 3
        else:
            return False
        self._go_to_reference(page, reference, below_px)
        return True

    def peek(self) -> bool:
        """Show the note of the reference at the cursor beside it, or take it away again."""
        page = self._page()
        if self._shown is not None:
            self.close_card()
            return True
        return page is not None and self._show_card(page, self._reference_here(page))

    def follow(self, name: str) -> bool:
        """Show the note that a link leads to beside the link; go there if no link is in view.

        A link from a note back leads to what refers to it.
        """
        page = self._page()
        if page is None:
            return False
        if name.startswith(_CALL):
            note = name.replace(_CALL, "fn", 1)
            if found := self._notes(page).to(note):
                self._go_to_reference(page, found[0], self._reader.viewport().height() / 3)
            return bool(found)
        references = self._notes(page).to(name)
        here = page.offset(self._reader.textCursor().position())
        held = [one for one in references if one.start <= here <= one.end]
        return self._show_card(page, self._first_in_view(page, [*held, *references]))

    def close_card(self) -> None:
        """Take the note away, and give the keyboard back to the text."""
        self._hide_card()
        self._reader.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the note away when the page is clicked, scrolled or resized."""
        if event.type() in _LEAVING:
            self._hide_card()
        return bool(super().eventFilter(watched, event))

    def _go_to_reference(self, page: Page, reference: Reference, below_px: float) -> None:
        self._hide_card()
        position = page.position(reference.start)
        self._reader.put_cursor(position, position)
        self._reader.bring_up(position, below_px)
        page.point_out(position, page.position(reference.end))
        self._reader.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _hide_card(self) -> None:
        self._shown = None
        self.card.hide()

    def _show_card(self, page: Page, reference: Reference | None) -> bool:
        if reference is None:
            return False
        note = self._notes(page).notes[reference.name]
        line = self._reader.line_at(page.position(reference.start))
        self.card.show_note(
            page.reading.edition,
            note,
            line,
            page.typography,
            column_left=self._reader.column_left(),
        )
        self._shown = reference
        return True

    def _go_to_note(self, page: Page, reference: Reference | None) -> bool:
        if reference is None:
            return False
        below_px = float(self._reader.line_at(page.position(reference.start)).top())
        self._trail = [*self._trail[1 - _MOST_STEPS :], (reference, below_px)]
        self._hide_card()
        note = self._notes(page).notes[reference.name]
        position = page.position(note[0].start)
        self._reader.put_cursor(position, position)
        self._reader.bring_up(position, self._reader.viewport().height() * _TOP_PART)
        page.point_out(position, max(position + 1, page.position(note[-1].end)))
        self._reader.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _reference_here(self, page: Page) -> Reference | None:
        """Return the reference in the passage that is pointed out, else the next in view."""
        notes, passage = self._notes(page), self._passage()
        held = notes.within(*passage) if passage else None
        if held is not None:
            return held
        at = self._attention(page)
        after = [one for one in notes.references if one.end >= at]
        return self._first_in_view(page, after) or self._first_in_view(page, notes.references)

    def _first_in_view(self, page: Page, references: Sequence[Reference]) -> Reference | None:
        top, bottom = self._reader.first_visible_position(), self._reader.last_visible_position()
        first, last = page.offset(top), page.offset(bottom)
        shown = (one for one in references if first <= one.start <= last)
        return next((one for one in shown if self._is_in_view(page, one)), None)

    def _is_in_view(self, page: Page, reference: Reference) -> bool:
        return self._reader.is_in_view(page.position(reference.start))

    def _attention(self, page: Page) -> int:
        return page.offset(self._reader.attention())

    def _notes(self, page: Page) -> Footnotes:
        edition = page.reading.edition
        if self._found is None or self._found[0] is not edition:
            self._found = edition, Footnotes.of(edition)
        return self._found[1]
