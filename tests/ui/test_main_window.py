"""The panes work together, by key alone, and nothing is lost at the end."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sourcebook.app import keeping, noting, organising, previewing, reading, undo
from sourcebook.app.adding import Added
from sourcebook.app.noting import Saved
from sourcebook.app.session import WindowState
from sourcebook.model.article import Metadata, State
from sourcebook.model.capture import Source
from sourcebook.model.changes import Changes
from sourcebook.model.errors import LibraryUnavailable
from sourcebook.model.highlight import Colour, Order
from sourcebook.model.note import Note
from sourcebook.model.search import Answers, Found, Hit
from sourcebook.ui import main_window
from sourcebook.ui.actions import ACTIONS
from sourcebook.ui.main_window import MainWindow
from sourcebook.ui.notes_pane import View
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work
from support.fake_jobs import NOW, Shelfful

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def jobs() -> Shelfful:
    return Shelfful()


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = make_window(qtbot, jobs, WindowState())
    yield made
    jobs.held = set()
    made.notes_pane.close_note()


def make_window(qtbot: QtBot, jobs: Shelfful, state: WindowState) -> MainWindow:
    work = Work(jobs)
    preferences = Preferences(jobs.settings, jobs.as_jobs, work)
    window = MainWindow(jobs.as_jobs, work, preferences, state)
    window.work, window.preferences = work, preferences  # type: ignore[attr-defined] # kept alive
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: len(window.library_pane.model.ids) == 3)
    return window


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the keyboard is."""
    widget = QGuiApplication.focusObject()
    assert isinstance(widget, QWidget)
    QTest.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)
    qtbot.wait(1)


def open_first(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_1, CTRL)
    press(qtbot, Qt.Key.Key_Home)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.title == "Title of a1")


def test_every_action_does_something(window: MainWindow) -> None:
    assert window._handlers().keys() == {action.name for action in ACTIONS}


def test_an_article_is_chosen_opened_and_left_by_key(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_1, CTRL)
    press(qtbot, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: window.windowTitle() == "Title of a2 — Sourcebook")
    assert window.left_pane.view.hasFocus()
    press(qtbot, Qt.Key.Key_K)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.commands.going.pane() == 1)
    assert window.desk.title == "Title of a1"
    press(qtbot, Qt.Key.Key_F6)
    assert window.commands.going.pane() == 2
    press(qtbot, Qt.Key.Key_Escape)
    assert window.commands.going.pane() == 1
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.commands.going.pane() == 0)


