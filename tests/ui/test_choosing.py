"""The palette in the window: by key from anywhere it does what was chosen; the focus comes back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sourcebook.app import organising, recalling
from sourcebook.app.recalling import Choices
from sourcebook.model.search import Answers, Found, Hit
from sourcebook.model.title import Title
from sourcebook.ui.dialogs.keys import KeysDialog
from sourcebook.ui.dialogs.settings import SettingsDialog
from sourcebook.ui.dialogs.shortcuts import ShortcutsDialog
from sourcebook.ui.main_window import MainWindow
from sourcebook.ui.palette import Kind, Palette
from support.fake_jobs import NOW, Shelfful
from support.windows import shown_window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

CHOICES = Choices(
    (
        Title(Found.ARTICLE, "a2", "The fall of Şengal", "example.org", NOW),
        Title(Found.NOTE, "n1", "First thoughts", "", NOW),
    ),
    ("sea/ports",),
)


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.answers[recalling.choices] = lambda: CHOICES
    made.answers[recalling.remember] = lambda _key: None
    return made


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = shown_window(qtbot, jobs)
    qtbot.waitUntil(lambda: len(made.library_pane.model.ids) == 3)
    yield made
    made.notes_pane.close_note()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    widget = QGuiApplication.focusObject()
    assert isinstance(widget, QWidget)
    QTest.keyClick(widget, key, modifiers)


def palette(window: MainWindow) -> Palette:
    return window.commands.choosing.palette


def choose(qtbot: QtBot, window: MainWindow, words: str, *, commands: bool = False) -> None:
    """Open the palette by key, type *words* and press Enter."""
    press(Qt.Key.Key_P, CTRL | SHIFT if commands else CTRL)
    qtbot.waitUntil(palette(window).field.hasFocus)
    qtbot.wait(5)
    QTest.keyClicks(palette(window).field, words)
    press(Qt.Key.Key_Return)


def test_an_article_is_gone_to_by_letters_without_accents(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "sengal")
    qtbot.waitUntil(lambda: window.desk.title == "Title of a2")
    qtbot.waitUntil(lambda: window.commands.going.pane() == 1)
    assert window.library_pane.current_id == "a2"


def test_a_note_is_gone_to(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "first th")
    qtbot.waitUntil(lambda: window.desk.note_id == "n1")
    qtbot.waitUntil(lambda: window.commands.going.pane() == 2)


def test_a_tag_shows_what_has_it(qtbot: QtBot, window: MainWindow, jobs: Shelfful) -> None:
    choose(qtbot, window, "sea")
    qtbot.waitUntil(lambda: bool(jobs.asked("search")))
    assert window.search_box.text() == 'tag:"sea/ports"'


def test_a_command_means_what_had_the_keyboard_before(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    press(Qt.Key.Key_1, CTRL)
    window.library_pane.choose("a3")
    choose(qtbot, window, "star", commands=True)
    qtbot.waitUntil(lambda: bool(jobs.asked(organising.star)))
    assert jobs.asked(organising.star)[0].arguments[0] == "a3"
    assert window.left_pane.view.hasFocus()
    assert [call.arguments for call in jobs.asked(recalling.remember)] == [("command:star",)]


def test_commands_are_reached_with_single_keys_off_and_from_the_notes(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    window._preferences.set("single_keys", value=False)
    window.commands.going.open_article("a1")
    qtbot.waitUntil(lambda: window.desk.title == "Title of a1")
    press(Qt.Key.Key_3, CTRL)
    assert window.commands.going.pane() == 2
    choose(qtbot, window, "next theme")
    assert window._preferences.settings.text("theme") != "system"
    assert window.commands.going.pane() == 2
    assert not jobs.asked(organising.star)


def test_escape_gives_the_keyboard_back_and_no_key_of_the_window_acts_meanwhile(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    press(Qt.Key.Key_1, CTRL)
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(palette(window).field.hasFocus)
    QTest.keyClicks(palette(window).field, "se/#?")
    press(Qt.Key.Key_F, CTRL)
    assert palette(window).field.hasFocus()
    assert not jobs.asked(organising.star)
    press(Qt.Key.Key_Escape)
    assert palette(window).isHidden()
    assert window.left_pane.view.hasFocus()


def test_a_setting_is_set_or_its_field_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "colours contrast")
    assert window._preferences.theme.name == "contrast"
    choose(qtbot, window, "width of column")
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    field = dialog.findChild(QWidget, "column_characters")
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    dialog.reject()


def test_what_was_chosen_last_stands_first_the_next_time(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "normal text", commands=True)
    press(Qt.Key.Key_P, CTRL)
    chosen = palette(window).chosen
    assert chosen is not None
    assert chosen.target == "normal_text"


def test_titles_beyond_the_list_are_searched_for(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers[recalling.choices] = lambda: Choices(CHOICES.titles, has_more=True)
    hits = tuple(
        Hit(kind, f"old-{kind}", "old", "Old harbour lights", 1.0, "", (), "", -1)
        for kind in (Found.ARTICLE, Found.HIGHLIGHT)
    )
    jobs.answers["search"] = lambda _request: Answers(hits=hits)
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: window.commands.choosing._choices.has_more)
    QTest.keyClicks(palette(window).field, "harb lig")
    qtbot.waitUntil(lambda: palette(window).rows.rowCount() > 0)
    assert jobs.asked("search")[-1].arguments[0].query == "title:harb* title:lig*"
    assert [entry.target for entry in palette(window).rows.entries] == ["old-article"]


def test_a_small_library_is_not_searched(qtbot: QtBot, window: MainWindow, jobs: Shelfful) -> None:
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(window.commands.choosing._choices.titles))
    QTest.keyClicks(palette(window).field, "harb lig")
    qtbot.wait(200)
    assert not jobs.asked("search")


def test_a_slow_library_is_waited_for_by_nobody(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.held = {recalling.choices}
    choose(qtbot, window, "next theme")
    assert window._preferences.settings.text("theme") != "system"
    jobs.asked(recalling.choices)[-1].future.set_result(CHOICES)
    qtbot.wait(20)
    assert palette(window).isHidden()


def test_what_comes_late_is_not_put_among_the_commands(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.held = {recalling.choices}
    press(Qt.Key.Key_P, CTRL)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_P, CTRL | SHIFT)
    jobs.asked(recalling.choices)[-1].future.set_result(CHOICES)
    qtbot.wait(20)
    assert {entry.kind for entry in palette(window).rows.entries} == {Kind.COMMAND}


def test_a_changed_key_works_at_once_and_is_named_everywhere(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    press(Qt.Key.Key_1, CTRL)
    window.library_pane.choose("a3")
    choose(qtbot, window, "change keys", commands=True)
    dialog = window.findChild(KeysDialog)
    assert dialog is not None
    dialog.choose("star")
    dialog.want("Ctrl+Alt+S")
    dialog.choose("search")
    dialog.want("F8")
    for _ in range(2):
        dialog.choose("archive")
        dialog.remove()
    dialog.accept()
    qtbot.waitUntil(lambda: window.findChild(KeysDialog) is None)
    window.activateWindow()
    qtbot.waitUntil(window.left_pane.view.hasFocus)
    press(Qt.Key.Key_S, CTRL | Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(jobs.asked(organising.star)))
    assert jobs.asked(organising.star)[0].arguments[0] == "a3"
    press(Qt.Key.Key_E)
    assert not jobs.asked(organising.archive)
    actions = window.actions_made
    assert "Ctrl+F" in window.search_box.placeholderText()
    assert actions["archive"].toolTip() == "Archive"
    assert not actions["archive"].shortcuts()
    press(Qt.Key.Key_F8)
    assert window.search_box.hasFocus()


def test_the_settings_are_seen_at_once_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    press(Qt.Key.Key_Comma, CTRL)
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.changed.emit("text_size_px", 30)
    assert window.article_pane._typography.px == 30
    dialog.reject()
    assert window.article_pane._typography.px == 19
    qtbot.waitUntil(lambda: window.findChild(SettingsDialog) is None)


def test_the_screen_of_keys_leads_to_changing_them(qtbot: QtBot, window: MainWindow) -> None:
    press(Qt.Key.Key_F1)
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    dialog._want_keys()
    keys = window.findChild(KeysDialog)
    assert keys is not None
    keys.accept()
    qtbot.wait(5)
