"""A line that says how much the index has still to learn, when that takes more than a second."""

from time import monotonic
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from sourcebook.app import indexing
from sourcebook.app.jobs import Jobs
from sourcebook.model.changes import Changes
from sourcebook.ui import fonts
from sourcebook.ui.work import Work

LOOK_MS: Final = 1000
"""How long after a change, and how often then, it is looked how much is left."""

WORTH_S: Final = 1.0
"""A wait that is shorter is not told."""


class IndexProgress(QLabel):
    """Hidden, but for a long wait; looks at nothing while nothing changes."""

    def __init__(self, jobs: Jobs, work: Work) -> None:
        super().__init__()
        self._jobs = jobs
        self._work = work
        self._before: tuple[float, int] | None = None
        self.setProperty("tone", "dim")
        self.setFont(fonts.sans(11))
        self.setWordWrap(True)
        self.setContentsMargins(22, 4, 18, 8)
        self._timer = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()  # what was left from the last time
        self.hide()

    def take(self, changes: Changes) -> None:
        """Look how much is left, a second after the library changed."""
        if any((changes.articles, changes.notes, changes.highlights)) and not (
            self._timer.isActive()
        ):
            self._timer.start()

    def _look(self) -> None:
        self._work.then(self._jobs.read(indexing.waiting), self._say, owner=self)

    def _say(self, waiting: int) -> None:
        now = monotonic()
        before, self._before = self._before, (now, waiting)
        if not waiting:
            self._before = None
            self.hide()
            return
        self._timer.start()
        if before is not None:
            learned = (before[1] - waiting) / max(now - before[0], 0.001)
            self.setVisible(learned <= 0 or waiting / learned > WORTH_S)
            said = self.tr("{count} more will be findable soon")
            self.setText(said.format(count=f"{waiting:,}"))
