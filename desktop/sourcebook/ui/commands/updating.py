"""Look for a newer version: when somebody asks, or once a start for those who want that."""

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QWidget

from sourcebook.app.updating import Asker
from sourcebook.model.errors import SourcebookError
from sourcebook.ui import messages
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work

START_MS: Final = 10_000
"""Reading comes first."""

_log = logging.getLogger(__name__)


class Updating(QObject):
    """Tells of a newer version in the bar; gets nothing and installs nothing."""

    def __init__(
        self, work: Work, *, preferences: Preferences, notices: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._work = work
        self._preferences = preferences
        self._notices = notices
        self.asker = Asker()
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.asker.close)
        QTimer.singleShot(START_MS, self, self.look_quietly)

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {"look_for_update": self.look}

    def look(self) -> None:
        """Ask, and say whatever comes of it."""
        self._notices.tell(self.tr("Asking for the newest version…"))
        self._ask(self._warn, says_all=True)

    def look_quietly(self) -> None:
        """Ask where the setting wants it; only a newer version is told."""
        if self._preferences.settings.flag("look_for_updates"):
            self._ask(self._pass_over, says_all=False)

    def _ask(self, failed: Callable[[BaseException], None], *, says_all: bool) -> None:
        def tell(version: str) -> None:
            if version:
                words = self.tr("Sourcebook {version} is out. Get it where you got this one.")
                self._notices.tell(words.format(version=version))
            elif says_all:
                self._notices.tell(self.tr("This is the newest version."))

        self._work.then(self.asker.ask(self._preferences.settings), tell, failed, owner=self)

    def _warn(self, error: BaseException) -> None:
        if isinstance(error, SourcebookError):
            self._notices.warn(messages.sentence(error))
        else:
            self._work.failed.emit(error)

    def _pass_over(self, error: BaseException) -> None:
        _log.info("no newer version was told (%s)", type(error).__name__)
