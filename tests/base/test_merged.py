"""Two texts as one show what went and what came, and leave nothing out."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.annotate import differences
from sourcebook.base.merged import Part, Piece, merged

WORDS = st.lists(st.sampled_from(["one", "two", "three", "four", "\n"]), max_size=12).map(" ".join)


def as_one(text: str, other: str) -> list[Piece]:
    return merged(
        text,
        other,
        [(d.start, d.end, d.other_start, d.other_end) for d in differences(text, other)],
    )


def test_what_went_stands_before_what_came() -> None:
    assert as_one("a red lamp", "a blue lamp") == [
        Piece(Part.SAME, "a "),
        Piece(Part.GONE, "red"),
        Piece(Part.SAME, " "),
        Piece(Part.NEW, "blue"),
        Piece(Part.SAME, " lamp"),
    ]


def test_what_went_without_a_successor_stands_where_it_was() -> None:
    assert "".join(one.words for one in as_one("a red lamp", "a lamp")) == "a red lamp"
    assert "".join(one.words for one in as_one("red lamp", "lamp")) == "red lamp"


@given(WORDS, WORDS)
def test_no_word_of_either_text_is_left_out(text: str, other: str) -> None:
    pieces = as_one(text, other)
    kept = "".join(one.words for one in pieces if one.part is not Part.GONE)
    assert kept.split() == other.split()
    old = [one.words for one in pieces if one.part is not Part.NEW]
    assert " ".join(old).split() == text.split()
