"""Highlights over one another, on captions and in tables are made, found, and told apart."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sourcebook.model.edition import Kind
from sourcebook.model.highlight import Colour
from sourcebook.ui.article_pane import ArticlePane, Unit

if TYPE_CHECKING:
    from .conftest import EditionMaker, Shown

Show = Callable[["Shown"], ArticlePane]

BODY, CAPTION, CELL = "The fog came early that year.", "The bridge at Ufer.", "Four boats lay here."


@pytest.fixture
def odd(maker: "EditionMaker") -> "EditionMaker":
    """Return an edition with a paragraph, an image with a caption, and a table."""
    maker.add(Kind.PARAGRAPH, BODY)
    maker.add(Kind.IMAGE, asset="asset:1")
    maker.add(Kind.CAPTION, CAPTION)
    maker.add(Kind.CELL, "Year", table=1, is_header=True)
    maker.add(Kind.CELL, CELL, table=1, column=1)
    return maker.add(Kind.PARAGRAPH, "The end.")


def spot(pane: ArticlePane, at: int) -> QPoint:
    """Return where a code point is drawn."""
    page = pane._page
    assert page is not None
    cursor = QTextCursor(pane._reader.document())
    cursor.setPosition(page.position(at))
    rect = pane._reader.cursorRect(cursor)
    return QPoint(rect.left() + 2, rect.center().y())


def clicked(qtbot: QtBot, pane: ArticlePane, at: int) -> str:
    """Click on a code point and return which highlight answers."""
    with qtbot.waitSignal(pane.highlight_activated) as told:
        place = spot(pane, at)
        QTest.mouseClick(pane._reader.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return str(told.args[0])


def test_of_overlapping_highlights_each_answers_where_it_lies_on_top(
    qtbot: QtBot, odd: "EditionMaker", show: Show
) -> None:
    whole, first = odd.highlight(BODY, name="whole"), odd.highlight("The fog", name="first")
    inner = odd.highlight("early that", Colour.PINK, name="inner")
    crossing = odd.highlight("that year", Colour.BLUE, name="crossing")
    pane = show(odd.reading([inner, first, whole, crossing]))
    found = {word: clicked(qtbot, pane, BODY.index(word)) for word in ("The", "came", "early")}
    assert found == {"The": "first", "came": "whole", "early": "inner"}
    assert clicked(qtbot, pane, BODY.index("that")) == "crossing"
    assert pane.highlight_at_cursor() == "crossing"


@pytest.mark.parametrize("words", [CAPTION, CELL])
def test_captions_and_cells_are_marked_by_keys(
    qtbot: QtBot, odd: "EditionMaker", show: Show, words: str
) -> None:
    pane = show(odd.reading())
    for _ in range(6):
        pane.reading_cursor.move(Unit.PARAGRAPH, forward=True)
        passage = pane.passage()
        if passage and pane.words(*passage) == words:
            break
    with qtbot.waitSignal(pane.highlight_requested) as told:
        assert pane.request_highlight()
    start = odd.text.index(words)
    assert told.args == [start, start + len(words), ""]


@pytest.mark.parametrize("words", [CAPTION, CELL])
def test_captions_and_cells_are_marked_clicked_and_pointed_at_with_the_mouse(
    qtbot: QtBot, odd: "EditionMaker", show: Show, words: str
) -> None:
    pane = show(odd.reading())
    viewport, left = pane._reader.viewport(), Qt.MouseButton.LeftButton
    start = odd.text.index(words)
    begin, end = spot(pane, start) - QPoint(1, 0), spot(pane, start + len(words) - 1) - QPoint(1, 0)
    QTest.mousePress(viewport, left, pos=begin)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, left, pos=end)
    assert pane.selected_words() == words[:-1]
    mark = odd.highlight(words, name="mark")
    pane.set_highlights([mark])
    assert clicked(qtbot, pane, start + 6) == "mark"
    place = spot(pane, start + 6)
    with qtbot.waitSignal(pane.highlight_pointed_at) as told:
        rests = QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
        QApplication.sendEvent(viewport, rests)
    assert told.args[0] == "mark"


def test_of_highlights_that_begin_alike_each_is_gone_to(odd: "EditionMaker", show: Show) -> None:
    whole, first = odd.highlight(BODY, name="whole"), odd.highlight("The fog", name="first")
    crossing = odd.highlight("that year", Colour.BLUE, name="crossing")
    pane = show(odd.reading([first, whole, crossing]))
    order = ["whole", "first", "crossing"]
    found = [pane.next_highlight() for _ in range(4)]
    start = order.index(str(found[0]))
    assert found == [order[(start + at) % 3] for at in range(4)]
    assert pane.highlight_at_cursor() == found[-1]
    back = [pane.previous_highlight() for _ in range(3)]
    assert back == found[2::-1]
    assert pane.highlight_at_cursor() == back[-1]
