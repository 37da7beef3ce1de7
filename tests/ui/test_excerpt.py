"""The first marked word of a snippet is seen, and the marks stay on their words."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.ui.search_pane.excerpt import LEAD_A_LINE, around_first_mark

words = st.text(alphabet="ab é😀\n", max_size=300)


@given(words, words, words)
def test_marks_stay_on_their_words_wherever_the_snippet_is_cut(
    before: str, marked: str, after: str
) -> None:
    start = len(before)
    snippet, spans = around_first_mark(before + marked + after, [(start, start + len(marked))], 3)
    ((left, right),) = spans
    assert snippet[left:right] == marked
    assert snippet[right:] == after
    assert left <= 3 * LEAD_A_LINE + 1


def test_a_short_way_to_the_mark_is_left_as_it_is() -> None:
    assert around_first_mark("one two", [(4, 7)], 3) == ("one two", ((4, 7),))
    assert around_first_mark("no mark " * 50, [], 3) == ("no mark " * 50, ())


def test_a_long_way_is_cut_at_the_beginning_of_a_word() -> None:
    snippet, spans = around_first_mark("alpha " * 40 + "hit", [(240, 243)], 3)
    assert snippet.startswith("…alpha ")
    assert snippet[slice(*spans[0])] == "hit"


def test_fewer_lines_leave_less_before_the_mark() -> None:
    for lines in (1, 2, 3):
        snippet, spans = around_first_mark("alpha " * 40 + "hit", [(240, 243)], lines)
        assert spans[0][0] <= LEAD_A_LINE * lines + 1
        assert snippet[slice(*spans[0])] == "hit"
