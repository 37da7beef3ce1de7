"""A far place is reached in short steps, and whoever acts before finds it reached."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.model.edition import Cut, Kind
from sourcebook.model.settings import Settings
from sourcebook.ui.article_pane import ArticlePane, Unit, arriving
from sourcebook.ui.article_pane.page import Page
from sourcebook.ui.article_pane.typography import typography
from sourcebook.ui.theme import DARK

from .conftest import with_cuts

if TYPE_CHECKING:
    from .conftest import EditionMaker, Shown

Show = Callable[["Shown"], ArticlePane]
FAR = "Paragraph 250."


@pytest.fixture(autouse=True)
def _no_patience(_patient: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "PATIENCE_S", 0.0)
    # What grows by itself would be there or not by the time a slow machine comes to ask.
    monkeypatch.setattr(Page, "_grow", lambda _page: None)


@pytest.fixture
def far(long: "EditionMaker") -> "Shown":
    """Return an article that was left in its last sixth."""
    return long.reading(place=long.text.index(FAR))


def is_on_its_way(pane: ArticlePane) -> bool:
    return pane._arrival.awaited is not None


def arrived(pane: ArticlePane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not is_on_its_way(pane))


def top_words(pane: ArticlePane) -> str:
    """Return the words of the first line that is really on the screen."""
    assert pane._page is not None
    at = pane._page.offset(pane._reader.first_visible_position())
    return pane.words(at, at + len(FAR))


def test_the_place_is_known_before_it_is_reached(far: "Shown", show: Show, qtbot: QtBot) -> None:
    pane = show(far)
    assert is_on_its_way(pane)
    assert pane._arrival._curtain.isVisible()
    assert pane.place() == far.place
    arrived(pane, qtbot)
    assert not pane._arrival._curtain.isVisible()
    assert pane.place() == far.place
    assert top_words(pane) == FAR


@pytest.mark.parametrize("act", ["key", "click", "programme"])
def test_whoever_acts_before_finds_the_place_reached(far: "Shown", show: Show, act: str) -> None:
    pane = show(far)
    assert is_on_its_way(pane)
    if act == "key":
        QTest.keyClick(pane._reader, Qt.Key.Key_Shift)
    elif act == "click":
        QTest.mouseClick(pane._reader.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    else:
        pane.reading_cursor.move(Unit.PARAGRAPH, forward=True)
    assert not is_on_its_way(pane)
    assert top_words(pane) == FAR


def test_a_far_passage_is_brought_once_it_is_laid_out(
    long: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(long.reading())
    start = long.text.index(FAR)
    pane.show_passage(start, start + len(FAR))
    assert pane.place() == start
    arrived(pane, qtbot)
    assert pane._page is not None
    assert pane._reader.is_in_view(pane._page.position(start))
    assert pane._reader.textCursor().position() == pane._page.position(start)


def test_after_a_while_the_paper_says_what_is_awaited(
    far: "Shown", show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = show(far)
    curtain = pane._arrival._curtain
    assert curtain.words == ""
    plain = curtain.grab().toImage()
    monkeypatch.setattr(arriving.Arrival, "_go_on", lambda _arrival: None)
    curtain._words.timeout.emit()
    curtain._words.stop()
    assert curtain.words == "Going to the place…"
    assert curtain.grab().toImage() != plain


def test_the_last_of_two_places_wins(far: "Shown", show: Show, qtbot: QtBot) -> None:
    pane = show(far)
    pane.show_passage(0, 9)
    arrived(pane, qtbot)
    qtbot.wait(50)
    assert pane.place() == 0


def test_a_window_made_narrower_on_the_way_still_arrives(
    far: "Shown", show: Show, qtbot: QtBot
) -> None:
    pane = show(far)
    for width in (700, 610, 560):
        pane.resize(width, 800)
        qtbot.wait(1)
    arrived(pane, qtbot)
    assert top_words(pane) == FAR


def test_colours_and_widths_keep_the_line_and_the_selection(
    far: "Shown", long: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(far)
    arrived(pane, qtbot)
    start = long.text.index(FAR)
    assert pane._page is not None
    pane._reader.put_cursor(*(pane._page.position(at) for at in (start, start + len(FAR))))
    pane.apply(typography(DARK, Settings()))
    assert pane._arrival._curtain.shown is DARK  # no page of other colours is shown
    arrived(pane, qtbot)
    assert top_words(pane) == pane.selected_words() == FAR
    pane.resize(600, 900)
    arrived(pane, qtbot)
    assert top_words(pane) == pane.selected_words() == FAR


def test_another_article_or_none_ends_the_way(far: "Shown", show: Show, qtbot: QtBot) -> None:
    pane = show(far)
    other = replace(far, edition=replace(far.edition, id="b"), place=0)
    pane.show_article(replace(other, article=replace(far.article, id="b")))
    qtbot.wait(50)
    assert not is_on_its_way(pane)
    assert pane.place() == 0
    pane.show_article(far)
    pane.clear()
    qtbot.wait(50)
    assert not pane._arrival._curtain.isVisible()


def test_the_window_is_drawn_while_a_key_waits_for_the_place(
    far: "Shown", show: Show, qtbot: QtBot
) -> None:
    pane = show(far)
    shown: list[bool] = []
    timer = QTimer(pane, interval=0)
    timer.timeout.connect(lambda: shown.append(is_on_its_way(pane)))
    timer.start()
    QTest.keyClick(pane._reader, Qt.Key.Key_Shift)
    timer.stop()
    assert shown.count(True) > 1
    assert top_words(pane) == FAR
    qtbot.wait(1)


def test_what_comes_on_the_way_waits_for_the_place(
    far: "Shown", long: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(far)
    text = f"Restored.\n{long.text}"
    before, long.text, long.blocks = long.text, "", []
    long._has_text = False
    for line in text.split("\n"):
        long.add(Kind.PARAGRAPH, line)
    pane.show_images(far)
    pane.apply(typography(DARK, Settings()))
    pane.show_article(replace(far, edition=replace(long.edition(), id="restored")))
    assert is_on_its_way(pane)
    assert pane._page is not None
    assert pane._page.reading.edition.text == before
    qtbot.waitUntil(lambda: pane.words(0, 9) == "Restored." and not is_on_its_way(pane))
    assert top_words(pane) == FAR
    assert pane._page.typography.theme is DARK


@pytest.mark.parametrize("act", ["images", "edition", "cuts"])
def test_another_page_of_the_article_keeps_line_and_selection(
    far: "Shown", long: "EditionMaker", show: Show, qtbot: QtBot, act: str
) -> None:
    cut = Cut(9, "appeal", "<p>Give.</p>", "Give us your support.")
    far = with_cuts(far, cut)
    pane = show(far)
    arrived(pane, qtbot)
    start = long.text.index(FAR)
    assert pane._page is not None
    before = pane._page
    pane._reader.put_cursor(*(before.position(at) for at in (start, start + len(FAR))))
    if act == "images":
        pane.show_images(far)
    elif act == "edition":
        pane.show_article(replace(far, edition=replace(far.edition, id="another")))
    else:
        pane.margin.toggle()
    assert is_on_its_way(pane)
    assert pane._page is not before
    arrived(pane, qtbot)
    assert top_words(pane) == pane.selected_words() == FAR


def test_a_highlight_is_known_before_the_text_is_built_so_far(
    long: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    marks = [long.highlight("Paragraph 1."), long.highlight(FAR)]
    pane = show(long.reading(marks))
    assert pane.previous_highlight() == FAR
    assert is_on_its_way(pane)
    arrived(pane, qtbot)
    assert pane._page is not None
    start = pane._page.position(long.text.index(FAR))
    assert pane._reader.is_in_view(start)
    assert pane.next_highlight() == "Paragraph 1."
    arrived(pane, qtbot)
    assert pane.next_highlight() == FAR


def test_a_place_that_answers_is_known_before_the_text_is_built_so_far(
    long: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(long.reading())
    start = long.text.index(FAR)
    pane.set_found([(start, start + 9)])
    assert pane.step_found(forward=True)
    assert is_on_its_way(pane)
    arrived(pane, qtbot)
    assert not pane.step_found(forward=True)
    assert pane.begin_found(forward=False)
    pane.find_words()
    pane._find_bar.field.setText("Paragraph 299.")
    assert is_on_its_way(pane)
    arrived(pane, qtbot)
    assert pane._page is not None
    assert pane._reader.is_in_view(pane._page.position(long.text.index("Paragraph 299.")))


def test_who_types_into_the_field_does_not_wait_for_the_place(
    long: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(long.reading())
    pane.activateWindow()
    pane.find_words()
    field = pane._find_bar.field
    qtbot.waitUntil(field.hasFocus)
    field.setText("Paragraph 29")
    assert is_on_its_way(pane)
    QTest.keyClicks(field, "9")
    assert is_on_its_way(pane)
    QTest.keyClicks(field, "x")
    arrived(pane, qtbot)
    assert pane.place() == 0  # nothing has these words
    assert pane._page is not None
    assert pane._page._decoration.current is None
    field.setText("Paragraph 298")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not is_on_its_way(pane)
    assert pane._reader.is_in_view(pane._page.position(long.text.index("Paragraph 298")))


def test_a_far_cut_is_stepped_to(long: "EditionMaker", show: Show, qtbot: QtBot) -> None:
    at = long.text.index(FAR)
    cuts = [Cut(place, "appeal", "", f"Give {place}.") for place in (at, 0, len(long.text))]
    pane = show(with_cuts(long.reading(), *cuts))
    assert pane.margin.step(forward=False)
    arrived(pane, qtbot)
    assert pane.margin.pointed == 2  # the last one of the text
    for number in (0, 1, 2):
        pane.margin.step(forward=number != 1)
        arrived(pane, qtbot)
    assert pane.margin.pointed is not None


def test_all_words_are_selected_in_steps(long: "EditionMaker", show: Show, qtbot: QtBot) -> None:
    pane = show(long.reading())
    QTest.keySequence(pane._reader, QKeySequence.StandardKey.SelectAll)
    assert is_on_its_way(pane)
    arrived(pane, qtbot)
    assert pane.selected_words() == long.text.strip()


def test_the_end_is_reached_whatever_is_not_laid_out_yet(
    long: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(long.add(Kind.PARAGRAPH, "The last words.").reading())
    QTest.keyClick(pane._reader, Qt.Key.Key_End)
    arrived(pane, qtbot)
    assert pane._page is not None
    assert pane._reader.is_in_view(pane._page.position(long.text.index("The last words")))
