"""What is pasted keeps its structure, and nothing that acts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.app.pasting import has_structure, markdown_here
from sourcebook.clean import pasted_markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h2>The ferry</h2><p>It is <i>late</i>.</p>", "## The ferry\n\nIt is *late*."),
        ("<a href='https://example.org/x'>page</a>", "[page](<https://example.org/x>)"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n\n- two"),
        ("<blockquote>Said</blockquote>", "> Said"),
        ("<p>see <code>x*y</code> and x*y</p>", "see `x*y` and x\\*y"),
        ("<b style='font-weight: normal'><span>Just words</span></b>", "Just words"),
        ("<span style='font-weight:700'>Strong</span> word", "**Strong** word"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "| a | b |\n| --- | --- |"),
        ("<script>bad()</script><img src=x onerror=bad()><p>Words</p>", "Words"),
        ("", ""),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert pasted_markdown(html) == markdown


def test_words_that_would_be_lost_are_pasted_as_they_are() -> None:
    assert markdown_here("<b>Some</b>", "Some words") == "Some words"
    assert markdown_here("<b>Some</b> words", "Some words") == "**Some** words"


def test_colours_of_an_editor_are_no_structure() -> None:
    assert not has_structure("<div style='color:red'><span>x = 1</span></div>")
    assert has_structure("<p style='font-weight: bold'>x</p>")
    assert not has_structure("<b>" + "x" * 4_000_000)


@given(st.text(st.sampled_from("<>/abiu123 h=\"'&;pre-l")))
def test_any_html_is_taken(html: str) -> None:
    assert "<script" not in pasted_markdown(html)
