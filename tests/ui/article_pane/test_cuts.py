"""What was cut stands in its place, and the text and its places know nothing of it."""

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from sourcebook.model.edition import Cut, Kind
from sourcebook.ui.article_pane.builder import Builder
from sourcebook.ui.article_pane.cuts import FOLDED_WORDS, CutView, folded, reason_words
from sourcebook.ui.article_pane.offsets import drawable
from sourcebook.ui.article_pane.typography import Typography
from sourcebook.ui.theme import LIGHT

from .conftest import EditionMaker, Shown, with_cuts

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

pytestmark = pytest.mark.usefixtures("qapp")

SET = Typography(LIGHT, 19, 68, 1.62)
SHOWN = CutView(is_shown=True)


def built(reading: Shown, view: CutView = SHOWN) -> Builder:
    builder = Builder(reading, SET, view)
    builder.build_all()
    return builder


def lines_of(document: "QTextDocument") -> list[str]:
    answer, block = [], document.begin()
    while block.isValid():
        answer.append(block.text())
        block = block.next()
    return answer


def words(document: "QTextDocument", start: int, end: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def assert_mapping_holds(builder: Builder, reading: Shown) -> None:
    edition, offsets = reading.edition, builder.writer.offsets
    for block in edition.blocks:
        if block.kind in {Kind.IMAGE, Kind.RULE}:
            continue
        start, end = offsets.to_position(block.start), offsets.to_position(block.end)
        assert words(builder.document, start, end) == drawable(
            edition.text[block.start : block.end]
        )
        for offset in range(block.start, block.end + 1):
            assert offsets.to_offset(offsets.to_position(offset)) == offset


def test_a_cut_stands_before_the_paragraph_at_its_place(maker: EditionMaker) -> None:
    maker.add(Kind.PARAGRAPH, "One.").add(Kind.PARAGRAPH, "Two.")
    reading = with_cuts(maker.reading(), Cut(5, "share", "Share this", "<p>Share this</p>"))
    assert lines_of(built(reading).document)[-4:] == [
        "One.",
        "Sharing\u2002·\u20022 words\u2002·\u2002Restore",
        "Share this",
        "Two.",
    ]


def test_hidden_cuts_are_not_in_the_document(maker: EditionMaker) -> None:
    reading = with_cuts(maker.add(Kind.PARAGRAPH, "One.").reading(), Cut(0, "share", "Share", ""))
    assert "Share" not in built(reading, CutView()).document.toPlainText()


def test_cuts_stand_around_a_table_never_in_it(maker: EditionMaker) -> None:
    for column in range(3):
        maker.add(Kind.CELL, f"c{column}", table=1, row=0, column=column)
    maker.add(Kind.PARAGRAPH, "After.")
    cuts = [Cut(at, "ad", f"cut at {at}", "") for at in (0, 3, 8, 15, 99)]
    builder = built(with_cuts(maker.reading(), *cuts))
    written = [
        line for line in lines_of(builder.document) if line.startswith(("cut", "c", "After"))
    ]
    assert written[:2] == ["cut at 0", "cut at 3"]
    assert written[-3:] == ["After.", "cut at 15", "cut at 99"]
    for start, _, _ in builder.writer.cuts:
        cursor = QTextCursor(builder.document)
        cursor.setPosition(start)
        assert cursor.currentTable() is None


def test_each_cut_is_written_once_whatever_its_place(maker: EditionMaker) -> None:
    cuts = [Cut(at, "ad", f"words {at}", "") for at in (0, 3, 4, 4, 400)]
    builder = built(with_cuts(maker.add(Kind.PARAGRAPH, "One.").reading(), *cuts))
    assert sorted(number for _, _, number in builder.writer.cuts) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("behind", "kinds"),
    [(0, "words cut image rule"), (1, "words image cut rule"), (9, "words image rule cut")],
)
def test_a_cut_stands_among_pictures_and_rules_where_it_stood(
    maker: EditionMaker, behind: int, kinds: str
) -> None:
    maker.add(Kind.PARAGRAPH, "One.").add(Kind.IMAGE).add(Kind.RULE).add(Kind.PARAGRAPH, "Two.")
    reading = with_cuts(maker.reading(), Cut(5, "ad", "cut", "", behind))
    builder = built(reading)
    called = {"One.": "words", "cut": "cut", "Image not saved yet.": "image", "": "rule"}
    assert [called[line] for line in lines_of(builder.document) if line in called] == kinds.split()


