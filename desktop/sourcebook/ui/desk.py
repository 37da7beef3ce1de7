"""What lies open: an article with its note, or a note of its own."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from sourcebook.app import noting, reading
from sourcebook.app.jobs import Jobs
from sourcebook.app.reading import Reading
from sourcebook.model.article import Article
from sourcebook.model.changes import Changes
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.highlight import Colour, Highlight
from sourcebook.model.note import Note
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.work import Future, Work

IMAGES_MS: Final = 250
"""Images that come one after the other are shown together so often."""

READ_MS: Final = 1500
"""An article that stays on the page this long is no longer unread."""

T = TypeVar("T")
Then = Callable[[], object]


class Desk(QObject):
    """Opens articles and notes, keeps places, and redraws what changed.

    Signals:
        turned: Something else lies open, or its title changed.
    """

    turned = Signal()

    def __init__(
        self, jobs: Jobs, work: Work, article_pane: ArticlePane, notes_pane: NotesPane
    ) -> None:
        super().__init__()
        self._jobs = jobs
        self._work = work
        self._article_pane = article_pane
        self._notes_pane = notes_pane
        self._reading: Reading | None = None
        self._note: Note | None = None
        self._request = 0
        self._kept_place = 0
        self._read_timer = QTimer(self, singleShot=True, interval=READ_MS)
        self._read_timer.timeout.connect(self._mark_read)
        self._images_timer = QTimer(self, singleShot=True, interval=IMAGES_MS)
        self._images_timer.timeout.connect(self._take_images)
        article_pane.place_changed.connect(self._keep_place_at)
        work.changed.connect(self.take)

    @property
    def article(self) -> Article | None:
        """Return the article that lies open."""
        return self._reading.article if self._reading else None

    @property
    def reading(self) -> Reading | None:
        """Return the article that lies open with its text and its highlights."""
        return self._reading

    @property
    def note_id(self) -> str:
        """Return the id of the note that lies open, or nothing."""
        manuscript = self._notes_pane.manuscript
        return manuscript.note_id if manuscript else ""

    @property
    def title(self) -> str:
        """Return the title of what lies open, or nothing."""
        if self._reading:
            return self._reading.article.name
        return self._note.title if self._note else ""

    def open_article(self, article_id: str, then: Then | None = None) -> None:
        """Show an article with its note, at the place where it was left; then do *then*."""
        if self.article and self.article.id == article_id:
            self._request += 1  # whatever else is on its way comes too late
            self._do(then)
            return

        def show(opened: Reading) -> None:
            self._show(opened)
            self._do(then)

        self.keep_place()
        self._ask(self._jobs.read(reading.open_article, article_id), show)

    def open_note(self, note_id: str, then: Then | None = None) -> None:
        """Show a note, and the article beside which it was written if there is one."""

        def show(note: Note) -> None:
            if note.article_id:
                self.open_article(note.article_id, then)
            else:
                self._show_free(note)
                self._do(then)

        self.keep_place()
        self._ask(self._jobs.read(noting.open_note, note_id), show)

    def begin_note(self) -> None:
        """Show an empty page for a note that belongs to no article."""
        self.keep_place()
        self._request += 1
        self._show_free(None)

    def clear(self) -> None:
        """Put everything away."""
        self._request += 1
        self._reading = self._note = None
        self._article_pane.clear()
        self._notes_pane.close_note()
        self.turned.emit()

    def keep_place(self) -> None:
        """Keep the place of the page in the library, if it moved."""
        if self._reading:
            self._keep_place_at(self._article_pane.place())

    def highlight(self, start: int, end: int, colour: Colour) -> None:
        """Mark the code points from *start* to *end* of the article."""
        if self._reading:
            article_id = self._reading.article.id
            made = self._jobs.write(noting.add_highlight, article_id, start, end, colour)
            self._work.then(made, owner=self)

    def highlight_named(self, highlight_id: str) -> Highlight | None:
        """Return a highlight of the article."""
        marks = self._reading.highlights if self._reading else ()
        return next((mark for mark in marks if mark.id == highlight_id), None)

    def take(self, changes: Changes) -> None:
        """Redraw what changed, also by another process."""
        if self.article and (changes.highlights or self.article.id in changes.articles):
            again = self._jobs.read(reading.open_article, self.article.id)
            self._work.then(again, self._redraw, self._on_gone, owner=self)
        elif self._reading and self._reading.edition.id in changes.editions:
            self._images_timer.start()
        for note_id in changes.notes:
            self._take_note(note_id)

    def _keep_place_at(self, at: int) -> None:
        if self._reading and at != self._kept_place:
            self._kept_place = at
            kept = self._jobs.write(reading.remember_place, self._reading.article.id, at)
            self._work.then(kept, owner=self)

    def _do(self, then: Then | None) -> None:
        if then is not None:
            then()

    def _ask(self, future: "Future[T]", show: Callable[[T], None]) -> None:
        """Show what *future* brings, unless something else was asked for meanwhile."""
        self._request += 1
        request = self._request

        def here(answer: T) -> None:
            if request == self._request:
                show(answer)

        self._work.then(future, here, owner=self)

    def _show(self, opened: Reading) -> None:
        self._reading, self._note = opened, None
        self._article_pane.show_article(opened)
        self._notes_pane.show_note(opened.article.id, opened.note)
        self._kept_place = opened.place
        if not opened.article.read_at:
            self._read_timer.start()
        self.turned.emit()

    def _show_free(self, note: Note | None) -> None:
        self._reading, self._note = None, note
        self._article_pane.clear()
        self._notes_pane.show_note("", note)
        self.turned.emit()

    def _mark_read(self) -> None:
        if self._reading and not self._reading.article.read_at:
            marked = self._jobs.write(reading.mark_read, self._reading.article.id)
            self._work.then(marked, owner=self)

    def _redraw(self, now: Reading) -> None:
        before = self._reading
        if before is None or before.article.id != now.article.id:
            return
        if now.article.trashed_at and not before.article.trashed_at:
            self.clear()
            return
        self._reading = now
        if now.edition.id != before.edition.id:
            self._article_pane.show_article(now)
            self.turned.emit()
            return
        if now.edition.assets != before.edition.assets:
            self._article_pane.show_images(now)
        if now.highlights != before.highlights:
            self._article_pane.set_highlights(now.highlights)
        self.turned.emit()

    def _take_images(self) -> None:
        """Show images that came, unless the reader is just drawing a selection."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._images_timer.start()
        elif self.article:
            again = self._jobs.read(reading.open_article, self.article.id)
            self._work.then(again, self._redraw, self._on_gone, owner=self)

    def _on_gone(self, error: BaseException) -> None:
        if isinstance(error, NotInLibrary):
            self.clear()
        else:
            self._work.failed.emit(error)

    def _take_note(self, note_id: str) -> None:
        def here(note: Note) -> None:
            self._redraw_note(note_id, None if note.trashed_at else note)

        def gone(error: BaseException) -> None:
            if isinstance(error, NotInLibrary):
                self._redraw_note(note_id, None)
            else:
                self._work.failed.emit(error)

        self._work.then(self._jobs.read(noting.open_note, note_id), here, gone, owner=self)

    def _redraw_note(self, note_id: str, note: Note | None) -> None:
        manuscript = self._notes_pane.manuscript
        is_new_here = (
            note is not None
            and manuscript is not None
            and not manuscript.note_id
            and manuscript.article_id == note.article_id != ""
        )
        if is_new_here and manuscript is not None:
            manuscript.take(note)
        else:
            self._notes_pane.take(note, note_id)
        if self._note and self._note.id == note_id:
            self._note = note
            if note is None:
                self.clear()
        self.turned.emit()
