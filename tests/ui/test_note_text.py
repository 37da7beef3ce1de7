"""The text of a note goes into a document and out of it unchanged, however long its lines are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from sourcebook.ui.notes_pane import text

LONG = "the harbour of white stone 😀 " * 1000
pytestmark = pytest.mark.usefixtures("qapp")


def a_document(body: str) -> QTextDocument:
    document = QTextDocument()
    document.setPlainText(text.in_pieces(body))
    return document


@pytest.mark.parametrize("body", ["", "one\ntwo", LONG, f"{LONG}\n\n{LONG}x", "a" * 20_000])
def test_what_goes_in_comes_out(body: str) -> None:
    assert text.body_of(a_document(body)) == body


def test_a_very_long_line_stands_in_pieces_that_are_laid_out_quickly() -> None:
    document = a_document("a" * 1_000_000)
    block, longest = document.begin(), 0
    while block.isValid():
        longest = max(longest, block.length())
        block = block.next()
    assert longest <= text.PIECE + 2


def test_a_text_with_the_sign_of_joints_is_not_cut() -> None:
    body = text.JOINT + LONG
    assert text.body_of(a_document(body)) == body


@given(st.integers(0, len(LONG) + 10))
def test_places_are_counted_without_the_joints(at: int) -> None:
    document = a_document(f"x\n{LONG}")
    position = text.position_of(document, at)
    assert text.offset_of(document, position) == min(at, len(LONG) + 2)


def test_a_line_break_typed_inside_a_long_line_is_one_of_the_text() -> None:
    document = a_document(LONG)
    cursor = QTextCursor(document)
    cursor.setPosition(text.position_of(document, 9_000))
    cursor.insertText("\n")
    assert text.body_of(document) == f"{LONG[:9_000]}\n{LONG[9_000:]}"
    document.undo()
    assert text.body_of(document) == LONG


@given(st.text(alphabet="ab\n😀", max_size=30), st.text(alphabet="ab\n😀", max_size=30))
def test_any_text_becomes_any_other_and_back(one: str, other: str) -> None:
    document = a_document(one)
    text.replace(document, other)
    assert text.body_of(document) == other
    if one != other:
        document.undo()
    assert text.body_of(document) == one


@given(st.text(max_size=40), st.integers(0, 80))
def test_units_become_code_points(line: str, units: int) -> None:
    line = "".join(sign for sign in line if not 0xD800 <= ord(sign) <= 0xDFFF)
    at = text.code_points(line, len(line[: units // 2].encode("utf-16-le")) // 2)
    assert at == min(len(line), units // 2)
