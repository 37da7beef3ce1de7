"""What is pasted into a note comes as Markdown, in the place where the cursor was."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sourcebook.app import pasting
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Shelfful
from support.windows import CTRL, SHIFT, press, reading_window


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.answers[pasting.markdown_here] = lambda _html, words: f"## {words}"
    return made


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = reading_window(qtbot, jobs)
    made.commands.going.focus_notes()
    made.notes_pane.editor.setPlainText("")
    yield made
    QApplication.clipboard().clear()
    made.notes_pane.close_note()


def copy(html: str, words: str) -> None:
    data = QMimeData()
    data.setHtml(html)
    data.setText(words)
    QApplication.clipboard().setMimeData(data)


def test_structure_comes_along_and_what_is_typed_meanwhile_stands_after_it(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.held = {pasting.markdown_here}
    copy("<h2>Ferry</h2>", "Ferry")
    press(qtbot, Qt.Key.Key_V, CTRL)
    QTest.keyClicks(window.notes_pane.editor, " mine")
    jobs.asked(pasting.markdown_here)[0].future.set_result("## Ferry")
    qtbot.waitUntil(lambda: window.notes_pane.editor.toPlainText() == "## Ferry mine")
    window.notes_pane.editor.undo()
    assert "Ferry" not in window.notes_pane.editor.toPlainText()


def test_the_words_come_when_the_helper_fails(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.held = {pasting.markdown_here}
    copy("<h2>Ferry</h2>", "Ferry")
    press(qtbot, Qt.Key.Key_V, CTRL)
    jobs.asked(pasting.markdown_here)[0].future.set_exception(OSError("it died"))
    qtbot.waitUntil(lambda: window.notes_pane.editor.toPlainText() == "Ferry")


def test_words_alone_are_pasted_by_their_own_key(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    copy("<h2>Ferry</h2>", "Ferry")
    press(qtbot, Qt.Key.Key_V, CTRL | SHIFT)
    assert window.notes_pane.editor.toPlainText() == "Ferry"
    assert jobs.asked(pasting.markdown_here) == []
