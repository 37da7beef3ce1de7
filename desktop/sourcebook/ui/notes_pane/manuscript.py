"""A note in memory: its text, how it stands with the disk, and the one save in flight."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextDocument

from sourcebook.app.noting import Saved
from sourcebook.base.ids import new_id
from sourcebook.model.note import Note
from sourcebook.ui.notes_pane import text
from sourcebook.ui.notes_pane.airy import AiryLayout
from sourcebook.ui.notes_pane.arriving import Arriving
from sourcebook.ui.work import Future, Work

IDLE_MS = 300
"""After the last key a save begins."""

LATEST_MS = 1000
"""While keys keep coming a save begins at the latest this long after the first unsaved one."""

_MANY = 1000
"""A new page of more letters is taken for one with words until it is saved."""

RETRY_MS = (1000, 2000, 4000, 8000)
"""Waits before a failed save is tried again; the last one stands for all later ones."""

SaveNote = Callable[[str, str, str, int, str], "Future[Saved]"]
"""(note id, article id, body, base revision, session) → the note when it is on the disk."""


class Standing(Enum):
    """How a note's text stands with the disk."""

    EMPTY = auto()
    SAVED = auto()
    SAVING = auto()
    FAILED = auto()


class Manuscript(QObject):
    """One note being written.

    The text lives in `document` from the first look until the program ends or many other
    notes were opened; nothing but typing, undo and `take` changes it.

    Signals:
        standing_changed: Look at `standing` again.
        save_failed: The first of a row of saves that did not work (the error).
        conflicted: The note had been changed elsewhere; both texts are kept (Saved).
    """

    standing_changed = Signal()
    save_failed = Signal(object)
    conflicted = Signal(object)

    def __init__(
        self, article_id: str, note: Note | None, save: SaveNote, work: Work, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.article_id = article_id
        self.note_id = note.id if note else ""
        self.revision = note.revision if note else 0
        self.document = QTextDocument(self)
        self.document.setDocumentLayout(AiryLayout(self.document))
        self.cursor_position = 0
        self.scroll_position = 0
        self._is_dressing = False
        self._seen = self._same_as_disk = self.document.revision()
        self.arriving = Arriving(self.document, note.body if note else "", self.dressing)
        self._saved_body = self.body
        self._seen = self._same_as_disk = self.document.revision()
        self._sent: str | None = None
        self._sent_revision = 0
        self._is_save_wanted = False
        self._failures = 0
        self.trouble: BaseException | None = None
        self._session = new_id()
        self._save = save
        self._work = work
        self._idle = self._timer(IDLE_MS)
        self._latest = self._timer(LATEST_MS)
        self._retry = self._timer(RETRY_MS[0])
        self.document.contentsChanged.connect(self._on_contents_changed)

    @property
    def body(self) -> str:
        """Return the text as it stands in the editor, with what is still to arrive there."""
        return self.arriving.body()

    @property
    def is_dirty(self) -> bool:
        """Tell whether the editor may hold words that are not known to be on the disk.

        A key costs nothing that grows with the note: states of the document are compared, not
        texts. What was typed and taken back counts as dirty until `save` or `take` looks closely.
        """
        if self.document.revision() == self._same_as_disk:
            return False
        return bool(self.note_id) or self._sent is not None or self._has_words

    @property
    def _has_words(self) -> bool:
        """Tell whether a new page holds more than blanks, or so much that `save` has to look."""
        is_long = self.document.characterCount() > _MANY
        return is_long or bool(self.body.strip())

    def _compare(self) -> str | None:
        """Return the text if it differs from what is on the disk; costs a pass over the note."""
        if not self.is_dirty:
            return None
        body = self.body
        if body != self._saved_body and (body.strip() or self.note_id):
            return body
        self._same_as_disk = self.document.revision()
        return None

    @contextmanager
    def dressing(self) -> Iterator[None]:
        """Let what is no writing change `document`: Qt counts that as another state of it.

        Fonts and margins do, and pieces of a long note that arrive.
        """
        was_clean = self.document.revision() == self._same_as_disk
        self._is_dressing = True
        try:
            yield
        finally:
            self._is_dressing = False
        self._seen = self.document.revision()
        if was_clean:
            self._same_as_disk = self._seen

    @property
    def is_settled(self) -> bool:
        """Tell whether the disk has everything and nothing is on its way there."""
        return self._sent is None and not self.is_dirty

    @property
    def standing(self) -> Standing:
        """Tell what to say beside the note."""
        if self._failures:
            return Standing.FAILED
        if not self.is_settled:
            return Standing.SAVING
        return Standing.SAVED if self.note_id else Standing.EMPTY

    def save(self) -> None:
        """Save what is not on the disk; while a save is in flight the next one waits for it."""
        for timer in (self._idle, self._latest, self._retry):
            timer.stop()
        if self._sent is not None:
            self._is_save_wanted = True
            return
        self._is_save_wanted = False
        body = self._compare()
        if body is not None:
            self._sent, self._sent_revision = body, self.document.revision()
            future = self._save(self.note_id, self.article_id, body, self.revision, self._session)
            self._work.then(future, self._on_saved, self._on_not_saved, owner=self)
        else:
            self._failures, self.trouble = 0, None
        self.standing_changed.emit()

    def rewrite(self, body: str) -> None:
        """Show other words as if they had been typed: one undo takes them back."""
        self.arriving.finish()
        text.replace(self.document, body)

    def take(self, note: Note | None) -> None:
        """Show what was saved elsewhere; None when the note is gone.

        While words here are not on the disk nothing is replaced: the save that follows
        keeps both texts.
        """
        revision = note.revision if note else 0
        if self._sent is None:
            self._compare()
        if not self.is_settled or (note and revision <= self.revision and self.note_id):
            return
        self.note_id = note.id if note else ""
        self.revision = revision
        self.arriving.finish()
        text.replace(self.document, note.body if note else "")
        self._saved_body = self.body
        self._same_as_disk = self.document.revision()
        self._forget_timers()
        self.standing_changed.emit()

    def restore(self, body: str) -> None:
        """Let an earlier text stand again: one edit that undo takes back, and a save of its own.

        A new session makes sure that what stood is kept, however little of it is lost.
        """
        self._session = new_id()
        self.rewrite(body)
        self.save()

    def _timer(self, interval_ms: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval_ms)
        timer.timeout.connect(self.save)
        return timer

    def _forget_timers(self) -> None:
        self._idle.stop()
        self._latest.stop()

    def _on_contents_changed(self) -> None:
        revision = self.document.revision()
        if revision == self._seen or self._is_dressing:
            return  # only colours changed, or a piece arrived
        self._seen = revision
        self._idle.start()
        if not self._latest.isActive():
            self._latest.start()
        self.standing_changed.emit()

    def _on_saved(self, saved: Saved) -> None:
        self.note_id = saved.note.id
        self.revision = saved.note.revision
        self._saved_body = self._sent or ""
        self._same_as_disk = self._sent_revision
        self._sent = None
        self._failures, self.trouble = 0, None
        if saved.conflict:
            self.conflicted.emit(saved)
        if self._is_save_wanted:
            self.save()
        else:
            self.standing_changed.emit()

    def _on_not_saved(self, error: BaseException) -> None:
        self.trouble = error
        self._sent = None
        self._is_save_wanted = False
        self._failures += 1
        self._retry.start(RETRY_MS[min(self._failures, len(RETRY_MS)) - 1])
        if self._failures == 1:
            self.save_failed.emit(error)
        self.standing_changed.emit()
