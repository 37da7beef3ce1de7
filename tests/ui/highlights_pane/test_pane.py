"""The list of highlights is opened, walked, filtered and acted on by keys and by the mouse."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from sourcebook.app import highlighting
from sourcebook.model.highlight import Colour, Order
from sourcebook.ui.commands import reviewing
from sourcebook.ui.highlights_pane import HighlightsPane
from sourcebook.ui.main_window import MainWindow
from support.marked import Marked
from support.windows import CTRL, SHIFT, press

A1 = ["h1", "h2", "h3"]
ALL = [*A1, "h4"]


@pytest.fixture
def pane(qtbot: QtBot, window: MainWindow) -> HighlightsPane:
    """Return the list of the first article's highlights with the keyboard on its first row."""
    press(qtbot, Qt.Key.Key_H, CTRL | SHIFT)
    qtbot.waitUntil(lambda: [*window.highlights_pane.model.ids] == A1)
    press(qtbot, Qt.Key.Key_Down)
    assert window.highlights_pane.chosen == ["h1"]
    return window.highlights_pane


def shows(pane: HighlightsPane, ids: Sequence[str]) -> Callable[[], bool]:
    """Tell whether these are listed."""
    return lambda: [*pane.model.ids] == [*ids]


def point(pane: HighlightsPane, row: int, x: int = 150) -> QPoint:
    """Return a point of a row."""
    rect = pane.view.visualRect(pane.model.index(row, 0))
    return QPoint(x, rect.center().y())


def colours(jobs: Marked) -> list[Colour]:
    return [one.colour for one in jobs.all]


def test_one_key_opens_the_list_and_puts_it_away(
    qtbot: QtBot, window: MainWindow, pane: HighlightsPane
) -> None:
    assert pane.isVisible()
    assert pane.has_keyboard
    assert pane.head.words == "This article   3"
    press(qtbot, Qt.Key.Key_H, CTRL | SHIFT)
    qtbot.waitUntil(lambda: not window.left_pane.shows_highlights)
    assert window.library_pane.view.hasFocus()


def test_the_keys_of_lists_move_and_enter_goes_to_the_passage_and_keeps_the_list(
    qtbot: QtBot, window: MainWindow, pane: HighlightsPane
) -> None:
    press(qtbot, Qt.Key.Key_J)
    assert pane.chosen == ["h2"]
    assert window.article_pane.highlight_at_cursor() == "h2"
    assert pane.has_keyboard
    press(qtbot, Qt.Key.Key_K)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.commands.going.pane() == 1)
    assert window.article_pane.highlight_at_cursor() == "h1"
    assert window.left_pane.shows_highlights


def test_a_passage_that_is_gone_is_told_and_nothing_is_scrolled(
    qtbot: QtBot, window: MainWindow, pane: HighlightsPane
) -> None:
    press(qtbot, Qt.Key.Key_End)
    before = window.article_pane.place()
    press(qtbot, Qt.Key.Key_Return)
    assert "gone" in window.notices.words
    assert window.article_pane.place() == before
    assert pane.chosen == ["h3"]


def test_over_the_library_enter_opens_the_other_article_first(
    qtbot: QtBot, window: MainWindow, pane: HighlightsPane
) -> None:
    press(qtbot, Qt.Key.Key_A)
    qtbot.waitUntil(shows(pane, ALL))
    press(qtbot, Qt.Key.Key_End)
    row = pane.current_row
    assert row is not None
    assert "Title of a2" in row.facts
    assert window.desk.title == "Title of a1"
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.title == "Title of a2")
    assert window.article_pane.highlight_at_cursor() == "h4"
    assert window.left_pane.shows_highlights
    assert [*pane.model.ids] == ALL


def test_the_list_follows_the_article_that_lies_open(
    qtbot: QtBot, window: MainWindow, pane: HighlightsPane
) -> None:
    window.desk.open_article("a2")
    qtbot.waitUntil(shows(pane, ["h4"]))
    window.desk.clear()
    qtbot.waitUntil(shows(pane, []))
    assert "No article lies open" in pane.empty.words


