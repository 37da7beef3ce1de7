"""Footnotes are gone to and left by keys, and shown beside what refers to them."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sourcebook.model.edition import Kind, Mark, Span
from sourcebook.model.settings import Settings
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.keymap import keymap

if TYPE_CHECKING:
    from .conftest import EditionMaker, Shown

Show = Callable[["Shown"], ArticlePane]

REFERRING = (3, 5, 60)
"""Paragraphs with a sign: the first and the last refer to the same note."""


@pytest.fixture
def noted(maker: "EditionMaker") -> "EditionMaker":
    """Return 80 paragraphs and two notes of which the second has a second paragraph."""
    for number in range(80):
        maker.add(Kind.PARAGRAPH, f"Paragraph {number} says something at length. " * 4)
        if number in REFERRING:
            maker.add(Kind.PARAGRAPH, f"Here is sign {number}", "[x]", " and more words.")
            block = maker.blocks[-1]
            start = maker.text.index("[x]", block.start)
            href = "#fn-2" if number == REFERRING[1] else "#fn-1"
            span = Span(start, start + 3, Mark.LINK, href)
            maker.blocks[-1] = replace(block, spans=(span,))
    item = Kind.LIST_ITEM
    maker.add(item, "The first note.", level=1, list_marker="1.", name="fn-1")
    maker.add(item, "The second note.", level=1, list_marker="2.", name="fn-2")
    maker.add(item, "It goes on.", level=1)
    maker.add(Kind.PARAGRAPH, "After the notes.")
    return maker


def sign(maker: "EditionMaker", number: int) -> int:
    return maker.text.index("[x]", maker.text.index(f"sign {number}["))


def cursor_of(pane: ArticlePane) -> int:
    assert pane._page is not None
    return pane._page.offset(pane._reader.textCursor().position())


def test_the_same_key_goes_to_the_note_and_back_to_the_very_reference(
    noted: "EditionMaker", show: Show
) -> None:
    for number in REFERRING:
        pane = show(noted.reading())
        pane.show_passage(sign(noted, number), sign(noted, number) + 3)
        before = pane._reader.verticalScrollBar().value()
        assert pane.footnotes.jump()
        note = "The second" if number == REFERRING[1] else "The first"
        assert cursor_of(pane) == noted.text.index(note)
        assert pane._reader.is_in_view(pane._reader.textCursor().position())
        assert pane.footnotes.jump()
        assert cursor_of(pane) == sign(noted, number)
        assert abs(pane._reader.verticalScrollBar().value() - before) <= 1


def test_a_link_from_a_note_back_leads_to_what_refers_to_it(
    noted: "EditionMaker", show: Show
) -> None:
    pane = show(noted.reading())
    pane.show_place(noted.text.index("The first note"))
    pane._show_named("fnref-1")
    assert cursor_of(pane) == sign(noted, REFERRING[0])
    assert not pane.footnotes.follow("fnref-9")


def test_a_link_to_another_place_goes_there_and_shows_no_card(
    maker: "EditionMaker", show: Show
) -> None:
    for number in range(80):
        name = "at-1" if number == 70 else ""
        maker.add(Kind.PARAGRAPH, f"Paragraph {number} says something. " * 4, name=name)
    start = maker.blocks[0].start
    span = Span(start, start + 9, Mark.LINK, "#at-1")
    maker.blocks[0] = replace(maker.blocks[0], spans=(span,))
    pane = show(maker.reading())
    assert pane.footnotes.jump() is False
    pane._show_named("at-1")
    assert pane.footnotes.card.isHidden()
    place = maker.text.index("Paragraph 70")
    assert pane._page is not None
    assert pane._reader.is_in_view(pane._page.position(place))


def test_the_way_back_leads_through_all_jumps(noted: "EditionMaker", show: Show) -> None:
    pane = show(noted.reading())
    for number in REFERRING[:2]:
        pane.show_passage(sign(noted, number), sign(noted, number) + 3)
        pane.footnotes.jump()
    pane.show_place(0)
    assert pane.footnotes.back()
    assert cursor_of(pane) == sign(noted, REFERRING[1])
    assert pane.footnotes.back()
    assert cursor_of(pane) == sign(noted, REFERRING[0])
    assert not pane.footnotes.back()


def test_a_note_that_was_scrolled_to_leads_to_its_first_reference(
    noted: "EditionMaker", show: Show
) -> None:
    pane = show(noted.reading())
    pane.show_place(noted.text.index("It goes on"))
    assert pane.footnotes.jump()
    assert cursor_of(pane) == sign(noted, REFERRING[1])


def test_a_note_is_shown_in_place_and_escape_takes_it_away(
    noted: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(noted.reading())
    card = pane.footnotes.card
    pane.show_passage(sign(noted, REFERRING[1]), sign(noted, REFERRING[1]) + 3)
    before = pane._reader.verticalScrollBar().value()
    assert pane.footnotes.peek()
    qtbot.waitUntil(card.isVisible)
    shown = card.sheet.toPlainText()
    assert shown.splitlines() == ["2. The second note.", "It goes on."]
    assert pane._reader.viewport().rect().contains(card.geometry())
    QTest.keyClick(card.sheet, Qt.Key.Key_Escape)
    assert card.isHidden()
    assert pane._reader.verticalScrollBar().value() == before


def test_from_a_note_in_place_one_may_go_on_to_the_note(noted: "EditionMaker", show: Show) -> None:
    pane = show(noted.reading())
    pane.show_passage(sign(noted, REFERRING[0]), sign(noted, REFERRING[0]) + 3)
    pane.footnotes.peek()
    assert pane.footnotes.jump()
    assert pane.footnotes.card.isHidden()
    assert cursor_of(pane) == noted.text.index("The first note")


def test_a_click_on_a_reference_shows_its_note(
    noted: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(noted.reading())
    at = sign(noted, REFERRING[0])
    pane.show_passage(at, at + 3)
    assert pane._page is not None
    line = pane._reader.line_at(pane._page.position(at + 1))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(pane._reader.viewport(), left, pos=line.center())
    qtbot.waitUntil(pane.footnotes.card.isVisible)
    assert "first note" in pane.footnotes.card.sheet.toPlainText()
    QTest.mouseClick(pane._reader.viewport(), left, pos=line.bottomLeft() * 0.5)
    assert pane.footnotes.card.isHidden()


def test_without_a_reference_in_view_nothing_happens(noted: "EditionMaker", show: Show) -> None:
    pane = show(noted.reading())
    pane.show_place(noted.text.index("Paragraph 30"))
    assert not pane.footnotes.jump()
    assert not pane.footnotes.peek()
    pane.clear()
    assert not pane.footnotes.jump()
    assert not pane.footnotes.back()
    assert not pane.footnotes.peek()


def test_below_the_note_stand_the_keys_of_now(noted: "EditionMaker", show: Show) -> None:
    pane = show(noted.reading())
    keys = {"go_to_footnote": (("Ctrl+9", "article"),)}
    pane.name_keys(keymap(Settings(keys=MappingProxyType(keys))))
    shown = " ".join(label.text() for label in pane.footnotes.card.findChildren(QLabel))
    assert "Ctrl+9" in shown


def test_no_way_back_leads_into_another_edition(noted: "EditionMaker", show: Show) -> None:
    reading = noted.reading()
    pane = show(reading)
    last = REFERRING[-1]
    pane.show_passage(sign(noted, last), sign(noted, last) + 3)
    assert pane.footnotes.jump()
    pane.show_article(replace(reading, edition=replace(reading.edition, id="cleaned again")))
    assert pane.footnotes.back()
    assert cursor_of(pane) == sign(noted, REFERRING[0])


def test_the_card_says_its_keys_and_stands_in_the_column(noted: "EditionMaker", show: Show) -> None:
    pane = show(noted.reading())
    pane.show_passage(sign(noted, REFERRING[0]), sign(noted, REFERRING[0]) + 3)
    assert pane.footnotes.peek()
    card = pane.footnotes.card
    said = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert any("goes to the note" in words for words in said)
    assert card.x() >= pane._reader.column_left()
