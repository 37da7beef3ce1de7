"""A document says what the edition says, and every code point of it can be found."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFont, QImage, QTextCharFormat, QTextCursor, QTextDocument, QTextTable

from sourcebook.model.article import Article, Metadata, Status
from sourcebook.model.edition import TASK, Asset, Block, Edition, Kind, Mark
from sourcebook.ui.article_pane.builder import Builder
from sourcebook.ui.article_pane.direction import isolated
from sourcebook.ui.article_pane.offsets import drawable
from sourcebook.ui.article_pane.typography import Property, Typography
from sourcebook.ui.theme import LIGHT

if TYPE_CHECKING:
    from .conftest import EditionMaker, Shown

pytestmark = pytest.mark.usefixtures("qapp")

SET = Typography(LIGHT, 19, 68, 1.62)
ABSENT = Asset(1, "https://example.org/p.png")


def built(reading: "Shown") -> Builder:
    builder = Builder(reading, SET)
    builder.build_all()
    return builder


def words(document: QTextDocument, start: int, end: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def blocks_of(document: QTextDocument) -> list[str]:
    answer, block = [], document.begin()
    while block.isValid():
        answer.append(block.text())
        block = block.next()
    return answer


def assert_every_code_point_is_there(builder: Builder, edition: Edition) -> None:
    offsets = builder.writer.offsets
    for block in edition.blocks:
        if block.kind in {Kind.IMAGE, Kind.RULE}:
            continue
        text = edition.text[block.start : block.end]
        start, end = offsets.to_position(block.start), offsets.to_position(block.end)
        assert words(builder.document, start, end) == drawable(text)
        for offset in range(block.start, block.end + 1):
            assert offsets.to_offset(offsets.to_position(offset)) == offset


def everything(maker: "EditionMaker") -> "EditionMaker":
    maker.add(Kind.PARAGRAPH, "First 😀 ", ("words", Mark.STRONG), " and ", ("code", Mark.CODE))
    maker.add(Kind.HEADING, "A heading", level=2)
    maker.add(Kind.LIST_ITEM, "one", level=1, list_marker="1.")
    maker.add(Kind.LIST_ITEM, "inner 𠀋", level=2, list_marker="•")
    maker.add(Kind.PARAGRAPH, "quoted", quote_depth=2)
    maker.add(Kind.CODE, "x = 1\n\ty = 2", label="python")
    for row in range(2):
        for column in range(3):
            maker.add(Kind.CELL, f"{row}{column}", table=1, row=row, column=column)
    maker.add(Kind.CAPTION, "Table 1")
    maker.add(Kind.CELL, "", table=2, row=0, column=0, is_header=True)
    maker.add(Kind.CELL, "alone 😀", table=2, row=1, column=1)
    maker.add(Kind.IMAGE, asset="asset:1", label="a picture")
    maker.add(Kind.RULE)
    maker.add(Kind.EMBED, ("a video", Mark.LINK))
    return maker.add(Kind.PARAGRAPH, "هذا نص (Latin) 3")


def test_every_code_point_of_an_article_with_everything_is_there(maker: "EditionMaker") -> None:
    reading = everything(maker).reading(title="Title 😀", byline="Ada")
    assert_every_code_point_is_there(built(reading), reading.edition)


def test_signs_between_two_scenes_stand_in_the_middle(maker: "EditionMaker") -> None:
    for words in ("Before.", "* * *", "After: * * *"):
        maker.add(Kind.PARAGRAPH, words)
    builder, middle = built(maker.reading()), Qt.AlignmentFlag.AlignHCenter
    block = builder.document.begin()
    found = []
    while block.isValid():
        found.append((block.text(), bool(block.blockFormat().alignment() & middle)))
        block = block.next()
    assert found[-3:] == [("Before.", False), ("* * *", True), ("After: * * *", False)]


def test_the_title_block_stands_above_and_outside_the_text(maker: "EditionMaker") -> None:
    reading = maker.add(Kind.PARAGRAPH, "Body.").reading(title=" A\n title", subtitle="Sub")
    builder = built(reading)
    title, subtitle, byline, body = blocks_of(builder.document)
    assert (title, subtitle, body) == ("A title", "Sub", "Body.")
    assert byline == "3 min"
    assert not builder.writer.offsets.holds(0)


def test_a_byline_that_says_nothing_of_its_direction_turns_with_the_article(
    maker: "EditionMaker",
) -> None:
    document = built(maker.add(Kind.PARAGRAPH, "هذا نص").reading()).document
    first = document.firstBlock()
    assert first.text() == isolated("3 min")  # else it would read “min 3”
    assert first.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft


@st.composite
def block_lists(draw: st.DrawFn) -> tuple[str, tuple[Block, ...]]:
    """Draw any blocks, tables with odd cells included, with their canonical text."""
    text, blocks, count = "", [], draw(st.integers(1, 8))
    for number in range(count):
        kind = draw(st.sampled_from(list(Kind)))
        piece = draw(st.text(st.sampled_from("ab \n\r\u2029😀ש\ufdd0\ufffc\ud800"), max_size=8))
        if kind in {Kind.IMAGE, Kind.RULE}:
            blocks.append(Block(kind, len(text), len(text), asset="asset:1"))
            continue
        text += "\n" if any(b.kind not in {Kind.IMAGE, Kind.RULE} for b in blocks) else ""
        start = len(text)
        text += piece
        cell = draw(st.integers(0, 10**7)) if kind is Kind.CELL else 0
        blocks.append(
            Block(
                kind,
                start,
                len(text),
                level=draw(st.integers(0, 8)),
                quote_depth=draw(st.integers(0, 3)),
                table=1 + number % 2 if kind is Kind.CELL else 0,
                row=cell,
                column=cell % 7,
            )
        )
    return text, tuple(blocks)


@given(block_lists())
@settings(max_examples=60)
def test_any_blocks_make_a_document_with_every_code_point(
    made: tuple[str, tuple[Block, ...]],
) -> None:
    text, blocks = made
    edition = Edition("e", "c", Metadata(), "", text, blocks)
    article = Article("a", "", Metadata(), "e", 1, "", "", "")
    reading = SimpleNamespace(article=article, edition=edition, highlights=(), place=0)
    assert_every_code_point_is_there(built(cast("Shown", reading)), edition)


def test_a_text_is_built_in_slices_in_the_same_way_as_at_once(long: "EditionMaker") -> None:
    reading = long.reading(title="Long")
    at_once, in_slices = built(reading), Builder(reading, SET)
    in_slices.build_to(1000)
    assert 1000 <= in_slices.writer.offsets.end < 5000
    slices = 0
    while not in_slices.is_done:
        in_slices.build_more()
        slices += 1
    assert slices > 5
    assert blocks_of(in_slices.document) == blocks_of(at_once.document)
    assert_every_code_point_is_there(in_slices, reading.edition)


def format_at(builder: Builder, offset: int) -> QTextCharFormat:
    cursor = QTextCursor(builder.document)
    cursor.setPosition(builder.writer.offsets.to_position(offset) + 1)
    return cursor.charFormat()


def test_marks_are_drawn_even_when_they_overlap(maker: "EditionMaker") -> None:
    for mark in Mark:
        maker.add(Kind.PARAGRAPH, "plain ", (mark.value, mark), " plain")
    edition = maker.edition()
    builder = built(maker.reading())
    at = {mark: format_at(builder, edition.text.index(" " + mark.value) + 1) for mark in Mark}
    plain = format_at(builder, 0)
    assert at[Mark.EMPHASIS].font().italic()
    assert at[Mark.STRIKE].fontStrikeOut()
    assert at[Mark.UNDERLINE].fontUnderline()
    assert at[Mark.SMALL_CAPS].font().capitalization() is QFont.Capitalization.SmallCaps
    assert at[Mark.LINK].anchorHref() == "https://example.org/there"
    assert at[Mark.CODE].font().families()[0] == "JetBrains Mono"
    assert at[Mark.STRONG].font() != plain.font()
    heights = {at[Mark.SUPERSCRIPT].verticalAlignment(), at[Mark.SUBSCRIPT].verticalAlignment()}
    assert len(heights - {plain.verticalAlignment()}) == 2


def table_in(document: QTextDocument) -> QTextTable:
    frames: Sequence[object] = document.rootFrame().childFrames()
    (table,) = [frame for frame in frames if isinstance(frame, QTextTable)]
    return table


def test_a_table_is_a_table_with_its_header(maker: "EditionMaker") -> None:
    for row in range(2):
        for column in range(3):
            maker.add(
                Kind.CELL, f"{row}{column}", table=1, row=row, column=column, is_header=row == 0
            )
    builder = built(maker.reading(title="T"))
    table = table_in(builder.document)
    assert (table.rows(), table.columns()) == (2, 3)
    assert table.format().headerRowCount() == 1
    assert table.cellAt(1, 2).firstCursorPosition().block().text() == "12"


def test_a_table_with_absurd_coordinates_costs_no_more_than_its_cells(
    maker: "EditionMaker",
) -> None:
    maker.add(Kind.CELL, "a", table=1, row=0, column=10**9)
    maker.add(Kind.CELL, "b", table=1, row=10**9, column=0)
    builder = built(maker.reading(title="T"))
    table = table_in(builder.document)
    assert (table.rows(), table.columns()) == (2, 2)


def test_cells_out_of_order_lose_no_code_point(maker: "EditionMaker") -> None:
    for row, column in ((1, 1), (0, 0), (1, 0), (0, 1)):
        maker.add(Kind.CELL, f"cell {row} {column}", table=1, row=row, column=column)
    reading = maker.add(Kind.PARAGRAPH, "After.").reading()
    assert_every_code_point_is_there(built(reading), reading.edition)


def test_lists_hang_their_markers_and_nest(maker: "EditionMaker") -> None:
    maker.add(Kind.LIST_ITEM, "outer", level=1, list_marker="3.")
    maker.add(Kind.LIST_ITEM, "inner", level=2, list_marker="•")
    maker.add(Kind.LIST_ITEM, "second paragraph", level=2)
    document = built(maker.reading(title="T")).document
    outer, inner, second = (document.findBlockByNumber(2 + at).blockFormat() for at in range(3))
    assert outer.property(Property.MARKER) == "3."
    assert inner.leftMargin() == second.leftMargin() > outer.leftMargin() > 0
    assert second.property(Property.MARKER) is None


def test_the_box_of_a_task_is_its_marker(maker: "EditionMaker") -> None:
    maker.add(Kind.LIST_ITEM, "☐ the lock", level=1, list_marker="•", name=TASK)
    document = built(maker.reading(title="T")).document
    form = document.findBlockByNumber(2).blockFormat()
    assert form.property(Property.MARKER) is None
    assert form.textIndent() < 0


@pytest.mark.parametrize("kind", [Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM])
def test_right_to_left_text_begins_and_hangs_at_the_right(
    maker: "EditionMaker", kind: Kind
) -> None:
    maker.add(kind, "هذا نص", level=1, quote_depth=1)
    maker.add(kind, "Latin", level=1, quote_depth=1)
    document = built(maker.reading(title="T")).document
    turned, plain = (document.findBlockByNumber(2 + at).blockFormat() for at in range(2))
    assert turned.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert plain.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert (turned.rightMargin(), turned.leftMargin()) == (plain.leftMargin(), 0)
    assert plain.leftMargin() > 0


def test_code_runs_from_left_to_right_in_any_article(maker: "EditionMaker") -> None:
    maker.add(Kind.PARAGRAPH, "هذا نص").add(Kind.CODE, "# شرح\nx = 1")
    document = built(maker.reading(title="T")).document
    assert (
        document.findBlockByNumber(3).blockFormat().layoutDirection()
        == Qt.LayoutDirection.LeftToRight
    )


def with_image(maker: "EditionMaker", asset: Asset = ABSENT) -> "Shown":
    maker.add(Kind.IMAGE, asset="asset:1", label="A lighthouse").add(Kind.PARAGRAPH, "After.")
    reading = maker.reading(title="T")
    edition = replace(reading.edition, assets=(asset,))
    return replace(reading, edition=edition)


def test_an_image_that_is_not_saved_says_so(maker: "EditionMaker") -> None:
    builder = built(with_image(maker))
    (box,) = (text for text in blocks_of(builder.document) if "Image not saved yet." in text)
    assert box.startswith("A lighthouse\u2028")
    assert "example.org/p.png" in box
    assert box.endswith("Try again")
    assert builder.writer.images == []


def test_an_image_that_is_there_is_at_most_as_wide_as_the_column(maker: "EditionMaker") -> None:
    here = Asset(1, "https://example.org/p.png", "aa" * 32, width=4000, height=1000)
    builder = built(with_image(maker, here))
    cursor = QTextCursor(builder.document)
    cursor.setPosition(builder.writer.images[0] + 1)
    form = cursor.charFormat().toImageFormat()
    assert (form.width(), form.height()) == (SET.column_px, round(SET.column_px / 4))


def test_the_document_fetches_nothing_itself(maker: "EditionMaker", tmp_path: Path) -> None:
    builder = built(maker.add(Kind.PARAGRAPH, "x").reading())
    path = str(tmp_path / "planted.png")
    QImage(2, 2, QImage.Format.Format_RGB32).save(path)
    found = builder.document.resource(
        QTextDocument.ResourceType.ImageResource.value, QUrl.fromLocalFile(path)
    )
    assert isinstance(found, QImage)
    assert found.isNull()


@pytest.mark.parametrize("status", list(Status))
def test_what_keeps_an_article_from_being_whole_stands_above_it(
    maker: "EditionMaker", status: Status
) -> None:
    reading = maker.add(Kind.PARAGRAPH, "Words.").reading(title="T")
    told = replace(reading, edition=replace(reading.edition, status=status))
    shown = blocks_of(built(told).document)
    assert (status.sentence in shown) is bool(status)
    assert bool(status.label) is bool(status)
