"""The title of a note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.notes import title_of
from sourcebook.notes.title import LONGEST, with_title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("", ""),
        (" \n\t\n", ""),
        ("# Şengal\n\ntext", "Şengal"),
        ("\n\nfirst line\nsecond", "first line"),
        ("## Two ##\n", "Two"),
        ("> a quotation", "a quotation"),
        ("- [ ] call the **court**", "call the court"),
        ("3. third", "third"),
        ("---\n\nafter the rule", "after the rule"),
        ("```python\ncode\n```", "code"),
        ("See [the list](https://a.example/x) and ![a map](m.png)", "See the list and a map"),
        ("[[sinjar|Sinjar]] and [[Mosul]]", "Sinjar and Mosul"),
        ("*so* __it__ `was` ~~not~~ snake_case 2 \\* 3", "so it was not snake_case 2 * 3"),
        ("#tag first", "#tag first"),
        ("#\nnext", "next"),
        ("-5 degrees, C #", "-5 degrees, C #"),
    ],
)
def test_the_title_is_the_first_line_without_its_marks(body: str, title: str) -> None:
    assert title_of(body) == title


@given(st.text(st.sampled_from("#>*-_`[]()|!~1. \n\tab\\") | st.characters(exclude_categories=())))
def test_a_title_is_one_short_line_of_any_body(body: str) -> None:
    title = title_of(body)
    assert len(title) <= LONGEST
    assert title == " ".join(title.split())
    assert bool(body.strip()) >= bool(title)


@pytest.mark.parametrize("line", ["a" * 300, " " * 500_000 + "a", "[" * 500_000, "- " * 300_000])
def test_a_huge_line_is_cut(line: str) -> None:
    assert len(title_of(line)) <= LONGEST


@pytest.mark.parametrize(
    ("body", "new"),
    [
        ("# Old\n\ntext", "# New\n\ntext"),
        ("\n- [ ] Old\r\ntext", "\n- [ ] New\r\ntext"),
        ("", "# New\n"),
        ("---\n", "# New\n---\n"),
        ("Old", "New"),
    ],
)
def test_a_new_title_takes_the_place_of_the_words_of_the_first_line(body: str, new: str) -> None:
    assert with_title(body, "New") == new


@given(st.text(max_size=40), st.text(min_size=1, max_size=40))
def test_the_title_given_is_the_title_read(body: str, title: str) -> None:
    title = " ".join(title.split())
    if any(letter.isalnum() for letter in title):
        assert title_of(with_title(body, title)) == title
