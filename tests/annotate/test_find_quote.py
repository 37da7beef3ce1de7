# ruff: noqa: RUF001 - signs that look alike are what is tested
"""Finding words that a person typed or copied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.annotate import find_quote


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("It was “so”, she said.", '"so"', "“so”"),
        ("It was so\nlong  ago.", "so long ago", "so\nlong  ago"),
        ("1914–1918 was hard", "1914-1918", "1914–1918"),
        ("the ﬁrst time", "first", "ﬁrst"),
        ("a co\u00adoperation", "cooperation", "co\u00adoperation"),
        ("caf\u00e9 noir", "cafe\u0301", "caf\u00e9"),
        ("nine o’clock", "o'clock", "o’clock"),
        ("It ended…", "ended...", "ended…"),
    ],
)
def test_typography_and_white_space_do_not_matter(text: str, quote: str, found: str) -> None:
    [(start, end)] = find_quote(text, quote)
    assert text[start:end] == found


@pytest.mark.parametrize("quote", ["sengal", "Sengal", "şengal", "", "Şengal hills"])
def test_other_letters_are_other_words(quote: str) -> None:
    assert find_quote("In Şengal they waited", quote) == ()


def test_the_same_words_leave_out_those_that_only_look_the_same() -> None:
    assert find_quote("it’s, it's and it’s", "it's") == ((6, 10),)
    assert find_quote("it’s and it’s", "it's") == ((0, 4), (9, 13))


@given(st.text(), st.text(), st.text())
def test_what_stands_in_a_text_is_found_there(before: str, quote: str, after: str) -> None:
    places = find_quote(before + quote + after, quote)
    assert ((len(before), len(before) + len(quote)) in places) == bool(quote)


@given(st.text(), st.text())
def test_any_text_and_any_quote_give_places_in_the_text(text: str, quote: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in find_quote(text, quote))
