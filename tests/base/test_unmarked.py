"""Notes are read without the marks of Markdown, and every letter knows where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base.unmarked import unmarked


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("# Heading\n\nwords", "Heading\n\nwords"),
        ("> quoted\n> on", "quoted\non"),
        ("- one\n* two\n1. three", "one\ntwo\n1. three"),
        ("a **bold** and *slanted* __word__, `code`", "a bold and slanted word, code"),
        ("[the harbour](https://example.org/a_b) ![x](y.png)", "the harbour x"),
        ('[seen](https://example.org "A title") [not a link]', "seen [not a link]"),
        ("2 * 3, snake_case_name, #tag, a-b", "2 * 3, snake_case_name, #tag, a-b"),
        ("~~gone~~ ]( [", "gone ]( ["),
        ("", ""),
    ],
)
def test_marks_are_taken_out_and_words_stay(written: str, read: str) -> None:
    assert unmarked(written).text == read


def test_the_title_is_not_said_again() -> None:
    assert unmarked("# The lamp\n\nIt is lit.", "The lamp").text == "It is lit."
    assert unmarked("The lamp\nIt is lit.", "The lamp").text == "It is lit."
    assert unmarked("The lamps are lit.", "The lamp").text == "The lamps are lit."
    assert unmarked("# The lamp", "The lamp").text == ""


@given(st.text(alphabet="ab *_`~#>[]()!\n-é😀", max_size=200), st.sampled_from(["", "ab", "*"]))
def test_every_letter_knows_where_it_stood(written: str, title: str) -> None:
    found = unmarked(written, title)
    assert [written[found.place(at)] for at in range(len(found.text))] == list(found.text)


def test_an_abyss_of_marks_takes_no_time() -> None:
    for rubbish in ("[" * 50_000, "](" * 50_000, "*" * 100_000, "_" * 100_000, "> " * 50_000):
        assert len(unmarked(rubbish).text) <= len(rubbish)
