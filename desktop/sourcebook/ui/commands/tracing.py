"""Go from a quotation to its passage and back, and open links into the library."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from sourcebook.app import linking, tracing
from sourcebook.app.jobs import Jobs
from sourcebook.app.linking import Destination
from sourcebook.base.digest import sha256
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.commands.going import Going
from sourcebook.ui.desk import Desk
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.wish import SCHEME
from sourcebook.ui.work import Work

_NOTES = 2
"""The pane of the notes, counted from the left."""


class Tracing(QObject):
    """Opens what `sourcebook:` links name, at the very passage; says openly when it is gone."""

    def __init__(  # noqa: PLR0913 - it joins the note with the article
        self,
        jobs: Jobs,
        work: Work,
        *,
        notices: NoticeBar,
        desk: Desk,
        going: Going,
        article: ArticlePane,
        notes: NotesPane,
        show_editions: Callable[[], object],
    ) -> None:
        super().__init__(article)
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._desk = desk
        self._going = going
        self._article = article
        self._notes = notes
        self._show_editions = show_editions
        self._left: tuple[str, int] | None = None
        self._request = 0

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {"trace_quotation": self.trace}

    def trace(self) -> None:
        """Go from the quotation at the cursor to its passage, or from the article back to it."""
        if self._going.pane() == _NOTES:
            self._go_to_passage()
        else:
            self._go_to_quotation()

    def open_link(self, address: str) -> None:
        """Open what *address* names; one that leads nowhere is told, and nothing changes."""
        self._request += 1
        request = self._request

        def here(found: Destination) -> None:
            if request == self._request:
                self._go_to(found)

        self._work.then(self._jobs.read(linking.destination, address), here, owner=self)

    def open_ours(self, address: str) -> bool:
        """Open an address if it is a `sourcebook:` link; tell whether it is."""
        is_ours = address.casefold().startswith(SCHEME)
        if is_ours:
            self.open_link(address)
        return is_ours

    def _go_to_passage(self) -> None:
        manuscript = self._notes.manuscript
        at = self._notes.cursor_place()
        address = tracing.address_at(manuscript.body, at) if manuscript else ""
        if not address:
            self._notices.tell(self.tr("Put the cursor into a quotation that has a source first."))
            return
        self._left = (self._desk.note_id, at)
        self.open_link(address)

    def _go_to(self, found: Destination) -> None:
        if found.note_id:
            self._going.open_note(found.note_id)
            return

        def show() -> None:
            self._going.focus_article()
            if found.is_gone:
                self._tell_gone(found)
            elif found.placement is not None:
                self._article.show_passage(found.placement.start, found.placement.end)

        self._desk.open_article(found.article_id, show)

    def _tell_gone(self, found: Destination) -> None:
        said = self.tr("This passage is not in the article as it is shown now.")
        if found.edition_id:
            self._notices.tell(said, self.tr("Show editions"), self._show_editions)
        else:
            self._notices.tell(said)

    def _go_to_quotation(self) -> None:
        """Go to the next quotation of the passage at the cursor, else to where one came from."""
        reading, manuscript = self._desk.reading, self._notes.manuscript
        passage = self._article.passage()
        if reading and manuscript and passage:
            text = reading.edition.text
            places = tracing.quotations_of(
                manuscript.body, reading.article.id, passage, sha256(text)
            )
            if places:
                before = self._notes.cursor_place()
                at = next((place for place in places if place > before), places[0])
                self._show_in_note(at)
                return
        if self._left is None:
            self._notices.tell(self.tr("The note beside this article does not quote this passage."))
            return
        note_id, at = self._left
        if note_id == self._desk.note_id:
            self._show_in_note(at)
        else:
            self._desk.open_note(note_id, lambda: self._show_in_note(at))

    def _show_in_note(self, at: int) -> None:
        self._going.focus_notes()
        self._notes.set_cursor_place(at)
