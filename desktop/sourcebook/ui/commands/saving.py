"""Put notes on the disk, and say plainly when one cannot be put there."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from sourcebook.app.noting import Saved
from sourcebook.model.errors import SourcebookError
from sourcebook.ui import messages
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.work import Work


class Saving(QObject):
    """Says what became of the notes, and closes the window only when all of them are safe."""

    def __init__(
        self,
        work: Work,
        *,
        notices: NoticeBar,
        notes: NotesPane,
        show_note: Callable[[str], object],
        compare: Callable[[str, str], object],
        close: Callable[[], object],
    ) -> None:
        super().__init__(notes)
        self._work = work
        self._notices = notices
        self._notes = notes
        self._show_note = show_note
        self._compare = compare
        self._close = close
        self._wants_to_close = False
        notes.settled.connect(self._on_settled)
        notes.save_failed.connect(self._on_failed)
        notes.conflicted.connect(self._on_conflict)

    def may_close(self) -> bool:
        """Tell whether every note is on the disk; if not, the window closes once it is."""
        if self._notes.is_settled:
            return True
        self._wants_to_close = True
        self._notes.save_now()
        return False

    def _on_settled(self) -> None:
        if self._wants_to_close:
            self._close()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, SourcebookError):
            self._work.failed.emit(error)
            return
        words = messages.sentence(error)
        copy = self.tr("Copy the note")
        if self._wants_to_close:
            self._wants_to_close = False
            stays = self.tr(
                "The window stays open because a note is not on the disk yet. {reason} "
                "It is tried again every few seconds."
            )
            self._notices.warn(stays.format(reason=words), copy, self._copy_note)
        elif words not in self._notices.words:
            self._notices.warn(words, copy, self._copy_note)

    def _copy_note(self) -> None:
        manuscript = self._notes.manuscript
        if manuscript:
            QGuiApplication.clipboard().setText(manuscript.body)

    def _on_conflict(self, saved: Saved) -> None:
        other = saved.other
        words = self.tr("This note was also changed elsewhere. Both texts are kept.")
        if other is None:
            self._notices.tell(words)
        else:
            self._notices.warn(
                words,
                self.tr("Show the other"),
                lambda: self._show_note(other.id),
                further=(
                    self.tr("Compare the two"),
                    lambda: self._compare(other.id, saved.note.id),
                ),
            )
