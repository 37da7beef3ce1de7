"""A window on a library in memory whose highlights can be listed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sourcebook.app.session import WindowState
from sourcebook.ui.main_window import MainWindow
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work
from support.marked import CTRL, Marked, press


@pytest.fixture
def jobs() -> Marked:
    """Return what plays the threads."""
    return Marked()


@pytest.fixture
def window(qtbot: QtBot, jobs: Marked) -> Iterator[MainWindow]:
    """Return a window with the first article open and the keyboard on it."""
    work = Work(jobs)
    made = MainWindow(
        jobs.as_jobs, work, Preferences(jobs.settings, jobs.as_jobs, work), WindowState()
    )
    made.work = work  # type: ignore[attr-defined] # kept alive
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    press(qtbot, Qt.Key.Key_1, CTRL)
    press(qtbot, Qt.Key.Key_Home)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: made.desk.title == "Title of a1" and made.commands.going.pane() == 1)
    yield made
    made.notes_pane.close_note()
