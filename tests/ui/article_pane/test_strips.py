"""Tables that are wider than the column can be read, marked and copied, and hold nothing up."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sourcebook.model.edition import Kind, Mark
from sourcebook.model.highlight import Colour
from sourcebook.model.settings import Settings
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.article_pane.strips import Band
from sourcebook.ui.article_pane.table_frame import TableFrame
from sourcebook.ui.article_pane.typography import Typography, typography
from sourcebook.ui.theme import LIGHT

if TYPE_CHECKING:
    from .conftest import EditionMaker, Shown

Show = Callable[["Shown"], ArticlePane]
COLUMNS, ROWS = 14, 4


def add_table(maker: "EditionMaker", columns: int, rows: int, number: int = 1) -> None:
    for at in range(columns * rows):
        row, column = divmod(at, columns)
        words = f"Column{column} row{row}"
        maker.add(Kind.CELL, words, table=number, row=row, column=column, is_header=row == 0)


@pytest.fixture
def wide(maker: "EditionMaker") -> "EditionMaker":
    """Return a paragraph, a table of 14 columns, and a paragraph."""
    maker.add(Kind.PARAGRAPH, "What stands before the table. " * 12)
    add_table(maker, COLUMNS, ROWS)
    return maker.add(Kind.PARAGRAPH, "What stands after the table. " * 12)


@pytest.fixture
def typo() -> Typography:
    """Return the usual typography."""
    return typography(LIGHT, Settings())


def band_of(pane: ArticlePane) -> Band:
    (band,) = pane._reader._bands()
    return band


def place_of(pane: ArticlePane, words: str) -> QPoint:
    """Return where the beginning of *words* is seen in the viewport."""
    assert pane._page is not None
    at = pane._page.position(pane._page.reading.edition.text.index(words))
    line = pane._reader.line_at(at)
    return QPoint(line.left() + 3, line.center().y())


def test_a_wide_table_keeps_its_words_whole_and_the_page_its_width(
    wide: "EditionMaker", show: Show
) -> None:
    pane = show(wide.reading())
    for row in range(ROWS):
        for column in range(COLUMNS):
            assert pane._page is not None
            start = wide.text.index(f"Column{column} row{row}")
            first, last = (pane._page.position(start + at) for at in (0, len("Column1")))
            assert pane._reader.line_at(first).top() == pane._reader.line_at(last).top()
    assert band_of(pane).furthest > 0
    assert pane._reader.horizontalScrollBar().maximum() == 0


def test_the_wheel_slides_the_table_under_it_and_stops_at_its_ends(
    wide: "EditionMaker", show: Show
) -> None:
    pane = show(wide.reading())
    middle = band_of(pane).rect.center() - QPointF(0, pane._reader.verticalScrollBar().value())

    def wheel(across: int, modifier: Qt.KeyboardModifier) -> None:
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        turned = QPoint(0, across)
        event = QWheelEvent(middle, middle, QPoint(), turned, none, modifier, phase, False)  # noqa: FBT003 - Qt's signature
        QApplication.sendEvent(pane._reader.viewport(), event)

    wheel(-240, Qt.KeyboardModifier.ShiftModifier)
    assert band_of(pane).shift == 240
    for _ in range(40):
        wheel(-240, Qt.KeyboardModifier.ShiftModifier)
    assert band_of(pane).shift == band_of(pane).furthest
    for _ in range(40):
        wheel(240, Qt.KeyboardModifier.ShiftModifier)
    assert band_of(pane).shift == 0
    wheel(-120, Qt.KeyboardModifier.NoModifier)
    assert band_of(pane).shift == 0


def test_a_click_means_the_cell_that_is_seen(wide: "EditionMaker", show: Show) -> None:
    pane = show(wide.reading())
    assert pane._page is not None
    middle = band_of(pane).rect.center() - QPointF(0, pane._reader.verticalScrollBar().value())
    pane._reader.slide_at(middle, place_of(pane, "Column9 row2").x() - 300)
    place = place_of(pane, "Column9 row2")
    assert place.x() == 300
    QTest.mouseClick(pane._reader.viewport(), Qt.MouseButton.LeftButton, pos=place)
    at = pane._page.offset(pane._reader.textCursor().position())
    assert abs(at - wide.text.index("Column9 row2")) <= 1
    QTest.mouseDClick(pane._reader.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pane.selected_words() == "Column9"


def test_the_cursor_slides_the_table_to_where_it_goes(wide: "EditionMaker", show: Show) -> None:
    pane = show(wide.reading())
    for words in ("Column13 row1", "Column0 row3", "Column6 row2"):
        at = wide.text.index(words)
        pane.show_passage(at, at + len(words))
        seen = place_of(pane, words).x()
        left, right = pane._reader._decoration.column  # type: ignore[union-attr] # it is shown
        assert left <= seen <= right, words


def test_a_highlight_is_painted_where_its_words_are_seen(
    wide: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    mark = wide.highlight("Column9 row2", Colour.YELLOW)
    pane = show(wide.reading([mark]))
    ground = QColor(LIGHT.highlights[Colour.YELLOW]).rgb()

    def marked() -> set[int]:
        shown = pane._reader.viewport().grab().toImage()
        return {
            x
            for x in range(shown.width())
            for y in range(0, shown.height(), 4)
            if shown.pixel(x, y) == ground
        }

    assert marked() == set()
    pane.show_place(mark.placement.start)
    qtbot.wait(20)
    place = place_of(pane, "Column9 row2")
    columns = marked()
    assert columns
    assert abs(min(columns) - place.x()) < 12
    _, right = pane._reader._decoration.column  # type: ignore[union-attr] # it is shown
    assert max(columns) <= right + 2


def test_a_narrower_column_makes_a_table_slide(maker: "EditionMaker", show: Show) -> None:
    add_table(maker, 5, 3)
    pane = show(maker.reading())
    assert pane._reader._bands() == []
    pane.resize(330, 700)
    assert band_of(pane).furthest > 0
    pane.resize(742, 900)
    assert pane._reader._bands() == []


def test_below_a_wide_table_stands_what_opens_it(wide: "EditionMaker", show: Show) -> None:
    pane = show(wide.reading())
    found = pane._reader.document().find("open it large")
    assert found.charFormat().anchorHref() == "table:1"
    assert f"{COLUMNS} columns" in found.block().text()


@pytest.mark.parametrize(("columns", "rows"), [(3, 200), (14, 60), (500, 6), (1, 300)])
def test_every_cell_of_a_large_table_stands_at_its_place(
    maker: "EditionMaker", show: Show, columns: int, rows: int
) -> None:
    add_table(maker, columns, rows)
    maker.add(Kind.PARAGRAPH, "After it.")
    pane = show(maker.reading())
    assert pane._page is not None
    pane._page.build_all()
    for block in maker.blocks[:: max(1, len(maker.blocks) // 97)]:
        cursor = QTextCursor(pane._reader.document())
        cursor.setPosition(pane._page.position(block.start))
        length = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(pane._page.position(block.end), length)
        assert cursor.selectedText() == maker.text[block.start : block.end]
        assert pane._page.offset(cursor.anchor()) == block.start


def test_a_table_from_right_to_left_begins_at_its_right_end(
    maker: "EditionMaker", show: Show
) -> None:
    for at in range(COLUMNS * 2):
        words = f"عمود طويل جدا رقم {at}"
        maker.add(Kind.CELL, words, table=1, row=at // COLUMNS, column=at % COLUMNS)
    pane = show(maker.reading(language="ar"))
    assert band_of(pane).shift == band_of(pane).furthest


def test_the_parts_of_a_table_are_much_alike_and_a_small_rest_is_none(
    maker: "EditionMaker", typo: Typography
) -> None:
    def sizes(columns: int, rows: int) -> list[int]:
        maker.blocks.clear()
        add_table(maker, columns, rows)
        frame = TableFrame.of(maker.blocks, maker.text, typo)
        assert frame is not None
        found = [len(part) for part in frame.parts(maker.blocks)]
        assert frame.is_parted == (len(found) > 1)
        return found

    assert sizes(18, 6) == [108]
    assert sizes(3, 200) == [75, 75, 75, 75, 75, 75, 75, 75]
    for columns, rows in [(1, 1), (7, 23), (13, 61), (60, 100), (2, 41)]:
        found = sizes(columns, rows)
        assert sum(found) == columns * rows
        assert max(found) - min(found) <= 2 * columns


def test_letters_on_links_stand_where_the_table_has_slid_to(
    maker: "EditionMaker", show: Show
) -> None:
    for at in range(COLUMNS * 2):
        row, column = divmod(at, COLUMNS)
        words = (f"Column{column} row{row}", Mark.LINK) if column in {0, 9} else f"Cell {at} here"
        maker.add(Kind.CELL, words, table=1, row=row, column=column)
    pane = show(maker.reading())
    assert pane._page is not None
    *seen, _hint = pane._page.links(pane._reader.view())
    assert len(seen) == 2  # the first column; the tenth lies beyond the edge
    middle = band_of(pane).rect.center()
    pane._reader.slide_at(middle, place_of(pane, "Column9 row0").x() - 300)
    *slid, _hint = pane._page.links(pane._reader.view())
    assert [round(one.corner.x()) for one in slid] == [297, 297]


def test_the_card_of_a_footnote_stands_where_the_table_has_slid_to(
    wide: "EditionMaker", show: Show
) -> None:
    pane = show(wide.reading())
    assert pane._page is not None
    at = pane._page.position(wide.text.index("Column3 row2"))
    before = pane._reader.line_at(at).left()
    pane._reader.slide_at(band_of(pane).rect.center(), 40)
    assert pane._reader.line_at(at).left() == before - 40


def test_a_long_table_has_one_bar_that_tells_how_far_it_has_slid(
    maker: "EditionMaker", show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_table(maker, COLUMNS, 30)
    pane = show(maker.reading())
    drawn: list[Band] = []
    monkeypatch.setattr(
        pane._reader, "_paint_bar", lambda _painter, _shown, band: drawn.append(band)
    )
    pane._reader.viewport().grab()
    assert len(pane._reader._bands()) > 1
    assert drawn == pane._reader._bands()[-1:]
