"""When the answers are to be asked for again, because the library changed meanwhile."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sourcebook.app.jobs import Jobs
from sourcebook.model.changes import Changes
from sourcebook.model.search import Answers
from sourcebook.ui.work import Work

PAUSE_MS: Final = 1000
"""Answers are asked for again so often at most."""

LONG_PAUSE_MS: Final = 30_000
"""How long to wait where the index cannot be made, and each answer costs a look at the library."""


class Freshness(QObject):
    """Waits until the index knows what changed, and tells it then, at most once a second.

    Signals:
        due: The answers shown may be others by now.
    """

    due = Signal()

    def __init__(self, jobs: Jobs, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._work = work
        self._is_stale = False
        self._is_asking = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._long_pause = QTimer(self, singleShot=True, interval=LONG_PAUSE_MS)
        self._long_pause.timeout.connect(self.note)

    def take(self, changes: Changes) -> None:
        """Note that the library changed; saved searches and pictures answer nothing."""
        if any((changes.articles, changes.notes, changes.highlights, changes.tags)) or (
            changes.alias_sets
        ):
            self.note()

    def note(self) -> None:
        """Note that the answers may be others."""
        self._is_stale = True
        self._look()

    def answered(self, answers: Answers) -> None:
        """Note that these answers were given: without an index there may soon be better ones."""
        self._long_pause.stop()
        if answers.index_trouble:
            self._long_pause.start()
        elif not answers.is_indexed:
            self.note()

    def _look(self) -> None:
        if not self._is_stale or self._is_asking or self._pause.isActive():
            return
        self._is_stale = False
        self._is_asking = True
        known = self._jobs.when_index_is_current()
        self._work.then(known, lambda _: self._tell(), lambda _: self._tell(), owner=self)

    def _tell(self) -> None:
        self._is_asking = False
        self._pause.start()
        self.due.emit()