def test_words_typed_into_the_notes_are_words_and_no_commands(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    open_first(qtbot, window)
    press(qtbot, Qt.Key.Key_3, CTRL)
    QTest.keyClicks(window.notes_pane.editor, "heston#/?[]1234jku")
    assert window.notes_pane.editor.toPlainText().startswith("heston#/?[]1234jku")
    qtbot.waitUntil(lambda: jobs.notes["n1"].body.startswith("heston#/?[]1234jku"), timeout=3000)
    assert not jobs.asked(organising.star)
    assert not jobs.asked(organising.trash)


def test_words_typed_into_the_search_box_are_words(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    press(qtbot, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.search_box, "jest#/")
    assert window.search_box.text() == "jest#/"
    qtbot.waitUntil(lambda: bool(jobs.asked("search")))
    assert not jobs.asked(organising.star)


def test_single_characters_can_be_switched_off(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    open_first(qtbot, window)
    press(qtbot, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: len(jobs.asked(organising.star)) == 1)
    window._preferences.set("single_keys", value=False)
    press(qtbot, Qt.Key.Key_S)
    qtbot.wait(20)
    assert len(jobs.asked(organising.star)) == 1


def test_a_selection_is_highlighted_by_key_in_the_usual_colour(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    window._preferences.set("highlight_colour", "blue")
    open_first(qtbot, window)
    qtbot.waitUntil(lambda: window.commands.going.pane() == 1)
    press(qtbot, Qt.Key.Key_J)
    selected = window.article_pane.passage()
    assert selected is not None
    press(qtbot, Qt.Key.Key_H)
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_4)
    calls = [call.arguments for call in jobs.asked(noting.add_highlight)]
    assert calls[0] == ("a1", *selected, Colour.BLUE)
    assert calls[1][-1] is Colour.PINK


def test_the_highlight_at_the_cursor_is_recoloured_and_removed(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    open_first(qtbot, window)
    qtbot.waitUntil(lambda: window.commands.going.pane() == 1)
    press(qtbot, Qt.Key.Key_BracketRight)
    press(qtbot, Qt.Key.Key_2)
    press(qtbot, Qt.Key.Key_Delete)
    (recoloured,) = jobs.asked(noting.change_highlight)
    assert (recoloured.arguments, recoloured.named["colour"]) == (("h1",), Colour.GREEN)
    assert [call.arguments for call in jobs.asked(noting.remove_highlight)] == [("h1",)]
    qtbot.waitUntil(lambda: window.notices.words == "Highlight removed.")
    assert not jobs.asked(organising.trash)


def test_delete_in_the_list_is_the_trash_and_undo_is_at_hand(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    press(qtbot, Qt.Key.Key_1, CTRL)
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_Delete)
    assert [call.arguments for call in jobs.asked(organising.trash)] == [("a2",)]
    qtbot.waitUntil(lambda: "trash" in window.notices.words)
    window.notices._button.click()
    assert len(jobs.asked(undo.undo)) == 1


def test_archiving_twice_goes_there_and_back(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    open_first(qtbot, window)
    press(qtbot, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: bool(jobs.asked(organising.set_state)))
    assert jobs.asked(organising.set_state)[0].arguments == ("a1", State.ARCHIVED)


def test_undo_in_the_notes_takes_back_typing_not_the_library(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    open_first(qtbot, window)
    press(qtbot, Qt.Key.Key_3, CTRL)
    QTest.keyClicks(window.notes_pane.editor, "x")
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert window.notes_pane.editor.toPlainText().startswith("# First")
    assert not jobs.asked(undo.undo)


def test_an_answer_is_opened_at_the_very_passage(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    hit = Hit(Found.ARTICLE, "a2", "a2", "t", 1.0, "Sentence 90", ((0, 8),), "e-a2", 2510)
    jobs.answers["search"] = lambda _request: Answers((hit,), 1)
    press(qtbot, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.search_box, "sentence")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.title == "Title of a2")
    qtbot.waitUntil(lambda: 0 < jobs.places.get("a2", 0) <= 2510, timeout=3000)


def test_a_note_is_opened_at_the_very_word(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    hit = Hit(Found.NOTE, "n1", "a1", "First", 1.0, "words", ((0, 5),), "", 9)
    jobs.answers["search"] = lambda _request: Answers((hit,), 1)
    press(qtbot, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.search_box, "words")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.commands.going.pane() == 2)
    assert window.notes_pane.editor.textCursor().selectedText() == "words"


def test_escape_gives_the_list_back_with_its_selection(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_1, CTRL)
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.search_box, "x")
    qtbot.waitUntil(lambda: window.left_pane.is_searching)
    press(qtbot, Qt.Key.Key_Escape)
    assert not window.left_pane.is_searching
    assert window.library_pane.current_id == "a2"
    assert window.left_pane.view.hasFocus()


def test_closing_waits_until_the_last_words_are_on_the_disk(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    open_first(qtbot, window)
    jobs.held = {noting.save_note}
    press(qtbot, Qt.Key.Key_3, CTRL)
    QTest.keyClicks(window.notes_pane.editor, "last words ")
    window.close()
    assert window.isVisible()
    (save,) = jobs.asked(noting.save_note)
    assert save.arguments[2].startswith("last words")
    note = Note("n1", "a1", "", save.arguments[2], 2, NOW)
    with qtbot.waitSignal(window.closed):
        save.future.set_result(Saved(note, Changes()))
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_window_whose_note_cannot_be_saved_stays_open_and_says_so(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    open_first(qtbot, window)
    jobs.held = {noting.save_note}
    press(qtbot, Qt.Key.Key_3, CTRL)
    QTest.keyClicks(window.notes_pane.editor, "last words ")
    window.close()
    error = LibraryUnavailable(folder="x", reason="the disk is full")
    jobs.asked(noting.save_note)[0].future.set_exception(error)
    qtbot.waitUntil(lambda: "stays open" in window.notices.words)
    assert "the disk is full" in window.notices.words
    assert window.isVisible()
    assert window.notes_pane.editor.toPlainText().startswith("last words")
    jobs.held = set()
    qtbot.waitUntil(lambda: window.notes_pane.is_settled, timeout=4000)
    assert jobs.notes["n1"].body.startswith("last words")
    assert window.isVisible()


def test_a_note_changed_elsewhere_is_shown_when_nothing_is_unsaved(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    open_first(qtbot, window)
    jobs.notes["n1"] = Note("n1", "a1", "First", "from the command line", 2, NOW)
    jobs.on_changes[0](Changes(notes=frozenset({"n1"})))
    editor = window.notes_pane.editor
    qtbot.waitUntil(lambda: editor.toPlainText() == "from the command line")


def test_the_first_note_made_elsewhere_is_shown_beside_its_article(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    window.desk.open_article("a2")
    qtbot.waitUntil(lambda: window.desk.title == "Title of a2")
    jobs.notes["n9"] = Note("n9", "a2", "", "made elsewhere", 1, NOW)
    jobs.on_changes[0](Changes(notes=frozenset({"n9"})))
    qtbot.waitUntil(lambda: window.notes_pane.editor.toPlainText() == "made elsewhere")
    assert window.desk.note_id == "n9"


def test_a_conflict_keeps_both_and_shows_the_way_to_the_other(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    open_first(qtbot, window)
    jobs.held = {noting.save_note}
    QTest.keyClicks(window.notes_pane.editor, "mine ")
    window.notes_pane.save_now()
    (save,) = jobs.asked(noting.save_note)
    jobs.notes["n7"] = Note("n7", "", "theirs", "theirs", 1, NOW)
    mine = Note("n1", "a1", "", save.arguments[2], 3, NOW)
    save.future.set_result(Saved(mine, Changes(), conflict=True, other=jobs.notes["n7"]))
    qtbot.waitUntil(lambda: "Both texts are kept" in window.notices.words)
    assert window.notes_pane.editor.toPlainText().startswith("mine")
    window.notices._button.click()
    qtbot.waitUntil(lambda: window.notes_pane.editor.toPlainText() == "theirs")


def test_highlights_made_elsewhere_are_drawn(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    open_first(qtbot, window)
    jobs.highlights["a1"] = ()
    jobs.on_changes[0](Changes(highlights=frozenset({"h1"})))
    qtbot.waitUntil(lambda: window.desk.highlight_named("h1") is None)


def test_an_article_in_the_trash_is_put_away(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    open_first(qtbot, window)
    del jobs.articles["a1"]
    jobs.on_changes[0](Changes(articles=frozenset({"a1"})))
    qtbot.waitUntil(lambda: window.windowTitle() == "Sourcebook")
    assert window.desk.article is None


def test_what_is_dropped_is_added_and_said_with_a_way_back(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers["add"] = lambda _source, _tags: Added(
        "a3", "added", Metadata(title="Dropped"), changes=Changes(articles=frozenset({"a3"}))
    )
    drop(window, QUrl.fromLocalFile("/x.html"))
    qtbot.waitUntil(lambda: window.notices.words == "Added: Dropped")
    window.notices._button.click()
    assert len(jobs.asked(undo.undo)) == 1


def test_a_source_that_fails_is_said_and_the_others_are_added(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    answers = iter(
        [Added("a1", "added"), Added("", "failed", error="“b” is a folder."), Added("a3", "known")]
    )
    jobs.answers["add"] = lambda _source, _tags: next(answers)
    drop(window, *(QUrl.fromLocalFile(f"/{name}") for name in "abc"))
    qtbot.waitUntil(lambda: "“b” is a folder." in window.notices.words)
    assert window.notices.words.startswith("Added: 1. Known already: 1.")


def drop(window: MainWindow, *urls: QUrl) -> None:
    mime = QMimeData()
    mime.setUrls(list(urls))
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


@pytest.mark.usefixtures("window")
def test_what_was_copied_is_pasted_as_an_article(qtbot: QtBot, jobs: Shelfful) -> None:
    jobs.held = {"add"}
    QGuiApplication.clipboard().setText("Title\n\nWords of an article.")
    press(qtbot, Qt.Key.Key_V, CTRL | SHIFT)
    (call,) = jobs.asked("add")
    assert call.arguments[0] == Source.pasted_text("Title\n\nWords of an article.")


def test_the_window_comes_back_as_it_was_left(
    qtbot: QtBot, jobs: Shelfful, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "NARROWEST", (50, 50, 50))  # so that it fits any screen
    jobs.answers |= {
        previewing.images_of: lambda _id: (),
        previewing.render_here: previewing.render_here,
    }
    first = make_window(qtbot, jobs, WindowState())
    first.resize(700, 500)
    first._splitter.setSizes([150, 350, 198])
    open_first(qtbot, first)
    press(qtbot, Qt.Key.Key_3, CTRL)
    first.notes_pane.set_cursor_place(4)
    first.highlights_pane.arrange("colour", is_of_library=True)
    first.previewing.look(View.SPLIT)
    state = first.state
    first.close()
    second = make_window(qtbot, jobs, state)
    qtbot.waitUntil(lambda: second.desk.title == "Title of a1")
    qtbot.waitUntil(lambda: second.commands.going.pane() == 2)
    assert second.size().toTuple() == (700, 500)
    assert second._splitter.sizes() == first._splitter.sizes()
    assert second.notes_pane.cursor_place() == 4
    assert second.library_pane.current_id == "a1"
    assert second.highlights_pane.is_of_library
    assert second.previewing.view is View.SPLIT
    assert not second.previewing.sheet.isHidden()
    assert second.highlights_pane.head.order_button.text().startswith("By colour")


def test_an_odd_order_in_the_state_of_the_window_is_passed_over(
    qtbot: QtBot, jobs: Shelfful
) -> None:
    state = WindowState(highlights_order="by weight", note_view="upside down")
    window = make_window(qtbot, jobs, state)
    assert window.highlights_pane.order is Order.TEXT
    assert window.previewing.view is View.EDIT


def test_the_article_asked_for_last_is_shown_whatever_comes_later(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.held = {reading.open_article}
    window.desk.open_article("a1")
    window.desk.open_article("a2")
    first, second = jobs.asked(reading.open_article)
    second.future.set_result(jobs._open_article("a2"))
    first.future.set_result(jobs._open_article("a1"))
    qtbot.waitUntil(lambda: window.desk.title == "Title of a2")
    qtbot.wait(20)
    assert window.desk.title == "Title of a2"


def test_the_theme_and_the_size_of_the_text_change_by_key(qtbot: QtBot, window: MainWindow) -> None:
    open_first(qtbot, window)
    before = window._preferences.theme.name
    press(qtbot, Qt.Key.Key_T, CTRL | SHIFT)
    assert window._preferences.theme.name != before
    press(qtbot, Qt.Key.Key_Minus, CTRL)
    assert window._preferences.settings.number("text_size_px") == 18
    press(qtbot, Qt.Key.Key_0, CTRL)
    assert window._preferences.settings.number("text_size_px") == 19


def test_without_an_article_no_action_does_harm(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    window.desk.clear()
    for name in ("highlight", "colour_pink", "comment", "remove_highlight", "next_sentence",
                 "next_paragraph", "next_highlight", "edit_tags", "archive", "star",
                 "open_original", "trash", "restore"):  # fmt: skip
        window.actions_made[name].trigger()
    qtbot.wait(5)
    assert {call.function for call in jobs.calls} <= {
        reading.article_ids, reading.shelves, reading.articles, noting.list_notes,
        keeping.saved_searches,
    }  # fmt: skip


def test_a_free_note_is_begun_by_key_and_saved(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    press(qtbot, Qt.Key.Key_N, CTRL)
    QTest.keyClicks(window.notes_pane.editor, "free")
    window.notes_pane.save_now()
    qtbot.waitUntil(lambda: window.notes_pane.is_settled)
    assert [note.body for note in jobs.notes.values() if not note.article_id] == ["free"]


def test_an_error_is_a_quiet_sentence(window: MainWindow) -> None:
    before = QGuiApplication.focusObject()
    window.say_error(LibraryUnavailable(folder="x", reason="the disk is full"))
    assert "the disk is full" in window.notices.words
    assert QGuiApplication.focusObject() is before


def test_no_article_is_opened_unasked(window: MainWindow, jobs: Shelfful) -> None:
    assert window.left_pane.view.hasFocus()
    assert not jobs.asked(reading.open_article)


def test_in_the_notes_a_key_of_theirs_goes_before_that_of_the_window(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_first(qtbot, window)
    press(qtbot, Qt.Key.Key_3, CTRL)
    press(qtbot, Qt.Key.Key_F, CTRL)
    shown = [window.notes_pane.finding.is_open]
    press(qtbot, Qt.Key.Key_Escape)
    shown.append(window.notes_pane.finding.is_open)
    press(qtbot, Qt.Key.Key_1, CTRL)
    press(qtbot, Qt.Key.Key_F, CTRL)
    assert window.search_box.hasFocus()
    assert shown == [True, False]


def test_the_welcome_opens_its_article(qtbot: QtBot, window: MainWindow) -> None:
    window.greet(Changes(articles=frozenset({"a1"})))
    qtbot.waitUntil(lambda: window.desk.article is not None)


def test_the_welcome_leaves_a_note_alone_that_was_begun_before_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.desk.begin_note()
    window.greet(Changes(articles=frozenset({"a1"})))
    qtbot.wait(100)
    assert window.desk.article is None
    assert window.notes_pane.manuscript is not None
