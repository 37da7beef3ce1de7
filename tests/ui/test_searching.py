"""The question in the box is narrowed, ordered, kept under a name; an answer is landed on."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sourcebook.app import finding, keeping
from sourcebook.model.anchor import ORPHAN
from sourcebook.model.changes import Changes
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.search import (
    Answers,
    Choice,
    Earlier,
    Facet,
    Found,
    Hit,
    Request,
    SavedSearch,
    Snippet,
    Sort,
)
from sourcebook.ui.dialogs.name import NameDialog
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Shelfful, a_highlight
from support.windows import shown_window

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
    made = shown_window(qtbot, jobs)
    qtbot.waitUntil(lambda: len(made.library_pane.model.ids) == 3)
    yield made
    made.notes_pane.close_note()


def search(qtbot: QtBot, window: MainWindow, query: str) -> None:
    window.left_pane.focus_search()
    QTest.keyClicks(window.search_box, query)
    qtbot.waitUntil(lambda: window.results_pane.current_hit is not None)


def asked_last(jobs: Shelfful) -> Request:
    request = jobs.asked("search")[-1].arguments[0]
    assert isinstance(request, Request)
    return request


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


def test_f3_goes_on_from_the_article_into_its_note_and_round_again(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    in_article, in_note = ((0, 8), (2500, 2508)), ((2, 7), (9, 14))
    jobs.answers[finding.marks] = lambda _request, found_in: (
        in_article if found_in == "a1" else in_note
    )
    search(qtbot, window, "sentence")
    QTest.keyClick(window.search_box, Qt.Key.Key_Return)
    editor = window.notes_pane.editor
    qtbot.waitUntil(lambda: len(editor.extraSelections()) == 2)
    page = window.article_pane._page
    assert page is not None
    qtbot.waitUntil(lambda: page.found == in_article)
    seen = []
    for name in (*["next_place"] * 4, *["previous_place"] * 4):
        do(window, name)
        seen.append((page.offset(caret(window)), editor.textCursor().selectionStart()))
    forward = [(2500, 0), (2500, 2), (2500, 9), (0, 9)]
    back = [(0, 9), (0, 2), (2500, 2), (0, 2)]
    assert seen == [*forward, *back]
    assert window.article_pane.isAncestorOf(window.focusWidget())


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


def test_a_highlight_whose_passage_is_gone_opens_the_article_where_it_was_left_and_says_so(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.highlights["a1"] = (replace(a_highlight(), placement=ORPHAN),)
    jobs.places["a1"] = 2500
    lost = Hit(Found.HIGHLIGHT, "h1", "a1", "t", 1.0, "Sentence Why?", ((0, 8),), "e-a1", -1)
    jobs.answers["search"] = lambda _request: Answers((lost,), 1)
    search(qtbot, window, "sentence")
    QTest.keyClick(window.search_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "gone" in window.notices.words)
    assert 2300 < window.article_pane.place() <= 2500
    assert window.article_pane.isAncestorOf(window.focusWidget())


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
                 "previous_place", "save_search", "rename_search", "remove_search",
                 "search_within", "search_meant", "unfold", "fold", "group_answers"):  # fmt: skip
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
    name, asked = kept.arguments
    assert (name, asked.query, asked.sort) == ("Lamps of all kinds", "lamp", Sort.RELEVANCE)
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


MANY = Hit(
    Found.ARTICLE, "a1", "a1", "t", 1.0, "Sentence 2", ((0, 8),), "e-a1", 0,
    more=(Snippet("Sentence 90 of a1", ((0, 8),), 2500),),
)  # fmt: skip


def test_a_further_sentence_is_shown_and_opened_by_keys_alone(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers["search"] = lambda _request: Answers((MANY,), 1)
    search(qtbot, window, "sentence")
    do(window, "focus_list")
    view = window.results_pane.view
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_J)
    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: caret(window) > 2000)
    do(window, "focus_list")
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert len(window.results_pane.model.rows) == 1


def test_a_question_within_the_answers_begins_in_an_empty_box_and_esc_goes_back(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    search(qtbot, window, "sea")
    do(window, "search_within")
    box = window.search_box
    assert (box.text(), box.hasFocus(), window.left_pane.is_searching) == ("", True, True)
    qtbot.waitUntil(lambda: "these answers" in box.placeholderText())
    QTest.keyClicks(box, "lamp")
    qtbot.waitUntil(lambda: window.results_pane.query == "lamp")
    assert asked_last(jobs).within == (Earlier("sea"),)
    box.clear()
    do(window, "back")
    assert (box.text(), window.results_pane.request.within) == ("sea", ())
    do(window, "back")
    assert not window.left_pane.is_searching
    assert not window.results_pane.is_asking


def test_backspace_in_the_empty_box_takes_the_last_narrowing_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    search(qtbot, window, "sea")
    do(window, "search_within")
    box = window.search_box
    QTest.keyClicks(box, "x")
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, autorep=True
    )
    QApplication.sendEvent(box, held)
    assert (box.text(), window.results_pane.request.within) == ("", (Earlier("sea"),))
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert (box.text(), window.results_pane.request.within) == ("sea", ())
    assert box.hasFocus()


def test_a_question_is_saved_and_opened_with_all_that_narrows_it(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    search(qtbot, window, "in:title sea OR lake")
    window.results_pane.narrow(Choice(Facet.KIND, "note"))
    do(window, "exact_spelling")
    do(window, "search_within")
    QTest.keyClicks(window.search_box, "lamp")
    qtbot.waitUntil(lambda: window.results_pane.query == "lamp")
    do(window, "save_search")
    dialog = window.findChild(NameDialog)
    assert dialog is not None
    dialog.accept()
    name, asked = jobs.asked(keeping.save_search)[0].arguments
    assert (name, asked.query) == ("in:title sea OR lake lamp", "lamp")
    assert asked.within == (Earlier("in:title sea OR lake"),)
    assert (asked.choices, asked.is_exact) == ((Choice(Facet.KIND, "note"),), True)
    do(window, "back")
    do(window, "back")
    do(window, "back")
    kept = SavedSearch("s2", "x", "lamp", within=asked.within, choices=asked.choices, is_exact=True)
    for saved in (kept, replace(kept, query="")):
        window.library_pane.search_chosen.emit(saved)
        shown = asked_last(jobs)
        assert (shown.query, shown.within) == (saved.query, asked.within)
        assert (shown.choices, shown.is_exact) == (asked.choices, True)
        assert window.search_box.text() == saved.query
        assert window.left_pane.is_searching


def test_what_is_like_the_chosen_article_takes_the_place_of_the_list(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    window.library_pane.choose("a2")
    do(window, "focus_list")
    do(window, "find_similar")
    qtbot.waitUntil(lambda: window.left_pane.is_searching)
    assert jobs.asked("search")[-1].arguments[0].like == "a2"
    assert window.results_pane.view.hasFocus()
    head = window.results_pane.head
    qtbot.waitUntil(lambda: head.words == "1 similar")
    assert (head.sort_button.isHidden(), head.band_button.isHidden()) == (True, True)
    do(window, "back")
    assert not head.sort_button.isHidden()
    assert not window.left_pane.is_searching


def test_how_answers_are_shown_is_kept_as_settings(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "sea")
    do(window, "group_answers")
    window.results_pane.head.band_wanted.emit(False)  # noqa: FBT003 - Qt's signal
    window.results_pane.head.sort_wanted.emit(Sort.TITLE)
    settings = window._preferences.settings
    assert settings.flag("search_grouped")
    assert not settings.flag("search_band")
    assert settings.text("search_sort") == "title"


def test_a_saved_search_brings_its_order_and_leaves_the_usual_one(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    window.commands.searching.open(SAVED)
    assert asked_last(jobs).sort is Sort.DATE
    do(window, "back")
    search(qtbot, window, "sea")
    assert asked_last(jobs).sort is Sort.RELEVANCE
    assert window._preferences.settings.text("search_sort") == "relevance"


def test_exact_spelling_counts_for_one_question(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "sinjar")
    do(window, "exact_spelling")
    window.left_pane.leave_search()
    search(qtbot, window, "mosul")
    assert not window.results_pane.request.is_exact


def test_what_was_meant_is_taken_by_key(qtbot: QtBot, window: MainWindow, jobs: Shelfful) -> None:
    jobs.answers["search"] = lambda _request: Answers((ARTICLE,), 1, advice="harbour")
    search(qtbot, window, "harbor")
    QTest.keyClick(window.search_box, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.results_pane.query == "harbour")


def test_the_library_changing_renews_the_answers_and_leaves_the_keyboard(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    search(qtbot, window, "sea")
    do(window, "focus_notes")
    has_keyboard = window.focusWidget()
    jobs.answers["search"] = lambda _request: Answers((MANY, NOTE), 2)
    window.work.changed.emit(Changes(notes=frozenset({"n9"})))  # type: ignore[attr-defined] # made above
    qtbot.waitUntil(lambda: len(window.results_pane.model.hits) == 2)
    assert window.focusWidget() is has_keyboard


def test_a_search_from_the_list_of_notes_is_one_in_notes(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    window.library_pane.show_shelf("notes")
    qtbot.waitUntil(lambda: window.library_pane.shows_notes)
    search(qtbot, window, "ferry")
    qtbot.waitUntil(lambda: asked_last(jobs).query == "in:notes ferry")
    window.left_pane.leave_search()
    window.library_pane.show_shelf("inbox")
    qtbot.waitUntil(lambda: not window.library_pane.shows_notes)
    search(qtbot, window, "ferry")
    qtbot.waitUntil(lambda: asked_last(jobs).query == "ferry")