def test_several_are_picked_by_space_and_shift_and_recoloured_at_once(
    qtbot: QtBot, jobs: Marked, pane: HighlightsPane
) -> None:
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Space)
    assert pane.chosen == ["h1", "h3"]
    assert pane.head.words == "This article   2 of 3 chosen"
    press(qtbot, Qt.Key.Key_3)
    assert colours(jobs) == [Colour.BLUE, Colour.GREEN, Colour.BLUE, Colour.BLUE]
    assert len(jobs.asked(highlighting.recolour)) == 1
    press(qtbot, Qt.Key.Key_Escape)
    assert pane.chosen == ["h3"]
    press(qtbot, Qt.Key.Key_Up, SHIFT)
    press(qtbot, Qt.Key.Key_Up, SHIFT)
    assert pane.chosen == A1
    press(qtbot, Qt.Key.Key_Down, SHIFT)
    assert pane.chosen == ["h2", "h3"]
    press(qtbot, Qt.Key.Key_A, CTRL)
    assert pane.chosen == A1


def test_what_is_picked_is_removed_by_one_key_and_the_list_follows(
    qtbot: QtBot, window: MainWindow, jobs: Marked, pane: HighlightsPane
) -> None:
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(shows(pane, ["h3"]))
    assert "2 highlights removed" in window.notices.words
    assert [call.arguments for call in jobs.asked(highlighting.remove)] == [(["h1", "h2"],)]
    assert pane.chosen == ["h3"]
    assert pane.view.ids == frozenset()


def test_the_chosen_are_copied_and_quoted_as_markdown(
    qtbot: QtBot, window: MainWindow, pane: HighlightsPane
) -> None:
    press(qtbot, Qt.Key.Key_Down, SHIFT)
    press(qtbot, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "> h1\n> h2"
    press(qtbot, Qt.Key.Key_Q)
    qtbot.waitUntil(lambda: "> h1\n> h2" in window.notes_pane.editor.toPlainText())
    assert pane.has_keyboard


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_C])
def test_one_is_commented_on_but_not_several(
    qtbot: QtBot, window: MainWindow, jobs: Marked, pane: HighlightsPane, key: Qt.Key
) -> None:
    press(qtbot, Qt.Key.Key_Down, SHIFT)
    press(qtbot, key)
    assert "Choose one" in window.notices.words
    press(qtbot, Qt.Key.Key_Escape)
    assert pane.chosen == ["h2"]
    press(qtbot, key)
    focused = QGuiApplication.focusObject()
    assert isinstance(focused, QPlainTextEdit)
    focused.setPlainText("Hm.")
    QTest.keyClick(focused, Qt.Key.Key_Return, CTRL)
    assert jobs.highlights["a1"][1].comment == "Hm."


def test_words_colours_comments_and_orphans_narrow_the_list_and_esc_takes_it_back(
    qtbot: QtBot, window: MainWindow, pane: HighlightsPane
) -> None:
    press(qtbot, Qt.Key.Key_Slash)
    assert pane.filter.field.hasFocus()
    QTest.keyClicks(pane.filter.field, "WHY")
    qtbot.waitUntil(shows(pane, ["h1"]))
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(shows(pane, A1))
    pane.filter.colours[Colour.GREEN].click()
    qtbot.waitUntil(shows(pane, ["h2"]))
    pane.filter.colours[Colour.GREEN].click()
    pane.filter.commented.click()
    qtbot.waitUntil(shows(pane, ["h1", "h3"]))
    pane.filter.orphans.click()
    qtbot.waitUntil(shows(pane, ["h3"]))
    pane.filter.colours[Colour.BLUE].click()
    qtbot.waitUntil(shows(pane, []))
    assert "No such highlight" in pane.empty.words
    pane.focus_list()
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(shows(pane, A1))
    press(qtbot, Qt.Key.Key_Escape)
    assert not window.left_pane.shows_highlights


def test_the_order_is_asked_for_and_named(qtbot: QtBot, jobs: Marked, pane: HighlightsPane) -> None:
    assert pane.head.order_button.text() == "In the text ▾"
    pane.head.order_wanted.emit(Order.NEWEST)
    sought = jobs.asked(highlighting.highlight_ids)[-1].arguments[0]
    assert (sought.order, sought.article_id) == (Order.NEWEST, "a1")
    pane.head.order_wanted.emit(Order.TEXT)
    pane.head.scope_wanted.emit(True)  # noqa: FBT003 - a signal's value
    qtbot.waitUntil(shows(pane, ALL))
    assert pane.head.order_button.text() == "By article ▾"
    assert pane.head.words == "Whole library   4"


