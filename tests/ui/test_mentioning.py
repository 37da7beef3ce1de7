"""Below the note stands what speaks of what lies open, if one wants that."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sourcebook.app import mentioning
from sourcebook.model.changes import Changes
from sourcebook.model.mention import Mention
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Shelfful
from support.windows import press, reading_window

LINK = Mention("n7", "Index", 3, 10, 19, "First comes the Ferry, then", 16, 5, is_link=True)
NAME = Mention("n8", "منارة", 1, 0, 5, "Ferry is named", 0, 5, is_link=False)
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.answers["mentions"] = lambda _id: (LINK, NAME)
    return made


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = reading_window(qtbot, jobs)
    yield made
    made.notes_pane.close_note()


def open_panel(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_B, KEYS)
    qtbot.waitUntil(lambda: len(window.notes_pane.mentions.mentions) == 2)


def test_nothing_is_asked_until_the_panel_is_wanted(window: MainWindow, jobs: Shelfful) -> None:
    assert not window.notes_pane.mentions.isVisible()
    assert jobs.asked("mentions") == []


def test_the_key_shows_it_goes_there_and_puts_it_away(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    open_panel(qtbot, window)
    panel = window.notes_pane.mentions
    assert panel.isVisible()
    assert panel.list.hasFocus()
    assert panel.list.current == 0
    assert jobs.asked("mentions")[0].arguments == ("n1",)
    assert window._preferences.settings.flag("mentions_panel")
    panel.grab()
    press(qtbot, Qt.Key.Key_Escape)
    assert window.notes_pane.editor.hasFocus()
    press(qtbot, Qt.Key.Key_B, KEYS)
    assert panel.list.hasFocus()
    press(qtbot, Qt.Key.Key_B, KEYS)
    assert not panel.isVisible()


def test_it_follows_what_changes_and_says_when_nothing_speaks_of_it(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    open_panel(qtbot, window)
    jobs.answers["mentions"] = lambda _id: ()
    window._work.changed.emit(Changes(notes=frozenset({"n7"})))
    panel = window.notes_pane.mentions
    qtbot.waitUntil(lambda: not panel.mentions)
    assert panel._none.isVisible()
    assert not panel.list.isVisible()


def test_return_opens_a_place_and_a_letter_makes_a_link_of_a_name(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(window.commands.tying._desk, "open_note", lambda *what: opened.append(what))
    jobs.answers[mentioning.link_mention] = lambda *_: Changes(notes=frozenset({"n8"}))
    open_panel(qtbot, window)
    press(qtbot, Qt.Key.Key_L)
    assert "already" in window.notices.words
    press(qtbot, Qt.Key.Key_Return)
    assert opened[0][0] == "n7"
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: "Linked" in window.notices.words)
    (asked,) = jobs.asked(mentioning.link_mention)
    assert asked.arguments[0] == NAME
