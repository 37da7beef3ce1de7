"""The marked words of a snippet are seen, and the marks stay on their words."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.ui.search_pane.excerpt import LEAD_A_LINE, Spans, around_marks

words = st.text(alphabet="ab é😀\n", max_size=300)
ROOM = 105


def spans_of(snippet: str, *marked: str) -> Spans:
    """Return where *marked* words stand, each once, in order."""
    return sorted((snippet.index(word), snippet.index(word) + len(word)) for word in marked)


def seen(snippet: str, spans: Spans, room: int = ROOM) -> list[str]:
    """Return the marked words that are seen."""
    cut, kept = around_marks(snippet, spans, 3, room)
    return [cut[start:end] for start, end in kept if end <= room]


@given(words, words, words)
def test_marks_stay_on_their_words_wherever_the_snippet_is_cut(
    before: str, marked: str, after: str
) -> None:
    start = len(before)
    snippet, spans = around_marks(before + marked + after, [(start, start + len(marked))], 3, ROOM)
    ((left, right),) = spans
    assert snippet[left:right] == marked
    assert snippet[right:] == after
    assert right <= max(ROOM, len(marked) + 1)
    assert snippet.removeprefix("…") == (before + marked + after)[-len(snippet.removeprefix("…")) :]


@given(st.lists(st.sampled_from(["sea", "lamps", "oil", "word", "longer words"]), max_size=60))
def test_as_many_different_words_are_seen_as_can_be(pieces: list[str]) -> None:
    spans, done = [], 0
    for piece in pieces:
        if piece in ("sea", "lamps", "oil"):
            spans.append((done, done + len(piece)))
        done += len(piece) + 1
    snippet = " ".join(pieces)
    shown = seen(snippet, spans)
    best = max(
        (
            len({snippet[a:b] for a, b in spans if a >= first and b <= first + ROOM - 1})
            for first, _ in spans
        ),
        default=0,
    )
    assert len(set(shown)) >= best
    assert len(around_marks(snippet, spans, 3, ROOM)[1]) <= len(spans)


def test_where_the_marks_are_seen_nothing_is_cut() -> None:
    assert around_marks("one two", [(4, 7)], 3, ROOM) == ("one two", ((4, 7),))
    assert around_marks("no mark " * 50, [], 3, ROOM) == ("no mark " * 50, ())
    snippet = f"{'alpha ' * 14}sea and lamp {'alpha ' * 20}"
    spans = spans_of(snippet, "sea", "lamp")
    assert around_marks(snippet, spans, 3, ROOM) == (snippet, tuple(spans))


def test_a_second_word_farther_on_is_seen_instead_of_the_words_before() -> None:
    snippet = f"{'alpha ' * 9}sea {'beta ' * 14}lamp {'gamma ' * 9}"
    cut, spans = around_marks(snippet, spans_of(snippet, "sea", "lamp"), 3, ROOM)
    assert [cut[start:end] for start, end in spans] == ["sea", "lamp"]
    assert spans[-1][1] <= ROOM
    assert cut.startswith("…alpha alpha")


def test_forms_of_a_word_give_way_to_another_word() -> None:
    snippet = f"running runner's runners {'alpha ' * 20}walker lamp"
    marked = spans_of(snippet, "running", "runner's", "runners", "walker", "lamp")
    assert seen(snippet, marked) == ["walker", "lamp"]


def test_a_long_way_is_cut_at_the_beginning_of_a_word() -> None:
    snippet, spans = around_marks("alpha " * 40 + "hit", [(240, 243)], 3, ROOM)
    assert snippet.startswith("…alpha ")
    assert snippet[slice(*spans[0])] == "hit"


def test_without_blanks_the_words_before_are_cut_anywhere() -> None:
    snippet, spans = around_marks("海" * 150 + "灯", [(150, 151)], 3, ROOM)
    assert snippet == f"…{'海' * 60}灯"
    assert spans == ((61, 62),)


def test_fewer_lines_leave_less_before_the_mark() -> None:
    for lines in (1, 2, 3):
        snippet, spans = around_marks("alpha " * 40 + "hit", [(240, 243)], lines, 35 * lines)
        assert spans[0][0] <= LEAD_A_LINE * lines + 1
        assert snippet[slice(*spans[0])] == "hit"