def test_the_end_of_words_is_the_same_place_as_the_beginning_of_the_next(
    maker: EditionMaker,
) -> None:
    maker.add(Kind.PARAGRAPH, "One.").add(Kind.IMAGE).add(Kind.PARAGRAPH, "Two.")
    cuts = Cut(4, "ad", "below", "", 1), Cut(5, "ad", "above", "", 0)
    lines = lines_of(built(with_cuts(maker.reading(), *cuts)).document)
    called = {"One.", "above", "Image not saved yet.", "below", "Two."}
    order = ["One.", "above", "Image not saved yet.", "below", "Two."]
    assert [line for line in lines if line in called] == order


def test_a_picture_in_a_table_counts_among_those_before_a_cut(maker: EditionMaker) -> None:
    maker.add(Kind.CELL, "One.", table=1).add(Kind.IMAGE, table=1, column=1)
    maker.add(Kind.RULE).add(Kind.PARAGRAPH, "Two.")
    builder = built(with_cuts(maker.reading(), Cut(5, "ad", "cut", "", 1)))
    lines = lines_of(builder.document)
    assert lines[lines.index("cut") :] == ["cut", "", "Two."]


def test_an_article_that_is_empty_shows_what_was_cut(maker: EditionMaker) -> None:
    builder = built(with_cuts(maker.reading(), Cut(0, "ad", "All of it", "")))
    assert builder.is_done
    assert "All of it" in lines_of(builder.document)


pieces = st.lists(st.text("aé😀𠀋 ش\u200f", min_size=1, max_size=12), min_size=1, max_size=6)
places = st.lists(
    st.tuples(st.integers(0, 90), st.text("x😀\n \u2029\ufffc", max_size=60)), max_size=8
)


@given(pieces, places)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_mapping_equals_the_text_with_any_cuts_shown(
    paragraphs: list[str], cut_places: list[tuple[int, str]]
) -> None:
    maker = EditionMaker()
    for paragraph in paragraphs:
        maker.add(Kind.PARAGRAPH, paragraph)
    reading = with_cuts(maker.reading(), *(Cut(at, "ad", text, "") for at, text in cut_places))
    assert_mapping_holds(built(reading), reading)


def test_a_long_cut_is_folded_and_says_how_much_more_there_is() -> None:
    shown, more = folded(" ".join(f"w{number}" for number in range(100)))
    assert shown.split() == [f"w{number}" for number in range(FOLDED_WORDS)]
    assert more == 100 - FOLDED_WORDS
    assert folded("a b\n\n c") == ("a b · c", 0)
    assert folded("word " * (FOLDED_WORDS + 3))[1] == 0


@given(st.text("ab \n·", max_size=900))
def test_what_is_shown_and_what_is_not_make_all_the_words(text: str) -> None:
    text = text.replace("·", "d")
    shown, more = folded(text)
    if len(text) <= 480:
        assert len([word for word in shown.split() if word != "·"]) + more == len(text.split())
    whole, none = folded(text, is_whole=True)
    assert none == 0
    assert [word for word in whole.split() if word != "·"] == text.split()


def test_one_word_without_end_is_cut_off() -> None:
    shown, more = folded("x" * 100_000)
    assert len(shown) < 300
    assert more == 1


def test_a_cut_of_which_all_is_wanted_is_shown_whole(maker: EditionMaker) -> None:
    long = " ".join(f"w{number}" for number in range(100))
    reading = with_cuts(maker.add(Kind.PARAGRAPH, "One.").reading(), Cut(0, "ad", long, ""))
    assert "w99" not in built(reading).document.toPlainText()
    whole = CutView(is_shown=True, whole=frozenset({0}))
    assert "w99" in built(reading, whole).document.toPlainText()


def test_reasons_are_words_for_people() -> None:
    assert reason_words("nav") == "Navigation"
    assert reason_words("something new") == "Something new"
    assert len(reason_words("x" * 500)) < 60


def cost(count: int) -> float:
    """Return the processor time of building an article with so many long cuts."""
    maker = EditionMaker()
    for _ in range(count):
        maker.add(Kind.PARAGRAPH, "The fog came early that year, and stayed.")
    long = " ".join(f"w{number}" for number in range(200))
    cuts = (Cut(block.start, "nav", long, "") for block in maker.blocks)
    reading = with_cuts(maker.reading(), *cuts)
    begun = time.process_time()
    built(reading)
    return time.process_time() - begun


def test_eight_times_as_many_cuts_cost_no_more_than_their_share() -> None:
    cost(50)
    few = min(cost(100) for _ in range(3))
    assert cost(800) < 8 * 3 * few
