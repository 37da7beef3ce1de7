"""The band shows by what the answers differ, and the keyboard goes through it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from sourcebook.model.search import Choice, Count, Facet
from sourcebook.ui.search_pane.facets import FacetBand


def a_count(facet: Facet, value: str, count: int) -> Count:
    return Count(Choice(facet, value), value, count)


COUNTS = [
    a_count(Facet.YEAR, "2014", 3),
    a_count(Facet.KIND, "article", 7),
    a_count(Facet.KIND, "note", 3),
    a_count(Facet.LANGUAGE, "en", 10),
]


@pytest.fixture
def band(qtbot: QtBot) -> FacetBand:
    made = FacetBand()
    qtbot.addWidget(made)
    made.resize(318, 200)
    made.show_counts(COUNTS, 10)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def texts(band: FacetBand) -> list[list[str]]:
    return [[one.accessibleName() for one in line] for line in band.buttons]


def test_only_what_divides_the_answers_is_shown(band: FacetBand) -> None:
    assert texts(band) == [["Article, 7", "Note, 3"], ["2014, 3"]]


def test_other_answers_are_said_by_the_same_buttons(band: FacetBand) -> None:
    (first, _), _ = band.buttons
    other = [a_count(Facet.SITE, "A", 4), a_count(Facet.SITE, "B", 2), a_count(Facet.SITE, "C", 1)]
    band.show_counts(other, 7)
    assert texts(band) == [["A, 4", "B, 2", "C, 1"]]
    assert band.buttons[0][0] is first
    band.show_counts(COUNTS, 10)
    assert texts(band) == [["Article, 7", "Note, 3"], ["2014, 3"]]


def test_the_button_that_unfolds_goes_when_few_lines_are_left(band: FacetBand) -> None:
    several = [*COUNTS, a_count(Facet.SITE, "A", 4), a_count(Facet.SITE, "B", 2)]
    band.show_counts([*several, a_count(Facet.TAG, "sea", 1)], 10)
    assert band.buttons[1][-1].text().endswith("▾")
    band.show_counts(COUNTS, 10)
    assert texts(band) == [["Article, 7", "Note, 3"], ["2014, 3"]]


def test_the_arrows_go_from_value_to_value_and_enter_takes_one(
    qtbot: QtBot, band: FacetBand
) -> None:
    assert band.focus_first()
    QTest.keyClick(band.buttons[0][0], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is band.buttons[0][1]
    QTest.keyClick(band.buttons[0][1], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is band.buttons[1][0]
    with qtbot.waitSignal(band.chosen) as told:
        QTest.keyClick(band.buttons[1][0], Qt.Key.Key_Return)
    assert told.args == [Choice(Facet.YEAR, "2014")]


def test_below_the_last_line_are_the_answers(qtbot: QtBot, band: FacetBand) -> None:
    with qtbot.waitSignal(band.left):
        QTest.keyClick(band.buttons[1][0], Qt.Key.Key_Down)


def test_backspace_widens(qtbot: QtBot, band: FacetBand) -> None:
    with qtbot.waitSignal(band.widened):
        QTest.keyClick(band.buttons[0][0], Qt.Key.Key_Backspace)


def test_values_without_room_stand_in_a_menu(qtbot: QtBot, band: FacetBand) -> None:
    many = [a_count(Facet.SITE, f"A newspaper with a long name {n}", 50 - n) for n in range(50)]
    band.show_counts(many, 1275)
    qtbot.waitUntil(lambda: len(band.buttons[0]) < 4)
    (line,) = band.buttons
    menu = line[-1].menu()
    for _ in range(2):
        menu.aboutToShow.emit()  # as Qt does each time it opens
    assert len(menu.actions()) == 50
    assert all(one.geometry().right() < 318 for one in line)


def test_a_narrow_band_still_offers_all(qtbot: QtBot, band: FacetBand) -> None:
    band.resize(140, 200)
    qtbot.wait(10)
    assert all(line for line in band.buttons)
    assert isinstance(band.buttons[0][-1], QToolButton)


MORE = [*COUNTS, a_count(Facet.TAG, "war", 4), a_count(Facet.STATE, "unread", 9)]


def test_two_lines_are_shown_and_their_room_is_kept_until_more_are_wanted(
    qtbot: QtBot, band: FacetBand
) -> None:
    band.show_counts((), 0)
    band.keep_room(is_kept=True)
    kept = band.minimumSizeHint().height()
    band.show_counts(MORE, 10)
    assert [line[0] for line in texts(band)] == ["Article, 7", "2014, 3"]
    assert band.minimumSizeHint().height() <= max(kept, band.minimumHeight())
    folding = band.buttons[1][-1]
    assert folding.accessibleName() == "Also by: Tag, State"
    folding.click()
    assert len(band.buttons) == 4
    folding.click()
    assert len(band.buttons) == 2
    QTest.keyClick(band.buttons[1][0], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is band.buttons[2][0]
    with qtbot.waitSignal(band.chosen):
        QTest.keyClick(band.buttons[2][0], Qt.Key.Key_Return)
    assert len(band.buttons) == 2


def test_a_value_that_all_answers_have_is_not_offered(band: FacetBand) -> None:
    band.show_counts([a_count(Facet.TAG, "war", 10), a_count(Facet.TAG, "war/peace", 4)], 10)
    assert texts(band) == [["war/peace, 4"]]


def test_what_every_answer_has_of_its_own_is_left_out(band: FacetBand) -> None:
    single = [a_count(Facet.SITE, name, 1) for name in "ABC"]
    band.show_counts([*COUNTS, *single], 10)
    assert texts(band) == [["Article, 7", "Note, 3"], ["2014, 3"]]
    band.show_counts([*COUNTS, *single[:2]], 10)
    assert texts(band)[1][:2] == ["A, 1", "B, 1"]
    band.show_counts([a_count(Facet.SITE, "A", 2), *single[1:]], 10)
    assert texts(band) == [["A, 2", "B, 1", "C, 1"]]


def test_no_answers_leave_it_empty(band: FacetBand) -> None:
    band.show_counts((), 0)
    assert band.buttons == []
    assert not band.focus_first()


def test_new_counts_leave_the_keyboard_on_its_value(qtbot: QtBot, band: FacetBand) -> None:
    band.buttons[0][1].setFocus()
    more = [a_count(Facet.YEAR, "2014", 4), a_count(Facet.KIND, "article", 8), *COUNTS[2:]]
    band.show_counts(more, 11)
    qtbot.waitUntil(lambda: texts(band)[0] == ["Article, 8", "Note, 3"])
    assert QApplication.focusWidget() is band.buttons[0][1]


def test_a_value_that_is_gone_gives_the_keyboard_to_another_or_to_the_answers(
    qtbot: QtBot, band: FacetBand
) -> None:
    band.buttons[0][1].setFocus()
    band.show_counts([a_count(Facet.KIND, "article", 7)], 10)
    assert QApplication.focusWidget() is band.buttons[0][0]
    with qtbot.waitSignal(band.left):
        band.show_counts([a_count(Facet.YEAR, "2014", 3)], 10)


def test_new_counts_take_the_keyboard_from_nobody(qtbot: QtBot, band: FacetBand) -> None:
    other = QToolButton(band)
    other.show()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    band.show_counts(COUNTS[1:], 10)
    assert other.hasFocus()
