"""Notes are found by name, renamed with their links, and say what speaks of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sourcebook.app import templating, wikilinking
from sourcebook.app.session import WindowState
from sourcebook.app.wikilinking import Renamed
from sourcebook.model.filled import Filled
from sourcebook.model.mention import Mention
from sourcebook.ui.main_window import MainWindow
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work
from support.fake_jobs import Shelfful


@pytest.fixture
def jobs() -> Shelfful:
    return Shelfful()


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> MainWindow:
    def settle(_window: QWidget) -> None:
        made.notes_pane.close_note()
        qtbot.waitUntil(lambda: made.notes_pane.is_settled)

    work = Work(jobs)
    preferences = Preferences(jobs.settings, jobs.as_jobs, work)
    made = MainWindow(jobs.as_jobs, work, preferences, WindowState())
    made.work, made.preferences = work, preferences  # type: ignore[attr-defined] # kept alive
    qtbot.addWidget(made, before_close_func=settle)
    made.show()
    return made


def body(window: MainWindow) -> str:
    manuscript = window.notes_pane.manuscript
    return manuscript.body if manuscript else ""


def open_first(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.open_note("n1")
    qtbot.waitUntil(lambda: window.desk.note_id == "n1")


def test_links_follow_when_a_note_whose_title_changed_is_left(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    asked: list[tuple[str, str]] = []

    def rename(note_id: str, old: str) -> Renamed:
        asked.append((note_id, old))
        return Renamed(old, "Other", 2)

    jobs.answers[wikilinking.rename] = rename
    open_first(qtbot, window)
    manuscript = window.notes_pane.manuscript
    assert manuscript is not None
    old = wikilinking.title_in(manuscript.body)
    manuscript.rewrite(wikilinking.retitled(manuscript.body, "Other"))
    qtbot.waitUntil(lambda: window.notes_pane.is_settled)
    assert asked == []  # not while the title may still be typed
    window.desk.begin_note()
    qtbot.waitUntil(lambda: "“Other”" in window.notices.words)
    assert asked == [("n1", old)]


def test_a_note_is_renamed_by_command(qtbot: QtBot, window: MainWindow, jobs: Shelfful) -> None:
    jobs.answers[wikilinking.rename] = lambda _, old: Renamed(old, "New", is_taken=True)
    open_first(qtbot, window)
    manuscript = window.notes_pane.manuscript
    assert manuscript is not None
    window.commands.tying._rename(manuscript, "New")
    qtbot.waitUntil(lambda: "left alone" in window.notices.words)
    assert wikilinking.title_in(body(window)) == "New"


def test_notes_are_offered_by_name_and_made_by_shift_and_enter(
    qtbot: QtBot, window: MainWindow
) -> None:
    palette = window.commands.tying.palette
    window.commands.tying.switch()
    qtbot.waitUntil(palette.isVisible)
    assert palette.rows.entries
    QTest.keyClicks(palette.field, "A new name")
    QTest.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: body(window).startswith("# A new name"))
    assert not palette.isVisible()


def test_what_speaks_of_a_note_is_offered_with_the_words_around(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    one = Mention("n1", "First", 1, 0, 3, "see [[it]] here", 4, 6, is_link=False)
    jobs.answers["mentions"] = lambda *_: (one,)
    open_first(qtbot, window)
    window.commands.tying.show_mentions()
    palette = window.commands.tying.palette
    qtbot.waitUntil(palette.isVisible)
    assert [entry.words for entry in palette.rows.entries] == ["see [[it]] here"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "without a link" in window.notices.words)


def test_nothing_that_speaks_of_it_is_said(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers["mentions"] = lambda *_: ()
    open_first(qtbot, window)
    window.commands.tying.show_mentions()
    qtbot.waitUntil(lambda: "No other note" in window.notices.words)


def test_a_template_goes_in_at_the_cursor_and_says_what_it_does_not_know(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers[templating.daily] = lambda *_: ("", Filled("# Day\n\nx", 7, ("bird",)))
    window.commands.tying.open_daily()
    qtbot.waitUntil(lambda: body(window) == "# Day\n\nx")
    assert window.notes_pane.cursor_place() == 7
    assert "bird" in window.notices.words


def typed_in(qtbot: QtBot, window: MainWindow, words: str) -> None:
    window.activateWindow()
    window.desk.begin_note()
    window.notes_pane.editor.setFocus()
    qtbot.waitUntil(window.notes_pane.editor.hasFocus)
    QTest.keyClicks(window.notes_pane.editor, words)


def test_titles_are_offered_after_brackets_and_taken_by_tab(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers[wikilinking.offers] = lambda *_: ["Harbour", "المرفأ", "Harbour " * 40]
    typed_in(qtbot, window, "see [[ha")
    shown = window.commands.tying.completing.list
    qtbot.waitUntil(shown.isVisible)
    QTest.keyClick(window.notes_pane.editor, Qt.Key.Key_Tab)
    assert body(window).startswith("see [[Harbour]]")
    assert not body(window).endswith("]]]]")
    assert not shown.isVisible()


def test_tags_are_offered_and_escape_leaves_what_was_typed(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers[wikilinking.offers] = lambda *_: ["sea/ports", "sea/ships"]
    typed_in(qtbot, window, "x #se")
    shown = window.commands.tying.completing.list
    qtbot.waitUntil(shown.isVisible)
    QTest.keyClick(window.notes_pane.editor, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    QTest.keyClicks(window.notes_pane.editor, "a")
    qtbot.waitUntil(shown.isVisible)
    QTest.keyClick(window.notes_pane.editor, Qt.Key.Key_Down)
    QTest.keyClick(window.notes_pane.editor, Qt.Key.Key_Return)
    assert body(window) == "x #sea/ships"
