"""Words are found in the article as in the library, all their places marked, and one comes back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sourcebook.model.edition import Kind
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.article_pane.find_bar import FindBar
from sourcebook.ui.article_pane.finding import MOST

if TYPE_CHECKING:
    from .conftest import EditionMaker, Shown

Show = Callable[["Shown"], ArticlePane]


@pytest.fixture
def pane(maker: "EditionMaker", show: Show) -> ArticlePane:
    for number in range(80):
        maker.add(Kind.PARAGRAPH, f"Line {number} 😀 of the text, which says nothing.")
        if number in {10, 40, 70}:
            maker.add(Kind.PARAGRAPH, "Here is Şengal, and ŞENGAL\u00a0again.")
    return show(maker.reading())


def bar_of(pane: ArticlePane) -> FindBar:
    (bar,) = pane.findChildren(FindBar)
    return bar


def look_for(pane: ArticlePane, words: str) -> FindBar:
    pane.find_words()
    bar = bar_of(pane)
    bar.field.clear()
    QTest.keyClicks(bar.field, words)
    return bar


def shown(pane: ArticlePane) -> int:
    """Return which of the places found is the current one."""
    assert pane._page is not None
    decoration = pane._page._decoration
    assert decoration.current is not None
    return decoration.found.index(decoration.current)


def test_all_places_are_marked_whatever_their_accents_and_case(pane: ArticlePane) -> None:
    bar = look_for(pane, "sengal")
    assert bar.count == "1 of 6"
    assert pane._page is not None
    assert [pane.words(*span) for span in pane._page.found] == ["Şengal", "ŞENGAL"] * 3
    QTest.keyClicks(bar.field, " again")
    assert bar.count == "1 of 3"
    QTest.keyClicks(bar.field, "st")
    assert bar.count == "Not found"


def test_enter_goes_on_and_shift_enter_back_round_the_ends(pane: ArticlePane) -> None:
    bar = look_for(pane, "sengal")
    assert shown(pane) == 0
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert (shown(pane), bar.count) == (1, "2 of 6")
    for _ in range(2):
        QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (shown(pane), bar.count) == (5, "6 of 6")
    pane.step_found(forward=True)  # F3
    assert shown(pane) == 0
    assert pane._reader.is_in_view(pane._reader.textCursor().position())


def test_escape_returns_to_the_place_and_takes_the_marks_away(pane: ArticlePane) -> None:
    pane.show_passage(300, 310)
    pane.set_found([(0, 4)])
    place = pane.place()
    bar = look_for(pane, "sengal")
    for _ in range(4):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert pane.place() != place
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert pane.place() == place
    assert bar.isHidden()
    assert pane._page is not None
    assert pane._page.found == ((0, 4),)
    assert pane._page._decoration.current is None


def test_ctrl_enter_stays_at_the_place(pane: ArticlePane) -> None:
    bar = look_for(pane, "line 70")
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bar.isHidden()
    assert pane._page is not None
    start = pane._page.offset(pane._reader.textCursor().position())
    assert pane.words(start, start + 7) == "Line 70"


def test_selected_words_are_looked_for(pane: ArticlePane) -> None:
    pane.reading_cursor.select()
    pane.find_words()
    assert bar_of(pane).field.text() == "Line 0 😀 of the text, which says nothing."
    assert bar_of(pane).count == "1 of 1"


def test_more_places_than_anybody_goes_through_are_cut(maker: "EditionMaker", show: Show) -> None:
    pane = show(maker.add(Kind.PARAGRAPH, "aa " * (MOST + 5)).reading())
    assert look_for(pane, "aa").count == f"1 of {MOST}+"


@pytest.mark.parametrize("words", ["", "   ", "\u0301", "(", "\\", "[" * 300])
def test_rubbish_finds_nothing_and_does_no_harm(pane: ArticlePane, words: str) -> None:
    pane.find_words()
    bar_of(pane).field.setText(words)
    QTest.keyClick(bar_of(pane).field, Qt.Key.Key_Return)
    assert bar_of(pane).count in {"", "Not found"}


def test_another_article_closes_the_bar(pane: ArticlePane, maker: "EditionMaker") -> None:
    bar = look_for(pane, "sengal")
    pane.show_message("Nothing.")
    assert bar.isHidden()
    pane.find_words()
    assert bar.isHidden()
    assert maker.text
