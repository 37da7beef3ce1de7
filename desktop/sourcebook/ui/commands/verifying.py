"""Compare the quotations of the note that is shown with their sources."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QObject

from sourcebook.app import verifying
from sourcebook.app.jobs import Jobs
from sourcebook.model.quotation import Checked, Outcome
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.notes_pane.verdicts import said
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.work import Work


class Verifying(QObject):
    """Has quotations compared by the scribe process, and shows what it found in the note."""

    def __init__(self, jobs: Jobs, work: Work, *, notices: NoticeBar, notes: NotesPane) -> None:
        super().__init__(notes)
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._notes = notes
        self._request = 0

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {"verify_quotations": self.verify, "next_wrong_quotation": self.go_to_next}

    def verify(self) -> None:
        """Compare every quotation of the note, typed a moment ago or saved, with its source."""
        self._ask(self._tell)

    def go_to_next(self) -> None:
        """Go to the next quotation that is not as its source has it; compare them first."""
        if self._notes.verdicts.is_empty:
            self._ask(self._tell_and_go)
        else:
            self._step()

    def _ask(self, then: Callable[[Checked], None]) -> None:
        manuscript = self._notes.manuscript
        body = manuscript.body if manuscript else ""
        if not body.strip():
            self._notices.tell(self.tr("Nothing was written here yet."))
            return
        self._request += 1
        request = self._request

        def here(checked: Checked) -> None:
            if request != self._request or manuscript is not self._notes.manuscript:
                return
            if manuscript and manuscript.body != body:
                self._ask(then)  # who writes on is told of what stands there now
                return
            self._notes.verdicts.put(checked.verdicts)
            then(checked)

        asked = self._jobs.scribe.ask(verifying.check_in_folder, self._jobs.folder, body)
        self._work.then(asked, here, owner=self)

    def _tell(self, checked: Checked) -> None:
        found = checked.verdicts
        if not found and not checked.unchecked:
            self._notices.tell(self.tr("No quotation in this note links to its source."))
            return
        counts = Counter(one.outcome for one in found)
        parts = [
            words.format(count=counts[outcome])
            for outcome, words in self._sentences().items()
            if counts[outcome]
        ]
        if checked.unchecked == 1:
            parts.append(self.tr("1 link could not be checked"))
        elif checked.unchecked:
            told = self.tr("{count} links could not be checked")
            parts.append(told.format(count=checked.unchecked))
        wrong = sum(not one.outcome.is_well for one in found)
        words = self.tr("Quotations: {parts}.").format(parts=", ".join(parts))
        if wrong:
            self._notices.tell(words, self.tr("Go to the first"), self._step)
        else:
            self._notices.tell(words)

    def _tell_and_go(self, checked: Checked) -> None:
        self._tell(checked)
        if any(not one.outcome.is_well for one in checked.verdicts):
            self._step()

    def _step(self) -> None:
        verdict = self._notes.verdicts.step()
        if verdict is None:
            self._notices.tell(self.tr("All quotations are as their sources have them."))
            return
        self._notes.editor.setFocus()
        self._notices.tell("  ".join(said(verdict).splitlines()))

    def _sentences(self) -> dict[Outcome, str]:
        return {
            Outcome.EXACT: self.tr("{count} exact"),
            Outcome.TYPOGRAPHY: self.tr("{count} with other typography"),
            Outcome.WORDS: self.tr("{count} with other words"),
            Outcome.ATTRIBUTION: self.tr("{count} with a wrong source"),
            Outcome.CHANGED: self.tr("{count} whose source was changed since"),
            Outcome.MISSING: self.tr("{count} not found"),
        }
