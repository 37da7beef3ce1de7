"""What is painted around the words stands where the words are."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.model.edition import Kind, Mark
from sourcebook.model.highlight import Colour
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.article_pane.reader import Reader
from sourcebook.ui.theme import LIGHT

if TYPE_CHECKING:
    from .conftest import EditionMaker, Shown

Show = Callable[["Shown"], ArticlePane]

GROUNDS = {colour: QColor(value).rgb() for colour, value in LIGHT.highlights.items()}


def reader_of(pane: ArticlePane) -> Reader:
    (reader,) = pane.findChildren(Reader)
    return reader


def picture(pane: ArticlePane) -> QImage:
    return reader_of(pane).viewport().grab().toImage()


def extent(image: QImage, colour: int, within: QRect | None = None) -> QRect:
    """Return the smallest rectangle around the pixels of one colour, beside the markers."""
    within = within or QRect(52, 0, 638, image.height())
    part = image.copy(within).convertToFormat(QImage.Format.Format_RGB32)
    pixels, width = memoryview(part.constBits()).cast("B").cast("I"), part.width()
    answer = QRect()
    for y in range(part.height()):
        row = pixels[y * width : (y + 1) * width].tolist()
        if colour in row:
            left, right = row.index(colour), width - row[::-1].index(colour)
            answer = answer.united(QRect(left, y, right - left, 1))
    return answer.translated(within.topLeft())


def letters(pane: ArticlePane, start: int, end: int) -> QRect:
    """Return where Qt itself says the letters of one line stand."""
    reader, page = reader_of(pane), pane._page
    assert page is not None
    cursor = reader.textCursor()
    cursor.setPosition(page.position(start))
    first = reader.cursorRect(cursor)
    cursor.setPosition(page.position(end))
    last = reader.cursorRect(cursor)
    return QRect(
        QPoint(min(first.left(), last.left()), first.top()),
        QPoint(max(first.right(), last.right()), first.bottom()),
    )


@pytest.mark.parametrize("before", ["", "😀😀 𠀋 ", "é\u0301 "])
def test_a_highlight_lies_under_its_words_whatever_stands_before(
    maker: "EditionMaker", show: Show, before: str
) -> None:
    maker.add(Kind.PARAGRAPH, f"{before}some words to be marked here")
    pane = show(maker.reading([maker.highlight("to be marked", Colour.GREEN)]))
    start = maker.text.index("to be")
    wanted = letters(pane, start, start + len("to be marked"))
    found = extent(picture(pane), GROUNDS[Colour.GREEN])
    assert abs(found.left() - wanted.left()) <= 5
    assert abs(found.right() - wanted.right()) <= 5
    assert wanted.top() - 4 <= found.top() < found.bottom() <= wanted.bottom() + 4


def test_a_highlight_in_a_right_to_left_line_covers_the_whole_of_it(
    maker: "EditionMaker", show: Show
) -> None:
    text = "من 3 جهات (Varn Point) قبل"
    maker.add(Kind.PARAGRAPH, text)
    pane = show(maker.reading([maker.highlight(text, Colour.BLUE)]))
    image, reader = picture(pane), reader_of(pane)
    found = extent(image, GROUNDS[Colour.BLUE])
    block = reader.document().lastBlock()
    natural = block.layout().lineAt(0).naturalTextRect()
    assert abs(found.width() - natural.width()) <= 6
    row = found.top() + 2
    covered = [
        image.pixel(x, row) == GROUNDS[Colour.BLUE]
        for x in range(found.left() + 6, found.right() - 5)
    ]
    assert sum(covered) > 0.9 * len(covered)
    assert found.right() > reader.viewport().width() * 0.8


def test_a_highlight_across_a_change_of_direction_leaves_out_what_is_not_its_own(
    maker: "EditionMaker", show: Show
) -> None:
    maker.add(Kind.PARAGRAPH, "من جهات Varnpoint قبل")
    image = picture(show(maker.reading([maker.highlight("جهات Varn", Colour.BLUE)])))
    found = extent(image, GROUNDS[Colour.BLUE])
    row = found.top() + 2
    covered = [
        image.pixel(x, row) == GROUNDS[Colour.BLUE] for x in range(found.left(), found.right())
    ]
    gap = covered[covered.index(True) :].index(False) + covered.index(True)
    assert gap > 20
    assert covered[gap : gap + 25] == [False] * 25
    assert True in covered[gap + 25 :]


def test_a_highlight_over_paragraphs_marks_each_of_them(maker: "EditionMaker", show: Show) -> None:
    maker.add(Kind.PARAGRAPH, "The first ends so").add(Kind.PARAGRAPH, "and the second begins")
    pane = show(maker.reading([maker.highlight("ends so\nand the", Colour.PINK)]))
    image, half = picture(pane), letters(pane, 0, 1).bottom() + 4
    upper = extent(image, GROUNDS[Colour.PINK], QRect(0, 0, image.width(), half))
    lower = extent(image, GROUNDS[Colour.PINK], QRect(0, half, image.width(), 200))
    assert upper.left() > lower.left() + 40
    assert lower.isValid()


def test_a_highlight_in_a_table_lies_in_its_cell(maker: "EditionMaker", show: Show) -> None:
    for column in range(3):
        maker.add(Kind.CELL, f"cell {column}", table=1, column=column)
    pane = show(maker.reading([maker.highlight("cell 2", Colour.YELLOW)]))
    found = extent(picture(pane), GROUNDS[Colour.YELLOW])
    assert found.left() > pane.width() * 0.55


def test_the_first_cell_of_a_tall_row_is_painted_when_its_top_is_off_the_screen(
    maker: "EditionMaker", show: Show
) -> None:
    for column in range(3):
        words = "Many words stand in a narrow cell. " * 60
        maker.add(Kind.CELL, f"{words}Here {column}.", table=1, column=column)
    pane = show(maker.reading([maker.highlight("Here 0.", Colour.PINK)]))
    start = maker.text.index("Here 0.")
    pane.show_passage(start, start + 6)
    pane._page._end_flash()  # type: ignore[union-attr] # there is one
    found = extent(picture(pane), GROUNDS[Colour.PINK])
    assert reader_of(pane).verticalScrollBar().value() > 300
    assert 0 < found.left() < pane.width() / 3


def test_new_highlights_change_no_word_and_no_line(maker: "EditionMaker", show: Show) -> None:
    maker.add(Kind.PARAGRAPH, "some words to be marked here")
    pane = show(maker.reading())
    before = reader_of(pane).toHtml()
    pane.set_highlights([maker.highlight("to be")])
    assert extent(picture(pane), GROUNDS[Colour.YELLOW]).isValid()
    assert reader_of(pane).toHtml() == before
    pane.set_highlights([])
    assert not extent(picture(pane), GROUNDS[Colour.YELLOW]).isValid()


def test_an_orphan_is_not_painted_anywhere(maker: "EditionMaker", show: Show) -> None:
    from dataclasses import replace

    from sourcebook.model.anchor import ORPHAN

    maker.add(Kind.PARAGRAPH, "some words")
    pane = show(maker.reading([replace(maker.highlight("some"), placement=ORPHAN)]))
    assert not extent(picture(pane), GROUNDS[Colour.YELLOW]).isValid()


def test_each_highlight_has_a_marker_in_the_margin_that_can_be_clicked(
    maker: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    maker.add(Kind.PARAGRAPH, "some words to be marked here")
    with_comment = maker.highlight("words", Colour.BLUE, "why?", "one")
    pane = show(maker.reading([with_comment, maker.highlight("here", Colour.PINK, "", "two")]))
    reader, image = reader_of(pane), picture(pane)
    right = QRect(680, 0, 62, 300)
    marker = extent(image, GROUNDS[Colour.BLUE], right)
    assert marker.isValid()
    assert extent(image, GROUNDS[Colour.PINK], right).isValid()
    with qtbot.waitSignal(pane.highlight_activated) as told:
        QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=marker.center())
    assert told.args == ["one"]
    assert pane.highlight_at_cursor() == "one"


def test_beside_lines_from_right_to_left_markers_and_the_reading_cursor_change_sides(
    maker: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    maker.add(Kind.PARAGRAPH, "هذا نص عربي في المقال.")
    pane = show(maker.reading([maker.highlight("نص", Colour.BLUE, "why?", "one")]))
    pane.reading_cursor.show()
    image, left, right = picture(pane), QRect(0, 0, 55, 300), QRect(684, 0, 58, 300)
    marker = extent(image, GROUNDS[Colour.BLUE], left)
    assert marker.isValid()
    assert not extent(image, GROUNDS[Colour.BLUE], right).isValid()
    assert extent(image, QColor(LIGHT.link).rgb(), right).isValid()
    with qtbot.waitSignal(pane.highlight_activated):
        QTest.mouseClick(reader_of(pane).viewport(), Qt.MouseButton.LeftButton, pos=marker.center())


def test_a_dot_on_the_marker_tells_of_a_comment(maker: "EditionMaker", show: Show) -> None:
    maker.add(Kind.PARAGRAPH, "some words to be marked here")
    right, dot = QRect(680, 0, 62, 300), QColor(LIGHT.accent).rgb()
    bare, told = maker.highlight("words"), maker.highlight("words", comment="why?")
    assert not extent(picture(show(maker.reading([bare]))), dot, right).isValid()
    assert extent(picture(show(maker.reading([told]))), dot, right).isValid()


def test_a_hidden_caret_leaves_no_trace_in_a_line_of_two_directions(
    maker: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    maker.add(Kind.PARAGRAPH, "هذا نص عربي Latin words في المقال.")
    pane = show(maker.reading())
    pane.activateWindow()
    reader_of(pane).setFocus()
    qtbot.waitUntil(reader_of(pane).hasFocus)
    seen = []
    for place in (2, 20):
        at = pane._page.position(place) if pane._page else 0
        reader_of(pane).put_cursor(at, at)
        seen.append(picture(pane))
    assert seen[0] == seen[1]


def test_markers_of_one_line_do_not_lie_over_each_other(maker: "EditionMaker", show: Show) -> None:
    maker.add(Kind.PARAGRAPH, "some words here")
    marked = [maker.highlight("some", Colour.BLUE, "a"), maker.highlight("here", Colour.PINK, "b")]
    image, right = picture(show(maker.reading(marked))), QRect(680, 0, 62, 300)
    upper, lower = (extent(image, GROUNDS[colour], right) for colour in (Colour.BLUE, Colour.PINK))
    assert upper.height() > 12
    assert lower.top() > upper.bottom()


def test_code_stands_in_a_panel_and_a_highlight_over_it_is_seen(
    maker: "EditionMaker", show: Show
) -> None:
    maker.add(Kind.CODE, "one = 1\ntwo = 2").add(Kind.PARAGRAPH, "see ", ("code", Mark.CODE))
    pane = show(maker.reading([maker.highlight("two"), maker.highlight("see code", Colour.GREEN)]))
    image = picture(pane)
    panel = extent(image, QColor(LIGHT.panel).rgb())
    assert panel.width() > 580
    assert panel.contains(extent(image, GROUNDS[Colour.YELLOW]).center())
    green = extent(image, GROUNDS[Colour.GREEN])
    wanted = letters(pane, maker.text.index("see"), len(maker.text))
    assert abs(green.right() - wanted.right()) <= 5


@pytest.mark.parametrize(("text", "is_right"), [("A quotation.", False), ("اقتباس قصير.", True)])
def test_the_bar_of_a_quotation_stands_where_its_lines_begin(
    maker: "EditionMaker", show: Show, text: str, *, is_right: bool
) -> None:
    maker.add(Kind.PARAGRAPH, text, quote_depth=1).add(Kind.PARAGRAPH, text, quote_depth=2)
    image = picture(show(maker.reading()))
    bars = extent(image, QColor(LIGHT.accent).rgb())
    assert bars.isValid()
    assert (bars.center().x() > image.width() / 2) == is_right
    assert bars.width() > 20  # the second is further in


def test_right_to_left_text_stands_at_the_right(maker: "EditionMaker", show: Show) -> None:
    maker.add(Kind.PARAGRAPH, "هذا نص قصير.")
    pane = show(maker.reading())
    image = picture(pane)
    line = letters(pane, 0, 0)
    band = QRect(0, line.top(), image.width(), line.height())
    inked = [
        x
        for x in range(image.width())
        if QColor(image.pixel(x, band.center().y())).lightness() < 120
    ]
    assert min(inked) > image.width() / 2
