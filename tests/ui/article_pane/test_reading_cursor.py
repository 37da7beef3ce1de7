"""The reading cursor goes by paragraph, sentence and word, and extends what is selected."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sourcebook.model.edition import Kind
from sourcebook.ui.article_pane import ArticlePane, Unit

if TYPE_CHECKING:
    from .conftest import EditionMaker, Shown

Show = Callable[["Shown"], ArticlePane]

TEXT = ("First 😀 one here. Dr. Second went on!", "Third one. Fourth one.", "Fifth.")


@pytest.fixture
def pane(maker: "EditionMaker", show: Show) -> ArticlePane:
    for words in TEXT:
        maker.add(Kind.PARAGRAPH, words)
    return show(maker.reading(title="A title. Not this.", language="en"))


def at(pane: ArticlePane) -> str:
    passage = pane.passage()
    return pane.words(*passage) if passage else ""


def go(pane: ArticlePane, unit: Unit, *, forward: bool = True) -> str:
    pane.reading_cursor.move(unit, forward=forward)
    return at(pane)


def test_it_is_hidden_until_a_key_asks_for_it_and_begins_with_the_first_sentence(
    pane: ArticlePane,
) -> None:
    assert at(pane) == ""
    assert go(pane, Unit.PARAGRAPH) == "First 😀 one here."
    assert pane._page is not None
    pointer = pane._page._decoration.pointer
    assert pointer is not None
    assert pointer.sentence is not None
    assert pointer.word is None


def test_it_goes_by_paragraph_and_sentence_and_stops_at_the_ends(pane: ArticlePane) -> None:
    pane.reading_cursor.show()
    assert go(pane, Unit.PARAGRAPH) == "Third one."
    assert go(pane, Unit.SENTENCE) == "Fourth one."
    assert go(pane, Unit.SENTENCE) == "Fifth."
    assert go(pane, Unit.SENTENCE) == go(pane, Unit.PARAGRAPH) == "Fifth."
    assert go(pane, Unit.PARAGRAPH, forward=False) == "Third one."
    assert go(pane, Unit.SENTENCE, forward=False) == "Dr. Second went on!"
    assert go(pane, Unit.PARAGRAPH, forward=False) == "First 😀 one here."
    assert go(pane, Unit.PARAGRAPH, forward=False) == "First 😀 one here."


def test_it_goes_by_word_inside_its_sentence(pane: ArticlePane) -> None:
    pane.reading_cursor.show()
    for _ in range(4):
        pane.reading_cursor.move(Unit.WORD, forward=True)
    assert at(pane) == "Dr. Second went on!"
    pane.reading_cursor.select()
    assert pane.selected_words() == "Second"


def test_a_selection_grows_and_shrinks_by_the_same_keys(pane: ArticlePane) -> None:
    pane.reading_cursor.show()
    pane.reading_cursor.select()
    assert at(pane) == "First 😀 one here."
    assert go(pane, Unit.SENTENCE) == TEXT[0]
    assert go(pane, Unit.WORD) == f"{TEXT[0]}\nThird"
    assert go(pane, Unit.SENTENCE, forward=False) == TEXT[0]
    assert go(pane, Unit.WORD, forward=False) == TEXT[0].removesuffix("!")
    assert go(pane, Unit.WORD, forward=False) == "First 😀 one here. Dr. Second went"
    assert go(pane, Unit.SENTENCE, forward=False) == "First 😀 one here."
    pane.reading_cursor.select()
    assert pane.selection() is None


def test_shrunk_to_nothing_a_selection_grows_at_its_other_end(pane: ArticlePane) -> None:
    pane.reading_cursor.show()
    go(pane, Unit.PARAGRAPH)
    pane.reading_cursor.select()
    assert go(pane, Unit.SENTENCE, forward=False) == "Dr. Second went on!\nThird one."
    assert go(pane, Unit.SENTENCE) == "Third one."
    assert go(pane, Unit.SENTENCE) == "Third one. Fourth one."


def test_escape_lets_the_selection_go_and_then_hides_it(pane: ArticlePane) -> None:
    pane.reading_cursor.select()
    QTest.keyClick(pane._reader, Qt.Key.Key_Escape)
    assert pane.selection() is None
    assert at(pane) == "First 😀 one here."
    QTest.keyClick(pane._reader, Qt.Key.Key_Escape)
    assert pane.passage() is None


def test_what_it_points_out_is_highlighted(pane: ArticlePane) -> None:
    asked: list[tuple[int, int, str]] = []
    pane.highlight_requested.connect(lambda *one: asked.append(one))
    assert not pane.request_highlight()
    pane.reading_cursor.show()
    assert pane.request_highlight()
    assert asked == [(0, 17, "")]


def test_it_stays_on_the_screen_in_a_long_text(maker: "EditionMaker", show: Show) -> None:
    for number in range(60):
        maker.add(Kind.PARAGRAPH, f"Sentence {number} of many. And another one after it.")
    pane = show(maker.reading())
    for _ in range(40):
        pane.reading_cursor.move(Unit.PARAGRAPH, forward=True)
        assert pane._reader.is_in_view(pane._reader.textCursor().position())
    assert at(pane) == "Sentence 39 of many."


def test_a_paragraph_as_long_as_a_book_is_gone_through(maker: "EditionMaker", show: Show) -> None:
    maker.add(Kind.PARAGRAPH, "A sentence of the book. " * 4000)
    pane = show(maker.reading())
    pane.reading_cursor.show()
    for _ in range(3):
        assert go(pane, Unit.SENTENCE) == "A sentence of the book."


def test_without_words_nothing_is_pointed_out(maker: "EditionMaker", show: Show) -> None:
    pane = show(maker.add(Kind.RULE).reading())
    for unit in Unit:
        assert go(pane, unit) == ""
    pane.reading_cursor.select()
    assert pane.selection() is None
