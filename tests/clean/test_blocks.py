"""Offsets are made in one place, and they are right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base.html_sanitize import sanitize, strip_tags
from sourcebook.clean.blocks import ink, one_line, read_blocks
from sourcebook.model.article import Metadata
from sourcebook.model.edition import Block, Edition, Kind, Mark
from support.pages import faults


def edition_of(html: str) -> Edition:
    html = sanitize(html)
    text, blocks = read_blocks(html)
    return Edition("", "", Metadata(), html, text, blocks)


def blocks_of(html: str) -> list[tuple[Kind, str]]:
    edition = edition_of(html)
    assert faults(edition) == []
    return [(block.kind, edition.text[block.start : block.end]) for block in edition.blocks]


def only(html: str) -> Block:
    (block,) = read_blocks(html)[1]
    return block


def test_every_kind_of_block_is_known() -> None:
    html = (
        "<h2>a</h2><p>b</p><ul><li>c</li></ul><pre>d</pre><figure><figcaption>e</figcaption></figure>"
        '<table><tr><td>f</td></tr></table><img src="asset:1" alt="g"><hr>'
        '<figure><a href="https://example.org/">h</a></figure>'
    )
    assert blocks_of(html) == [
        (Kind.HEADING, "a"),
        (Kind.PARAGRAPH, "b"),
        (Kind.LIST_ITEM, "c"),
        (Kind.CODE, "d"),
        (Kind.CAPTION, "e"),
        (Kind.CELL, "f"),
        (Kind.IMAGE, ""),
        (Kind.RULE, ""),
        (Kind.EMBED, "h"),
    ]


def test_white_space_is_one_space_and_a_break_one_line_feed() -> None:
    html = "<p>\n a \u00a0\u202f\u3000b\t<br>  c <br></p>"
    assert blocks_of(html) == [(Kind.PARAGRAPH, "a b\nc")]


def test_characters_that_show_nothing_are_left_out() -> None:
    assert blocks_of("<p>Wort\u00adtren\u200bnung\ufeff\x07 ok\u200c</p>") == [
        (Kind.PARAGRAPH, "Worttrennung ok\u200c")
    ]


def test_text_is_not_normalised() -> None:
    assert read_blocks("<p>e\u0301 \u00e9 ﬁ</p>")[0] == "e\u0301 \u00e9 ﬁ"


def test_code_keeps_its_lines_and_indents() -> None:
    assert blocks_of("<pre>\n\n  def a():\n\n\treturn 1  \n</pre>") == [
        (Kind.CODE, "  def a():\n\n\treturn 1")
    ]
    assert only('<pre lang="python">a</pre>').label == "python"


def test_spans_hug_their_words() -> None:
    html = '<p>a <em> b <strong>c</strong> </em><a href="https://example.org/"> d </a>e</p>'
    text, (block,) = read_blocks(html)
    assert text == "a b c d e"
    assert [(s.mark, text[s.start : s.end], s.href) for s in block.spans] == [
        (Mark.EMPHASIS, "b c", ""),
        (Mark.STRONG, "c", ""),
        (Mark.LINK, "d", "https://example.org/"),
    ]


def test_a_mark_over_two_blocks_is_in_both() -> None:
    text, blocks = read_blocks("<em><p>a</p><p>b</p></em>")
    assert [text[s.start : s.end] for block in blocks for s in block.spans] == ["a", "b"]


def test_a_link_without_a_target_is_words() -> None:
    assert only("<p><a>a</a></p>").spans == ()


def test_lists_know_depth_and_number() -> None:
    html = "<ol start='3'><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ol>"
    _, blocks = read_blocks(html)
    assert [(b.level, b.list_marker) for b in blocks] == [(1, "3."), (2, "•"), (1, "4."), (1, "")]


def test_quotations_know_their_depth() -> None:
    _, blocks = read_blocks("<blockquote><p>a</p><blockquote>b</blockquote></blockquote><p>c</p>")
    assert [block.quote_depth for block in blocks] == [1, 2, 0]


def test_cells_stand_where_the_table_shows_them() -> None:
    html = (
        "<table><tr><th colspan=2>a</th><th>b</th></tr>"
        "<tr><td rowspan=2>c</td><td>d</td><td>e</td></tr><tr><td>f</td><td></td></tr></table>"
        "<table><tr><td>g</td></tr></table>"
    )
    text, blocks = read_blocks(html)
    assert [(text[b.start : b.end], b.table, b.row, b.column, b.is_header) for b in blocks] == [
        ("a", 1, 0, 0, True),
        ("b", 1, 0, 2, True),
        ("c", 1, 1, 0, False),
        ("d", 1, 1, 1, False),
        ("e", 1, 1, 2, False),
        ("f", 1, 2, 1, False),
        ("g", 2, 0, 0, False),
    ]


def test_paragraphs_in_a_cell_are_lines_of_one_block() -> None:
    assert blocks_of("<table><tr><td><p>a</p><p>b</p></td></tr></table>") == [(Kind.CELL, "a\nb")]


def test_an_image_amid_words_stands_after_them() -> None:
    assert blocks_of('<p>a <img src="asset:1"> b</p>') == [
        (Kind.PARAGRAPH, "a b"),
        (Kind.IMAGE, ""),
    ]


def test_ink_does_not_change_by_layout() -> None:
    assert ink("a b\u00ad\n c\u00a0d") == ink("abcd") == 4


@pytest.mark.parametrize("text", ["", "  ", "\u200b"])
def test_a_line_of_nothing_is_empty(text: str) -> None:
    assert one_line(text) == ""


TAGS = "p h2 ul ol li blockquote pre em a strong table tr td th figure figcaption caption dl dt dd"
WORDS = st.text(alphabet="ab \n\t\u00a0\u00adé<&\ud800😀", max_size=6)
MARKUP = st.recursive(
    st.one_of(WORDS.map(lambda t: t.replace("<", "&lt;")), st.sampled_from(["<br>", "<hr>"])),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(TAGS.split()),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(st.one_of(MARKUP, st.text(), st.lists(MARKUP, max_size=4).map("".join)))
def test_whatever_is_read_the_offsets_are_right(html: str) -> None:
    edition = edition_of(html)
    assert faults(edition) == []
    assert read_blocks(sanitize(edition.html)) == (edition.text, edition.blocks)


@given(MARKUP)
def test_no_word_is_lost_in_layout(html: str) -> None:
    safe = sanitize(html)
    assert ink(read_blocks(safe)[0]) == ink(strip_tags(safe))
