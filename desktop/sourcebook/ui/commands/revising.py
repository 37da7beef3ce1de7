"""Go back to earlier versions of the note, and compare two texts that were both kept."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sourcebook.app import revising
from sourcebook.app.jobs import Jobs
from sourcebook.model.comparison import Comparison
from sourcebook.model.note import Revision
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.theme import Theme
from sourcebook.ui.work import Work

if TYPE_CHECKING:
    from sourcebook.ui.dialogs.revisions import RevisionsDialog
    from sourcebook.ui.dialogs.two_texts import TwoTextsDialog


class Revising(QObject):
    """Shows the versions of the note that lies open."""

    def __init__(
        self,
        jobs: Jobs,
        work: Work,
        *,
        notices: NoticeBar,
        notes: NotesPane,
        theme: Callable[[], Theme],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._notes = notes
        self._theme = theme
        self._window = window

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {"note_revisions": self.show_versions}

    def show_versions(self) -> None:
        """Show the versions of the note that lies open, once all of it is saved."""
        manuscript = self._notes.manuscript
        if manuscript is None or not manuscript.note_id:
            self._notices.tell(self.tr("Nothing was written here yet."))
            return
        self._notes.save_now()
        # On the thread that writes: so what was typed last is among the versions.
        found = self._jobs.write(revising.history, manuscript.note_id)
        self._work.then(found, self._show, owner=self)

    def compare_notes(self, other_id: str, note_id: str) -> None:
        """Show how a note differs from the text that was kept beside it."""
        from sourcebook.ui.dialogs.two_texts import TwoTextsDialog  # noqa: PLC0415 - only when it is asked

        dialog = TwoTextsDialog(self._theme(), self._window)
        words = self._jobs.read(revising.bodies, other_id, note_id)

        def failed(error: BaseException) -> None:
            dialog.say(str(error))

        self._work.then(words, partial(self._compare, dialog, dialog.put), failed, owner=dialog)
        dialog.open()

    def _show(self, found: revising.History) -> None:
        from sourcebook.ui.dialogs.revisions import RevisionsDialog  # noqa: PLC0415 - only when it is asked

        note_id = found.note.id
        if len(found.versions) < 2:
            self._notices.tell(self.tr("This note has no earlier version."))
            return

        def compare(number: int, arrived: Callable[[Comparison], None]) -> None:
            words = self._jobs.read(revising.words, note_id, number, found.note.revision)
            self._work.then(words, partial(self._compare, dialog, arrived), failed, owner=dialog)

        def failed(error: BaseException) -> None:
            dialog.say(str(error))

        def restore(number: int) -> None:
            version = self._jobs.read(revising.version, note_id, number)
            self._work.then(version, self._restore, owner=self)

        dialog = RevisionsDialog(found.versions, restore, self._theme(), self._window)
        dialog.begin(compare)
        dialog.open()

    def _compare(
        self,
        dialog: "RevisionsDialog | TwoTextsDialog",
        arrived: Callable[[Comparison], None],
        words: tuple[str, str],
    ) -> None:
        compared = self._jobs.scribe.ask(revising.compare_here, *words)
        self._work.then(compared, arrived, lambda error: dialog.say(str(error)), owner=dialog)

    def _restore(self, version: Revision) -> None:
        if self._notes.restore(version.note_id, version.body):
            when = version.saved_at[:16].replace("T", " ")
            words = self.tr("The version of {when} stands again. Undo in the note goes back.")
            self._notices.tell(words.format(when=when))
