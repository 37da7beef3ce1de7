"""A long paragraph is parted for drawing, and no code point of it is lost or drawn twice."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.model.edition import Block, Kind, Mark, Span
from sourcebook.ui.article_pane.pieces import LONGEST, pieces


def paragraph(text: str, *spans: Span) -> Block:
    return Block(Kind.LIST_ITEM, 0, len(text), spans, level=1, list_marker="3.", name="fn-1")


@given(st.sampled_from(["word ", "漢字", "e\u0301", "👩\u200d👩", "x", " "]), st.integers(0, 9000))
def test_the_pieces_are_the_paragraph(unit: str, count: int) -> None:
    text = unit * count
    parted = list(pieces(paragraph(text), text))
    assert "".join(text[piece.start : piece.end] for piece in parted) == text
    assert all(piece.end - piece.start <= LONGEST for piece in parted)
    assert [piece.list_marker for piece in parted] == ["3."] + [""] * (len(parted) - 1)
    assert [piece.name for piece in parted] == ["fn-1"] + [""] * (len(parted) - 1)


def test_no_letter_is_parted_from_its_mark_and_no_word_from_itself() -> None:
    text = "e\u0301" * LONGEST
    assert all(text[piece.start] == "e" for piece in pieces(paragraph(text), text))
    text = "words " * LONGEST
    assert all(text[piece.start] == "w" for piece in pieces(paragraph(text), text))


def test_each_piece_has_the_marks_that_reach_into_it() -> None:
    text = "word " * 4000
    whole = Span(0, len(text), Mark.EMPHASIS)
    early, late = Span(5, 9, Mark.STRONG), Span(len(text) - 9, len(text) - 5, Mark.STRONG)
    parted = list(pieces(paragraph(text, whole, early, late), text))
    assert parted[0].spans == (whole, early)
    assert parted[1].spans == (whole,)
    assert parted[-1].spans == (whole, late)
