"""In the window one key goes from a quotation to its passage and back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sourcebook.app import linking
from sourcebook.app.linking import Destination
from sourcebook.model.anchor import ORPHAN, Fit, Placement
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Shelfful
from support.windows import CTRL, SHIFT, press, reading_window


@pytest.fixture
def jobs() -> Shelfful:
    return Shelfful()


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = reading_window(qtbot, jobs)
    yield made
    made.notes_pane.close_note()


def quote_first_sentence(qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_Q)


def jump(qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_J, CTRL | SHIFT)


def test_a_quotation_leads_to_its_passage_and_back(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    placement = Placement(40, 60, Fit.EXACT)
    jobs.answers[linking.destination] = lambda _address: Destination("a1", "", placement, "e1")
    quote_first_sentence(qtbot)
    jump(qtbot)
    going, notes = window.commands.going, window.notes_pane
    assert going.pane() == 2
    body = notes.editor.toPlainText()
    assert body[notes.cursor_place() :].startswith("sourcebook:article/a1?at=")
    jump(qtbot)
    assert going.pane() == 1
    (asked,) = jobs.asked(linking.destination)
    assert asked.arguments[0].startswith("sourcebook:article/a1?at=")


def test_a_passage_that_is_gone_is_said_to_be_gone(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers[linking.destination] = lambda _address: Destination("a1", "", ORPHAN, "e0")
    window.commands.tracing.open_link("sourcebook:article/a1?at=1-2&text=0123456789abcdef")
    qtbot.waitUntil(lambda: "not in the article as it is shown now" in window.notices.words)


def test_without_a_quotation_the_key_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    jump(qtbot)
    assert "does not quote" in window.notices.words
    window.commands.going.focus_notes()
    jump(qtbot)
    assert "cursor into a quotation" in window.notices.words
