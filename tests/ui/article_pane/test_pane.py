"""The pane keeps the place, finds passages, and asks for highlights."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from sourcebook.model.anchor import ORPHAN
from sourcebook.model.edition import Kind
from sourcebook.model.highlight import Colour
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.article_pane.bar import Bar
from sourcebook.ui.article_pane.reader import Reader
from sourcebook.ui.article_pane.typography import Typography
from sourcebook.ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from .conftest import EditionMaker, Shown

Show = Callable[["Shown"], ArticlePane]

LINE = 110
"""Code points of the longest line in these tests, with room."""


def reader_of(pane: ArticlePane) -> Reader:
    (reader,) = pane.findChildren(Reader)
    return reader


def middle(long: "EditionMaker") -> int:
    return long.text.index("Paragraph 170.")


# places


def test_a_place_far_below_comes_back(long: "EditionMaker", show: Show) -> None:
    place = middle(long) + 200
    pane = show(long.reading(place=place))
    assert abs(pane.place() - place) < LINE
    again = show(replace(long.reading(), place=pane.place()))
    assert again.place() == pane.place()


def test_places_and_the_end_of_a_text_so_long_that_qt_lays_it_out_lazily_are_reached(
    long: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    for number in range(1000):
        long.add(Kind.PARAGRAPH, f"Later {number}. " + "The fog came early that year. " * 14)
    place = long.text.index("Later 900.")
    pane = show(long.reading(place=place))
    assert pane.place() == place
    pane.resize(600, 900)
    qtbot.wait(300)
    assert pane.place() == place
    pane.show_passage(0, 9)
    pane.show_passage(place, place + 9)
    assert place - 2500 < pane.place() < place
    fresh = show(long.reading())
    QTest.keyClick(reader_of(fresh), Qt.Key.Key_End)
    assert fresh.place() > long.text.index("Later 995.")


def test_the_top_is_place_zero(long: "EditionMaker", show: Show) -> None:
    assert show(long.reading(title="T")).place() == 0


def test_a_place_is_kept_before_there_is_a_window(long: "EditionMaker", qtbot: QtBot) -> None:
    pane = ArticlePane()
    qtbot.addWidget(pane)
    pane.show_article(long.reading(place=middle(long)))
    assert pane.place() == middle(long)
    pane.resize(742, 900)
    pane.show()
    qtbot.waitExposed(pane)
    qtbot.wait(50)
    assert abs(pane.place() - middle(long)) < LINE


@pytest.mark.parametrize(
    "change",
    [
        lambda pane: pane.resize(520, 900),
        lambda pane: pane.apply(Typography(DARK, 19, 68, 1.62)),
        lambda pane: pane.apply(Typography(LIGHT, 26, 68, 1.62)),
        lambda pane: pane.apply(Typography(LIGHT, 19, 50, 1.9)),
        lambda pane: pane.apply(Typography(LIGHT, 19, 68, 1.62, "Inter", is_justified=True)),
    ],
    ids=["width", "theme", "size", "column", "typeface"],
)
def test_the_line_being_read_stays(
    long: "EditionMaker", show: Show, qtbot: QtBot, change: Callable[[ArticlePane], None]
) -> None:
    pane = show(long.reading(place=middle(long)))
    before = pane.place()
    change(pane)
    qtbot.wait(20)
    assert abs(pane.place() - before) < LINE


def test_a_window_dragged_smaller_and_back_shows_the_same_line_at_the_same_height(
    long: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(long.reading())
    pane.show_passage(middle(long), middle(long) + 12)
    before = reader_of(pane).verticalScrollBar().value()
    for width in (700, 641, 580, 533, 600, 742):
        pane.resize(width, 900)
        qtbot.wait(5)
    assert reader_of(pane).verticalScrollBar().value() == before


def test_showing_the_same_edition_again_does_not_move_it(long: "EditionMaker", show: Show) -> None:
    pane = show(long.reading())
    pane.show_passage(middle(long), middle(long) + 12)
    before = reader_of(pane).verticalScrollBar().value()
    pane.show_article(long.reading(title=""))
    assert reader_of(pane).verticalScrollBar().value() == before


def test_the_place_is_told_when_scrolling_rests(
    long: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(long.reading())
    with qtbot.waitSignal(pane.place_changed) as told:
        for _ in range(5):
            QTest.keyClick(reader_of(pane), Qt.Key.Key_Space)
    assert told.args == [pane.place()]
    assert pane.place() > 0


def test_leaving_an_article_tells_no_place_of_it_later(
    long: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(long.reading())
    QTest.keyClick(reader_of(pane), Qt.Key.Key_Space)
    with qtbot.assertNotEmitted(pane.place_changed, wait=600):
        pane.clear()
    assert pane.place() == 0


# long texts


def test_the_first_screen_shows_before_the_whole_is_built(
    long: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    for number in range(2500):
        long.add(Kind.PARAGRAPH, f"More {number}. " + "Words and words. " * 8)
    assert long.edition().words > 60_000
    pane = show(long.reading(title="Long"))
    page = pane._page
    assert page is not None
    assert not page._builder.is_done
    assert page._offsets.end < len(long.text) / 10
    pane.grab()
    assert not page._builder.is_done
    qtbot.waitUntil(lambda: page._builder.is_done, timeout=20_000)
    assert page._offsets.end == len(long.text)
    assert pane.place() == 0


def test_a_passage_that_is_not_built_yet_is_shown(long: "EditionMaker", show: Show) -> None:
    end = long.text.index("Paragraph 299.")
    pane = show(long.reading())
    pane.show_passage(end, end + 14)
    assert pane._page is not None
    assert reader_of(pane).is_in_view(pane._page.position(end))


def test_a_passage_is_shown_with_what_stands_before_it(long: "EditionMaker", show: Show) -> None:
    pane = show(long.reading())
    pane.show_passage(middle(long), middle(long) + 12)
    assert middle(long) - 2500 < pane.place() < middle(long) - LINE
    flash = pane._page._decoration.flash if pane._page else None
    assert flash is not None


def test_a_flash_goes_out_by_itself(maker: "EditionMaker", show: Show, qtbot: QtBot) -> None:
    pane = show(maker.add(Kind.PARAGRAPH, "Some words.").reading())
    pane.show_passage(0, 4)
    page = pane._page
    assert page is not None
    page._fading.setCurrentTime(page._fading.duration())
    qtbot.waitUntil(lambda: page._decoration.flash is None)


def test_a_passage_beyond_the_text_does_no_harm(maker: "EditionMaker", show: Show) -> None:
    pane = show(maker.add(Kind.PARAGRAPH, "Short.").reading())
    pane.show_passage(5_000, 6_000)
    pane.show_passage(-3, -1)
    pane.show_passage(4, 2)
    reader = reader_of(pane)
    assert reader.textCursor().block().text() == "Short."


# highlights


def select(pane: ArticlePane, start: int, end: int) -> None:
    assert pane._page is not None
    reader_of(pane).select(pane._page.position(start), pane._page.position(end))


def test_a_highlight_is_asked_for_in_code_points_without_white_space(
    maker: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    maker.add(Kind.PARAGRAPH, "😀😀 a passage to keep")
    pane = show(maker.reading(title="Title 😀"))
    start = maker.text.index(" passage")
    select(pane, start, start + len(" passage "))
    with qtbot.waitSignal(pane.highlight_requested) as told:
        assert pane.request_highlight(Colour.GREEN)
    assert told.args == [start + 1, start + len(" passage"), "green"]
    assert pane.selection() is None


def test_nothing_is_asked_for_without_a_selection_in_the_text(
    maker: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(maker.add(Kind.PARAGRAPH, "Words.").reading(title="A title"))
    with qtbot.assertNotEmitted(pane.highlight_requested):
        assert not pane.request_highlight()
        reader_of(pane).select(0, 5)  # in the title
        assert not pane.request_highlight()
    assert not ArticlePane(pane).request_highlight()


def test_highlights_are_gone_through_in_the_order_of_the_text_and_round(
    long: "EditionMaker", show: Show
) -> None:
    names = [f"Paragraph {number}." for number in (20, 120, 290)]
    pane = show(long.reading([long.highlight(name) for name in reversed(names)]))
    assert [pane.next_highlight() for _ in range(4)] == [*names, names[0]]
    assert pane.highlight_at_cursor() == names[0]
    assert [pane.previous_highlight() for _ in range(3)] == [names[2], names[1], names[0]]


def test_an_orphan_is_neither_numbered_nor_gone_to(maker: "EditionMaker", show: Show) -> None:
    maker.add(Kind.PARAGRAPH, "one two three")
    gone = replace(maker.highlight("one", name="gone"), placement=ORPHAN)
    pane = show(maker.reading([gone, maker.highlight("two")]))
    assert [pane.next_highlight(), pane.next_highlight()] == ["two", "two"]
    assert pane._page is not None
    assert [passage.number for passage in pane._page.passages] == [1]


def test_an_article_without_highlights_has_no_next_one(maker: "EditionMaker", show: Show) -> None:
    pane = show(maker.add(Kind.PARAGRAPH, "Words.").reading())
    assert pane.next_highlight() is None
    assert pane.highlight_at_cursor() is None


def test_the_highlight_in_a_selection_is_the_one_at_the_cursor(
    maker: "EditionMaker", show: Show
) -> None:
    maker.add(Kind.PARAGRAPH, "one two three four")
    pane = show(maker.reading([maker.highlight("three")]))
    select(pane, 0, len("one two thr"))
    assert pane.highlight_at_cursor() == "three"
    select(pane, 0, len("one"))
    assert pane.highlight_at_cursor() is None


def test_a_click_on_a_highlight_is_told(maker: "EditionMaker", show: Show, qtbot: QtBot) -> None:
    maker.add(Kind.PARAGRAPH, "one two three four")
    pane = show(maker.reading([maker.highlight("two three")]))
    reader = reader_of(pane)
    cursor = reader.textCursor()
    assert pane._page is not None
    cursor.setPosition(pane._page.position(8))
    with qtbot.waitSignal(pane.highlight_activated) as told:
        QTest.mouseClick(
            reader.viewport(), Qt.MouseButton.LeftButton, pos=reader.cursorRect(cursor).center()
        )
    assert told.args == ["two three"]


def test_highlights_survive_a_change_of_theme(maker: "EditionMaker", show: Show) -> None:
    maker.add(Kind.PARAGRAPH, "one two three")
    pane = show(maker.reading())
    pane.set_highlights([maker.highlight("two")])
    pane.apply(Typography(DARK, 19, 68, 1.62))
    assert pane._page is not None
    assert [passage.id for passage in pane._page.passages] == ["two"]
    assert pane._page.passages[0].ground == DARK.highlights[Colour.YELLOW]


def test_a_selection_survives_a_change_of_size(maker: "EditionMaker", show: Show) -> None:
    pane = show(maker.add(Kind.PARAGRAPH, "one two three").reading())
    select(pane, 4, 7)
    pane.apply(Typography(LIGHT, 24, 68, 1.62))
    assert pane.selection() == (4, 7)


# what else is shown


def labels(pane: ArticlePane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]


def test_an_empty_pane_says_what_to_press(qtbot: QtBot) -> None:
    pane = ArticlePane()
    qtbot.addWidget(pane)
    pane.show()
    assert "Ctrl+L" in labels(pane)
    assert any("Choose an article" in text for text in labels(pane))
    pane.show_message("It is being fetched.")
    assert "It is being fetched." in labels(pane)
    assert pane.selection() is None
    assert pane.place() == 0


def test_the_bar_shows_the_site_and_the_actions(maker: "EditionMaker", show: Show) -> None:
    pane = show(maker.add(Kind.PARAGRAPH, "Words.").reading(title="Fog"))
    assert "example.org" in labels(pane)
    for names in (["&Tags…", "Archive"], ["Star"]):
        actions = [QAction(name, pane) for name in names]
        pane.set_actions(actions)
        buttons = [b for b in pane.findChildren(QToolButton) if b.defaultAction() in actions]
        assert [b.accessibleName() for b in buttons] == [name.replace("&", "") for name in names]
    assert reader_of(pane).accessibleName() == "Fog"


def test_the_keyboard_in_the_article_can_be_seen(
    maker: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(maker.add(Kind.PARAGRAPH, "Words.").reading())
    bar, reader = pane.findChild(Bar), reader_of(pane)
    assert bar is not None
    pictures = []
    for reason in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ShortcutFocusReason):
        reader.clearFocus()
        pane.setFocus(reason)
        qtbot.waitUntil(reader.hasFocus)
        pictures.append(bar.grab().toImage())
    assert pictures[0] != pictures[1]
