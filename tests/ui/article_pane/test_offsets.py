"""Code points and document positions are translated without loss, emoji or not."""

from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from sourcebook.ui.article_pane.offsets import OffsetMap, drawable, utf16_length

ANY_TEXT = st.text(st.characters(), max_size=40)
RICH_TEXT = st.text(st.sampled_from("ab \n😀𠀋é\u0301ש"), max_size=30)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.lists(st.tuples(RICH_TEXT, st.integers(0, 5)), min_size=1, max_size=8))
def test_every_code_point_comes_back_from_its_position(runs: list[tuple[str, int]]) -> None:
    offsets, start, position = OffsetMap(), 0, 7
    for text, gap in runs:
        offsets.add(start, text, position)
        for inside in range(len(text) + 1):
            there = position + units(text[:inside])
            assert offsets.to_position(start + inside) == there
            assert offsets.to_offset(there) == start + inside
        start += len(text) + 1
        position += units(text) + 1 + gap
    assert offsets.end == start - 1


@given(st.lists(RICH_TEXT, min_size=1, max_size=5), st.integers(-5, 300))
def test_places_keep_their_order(runs: list[str], at: int) -> None:
    offsets, start, position = OffsetMap(), 0, 3
    for text in runs:
        offsets.add(start, text, position)
        start, position = start + len(text) + 1, position + units(text) + 4
    assert offsets.to_offset(at) <= offsets.to_offset(at + 1)
    assert offsets.to_position(at) <= offsets.to_position(at + 1)


def test_a_position_inside_an_emoji_is_the_emoji() -> None:
    offsets = OffsetMap()
    offsets.add(0, "a😀b", 10)
    assert [offsets.to_offset(position) for position in range(10, 15)] == [0, 1, 1, 2, 3]


def test_a_position_beside_the_text_gives_the_end_of_the_text_before_it() -> None:
    offsets = OffsetMap()
    offsets.add(0, "ab", 10)
    offsets.add(3, "cd", 20)
    assert offsets.to_offset(4) == 0
    assert offsets.to_offset(16) == 2
    assert offsets.to_offset(99) == 5
    assert [offsets.holds(at) for at in (9, 10, 12, 13, 19, 20, 22, 23)] == [
        False, True, True, False, False, True, True, False,
    ]  # fmt: skip


def test_an_empty_map_answers() -> None:
    offsets = OffsetMap()
    assert (offsets.end, offsets.to_offset(5), offsets.to_position(5)) == (-1, 0, 0)
    assert not offsets.holds(0)


@given(ANY_TEXT)
@example("a\nb\rc\u2028d\u2029e\x00f\ufdd0g\ufdd1h\ufffci\ud83d\ude00j")
def test_any_text_takes_the_room_in_a_document_that_was_counted(text: str) -> None:
    document = QTextDocument()
    cursor = QTextCursor(document)
    cursor.insertText(drawable(text))
    assert document.blockCount() == 1
    assert cursor.position() == utf16_length(drawable(text)) == utf16_length(text)


@given(ANY_TEXT)
def test_drawing_keeps_every_code_point(text: str) -> None:
    assert len(drawable(text)) == len(text)


@given(st.text(max_size=60))
def test_length_is_counted_in_utf16(text: str) -> None:
    assert utf16_length(text) == units(text)


def test_words_of_a_cell_end_before_the_picture_behind_them() -> None:
    offsets = OffsetMap()
    offsets.add(0, "Best", 10)
    offsets.add(4, "", 15)
    offsets.add(5, "Price", 17)
    assert [offsets.to_position(at) for at in (3, 4, 5)] == [13, 14, 17]
    assert [offsets.to_offset(at) for at in (14, 15, 16, 17)] == [4, 4, 4, 5]
    assert not offsets.holds(15)
