"""The dialogs hold what their tables say, and give back what was typed."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sourcebook.app.settings import changed
from sourcebook.model.settings import SETTINGS, Settings
from sourcebook.ui import crash, fonts
from sourcebook.ui.actions import ACTIONS
from sourcebook.ui.dialogs.about import AboutDialog
from sourcebook.ui.dialogs.address import AddressDialog
from sourcebook.ui.dialogs.comment import CommentDialog
from sourcebook.ui.dialogs.crash import CrashDialog
from sourcebook.ui.dialogs.manual import ManualDialog
from sourcebook.ui.dialogs.settings import SettingsDialog
from sourcebook.ui.dialogs.shortcuts import ShortcutsDialog
from sourcebook.ui.dialogs.tags import TagsDialog
from sourcebook.ui.keymap import keymap
from sourcebook.ui.theme import DARK, LIGHT
from support.fake_jobs import a_highlight

T = TypeVar("T", bound=QWidget)


def words_of(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_every_setting_has_a_field_that_changes_it(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Settings(), LIGHT, None)
    qtbot.addWidget(dialog)
    assert all(dialog.findChild(QWidget, one.name) for one in SETTINGS)
    seen: list[tuple[str, object]] = []
    dialog.changed.connect(lambda name, value: seen.append((name, value)))
    child(dialog, QSpinBox, "text_size_px").setValue(24)
    child(dialog, QComboBox, "theme").setCurrentIndex(2)
    child(dialog, QCheckBox, "single_keys").setChecked(False)
    assert seen == [("text_size_px", 24), ("theme", "sepia"), ("single_keys", False)]
    assert child(dialog, QCheckBox, "single_keys").text() == "Off"


def child(dialog: QWidget, kind: type[T], name: str) -> T:
    found = dialog.findChild(kind, name)
    assert found is not None
    return found


def test_an_address_without_a_scheme_is_taken_as_https(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    dialog = AddressDialog(None)
    dialog.field.setText("  example.org/a ")
    with qtbot.waitSignal(dialog.given) as told:
        dialog.accept()
    assert told.args == ["https://example.org/a"]


def test_a_copied_address_stands_in_the_field(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("https://example.org/copied")
    dialog = AddressDialog(None)
    qtbot.addWidget(dialog)
    assert dialog.field.text() == "https://example.org/copied"
    QGuiApplication.clipboard().setText("private words")
    other = AddressDialog(None)
    qtbot.addWidget(other)
    assert other.field.text() == ""


def test_typing_adds_to_the_tags_there_are(qtbot: QtBot) -> None:
    dialog = TagsDialog(("old",), [], None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.field.hasFocus)
    QTest.keyClicks(dialog.field, "new")
    assert dialog.field.tags == ("old", "new")


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("law, letters, ", ("law", "letters")),
        (" #law ,law,  two   words", ("law", "two words")),
        (", ,", ()),
    ],
)
def test_tags_are_read_between_commas(qtbot: QtBot, typed: str, tags: tuple[str, ...]) -> None:
    dialog = TagsDialog(("old",), ["law"], None)
    assert dialog.field.tags == ("old",)
    dialog.field.setText(typed)
    with qtbot.waitSignal(dialog.given) as told:
        dialog.accept()
    assert told.args == [tags]


def test_a_tag_is_completed_from_those_there_are(qtbot: QtBot) -> None:
    dialog = TagsDialog((), ["letters", "law"], None)
    qtbot.addWidget(dialog)
    dialog.field.setText("one, le")
    dialog.field._completer.activated.emit("letters")
    assert dialog.field.tags == ("one", "letters")


def test_a_comment_is_given_by_key(qtbot: QtBot) -> None:
    dialog = CommentDialog(a_highlight(), None)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.field.toPlainText() == "Why?"
    dialog.field.setPlainText(" Because. ")
    with qtbot.waitSignal(dialog.given) as told:
        QTest.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["Because."]


def test_every_key_is_shown(qtbot: QtBot) -> None:
    keys = keymap(Settings())
    dialog = ShortcutsDialog(keys, None)
    qtbot.addWidget(dialog)
    words = words_of(dialog)
    for action in ACTIONS:
        if action.keys:
            assert action.text.removesuffix("…") in words
            assert keys.short(action.name) in words


def test_typing_finds_actions_by_name_sentence_or_key(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(keymap(Settings()), None)
    qtbot.addWidget(dialog)
    everything = dialog.shown
    for typed, name in {"trash": "restore", "ctrl+q": "quit", "sentence;": "next_sentence"}.items():
        dialog.field.setText(typed)
        assert name in dialog.shown
        assert len(dialog.shown) < 12
    dialog.field.setText("qqqq")
    assert dialog.shown == []
    dialog.field.clear()
    assert dialog.shown == everything
    assert sorted(everything) == sorted(one.name for one in ACTIONS if one.keys)


def test_all_keys_stand_on_one_screen(qtbot: QtBot) -> None:
    fonts.load_fonts()
    window = QWidget()
    window.resize(1400, 860)
    dialog = ShortcutsDialog(keymap(Settings()), window)
    qtbot.addWidget(window)
    dialog.show()
    qtbot.wait(5)
    area = dialog.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0
    assert dialog.height() <= window.height()


def test_the_manual_names_the_keys_in_force(qtbot: QtBot) -> None:
    dialog = ManualDialog(None, keymap(Settings()).with_key("about", "F9"))
    qtbot.addWidget(dialog)
    text = dialog.page.toPlainText()
    assert "About Sourcebook\nF9\nShow the version" in text
    assert "Ctrl+Shift+T" in text


def test_the_sample_shows_what_a_setting_does(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Settings(), LIGHT, None)
    qtbot.addWidget(dialog)
    before = dialog.sample.document().lastBlock()
    px = before.begin().fragment().charFormat().font().pixelSize()
    large = changed(Settings(), "text_size_px", 30)
    dialog.show_sample(DARK, changed(large, "justified", value=True))
    after = dialog.sample.document().lastBlock()
    form = after.begin().fragment().charFormat()
    assert (px, form.font().pixelSize()) == (19, 30)
    assert form.foreground().color().name() == DARK.text
    assert after.blockFormat().alignment() == Qt.AlignmentFlag.AlignJustify


def test_every_typeface_of_the_setting_can_be_chosen(qtbot: QtBot) -> None:
    settings = changed(Settings(), "text_font", "A Face Of Another Machine")
    dialog = SettingsDialog(settings, LIGHT, None)
    qtbot.addWidget(dialog)
    field = child(dialog, QComboBox, "text_font")
    seen: list[tuple[str, object]] = []
    dialog.changed.connect(lambda name, value: seen.append((name, value)))
    assert field.currentText() == "A Face Of Another Machine"
    field.setCurrentText("Inter")
    assert seen == [("text_font", "Inter")]


def test_the_manual_can_be_read(qtbot: QtBot) -> None:
    dialog = ManualDialog(None, keymap(Settings()))
    qtbot.addWidget(dialog)
    text = dialog.page.toPlainText()
    assert "Sourcebook keeps the articles you read" in text
    assert "<!--" not in text


def test_about_names_version_and_licences(qtbot: QtBot) -> None:
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    assert any(words.startswith("Sourcebook ") for words in words_of(dialog))


def failure() -> BaseException:
    words = "the words of a note"
    known: dict[str, str] = {}
    try:
        try:
            known[words]
        except KeyError as error:
            raise RuntimeError(words) from error
    except RuntimeError as error:
        return error
    raise AssertionError


def test_a_crash_report_names_the_place_and_no_word_of_the_reader() -> None:
    report = crash.report(failure())
    assert "KeyError" in report
    assert "RuntimeError" in report
    assert "test_dialogs.py" in report
    assert "the words of a note" not in report


def test_a_crash_says_what_is_safe_first_and_can_be_copied(qtbot: QtBot) -> None:
    dialog = CrashDialog("Everything is saved.", "the report", None)
    qtbot.addWidget(dialog)
    assert words_of(dialog)[1] == "Everything is saved."
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    assert "Open folder" not in buttons
    buttons["Copy report"].click()
    assert QGuiApplication.clipboard().text() == "the report"


def test_the_manual_shows_its_pictures(qtbot: QtBot) -> None:
    dialog = ManualDialog(None, keymap(Settings()))
    qtbot.addWidget(dialog)
    document = dialog.page.document()
    names = []
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            if fragments.fragment().charFormat().isImageFormat():
                names.append(fragments.fragment().charFormat().toImageFormat().name())
            fragments += 1
        block = block.next()
    assert names == ["pictures/note-light.png"]
    picture = dialog.page.loadResource(
        QTextDocument.ResourceType.ImageResource.value, QUrl(names[0])
    )
    image = picture if isinstance(picture, QImage) else QImage.fromData(picture)
    assert image.width() == 640
