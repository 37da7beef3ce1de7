"""What is measured of the reader is what it is said to be."""

import pytest
from pytestqt.qtbot import QtBot

from bench import reader
from bench.reader_views import VIEWS
from sourcebook.model.edition import Kind
from sourcebook.ui import fonts
from support.long_articles import LAST, long_reading


def test_an_article_is_made_from_its_numbers_alone_and_holds_what_a_page_can_hold() -> None:
    made = long_reading(3_000, 20)
    assert made == long_reading(3_000, 20)
    assert 2_700 < len(made.edition.text.split()) < 3_700
    assert len(made.highlights) == 20
    kinds = {block.kind for block in made.edition.blocks}
    assert kinds >= {Kind.HEADING, Kind.LIST_ITEM, Kind.CELL, Kind.IMAGE, Kind.PARAGRAPH}
    assert any(block.quote_depth for block in made.edition.blocks)
    assert made.edition.text.endswith(LAST)


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_whole_when_its_last_line_stands(qtbot: QtBot, name: str) -> None:
    fonts.load_fonts()
    view = VIEWS[name]()
    qtbot.addWidget(view.window)
    view.show(long_reading(4_000, 5))
    assert not view.is_whole
    qtbot.waitUntil(lambda: view.is_whole)
    assert view.text.document().toPlainText().rstrip().endswith(LAST)


def test_a_goal_that_is_missed_is_told() -> None:
    row = {name: [5.0, 1.0, 5.0] for name in reader._ROWS}
    goals = {
        "longest_over_middle": reader._goal(5, 2, 2),
        "middle_over_html": reader._goal(5, 1, 6),
    }
    told = reader._text({"rounds": 5, "highlights": 9, "words": {"1000": row}, "goals": goals})
    assert "2.50 (goal: at most 2, missed)" in told
    assert "5.00 (goal: at most 6, met)" in told
