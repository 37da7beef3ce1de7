"""Add articles: by address, from files, from the clipboard, by dropping them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from sourcebook.app.adding import Added
from sourcebook.app.jobs import Jobs
from sourcebook.app.weighing import Outcome
from sourcebook.model.capture import Source
from sourcebook.ui import intake
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.work import Work


class Adding(QObject):
    """Asks for sources, adds them, and says what became of them.

    Signals:
        added: One source was asked for and is an article now, new or known (its id).
    """

    added = Signal(str)

    def __init__(
        self, jobs: Jobs, work: Work, notices: NoticeBar, undo: Callable[[], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._undo = undo
        self._window = window

    def add_address(self) -> None:
        """Ask for an address."""
        from sourcebook.ui.dialogs.address import AddressDialog  # noqa: PLC0415 - only when it is asked

        dialog = AddressDialog(self._window)
        dialog.given.connect(lambda address: self.add((Source.at(address),)))
        dialog.open()

    def add_file(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self._window, self.tr("Add files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [
                self.tr("Articles (*.html *.htm *.xhtml *.txt *.md *.markdown)"),
                self.tr("All files (*)"),
            ]
        )
        place = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(place))
        dialog.filesSelected.connect(self._add_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def paste(self) -> None:
        """Add what was copied."""
        source = intake.copied(QGuiApplication.clipboard().mimeData())
        if source is None:
            self._notices.warn(
                self.tr("The clipboard holds no text. Copy an article, then paste it here.")
            )
        else:
            self.add((source,))

    def add(self, sources: Sequence[Source]) -> None:
        """Add *sources* beside the window's own work; each is told when it is done."""
        if not sources:
            return
        tally = _Tally(len(sources))
        self._notices.tell(self.tr("Adding {source}…").format(source=sources[0].label))
        for source in sources:
            future = self._jobs.add(source)
            self._work.then(future, partial(self._on_added, tally), owner=self)

    def _add_files(self, names: Sequence[str]) -> None:
        self.add([Source.file(Path(name)) for name in names])

    def _on_added(self, tally: "_Tally", added: Added) -> None:
        tally.count(added)
        if not tally.is_complete:
            return
        if tally.asked > 1:
            self._say_many(tally)
        elif added.status == "failed":
            self._notices.warn(added.error)
        else:
            self._say_one(added)
            self.added.emit(added.id)

    def _say_one(self, added: Added) -> None:
        title = added.metadata.title or self.tr("Untitled")
        if added.outcome is Outcome.KEPT:
            less = self.tr("The page now gives less, so the article stays as it was: {title}")
            self._notices.tell(less.format(title=title))
        elif added.status == "known" and not added.changes:
            known = self.tr("Already in the library: {title}")
            self._notices.tell(known.format(title=title))
        else:
            done = self.tr("Added: {title}")
            self._notices.tell(done.format(title=title), self.tr("Undo"), self._undo)

    def _say_many(self, tally: "_Tally") -> None:
        words = self.tr("Added: {added}. Known already: {known}.").format(
            added=tally.added, known=tally.known
        )
        if tally.errors:
            self._notices.warn(" ".join([words, *tally.errors]))
        else:
            self._notices.tell(words)


class _Tally:
    """What became of several sources."""

    def __init__(self, asked: int) -> None:
        self.asked = asked
        self.added = 0
        self.known = 0
        self.errors: list[str] = []

    @property
    def is_complete(self) -> bool:
        return self.added + self.known + len(self.errors) == self.asked

    def count(self, added: Added) -> None:
        if added.status == "failed":
            self.errors.append(added.error)
        elif added.status == "known":
            self.known += 1
        else:
            self.added += 1
