"""Lists of Markdown are read however far their items are set in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.clean.markdown_lists import set_in
from sourcebook.model.edition import Kind
from support.pages import MARKDOWN, cleaned, texts


def depths(text: str) -> list[tuple[str, int]]:
    edition = cleaned(text, MARKDOWN)
    items = (block for block in edition.blocks if block.kind is Kind.LIST_ITEM)
    return [(edition.text[item.start : item.end], item.level) for item in items]


@pytest.mark.parametrize("step", [2, 3, 4])
def test_items_are_set_in_by_two_three_or_four_spaces(step: int) -> None:
    text = "".join(f"{' ' * step * level}- {word}\n" for level, word in enumerate("abc"))
    assert depths(f"{text}- d\n") == [("a", 1), ("b", 2), ("c", 3), ("d", 1)]


def test_counted_items_are_set_in_below_their_words() -> None:
    text = "1. one\n\n   goes on\n\n2. two\n   - a\n   - b\n10. ten\n    - c\n"
    edition = cleaned(text, MARKDOWN)
    assert depths(text)[:4] == [("one", 1), ("goes on", 1), ("two", 1), ("a", 2)]
    assert [b.list_marker for b in edition.blocks if b.list_marker] == [
        "1.",
        "2.",
        "•",
        "•",
        "3.",
        "•",
    ]
    assert edition.text.split("\n") == ["one", "goes on", "two", "a", "b", "ten", "c"]


def test_items_may_be_counted_with_brackets() -> None:
    assert depths("1) one\n2) two\n") == [("one", 1), ("two", 1)]


def test_code_within_an_item_is_code_and_the_list_goes_on() -> None:
    text = "1. Run\n\n   ```sh\n   ls -l\n     x < y\n   ```\n\n2. Look\n\n- a\n  ~~~\n  b\n  ~~~\n"
    edition = cleaned(text, MARKDOWN)
    assert texts(edition, Kind.CODE) == ["ls -l\n  x < y", "b"]
    assert texts(edition, Kind.LIST_ITEM) == ["Run", "Look", "a"]
    assert [b.list_marker for b in edition.blocks if b.kind is Kind.LIST_ITEM] == ["1.", "2.", "•"]


def test_code_that_is_set_in_by_its_spaces_stays_code() -> None:
    assert texts(cleaned("Words.\n\n    - no item\n\nMore.", MARKDOWN), Kind.CODE) == ["- no item"]
    edition = cleaned("- item\n\n      code\n", MARKDOWN)
    assert texts(edition, Kind.CODE) == ["code"]


def test_a_year_at_the_start_of_a_line_is_no_item() -> None:
    assert depths("- It was in the summer of\n  1986. Nobody came.\n") == [
        ("It was in the summer of 1986. Nobody came.", 1)
    ]


@pytest.mark.parametrize("after", ["## Heading", "> quoted", "***"])
def test_a_list_ends_at_the_next_thing(after: str) -> None:
    edition = cleaned(f"- a\n- b\n{after}\n\nMore.", MARKDOWN)
    assert depths(f"- a\n- b\n{after}\n\nMore.") == [("a", 1), ("b", 1)]
    assert texts(edition, Kind.HEADING) == ["Heading"] * after.startswith("#")


def line_of(indent: str, mark: str, words: str) -> str:
    return f"{indent}{mark}{'' if mark[:3] in {'```', '~~~'} else words}"


LINES = st.lists(
    st.builds(
        line_of,
        st.sampled_from(["", " ", "  ", "   ", "    ", "      "]),
        st.sampled_from(["", "- ", "* ", "1. ", "7. ", "2) ", "> ", "# ", "```", "~~~ py"]),
        st.sampled_from(["", "word", "two words", "x < y"]),
    ),
    max_size=14,
)


@given(LINES)
def test_setting_in_loses_no_word(lines: list[str]) -> None:
    stored: list[str] = []

    def store(html: str) -> str:
        stored.append(html)
        return f"[{len(stored) - 1}]"

    written = "\n".join(set_in(lines, store))
    for number, html in enumerate(stored):
        written = written.replace(f"[{number}]", html.replace("&lt;", "<"))
    words = re.compile(r"word|words|x < y")
    assert words.findall(written) == words.findall("\n".join(lines))
