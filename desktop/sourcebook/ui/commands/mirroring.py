"""Keep a folder of Markdown files in step with the notes while the window is open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from sourcebook.app.jobs import Jobs
from sourcebook.model.changes import Changes
from sourcebook.model.errors import SourcebookError
from sourcebook.ui import messages
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work

if TYPE_CHECKING:
    from sourcebook.app.mirroring import Report

PAUSE_MS: Final = 1_500
"""How long nothing changes before the folder is brought in step: a note is written in bursts."""

AGAIN_MS: Final = 30_000
"""How soon a folder that could not be used, an unplugged disk perhaps, is tried again."""

START_MS: Final = 3_000
"""The window comes first."""


class Mirroring(QObject):
    """Brings the folder in step after each change on either side; says only what one must know.

    Signals:
        touched: A file in the folder was changed (from any thread).
    """

    touched = Signal()

    def __init__(
        self,
        jobs: Jobs,
        work: Work,
        *,
        preferences: Preferences,
        notices: NoticeBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._work = work
        self._preferences = preferences
        self._notices = notices
        self._window = window
        self._is_under_way = self._is_due = False
        self._told = ""
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._step)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._step)
        self.touched.connect(self._timer.start)
        work.changed.connect(self._on_changes)
        preferences.changed.connect(self._on_setting)
        if self.folder:
            QTimer.singleShot(START_MS, self, self._step)

    @property
    def folder(self) -> Path | None:
        """Return the folder that was chosen."""
        chosen = self._preferences.settings.text("notes_folder").strip()
        return Path(chosen).expanduser() if chosen else None

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {"choose_notes_folder": self.choose, "mirror_notes": self.step_now}

    def choose(self) -> None:
        """Ask for the folder; the one chosen before is left as it is."""
        start = str(self.folder or Path.home())
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Folder of notes"), start)
        if chosen:
            self._preferences.set("notes_folder", chosen)
            self.step_now()

    def step_now(self) -> None:
        """Bring the folder in step and say so; without a folder, offer to choose one."""
        self._told = ""
        if self.folder is None:
            words = self.tr("No folder of notes is chosen.")
            self._notices.tell(words, self.tr("Choose"), self.choose)
        else:
            self._begin(says_all=True)

    def _on_changes(self, changes: Changes) -> None:
        if changes.notes and self.folder is not None:
            self._timer.start()

    def _on_setting(self, name: str) -> None:
        if not name or name.startswith("notes_folder"):
            self._timer.start()

    def _step(self) -> None:
        self._begin(says_all=False)

    def _begin(self, *, says_all: bool) -> None:
        folder = self.folder
        self._again.stop()
        if folder is None:
            self._jobs.mirror.watch(None, self.touched.emit)
            return
        if self._is_under_way:
            self._is_due = True
            return
        self._is_under_way, self._is_due = True, False

        def here(report: "Report") -> None:
            self._end(folder)
            self._tell(report, says_all=says_all)

        def failed(error: BaseException) -> None:
            self._end(None)
            self._warn(error)

        both = self._preferences.settings.flag("notes_folder_both_ways")
        step = self._jobs.mirror.step(folder, both_ways=both)
        self._work.then(step, here, failed, owner=self)

    def _end(self, folder: Path | None) -> None:
        self._is_under_way = False
        if folder is None:
            self._again.start()
        else:
            self._jobs.mirror.watch(folder, self.touched.emit)
        if self._is_due:
            self._timer.start()

    def _tell(self, report: "Report", *, says_all: bool) -> None:
        if report.troubles and self._warn(report.troubles[0]):
            return
        self._told = self._told if report.troubles else ""
        if report.conflicts:
            words = self.tr("Changed here and in the folder of notes, both are kept: {names}")
            self._notices.tell(words.format(names=", ".join(report.conflicts)))
        elif report.trashed:
            words = self.tr("In the trash, since their files were deleted: {names}")
            self._notices.tell(words.format(names=", ".join(report.trashed)))
        elif report.aside:
            words = self.tr("Edited in the folder of notes, which only follows; kept as: {names}")
            self._notices.tell(words.format(names=", ".join(report.aside)))
        elif says_all:
            words = self.tr("The folder of notes is in step. Files written: {count}.")
            self._notices.tell(words.format(count=len(report.written)))

    def _warn(self, error: BaseException) -> bool:
        """Say what went wrong, once until it is well again or is asked for; tell if it was said."""
        if not isinstance(error, SourcebookError):
            self._work.failed.emit(error)
            return True
        words = messages.sentence(error)
        is_new = words != self._told
        if is_new:
            self._told = words
            self._notices.warn(words)
        return is_new
