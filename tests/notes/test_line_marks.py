"""A mark stands before the first word of a line, and comes out again without a trace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.notes import unmarked
from sourcebook.notes.line_marks import CLOSE, OPEN, clear, marked


@pytest.mark.parametrize(
    ("line", "before"),
    [
        ("words", ""),
        ("# heading", "# "),
        ("- item", "- "),
        ("12. item", "12. "),
        ("> > said", "> > "),
        ("- [ ] *task*", "- [ ] "),
        ("| cell | cell |", "| "),
        ("#tag", ""),
        ("    nested", "    "),
    ],
)
def test_a_mark_stands_where_the_words_begin(line: str, before: str) -> None:
    assert marked([line]) == [f"{before}{OPEN}0{CLOSE}{line[len(before) :]}"]


@pytest.mark.parametrize(
    "line", ["", "---", "|---|---|", "```", "[^1]: a note", ": meaning", "===", "* * *", "<div>"]
)
def test_a_line_that_makes_structure_is_left_alone(line: str) -> None:
    assert marked([line]) == [line]


@given(st.lists(st.text(alphabet="ab12 #>-*[]x.|\N{GRINNING FACE}é", max_size=30), max_size=9))
def test_what_is_marked_and_unmarked_is_what_it_was(lines: list[str]) -> None:
    bare = unmarked("\n".join(marked(lines)))
    assert bare.text == "\n".join(lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for place, number in zip(bare.places, bare.lines, strict=True):
        assert starts[number] <= place <= starts[number + 1]


@given(st.text(alphabet=f"a{OPEN}{CLOSE}7", max_size=40))
def test_nothing_that_was_written_is_taken_for_a_mark(text: str) -> None:
    cleared = clear(text)
    assert len(cleared) == len(text)
    assert unmarked(cleared).text == cleared


def test_places_of_the_marked_text_are_those_of_the_bare_one() -> None:
    text = "\n".join(marked(["one", "two three"]))
    bare = unmarked(text)
    assert bare.place(text.index("three")) == bare.text.index("three")
    assert bare.place(text.index("one")) == 0
    assert bare.place(len(text)) == len(bare.text)
