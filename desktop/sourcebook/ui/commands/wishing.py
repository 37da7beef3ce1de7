"""Do what a start of the program asked for, also that of a second one."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sourcebook.app.jobs import Jobs
from sourcebook.model.capture import Source
from sourcebook.model.changes import Changes
from sourcebook.ui.action_set import ActionSet
from sourcebook.ui.commands.adding import Adding
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.wish import Wish
from sourcebook.ui.work import Work

ARCHIVE: Final = ".sourcebook"
"""How the name of an archive ends that is opened by a double click."""


class Wishing(QObject):
    """Takes what was dropped on the icon, opened with us, or chosen in the icon's menu.

    Signals:
        link_asked: A `sourcebook:` link into the library shall be opened; that never writes.
    """

    link_asked = Signal(str)

    def __init__(  # noqa: PLR0913 - it hands everything on
        self,
        jobs: Jobs,
        work: Work,
        *,
        notices: NoticeBar,
        adding: Adding,
        actions: Callable[[], ActionSet],
        undo: Callable[[], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._adding = adding
        self._actions = actions
        self._undo = undo

    def take(self, wish: Wish) -> None:
        """Begin with everything that *wish* names; what comes of it is told in the bar."""
        archives = [file for file in wish.files if file.suffix.casefold() == ARCHIVE]
        pages = [file for file in wish.files if file not in archives]
        sources = [*map(Source.file, pages), *map(Source.at, wish.addresses)]
        self._adding.add(sources)
        for file in archives:
            self._bring_in(file)
        for link in wish.links:
            self.link_asked.emit(link)
        if wish.action:
            self._actions()[wish.action].trigger()

    def _bring_in(self, file: Path) -> None:
        from sourcebook.app import transfer  # noqa: PLC0415 - the formats are not on the way to the window

        self._notices.tell(self.tr("Bringing in {name}…").format(name=file.name))
        future = self._jobs.write(transfer.import_file, file)
        self._work.then(future, self._say_brought_in, owner=self)

    def _say_brought_in(self, changes: Changes) -> None:
        done = self.tr("Brought in. Articles: {articles}, notes: {notes}.").format(
            articles=len(changes.articles), notes=len(changes.notes)
        )
        self._notices.tell(done, self.tr("Undo"), self._undo)
