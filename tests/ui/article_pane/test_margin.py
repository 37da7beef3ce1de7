"""The margin of cuts is shown and hidden, gone through and restored; the reader keeps the line."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.model.anchor import Placement
from sourcebook.model.edition import Cut, Kind
from sourcebook.ui.article_pane import ArticlePane, Unit
from sourcebook.ui.article_pane.cuts import RESTORE_LINK, UNFOLD_LINK
from sourcebook.ui.article_pane.reader import Reader

from .conftest import EditionMaker, Shown, with_cuts

Show = Callable[[Shown], ArticlePane]

LONG_CUT = " ".join(f"w{number}" for number in range(200))


def reader_of(pane: ArticlePane) -> Reader:
    (reader,) = pane.findChildren(Reader)
    return reader


def with_many_cuts(long: EditionMaker, place: int = 0) -> Shown:
    """Cut something before every third paragraph and at the very beginning and end."""
    places = [block.start for block in long.blocks[::3]]
    cuts = [Cut(at, "nav", f"Cut before {at}. {LONG_CUT}", "") for at in [*places, len(long.text)]]
    return with_cuts(long.reading(place=place), *cuts)


def line_at_top(pane: ArticlePane) -> tuple[int, int]:
    """Return the code point of the first whole line, and how far below the top it stands."""
    reader, page = reader_of(pane), pane._page
    assert page is not None
    position = reader.first_visible_position()
    cursor = QTextCursor(reader.document())
    cursor.setPosition(position)
    return page.offset(position), reader.cursorRect(cursor).top()


def put(pane: ArticlePane, offset: int) -> None:
    assert pane._page is not None
    position = pane._page.position(offset)
    reader_of(pane).put_cursor(position, position)


def test_showing_and_hiding_cuts_leaves_the_line_where_it_is(
    long: EditionMaker, show: Show
) -> None:
    place = long.text.index("Paragraph 170.") + 200
    pane = show(with_many_cuts(long, place))
    before = line_at_top(pane)
    for _ in range(3):
        pane.margin.toggle()
        assert line_at_top(pane) == before
        assert pane.place() == before[0]


@pytest.mark.parametrize("number", [0, 10])
def test_hiding_cuts_while_one_is_at_the_top_shows_the_words_after_it(
    long: EditionMaker, show: Show, number: int
) -> None:
    reading = with_many_cuts(long)
    pane = show(reading)
    pane.margin.toggle()
    page = pane._page
    assert page is not None
    page.build_all()
    start = next(cut[0] for cut in page.cuts if cut[2] == number)
    reader_of(pane).bring_up(start, 0)
    pane.margin.toggle()
    page = pane._page
    assert page is not None
    top = reader_of(pane).first_visible_position()
    assert page.holds(top)
    assert page.offset(top) == reading.edition.cuts[number].at


def test_the_selection_and_the_caret_stay_on_their_words(long: EditionMaker, show: Show) -> None:
    pane = show(with_many_cuts(long))
    page = pane._page
    assert page is not None
    start = long.text.index("Paragraph 9.")
    reader_of(pane).select(page.position(start), page.position(start + 12))
    reader_of(pane).show_caret()
    for _ in range(2):
        pane.margin.toggle()
        assert pane.selected_words() == "Paragraph 9."
        assert reader_of(pane).is_caret_shown


def test_steps_point_out_every_cut_and_go_round(long: EditionMaker, show: Show) -> None:
    reading = with_many_cuts(long)
    pane = show(reading)
    count = len(reading.edition.cuts)
    assert pane.margin.step(forward=True)
    assert pane.margin.is_shown
    seen = [pane.margin.pointed]
    for _ in range(count):
        pane.margin.step(forward=True)
        seen.append(pane.margin.pointed)
    assert seen == [*range(count), 0]
    pane.margin.step(forward=False)
    assert pane.margin.pointed == count - 1
    pane.margin.step(forward=False)
    assert pane.margin.pointed == count - 2
    assert reader_of(pane).is_in_view(reader_of(pane).textCursor().position())


def test_without_cuts_there_is_no_step(long: EditionMaker, show: Show) -> None:
    pane = show(long.reading())
    assert not pane.margin.step(forward=True)
    assert not pane.margin.step(forward=False)
    assert pane.margin.pointed is None


def test_a_step_back_from_inside_a_cut_is_the_cut_before(long: EditionMaker, show: Show) -> None:
    pane = show(with_many_cuts(long))
    for _ in range(3):
        pane.margin.step(forward=True)
    reader = reader_of(pane)
    at = reader.textCursor().position() + 8
    reader.put_cursor(at, at)
    assert pane.margin.pointed == 2
    pane.margin.step(forward=False)
    assert pane.margin.pointed == 1


def test_the_reading_cursor_passes_over_cuts_and_leaves_the_one_pointed_out(
    maker: EditionMaker, show: Show
) -> None:
    maker.add(Kind.PARAGRAPH, "One is here.").add(Kind.PARAGRAPH, "Two is here.")
    pane = show(with_cuts(maker.reading(), Cut(13, "ad", "Buy this. Or that.", "")))
    pane.margin.toggle()
    cursor = pane.reading_cursor
    put(pane, 0)
    cursor.show()
    assert pane.words(*(cursor.sentence() or (0, 0))) == "One is here."
    cursor.move(Unit.SENTENCE, forward=True)
    assert pane.words(*(cursor.sentence() or (0, 0))) == "Two is here."
    pane.margin.step(forward=False)
    assert cursor.sentence() is None
    assert cursor.paragraph() is None
    assert pane.passage() is None
    cursor.move(Unit.PARAGRAPH, forward=True)
    assert pane.margin.pointed is None
    assert pane.words(*(cursor.paragraph() or (0, 0))) == "Two is here."


def test_copying_over_a_cut_copies_the_text_alone(maker: EditionMaker, show: Show) -> None:
    maker.add(Kind.PARAGRAPH, "One is here.").add(Kind.PARAGRAPH, "Two is here.")
    pane = show(with_cuts(maker.reading(), Cut(13, "ad", "Buy this.", "")))
    pane.margin.toggle()
    reader = reader_of(pane)
    reader.selectAll()
    reader.copy_words()
    assert QGuiApplication.clipboard().text() == maker.text
    assert pane.selected_words() == maker.text


def test_nothing_is_marked_in_a_cut_that_stands_in_a_highlight(
    maker: EditionMaker, show: Show, qtbot: QtBot
) -> None:
    maker.add(Kind.PARAGRAPH, "One is here.").add(Kind.PARAGRAPH, "Two is here.")
    mark = maker.highlight("One is here.\nTwo is here.")
    pane = show(with_cuts(maker.reading([mark]), Cut(13, "ad", "Buy this. " * 8, "")))
    pane.margin.toggle()
    qtbot.wait(10)
    page, reader = pane._page, reader_of(pane)
    assert page is not None
    start, end, _ = page.cuts[0]
    cursor = QTextCursor(reader.document())
    cursor.setPosition(start)
    top = reader.cursorRect(cursor).top()
    cursor.setPosition(end)
    bottom = reader.cursorRect(cursor).bottom()
    image = reader.viewport().grab(QRect(0, top, reader.viewport().width(), bottom - top)).toImage()
    ground = page.passages[0].ground
    seen = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(0, image.height(), 3)
    }
    assert ground not in seen
    assert len(seen) > 3, "the cut is not on the picture"
    activated: list[str] = []
    pane.highlight_activated.connect(activated.append)
    pane._activate(start + 2)
    assert activated == []
    pane._activate(page.position(2))
    assert activated == [mark.id]


def test_the_words_restore_and_more_do_what_they_say(
    maker: EditionMaker, show: Show, qtbot: QtBot
) -> None:
    maker.add(Kind.PARAGRAPH, "One is here.")
    pane = show(with_cuts(maker.reading(), Cut(0, "nav", LONG_CUT, "")))
    pane.margin.toggle()
    wanted: list[int] = []
    outside: list[str] = []
    pane.restoring_wanted.connect(wanted.append)
    pane.link_activated.connect(outside.append)
    reader, page = reader_of(pane), pane._page
    assert page is not None
    links = {target.address: target.corner for target in page.links(reader.view())}
    assert set(links) == {f"{RESTORE_LINK}0", f"{UNFOLD_LINK}0"}
    for address in links:
        corner = {t.address: t.corner for t in page.links(reader.view())}[address]
        at = QPoint(int(corner.x()) + 8, int(corner.y()) + 8)
        QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.wait(1)
    assert wanted == [0]
    assert "w199" in reader.document().toPlainText()
    assert outside == []


def restored(reading: Shown, number: int) -> Shown:
    """Return the reading with the words of a cut back in its text."""
    edition = reading.edition
    cut = edition.cuts[number]
    words = cut.text
    text = f"{edition.text[: cut.at]}{words}\n{edition.text[cut.at :]}"
    grown = len(words) + 1
    came = replace(edition.blocks[0], start=cut.at, end=cut.at + len(words), spans=())
    before = [block for block in edition.blocks if block.start < cut.at]
    after = [
        replace(b, start=b.start + grown, end=b.end + grown) for b in edition.blocks[len(before) :]
    ]
    left = [
        replace(one, at=one.at + grown) if one.at > cut.at else one
        for one in edition.cuts
        if one is not cut
    ]
    marks = tuple(
        replace(
            m,
            placement=Placement(
                m.placement.start + grown, m.placement.end + grown, m.placement.fit
            ),
        )
        for m in reading.highlights
    )
    now = replace(
        edition, id=f"{edition.id}+", text=text, blocks=(*before, came, *after), cuts=tuple(left)
    )
    return replace(reading, edition=now, highlights=marks, place=0)


@pytest.mark.parametrize("is_shown", [True, False])
def test_a_cut_restored_above_leaves_the_line_where_it_is(
    long: EditionMaker, show: Show, *, is_shown: bool
) -> None:
    place = long.text.index("Paragraph 170.") + 200
    reading = with_many_cuts(long, place)
    pane = show(reading)
    if is_shown:
        pane.margin.toggle()
    offset, below = line_at_top(pane)
    after = restored(reading, 12)
    pane.show_article(after)
    grown = len(after.edition.text) - len(reading.edition.text)
    assert line_at_top(pane) == (offset + grown, below)


def test_what_is_restored_where_the_cursor_stands_is_shown_and_is_text(
    long: EditionMaker, show: Show
) -> None:
    reading = with_many_cuts(long)
    pane = show(reading)
    for _ in range(9):
        pane.margin.step(forward=True)
    number = pane.margin.pointed
    assert number == 8
    cut = reading.edition.cuts[number]
    pane.show_article(restored(reading, number))
    reader, page = reader_of(pane), pane._page
    assert page is not None
    assert pane.margin.pointed is None
    assert page.offset(reader.textCursor().position()) == cut.at
    assert reader.is_in_view(page.position(cut.at))


def test_another_article_with_cuts_keeps_the_margin_open_and_folded(
    maker: EditionMaker, show: Show
) -> None:
    maker.add(Kind.PARAGRAPH, "One is here.")
    reading = with_cuts(maker.reading(), Cut(0, "nav", LONG_CUT, ""))
    pane = show(reading)
    pane.margin.toggle()
    pane.margin.unfold(0)
    other = replace(
        reading,
        article=replace(reading.article, id="other"),
        edition=replace(reading.edition, id="other"),
    )
    pane.show_article(other)
    text = reader_of(pane).document().toPlainText()
    assert "w0" in text
    assert "w199" not in text
