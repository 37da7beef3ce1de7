"""Hand the sources of a note, or the article, over to a program that keeps references."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from sourcebook.app import referencing
from sourcebook.app.jobs import Jobs
from sourcebook.ui.commands.organising import Target
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.work import Work


class Referencing(QObject):
    """Copies references, or writes them to a file whose name says its form."""

    def __init__(
        self,
        jobs: Jobs,
        work: Work,
        *,
        notices: NoticeBar,
        notes: NotesPane,
        target: Callable[[], Target],
        is_in_notes: Callable[[], bool],
    ) -> None:
        super().__init__(notes)
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._notes = notes
        self._target = target
        self._is_in_notes = is_in_notes

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {"copy_bibtex": self.copy_bibtex, "save_sources": self.ask_for_file}

    def copy_bibtex(self) -> None:
        """Copy the article, or all that the note quotes while it has the keyboard, as BibTeX."""
        article_id = self._target().article_id

        def here(text: str) -> None:
            if not text:
                self._tell_of_nothing()
                return
            QGuiApplication.clipboard().setText(text)
            self._notices.tell(self.tr("Copied as BibTeX."))

        if self._is_in_notes():
            asked = self._jobs.read(referencing.references_in, self._body(), "bibtex")
        elif article_id:
            asked = self._jobs.read(referencing.references_to, [article_id], "bibtex")
        else:
            self._notices.tell(self.tr("Choose or open an article first."))
            return
        self._work.then(asked, here, owner=self)

    def ask_for_file(self) -> None:
        """Ask where the sources of the note are to be written."""
        if self._notes.manuscript is None:
            self._notices.tell(self.tr("Open the note first whose sources are to be saved."))
            return
        title, start = self.tr("Save sources of the note"), str(Path.home())
        dialog = QFileDialog(self._notes.window(), title, start)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        ends = {self.tr("BibTeX (*.bib)"): "bib", "RIS (*.ris)": "ris", "CSL-JSON (*.json)": "json"}
        dialog.setNameFilters([*ends])
        dialog.setDefaultSuffix("bib")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(ends[chosen]))
        dialog.fileSelected.connect(self.write_out)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_out(self, file: str) -> None:
        """Write the sources of the note to a file, unless it quotes nothing."""

        def written(count: int) -> None:
            if not count:
                self._tell_of_nothing()
                return
            said = self.tr("Written: {file}, sources: {count}.")
            self._notices.tell(said.format(file=Path(file).name, count=count))

        asked = self._jobs.read(referencing.save_references, self._body(), Path(file))
        self._work.then(asked, written, owner=self)

    def _body(self) -> str:
        manuscript = self._notes.manuscript
        return manuscript.body if manuscript else ""

    def _tell_of_nothing(self) -> None:
        self._notices.tell(self.tr("This note quotes no article yet."))
