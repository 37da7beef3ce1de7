"""Marks follow a document that grows, and each is looked up once."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.ui.article_pane.offsets import OffsetMap
from sourcebook.ui.article_pane.passages import ranges

spans = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 120)), max_size=12).map(
    lambda made: sorted((start, start + length) for start, length in made)
)


@given(spans, st.integers(1, 60))
def test_marks_of_a_text_in_slices_are_those_of_the_whole(
    sought: list[tuple[int, int]], size: int
) -> None:
    text = "word 😀 " * 60
    whole, growing = OffsetMap(), OffsetMap()
    whole.add(0, text, 5)
    at_once, in_slices = ranges(sought), ranges(sought)
    at_once.grow(whole)
    for start in range(0, len(text), size):
        growing.add(start, text[start : start + size], whole.to_position(start))
        in_slices.grow(growing)
    assert in_slices.made == at_once.made


def test_a_mark_that_goes_on_beyond_what_is_built_grows_with_it() -> None:
    offsets, marks = OffsetMap(), ranges([(0, 3), (1, 9), (2, 4)])
    offsets.add(0, "abcde", 0)
    marks.grow(offsets)
    assert marks.made == [(0, 3), (1, 5), (2, 4)]
    offsets.add(5, "fghij", 5)
    marks.grow(offsets)
    assert marks.made == [(0, 3), (1, 9), (2, 4)]


def test_what_is_marked_already_is_not_looked_up_again() -> None:
    looked_up: list[int] = []
    offsets, marks = OffsetMap(), ranges([(at, at + 1) for at in range(10)])
    make = marks._make

    def make_and_tell(number: int, start: int, end: int) -> tuple[int, int]:
        looked_up.append(number)
        return make(number, start, end)

    marks._make = make_and_tell
    for start in range(0, 10, 2):
        offsets.add(start, "ab", start)
        marks.grow(offsets)
    assert looked_up == [*range(10)]
