"""Rows of highlights are painted, whatever they hold, in every theme."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from sourcebook.app.highlighting import Listed
from sourcebook.model.highlight import Colour
from sourcebook.ui.highlights_pane.delegate import LEFT_PX, ROW_HEIGHT_PX, HighlightDelegate
from sourcebook.ui.highlights_pane.rows import HighlightRow, row_of
from sourcebook.ui.highlights_pane.swatch import dot, strong
from sourcebook.ui.highlights_pane.view import HighlightsView
from sourcebook.ui.library_pane.model import ListModel
from sourcebook.ui.theme import DARK, LIGHT, THEMES, Theme
from support.fake_jobs import an_article
from support.marked import mark

ROW = row_of(Listed(mark("h1", "a1", 5), an_article("a1")), is_of_library=True, name="check")


def painted(
    qtbot: QtBot, row: HighlightRow, colours: Theme = LIGHT, *, is_picked: bool = False
) -> QImage:
    """Return a picture of a list with one row."""
    view = HighlightsView(ROW_HEIGHT_PX, LEFT_PX, "list")
    qtbot.addWidget(view)
    model: ListModel[HighlightRow] = ListModel(lambda _ids, _take: None, view)
    view.setModel(model)
    delegate = HighlightDelegate(colours, view)
    delegate.picked = {row.id} if is_picked else set()
    view.setItemDelegate(delegate)
    view.resize(318, 120)
    model.set_ids([row.id], [row])
    return view.grab().toImage()


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("colour", Colour)
def test_the_bar_has_the_colour_and_is_told_from_the_side(
    qtbot: QtBot, name: str, colour: Colour
) -> None:
    theme = THEMES[name]
    image = painted(qtbot, replace(ROW, colour=colour), theme)
    assert image.pixelColor(18, 30) == QColor(strong(theme, colour))
    assert abs(QColor(strong(theme, colour)).lightness() - QColor(theme.side).lightness()) > 50
    assert not dot(theme, colour).isNull()


def test_a_picked_row_and_one_that_is_gone_look_different(qtbot: QtBot) -> None:
    gone = row_of(Listed(mark("h1", "a1", -1), an_article("a1")), is_of_library=True, name="check")
    pictures = [
        painted(qtbot, ROW),
        painted(qtbot, ROW, is_picked=True),
        painted(qtbot, gone),
    ]
    assert all(one != other for one in pictures for other in pictures if one is not other)


@pytest.mark.parametrize(
    "words", ["", "😀" * 400, "w" * 600, "العربية " * 60, "x\u202e\x00\ufffd", "漢字" * 200]
)
def test_any_words_are_painted(qtbot: QtBot, words: str) -> None:
    row = replace(ROW, title=words, comment=words, facts=words)
    assert painted(qtbot, row, DARK).width() > 0
