"""A passage as Markdown."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base.markdown import to_html
from sourcebook.notes import escape, quotation, tags_in

PRINTABLE = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"))
LINES = st.lists(
    st.text(st.sampled_from("*_`[]()<>#+-=|:.!1&~{}\\ ab^\"'") | PRINTABLE), max_size=4
)


def shown(markdown: str) -> list[str]:
    """Return the paragraphs a reader sees, as plain text."""
    paragraphs = re.findall(r"<p>(.*?)</p>", to_html(markdown), re.DOTALL)
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", "", p)).split()) for p in paragraphs]


def test_a_quotation_names_its_source_and_leads_back() -> None:
    assert quotation("One.\nTwo.", "Coburg 2019", "sourcebook:article/7?at=3,9") == (
        "> One.\n>\n> Two.\n>\n> — [Coburg 2019](sourcebook:article/7?at=3,9)\n"
    )


def test_a_link_holds_together_whatever_is_in_it() -> None:
    made = quotation("Words", "A [draft] (1)", "sourcebook:a b)(c<d>\n\ud800")
    assert made.endswith("> — [A \\[draft\\] (1)](sourcebook:a%20b%29%28c%3Cd%3E%0A?)\n")


def test_without_a_link_the_citation_is_plain_and_without_both_there_is_none() -> None:
    assert quotation("Words", "Coburg", "") == "> Words\n>\n> — Coburg\n"
    assert quotation("Words", "", "sourcebook:1") == "> Words\n>\n> — [source](sourcebook:1)\n"
    assert quotation("Words", "", "") == "> Words\n"


def test_words_of_the_passage_do_not_become_tags() -> None:
    made = quotation("#Kobane and so #on", "#cite", "sourcebook:1#part")
    assert tags_in(made) == frozenset()
    assert shown(made)[0] == "#Kobane and so #on"


@pytest.mark.parametrize(
    "line",
    [
        "# no heading",
        "1. no list",
        "- no list",
        "> no",
        "===",
        "---",
        "***",
        "a | b",
        ": no",
        "```x",
    ],
)
def test_a_line_is_shown_as_it_stands(line: str) -> None:
    assert shown(quotation(f"First\n{line}", "", "")) == ["First", line]


def test_nothing_is_struck_out_where_a_dialect_knows_that() -> None:
    assert "~~" not in quotation("a ~~b~~ c ~~~~", "", "")


@given(LINES)
def test_every_passage_is_shown_as_it_stands(lines: list[str]) -> None:
    expected = [" ".join(line.split()) for line in "\n".join(lines).splitlines() if line.strip()]
    assert shown(quotation("\n".join(lines), "", "")) == expected


@given(st.text(st.characters(exclude_categories=())), st.text(), st.text())
def test_any_words_citation_and_link_make_a_quotation(text: str, citation: str, link: str) -> None:
    made = quotation(text, citation, link)
    assert all(line.startswith(">") for line in made.splitlines())


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("Magic & More", "Magic & More"),
        ("AT&T", "AT&T"),
        ("&copy; and &lt;", "&amp;copy; and &amp;lt;"),
        ("a < b", "a &lt; b"),
    ],
)
def test_an_ampersand_that_begins_no_entity_stays_one(words: str, markdown: str) -> None:
    assert escape(words) == markdown
    assert shown(markdown) == [words]
