"""A window on a library in memory, and a hand on the keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sourcebook.app.session import WindowState
from sourcebook.ui.main_window import MainWindow
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work
from support.fake_jobs import Shelfful

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def shown_window(qtbot: QtBot, jobs: Shelfful) -> MainWindow:
    """Return a window that has the keyboard; close its note when the test is done."""
    work = Work(jobs)
    made = MainWindow(
        jobs.as_jobs, work, Preferences(jobs.settings, jobs.as_jobs, work), WindowState()
    )
    made.work = work  # type: ignore[attr-defined] # kept alive
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def reading_window(qtbot: QtBot, jobs: Shelfful) -> MainWindow:
    """Return a window with the first article open, by keys, and the keyboard on it."""
    made = shown_window(qtbot, jobs)
    press(qtbot, Qt.Key.Key_1, CTRL)
    press(qtbot, Qt.Key.Key_Home)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: made.desk.title == "Title of a1" and made.commands.going.pane() == 1)
    return made


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the keyboard is."""
    widget = QGuiApplication.focusObject()
    assert isinstance(widget, QWidget)
    QTest.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)
    qtbot.wait(1)
