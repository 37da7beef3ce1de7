"""The program's own window without a screen: opened, used, and taken pictures of."""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sourcebook.app import session, welcome
from sourcebook.app import settings as settings_of
from sourcebook.app.jobs import Jobs
from sourcebook.ui import application
from sourcebook.ui.main_window import MainWindow
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work

PATIENCE_S = 120.0

OFFSCREEN_SAYS = {
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
}
"""What the offscreen platform says at windows and tooltips; it means nothing here."""


@dataclass(frozen=True)
class Studio:
    """A window that is open, with what works behind it."""

    app: QApplication
    window: MainWindow
    jobs: Jobs
    troubles: list[object]

    def wait_until(
        self, truth: Callable[[], object], what: str, seconds: float = PATIENCE_S
    ) -> None:
        """Let the window live until *truth* holds.

        Raises:
            AssertionError: It never did.
        """
        limit = time.monotonic() + seconds
        while not truth():
            assert time.monotonic() < limit, f"waited in vain: {what}"
            assert not self.troubles, self.troubles
            QTest.qWait(20)

    def settle(self, milliseconds: int = 600) -> None:
        """Let the window live for a while."""
        QTest.qWait(milliseconds)

    def picture(self, file: Path) -> None:
        """Save what the window shows."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self.settle(50)
        assert self.window.grab().save(str(file)), file


def _say(_kind: QtMsgType, _where: QMessageLogContext, words: str | None) -> None:
    if words not in OFFSCREEN_SAYS:
        sys.stderr.write(f"{words}\n")


@contextmanager
def open_studio(folder: Path, **changes: object) -> Iterator[Studio]:
    """Open the window on the library in *folder*; *changes* are settings."""
    settings = settings_of.load()
    for name, value in changes.items():
        settings = settings_of.changed(settings, name, value)
    app = QApplication.instance() or application._application(settings)
    assert isinstance(app, QApplication)
    before = qInstallMessageHandler(_say)
    jobs = Jobs(folder, settings)
    jobs.open()
    work = Work(jobs)
    troubles: list[object] = []
    work.failed.connect(troubles.append)
    window = MainWindow(jobs, work, Preferences(settings, jobs, work), session.load(folder))
    work.then(jobs.write(welcome.fill, settings), window.greet, owner=window)
    window.show()
    gc.freeze()  # as the application does
    try:
        yield Studio(app, window, jobs, troubles)
    finally:
        gc.unfreeze()
        window.close()
        QTest.qWait(50)
        jobs.close()
        qInstallMessageHandler(before)
