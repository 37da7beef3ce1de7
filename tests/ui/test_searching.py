"""The question in the box is narrowed, ordered, kept under a name; an answer is landed on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.app import finding, keeping
from sourcebook.app.session import WindowState
from sourcebook.model.changes import Changes
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.search import (
    Answers,
    Choice,
    Facet,
    Found,
    Hit,
    Request,
    SavedSearch,
    Sort,
)
from sourcebook.ui.dialogs import NameDialog
from sourcebook.ui.main_window import MainWindow
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work
from support.fake_jobs import Shelfful

ARTICLE = Hit(Found.ARTICLE, "a1", "a1", "t", 1.0, "Sentence 2", ((0, 8),), "e-a1", 0)
NOTE = Hit(Found.NOTE, "n1", "a1", "First", 1.0, "words", ((0, 5),), "", 9)
SAVED = SavedSearch("s1", "Lamps", "lamp is:unread", Sort.DATE)


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.answers["search"] = lambda _request: Answers((ARTICLE,), 1)
    return made


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    work = Work(jobs)
    made = MainWindow(
        jobs.as_jobs, work, Preferences(jobs.settings, jobs.as_jobs, work), WindowState()
    )
    made.work = work  # type: ignore[attr-defined] # kept alive
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    qtbot.waitUntil(lambda: len(made.library_pane.model.ids) == 3)
    yield made
    made.notes_pane.close_note()


def search(qtbot: QtBot, window: MainWindow, query: str) -> None:
    window.left_pane.focus_search()
    QTest.keyClicks(window.search_box, query)
    qtbot.waitUntil(lambda: window.results_pane.current_hit is not None)


def do(window: MainWindow, name: str) -> None:
    window.actions_made[name].trigger()


def caret(window: MainWindow) -> int:
    return window.article_pane._reader.textCursor().position()


def test_every_place_is_marked_and_f3_goes_from_one_to_the_next(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    places = ((0, 8), (2500, 2508), (2600, 2608))
    jobs.answers[finding.marks] = lambda _request, found_in: places if found_in == "a1" else ()
    search(qtbot, window, "sentence")
    QTest.keyClick(window.search_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.article_pane._page is not None)
    page = window.article_pane._page
    assert page is not None
    qtbot.waitUntil(lambda: page.found == places)
    seen = []
    for name in ("next_place", "next_place", "next_place", "previous_place"):
        do(window, name)
        seen.append(page.offset(caret(window)))
    assert seen == [2500, 2600, 0, 2600]
    assert jobs.asked(keeping.remember)[0].arguments == ("sentence",)


def test_in_a_note_f3_selects_the_next_place_though_words_were_typed_before_it(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers["search"] = lambda _request: Answers((NOTE,), 1)
    jobs.answers[finding.marks] = lambda _request, found_in: (
        ((2, 7), (9, 14)) if found_in == "n1" else ()
    )
    search(qtbot, window, "words")
    QTest.keyClick(window.search_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.notes_pane.editor.extraSelections()) == 2)
    editor = window.notes_pane.editor
    assert editor.textCursor().selectedText() == "words"
    do(window, "next_place")
    assert editor.textCursor().selectedText() == "First"
    QTest.keyClick(editor, Qt.Key.Key_Home)
    QTest.keyClicks(editor, "a b ")
    do(window, "next_place")
    assert editor.textCursor().selectedText() == "First"


def test_an_article_opened_from_the_list_is_marked_when_f3_is_pressed(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers[finding.marks] = lambda _request, _id: ((2500, 2508),)
    window.desk.open_article("a2")
    search(qtbot, window, "sentence")
    do(window, "next_place")
    page = window.article_pane._page
    assert page is not None
    qtbot.waitUntil(lambda: page.offset(caret(window)) == 2500)


def test_leaving_the_search_takes_the_marks_away(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers[finding.marks] = lambda _request, _id: ((0, 8),)
    window.desk.open_article("a1")
    search(qtbot, window, "sentence")
    do(window, "next_place")
    page = window.article_pane._page
    assert page is not None
    qtbot.waitUntil(lambda: bool(page.found))
    window.left_pane.leave_search()
    assert page.found == ()
    do(window, "next_place")
    assert page.found == ()


def test_what_was_deleted_meanwhile_has_no_marks_and_no_complaint(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    def gone(_request: Request, any_id: str) -> tuple[()]:
        raise NotInLibrary(id=any_id)

    jobs.answers[finding.marks] = gone
    complaints: list[object] = []
    window.work.failed.connect(complaints.append)  # type: ignore[attr-defined] # made above
    search(qtbot, window, "sentence")
    QTest.keyClick(window.search_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(jobs.asked(finding.marks)))
    qtbot.wait(20)
    assert complaints == []


def test_esc_widens_before_it_leaves(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "sea")
    window.results_pane.narrow(Choice(Facet.KIND, "note"))
    do(window, "back")
    assert window.left_pane.is_searching
    assert window.results_pane.request.choices == ()
    do(window, "back")
    assert not window.left_pane.is_searching


def test_the_keyboard_goes_from_the_list_to_the_answers_in_its_place(
    qtbot: QtBot, window: MainWindow
) -> None:
    do(window, "focus_list")
    qtbot.waitUntil(window.library_pane.view.hasFocus)
    window.search_box.ask_for("sea")
    assert window.results_pane.view.hasFocus()
    window.search_box.clear()
    assert window.library_pane.view.hasFocus()


def test_the_exact_spelling_is_switched_by_key(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "sinjar")
    do(window, "exact_spelling")
    assert window.results_pane.request.is_exact
    do(window, "exact_spelling")
    assert not window.results_pane.request.is_exact


def test_without_a_search_its_actions_do_no_harm(window: MainWindow, jobs: Shelfful) -> None:
    for name in ("narrow", "widen", "choose_sort", "exact_spelling", "next_place",
                 "previous_place", "save_search", "rename_search", "remove_search"):  # fmt: skip
        do(window, name)
    assert not jobs.asked("search")
    assert window.findChild(NameDialog) is None


def test_a_search_is_saved_under_a_name(qtbot: QtBot, window: MainWindow, jobs: Shelfful) -> None:
    search(qtbot, window, "lamp")
    do(window, "save_search")
    dialog = window.findChild(NameDialog)
    assert dialog is not None
    dialog.field.setText("  Lamps  of all kinds ")
    dialog.accept()
    (kept,) = jobs.asked(keeping.save_search)
    assert kept.arguments == ("Lamps of all kinds", "lamp", Sort.RELEVANCE)
    qtbot.waitUntil(lambda: "Lamps of all kinds" in window.notices.words)


def test_a_saved_search_stands_in_the_menu_and_shows_its_answers(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers[keeping.saved_searches] = lambda: [SAVED]
    window.work.changed.emit(Changes(searches=frozenset({"s1"})))  # type: ignore[attr-defined] # made above
    qtbot.waitUntil(lambda: window.library_pane.searches == [SAVED])
    search(qtbot, window, "sea")
    window.results_pane.narrow(Choice(Facet.KIND, "note"))
    menu = window.library_pane.shelf_button.menu()
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()
    assert [one.text() for one in menu.actions()].count("Lamps") == 1
    menu.actions()[-1].trigger()
    request = jobs.asked("search")[-1].arguments[0]
    assert (request.query, request.sort) == ("lamp is:unread", Sort.DATE)
    assert request.choices == ()
    do(window, "remove_search")
    assert jobs.asked(keeping.remove_search)[0].arguments == ("s1",)
    do(window, "rename_search")
    dialog = window.findChild(NameDialog)
    assert dialog is not None
    dialog.field.setText("Lights")
    dialog.accept()
    assert jobs.asked(keeping.change_search)[0].named == {"name": "Lights"}