def test_the_mouse_goes_to_a_passage_and_picks_on_the_bar_and_with_modifiers(
    window: MainWindow, pane: HighlightsPane
) -> None:
    left, viewport = Qt.MouseButton.LeftButton, pane.view.viewport()
    QTest.mouseClick(viewport, left, pos=point(pane, 1))
    assert window.article_pane.highlight_at_cursor() == "h2"
    assert pane.view.ids == frozenset()
    QTest.mouseClick(viewport, left, pos=point(pane, 2, x=12))
    QTest.mouseClick(viewport, left, CTRL, point(pane, 0))
    assert pane.chosen == ["h1", "h3"]
    QTest.mouseClick(viewport, left, SHIFT, point(pane, 1))
    assert pane.chosen == ["h1", "h2"]
    QTest.mouseDClick(viewport, left, pos=point(pane, 1))
    assert window.commands.going.pane() == 1


def test_a_change_elsewhere_is_followed_once_the_list_is_shown_again(
    qtbot: QtBot, jobs: Marked, pane: HighlightsPane
) -> None:
    press(qtbot, Qt.Key.Key_H, CTRL | SHIFT)
    asked = len(jobs.asked(highlighting.highlight_ids))
    jobs._remove(["h1"])
    qtbot.wait(120)
    assert len(jobs.asked(highlighting.highlight_ids)) == asked
    press(qtbot, Qt.Key.Key_H, CTRL | SHIFT)
    qtbot.waitUntil(shows(pane, ["h2", "h3"]))


def test_one_question_is_asked_at_a_time_and_the_newest_last(
    qtbot: QtBot, jobs: Marked, pane: HighlightsPane
) -> None:
    jobs.held.add(highlighting.highlight_ids)
    pane.reload()
    late = jobs.asked(highlighting.highlight_ids)
    for words in ("w", "wh", "why"):
        pane.filter.field.setText(words)
        pane.reload()
    assert len(jobs.asked(highlighting.highlight_ids)) == len(late)
    jobs.held.clear()
    late[-1].future.set_result(["nonsense"])
    qtbot.waitUntil(shows(pane, ["h1"]))
    later = jobs.asked(highlighting.highlight_ids)[len(late) :]
    assert {call.arguments[0].words for call in later} == {"why"}


def test_a_question_that_failed_does_not_stop_the_next_one(
    qtbot: QtBot, window: MainWindow, jobs: Marked, pane: HighlightsPane
) -> None:
    troubles: list[BaseException] = []
    window._work.failed.connect(troubles.append)
    jobs.held.add(highlighting.highlight_ids)
    pane.filter.commented.click()
    jobs.held.clear()
    jobs.asked(highlighting.highlight_ids)[-1].future.set_exception(OSError("gone"))
    qtbot.waitUntil(lambda: len(troubles) == 1)
    pane.reload()
    qtbot.waitUntil(shows(pane, ["h1", "h3"]))


def test_too_many_are_not_changed_at_once(
    window: MainWindow, jobs: Marked, pane: HighlightsPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviewing, "MOST_CHANGED", 2)
    pane.view.pick(A1)
    window.commands.reviewing.remove()
    assert "At most 2 highlights" in window.notices.words
    assert jobs.asked(highlighting.remove) == []


def test_names_of_colours_stand_in_menus_rows_and_buttons(
    qtbot: QtBot, window: MainWindow, pane: HighlightsPane
) -> None:
    window._preferences.set("name_yellow", "  check\n" + "x" * 100)
    name = "check " + "x" * 34
    assert window.actions_made["colour_yellow"].text() == f"Highlight in yellow — {name}"
    assert window.actions_made["colour_green"].text() == "Highlight in green"
    assert pane.filter.colours[Colour.YELLOW].toolTip() == f"Yellow — {name}"
    qtbot.waitUntil(lambda: (row := pane.model.row(0)) is not None and name in row.facts)
    window._preferences.set("name_yellow", "")
    assert window.actions_made["colour_yellow"].text() == "Highlight in yellow"


def test_the_keyboard_stays_on_the_list_while_it_becomes_empty(
    qtbot: QtBot, jobs: Marked, pane: HighlightsPane
) -> None:
    jobs._remove(A1)
    qtbot.waitUntil(shows(pane, []))
    assert pane.has_keyboard
    press(qtbot, Qt.Key.Key_A)
    qtbot.waitUntil(shows(pane, ["h4"]))
    assert isinstance(QGuiApplication.focusObject(), QWidget)
    assert pane.view.hasFocus()
