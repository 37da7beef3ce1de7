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
        ("\n\n ## Old ##\r\ntext", "\n\n ## New\r\ntext"),
        ("---\n\n# Old\n", "---\n\n# New\n"),
        ("Old\n===\ntext", "New\n===\ntext"),
        ("Old\n\ntext", "New\n\ntext"),
        ("", "# New\n"),
        ("---\n", "# New\n---\n"),
        ("Old", "New"),
    ],
)
def test_a_new_title_takes_the_place_of_the_words_of_the_first_line(body: str, new: str) -> None:
    assert with_title(body, "New") == new


@pytest.mark.parametrize(
    "body",
    [
        "word " * 60,
        "word " * 60 + "\n---\n",
        "A first sentence.\nAnd another.\n",
        "> quoted words\n",
        "> # quoted heading\n",
        "- [ ] a task\r\ntext",
        "3. third",
        "- item\n---\n",
        "```\ncode\n\n```\n",
        "    code\n",
        "![A map](sourcebook://asset/1)\n\ntext",
        "[[Mosul]]\n\ntext",
        "[list]: https://a.example/x\n\ntext",
        "<b>words</b>\n",
        "| a | b |\n",
        "---\n\nafter a rule\n",
    ],
)
def test_a_title_is_put_above_words_that_are_none(body: str) -> None:
    assert with_title(body, "New") == f"# New\n\n{body}"


def test_a_title_above_other_words_comes_after_the_empty_lines() -> None:
    assert with_title("\n> quoted", "New") == "\n# New\n\n> quoted"


HEAD = "---\ntitle: Front\ntags: [a]\n---\n"


@pytest.mark.parametrize(
    ("body", "title", "new"),
    [
        (f"{HEAD}\n# Old\n", "Old", f"{HEAD}\n# New\n"),
        (f"{HEAD}\n> words", "words", f"{HEAD}\n# New\n\n> words"),
        (HEAD, "", f"{HEAD}# New\n"),
        (HEAD.rstrip(), "", f"{HEAD}# New\n"),
        (HEAD.replace("\n", "\r\n") + "Old", "Old", HEAD.replace("\n", "\r\n") + "New"),
        ("---\n# mine\na: b\n...\nOld", "Old", "---\n# mine\na: b\n...\nNew"),
        ("---\n\nTo be: said\n\n---\n", "To be: said", "# New\n\n---\n\nTo be: said\n\n---\n"),
        ("---\nunended: x\n", "unended: x", "# New\n\n---\nunended: x\n"),
    ],
)
def test_yaml_before_the_words_is_no_title_and_stays(body: str, title: str, new: str) -> None:
    assert title_of(body) == title
    assert with_title(body, "New") == new


def test_the_title_it_has_changes_nothing() -> None:
    body = "word " * 60
    assert with_title(body, title_of(body)) == body
    assert with_title("# **Old** ##\n", "Old") == "# **Old** ##\n"


LINES = st.sampled_from(
    ["---", "# {}", "{}", "> {}", "- {}", "a: {}", "===", "", "```", "    {}", "{} " + "x " * 120]
)


@given(st.lists(LINES, max_size=7), st.sampled_from(["New", "a: b", "- x", "#y"]))
def test_no_word_is_lost_but_those_of_the_title_before(lines: list[str], title: str) -> None:
    words = [line.format(f"word{number}") for number, line in enumerate(lines)]
    body = "\n".join(words)
    new = with_title(body, title)
    before = title_of(body)
    lost = [n for n in range(len(lines)) if f"word{n}" in body and f"word{n}" not in new]
    assert len(lost) <= 1
    assert all(f"word{number}" in before and len(words[number]) <= LONGEST for number in lost)
    assert title_of(new) == title


@given(st.text(max_size=40), st.text(min_size=1, max_size=40))
def test_the_title_given_is_the_title_read(body: str, title: str) -> None:
    title = " ".join(title.split())
    if any(letter.isalnum() for letter in title):
        assert title_of(with_title(body, title)) == title
