"""Keys are changed by pressing them; who has a key already is named before it is taken."""

from types import MappingProxyType

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.model.settings import Keys, Settings
from sourcebook.ui.actions import ACTIONS
from sourcebook.ui.dialogs.keys import KeysDialog, written_key
from sourcebook.ui.presets import NAMES

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class Stage:
    """The dialog, and what it told."""

    def __init__(self, qtbot: QtBot, settings: Settings) -> None:
        self.dialog = KeysDialog(settings, None)
        qtbot.addWidget(self.dialog)
        self.told: list[Keys] = []
        self.presets: list[str] = []
        self.dialog.changed.connect(self.told.append)
        self.dialog.preset_chosen.connect(self.presets.append)
        self.dialog.show()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key in the field for keys."""
        QTest.keyClick(self.dialog.key_field, key, modifiers)

    @property
    def said(self) -> str:
        """Return what the dialog says."""
        return self.dialog.said.text()


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot, Settings())


def test_every_action_has_a_row_and_the_first_is_chosen(stage: Stage) -> None:
    assert stage.dialog.list.topLevelItemCount() == len(ACTIONS)
    assert stage.dialog.chosen == ACTIONS[0].name
    assert "press its new key" in stage.said


def test_a_free_key_is_taken_at_once(stage: Stage) -> None:
    stage.dialog.choose("star")
    stage.press(Qt.Key.Key_F9)
    assert stage.told == [{"star": (("S", "list article"), ("F9", "list article"))}]
    assert stage.said == "F9 is “Star” now (list, article)."


def test_a_key_of_another_action_is_named_and_taken_only_when_asked_again(stage: Stage) -> None:
    stage.dialog.choose("star")
    stage.press(Qt.Key.Key_E)
    assert stage.told == []
    assert "E is “Archive” already" in stage.said
    assert stage.dialog.take_button.isVisible()
    stage.press(Qt.Key.Key_Return)
    assert stage.told[-1]["archive"] == ()
    assert stage.told[-1]["star"][-1] == ("E", "list article")
    assert stage.dialog.take_button.isHidden()


def test_escape_leaves_a_key_where_it_is(stage: Stage) -> None:
    stage.dialog.choose("star")
    stage.press(Qt.Key.Key_E)
    stage.press(Qt.Key.Key_Escape)
    stage.press(Qt.Key.Key_Return)
    assert stage.told == []
    assert stage.dialog.isVisible()


def test_choosing_another_action_forgets_the_key_that_waits(stage: Stage) -> None:
    stage.dialog.choose("star")
    stage.press(Qt.Key.Key_E)
    stage.dialog.choose("quit")
    stage.dialog.take()
    assert stage.told == []


def test_the_keys_of_texts_are_refused(stage: Stage) -> None:
    stage.dialog.choose("quit")
    stage.press(Qt.Key.Key_C, CTRL)
    assert stage.told == []
    assert "needed for reading and writing" in stage.said


def test_keys_are_removed_and_reset_one_by_one_and_all(stage: Stage) -> None:
    dialog = stage.dialog
    dialog.choose("redo")
    dialog.remove()
    assert stage.told[-1] == {"redo": (("Ctrl+Shift+Z", "window"),)}
    dialog.remove()
    dialog.remove()
    assert stage.told[-1] == {"redo": ()}
    dialog.reset()
    assert stage.told[-1] == {}
    for name in ("star", "quit"):
        dialog.choose(name)
        dialog.remove()
    assert stage.told[-1] == {"star": (), "quit": ()}
    dialog.reset_all()
    assert stage.told[-1] == {}


def test_another_set_of_keys_is_told_and_shown(stage: Stage) -> None:
    stage.dialog.presets.setCurrentIndex([*NAMES].index("vim"))
    stage.dialog.presets.activated.emit([*NAMES].index("vim"))
    assert stage.presets == ["vim"]
    stage.dialog.choose("comment")
    row = stage.dialog.list.currentItem()
    assert row is not None
    assert row.text(1) == "I (article, highlights)"


def test_what_was_changed_before_is_shown(qtbot: QtBot) -> None:
    keys = MappingProxyType({"quit": (("F9", "window"),)})
    dialog = Stage(qtbot, Settings(keys=keys)).dialog
    dialog.choose("quit")
    row = dialog.list.currentItem()
    assert row is not None
    assert row.text(1) == "F9"
    assert row.font(1).weight() > 400


def test_an_action_is_found_by_name_or_key_and_enter_goes_to_its_key(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.dialog.activateWindow()
    qtbot.waitUntil(stage.dialog.field.hasFocus)
    for typed, name in {
        "similar": "find_similar",
        "Ctrl+Q": "quit",
        "manual": "show_manual",
    }.items():
        stage.dialog.field.setText(typed)
        assert stage.dialog.chosen == name
    QTest.keyClick(stage.dialog.field, Qt.Key.Key_Return)
    assert stage.dialog.key_field.hasFocus()
    stage.dialog.field.setText("qqqq")
    assert stage.dialog.isVisible()


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "expected"),
    [
        (Qt.Key.Key_A, NONE, "a", "A"),
        (Qt.Key.Key_A, SHIFT, "A", "Shift+A"),
        (Qt.Key.Key_Question, SHIFT, "?", "?"),
        (Qt.Key.Key_NumberSign, NONE, "#", "#"),
        (Qt.Key.Key_BraceRight, SHIFT, "}", "}"),
        (Qt.Key.Key_P, CTRL | SHIFT, "\x10", "Ctrl+Shift+P"),
        (Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier, "1", "1"),
        (Qt.Key.Key_Space, NONE, " ", "Space"),
        (Qt.Key.Key_F5, SHIFT, "", "Shift+F5"),
        (Qt.Key.Key_Shift, SHIFT, "", ""),
        (Qt.Key.Key_AltGr, NONE, "", ""),
        (Qt.Key.Key_unknown, NONE, "", ""),
    ],
)
def test_a_key_is_written_as_the_table_writes_it(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, expected: str
) -> None:
    assert written_key(QKeyEvent(QEvent.Type.KeyPress, key.value, modifiers, text)) == expected
