"""The voice speaks what the reading cursor points out, and the cursor goes on with it."""

import functools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sourcebook.model.errors import NoVoice
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Call, Shelfful
from support.windows import shown_window

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.held.add("speak")
    return made


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = shown_window(qtbot, jobs)
    made.desk.open_article("a1")
    qtbot.waitUntil(lambda: made.desk.title == "Title of a1")
    made.commands.going.focus_article()
    qtbot.wait(1)
    yield made
    made.notes_pane.close_note()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QGuiApplication.focusObject()
    assert isinstance(widget, QWidget)
    QTest.keyClick(widget, key, modifier)


def spoken(qtbot: QtBot, jobs: Shelfful, count: int) -> Call:
    """Wait until the voice was asked *count* times; return the last time."""
    qtbot.waitUntil(lambda: len(jobs.asked("speak")) == count)
    return jobs.asked("speak")[-1]


def pointed_out(window: MainWindow) -> str:
    sentence = window.article_pane.reading_cursor.sentence()
    return window.article_pane.words(*sentence) if sentence else ""


def has_gone_on(window: MainWindow, jobs: Shelfful, count: int) -> bool:
    return len(jobs.asked("speak")) > count or bool(window.notices.words)


def test_sentences_are_spoken_one_after_the_other_to_the_end(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    press(Qt.Key.Key_P)
    text = window.desk.reading.edition.text if window.desk.reading else ""
    heard = []
    for count in range(1, 500):
        call = spoken(qtbot, jobs, count)
        assert call.arguments[0] == pointed_out(window)
        heard.append(call.arguments[0])
        call.future.set_result(True)
        qtbot.waitUntil(functools.partial(has_gone_on, window, jobs, count))
        if window.notices.words:
            break
    assert "end of the article" in window.notices.words
    assert " ".join(" ".join(heard).split()) == " ".join(text.split())
    assert not window.commands.reading_aloud.is_reading


def test_p_pauses_and_goes_on_at_the_same_sentence(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    press(Qt.Key.Key_P)
    first = spoken(qtbot, jobs, 1)
    press(Qt.Key.Key_P)
    assert len(jobs.asked("hush")) == 1
    qtbot.wait(20)
    assert pointed_out(window) == first.arguments[0]
    press(Qt.Key.Key_P)
    assert spoken(qtbot, jobs, 2).arguments == first.arguments
    press(Qt.Key.Key_P, SHIFT)
    assert pointed_out(window) == ""
    assert not window.commands.reading_aloud.is_reading


def test_the_keys_that_move_the_cursor_move_the_voice(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    press(Qt.Key.Key_P)
    first = spoken(qtbot, jobs, 1)
    press(Qt.Key.Key_Period)
    moved = spoken(qtbot, jobs, 2)
    assert moved.arguments[0] == pointed_out(window) != first.arguments[0]
    press(Qt.Key.Key_Comma)
    assert spoken(qtbot, jobs, 3).arguments == first.arguments


def test_selecting_words_pauses(qtbot: QtBot, window: MainWindow, jobs: Shelfful) -> None:
    press(Qt.Key.Key_P)
    first = spoken(qtbot, jobs, 1)
    press(Qt.Key.Key_V)
    assert not window.commands.reading_aloud.is_reading
    assert window.article_pane.selected_words() == first.arguments[0]
    press(Qt.Key.Key_P)
    assert spoken(qtbot, jobs, 2).arguments == first.arguments


def test_another_article_is_not_read_by_itself(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    press(Qt.Key.Key_P)
    spoken(qtbot, jobs, 1)
    window.desk.open_article("a2")
    qtbot.waitUntil(lambda: window.desk.title == "Title of a2")
    assert not window.commands.reading_aloud.is_reading
    qtbot.wait(250)
    assert len(jobs.asked("speak")) == 1


def test_a_system_without_a_voice_is_told_once(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    failures: list[BaseException] = []
    window.work.failed.connect(failures.append)  # type: ignore[attr-defined] # put there above
    press(Qt.Key.Key_P)
    spoken(qtbot, jobs, 1).future.set_exception(NoVoice())
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], NoVoice)
    assert not window.commands.reading_aloud.is_reading


def test_without_an_article_it_is_said_what_to_do(window: MainWindow, jobs: Shelfful) -> None:
    window.desk.begin_note()
    window.commands.reading_aloud.toggle()
    assert "Open an article" in window.notices.words
    assert jobs.asked("speak") == []
