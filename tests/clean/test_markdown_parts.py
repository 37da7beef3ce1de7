# ruff: noqa: RUF001 - dashes between sums
"""Markdown as people write it today: strokes, boxes, formulas, notes in line, sides of tables."""

import pytest

from sourcebook.base.markdown import to_raw_html
from sourcebook.clean import edition_as_markdown
from sourcebook.clean.markdown_parts import ArticleParts
from sourcebook.model.edition import TASK, Kind
from support.pages import MARKDOWN, cleaned, faults, texts


def html(text: str) -> str:
    edition = cleaned(text, MARKDOWN)
    assert faults(edition) == []
    return edition.html


def test_struck_words_are_struck() -> None:
    assert html("It was ~~gone~~ there.") == "<p>It was <s>gone</s> there.</p>"
    assert html("From ~~ to ~~ nothing.") == "<p>From ~~ to ~~ nothing.</p>"


def test_boxes_are_shown_and_a_list_right_below_words_is_one() -> None:
    edition = cleaned("Still to do:\n- [ ] the lock\n- [x] the *gate*\n  and its key", MARKDOWN)
    assert texts(edition, Kind.LIST_ITEM) == ["☐ the lock", "☑ the gate and its key"]
    assert texts(edition, Kind.PARAGRAPH) == ["Still to do:"]
    assert {block.name for block in edition.blocks if block.list_marker} == {TASK}
    written = "Still to do:\n\n- [ ] the lock\n\n- [x] the *gate* and its key\n"
    assert edition_as_markdown(edition) == written


@pytest.mark.parametrize(
    "tex", ["x", "f(x)", "E=mc^2", r"\frac{a}{b}", "a < b", "x_1 + y_1", "3^2"]
)
def test_a_formula_in_line_is_code(tex: str) -> None:
    for sign in ("$", "$$"):
        edition = cleaned(f"We see that {sign}{tex}{sign} holds.", MARKDOWN)
        assert edition.text == f"We see that {tex} holds."
        assert "<code>" in edition.html


@pytest.mark.parametrize(
    "words",
    [
        *("from $5 to $7", "between US$5 and US$7 each", "$10–$12", "$5, or 6 of these$"),
        *("a $ sign and a $ sign", "it is $20000 or 30000$ now"),
        *("$unconstitutionally$ long", "$so it is$"),
    ],
)
def test_sums_of_money_are_no_formulas(words: str) -> None:
    assert html(f"It costs {words}.") == f"<p>It costs {words}.</p>"


def test_a_line_that_goes_on_in_an_item_parts_no_list() -> None:
    assert "<p>" not in to_raw_html("- one\n  goes on\n- two", [ArticleParts()])


def test_escaped_dollars_stay_as_they_are() -> None:
    assert "<code>" not in html(r"It costs \$x_1$.")


def test_a_formula_of_its_own_is_code_in_tex() -> None:
    edition = cleaned("Words.\n\n$$\n\\sum_{i=0}^n i < 3\n$$\n\nMore.\n\n$$a_b$$", MARKDOWN)
    assert texts(edition, Kind.CODE) == [r"\sum_{i=0}^n i < 3", "a_b"]
    assert {block.label for block in edition.blocks if block.kind is Kind.CODE} == {"tex"}


def test_code_is_left_alone() -> None:
    code = "$$ a $$\n- [ ] b ^[c] ~~d~~"
    edition = cleaned(f"```\n{code}\n```\n\nAnd `$x_1$` here.", MARKDOWN)
    assert texts(edition, Kind.CODE) == [code]
    assert "<code>$x_1$</code>" in edition.html


def test_a_note_in_line_is_a_footnote() -> None:
    written = html("The river^[It is *long*.] came back.[^a]\n\n[^a]: Late.")
    assert '<sup><a href="#fn-1">1</a></sup>' in written
    assert '<p id="fn-1">It is <em>long</em>.' in written
    assert '<p id="fn-2">Late.' in written


def test_bare_addresses_are_links() -> None:
    assert html("See https://example.org/a_b_c.") == (
        '<p>See <a href="https://example.org/a_b_c">https://example.org/a_b_c</a>.</p>'
    )
    assert html("[x](https://example.org/a_b)").count("<a ") == 1


def test_a_list_of_definitions_is_kept() -> None:
    assert texts(cleaned("Ferry\n:   A boat.", MARKDOWN)) == ["Ferry", "A boat."]


def test_the_sides_of_columns_are_kept_and_written_again() -> None:
    table = "| a | b | c | d |\n| :-- | --: | :-: | --- |\n| 1 | 2 | 3 | 4 |"
    edition = cleaned(table, MARKDOWN)
    cells = [block.label for block in edition.blocks if block.kind is Kind.CELL]
    assert cells == ["left", "right", "center", ""] * 2
    assert edition_as_markdown(edition) == table + "\n"


def test_a_web_page_says_at_which_side_its_cells_stand() -> None:
    rows = "<tr><th>a<th align=RIGHT>b</tr><tr><td>1<td style='color:red; text-align:right'>2</tr>"
    page = f"<body><article><p>{'Words of the article. ' * 30}</p><table>{rows}</table></article>"
    edition = cleaned(page, "text/html")
    cells = [block.label for block in edition.blocks if block.kind is Kind.CELL]
    assert cells == ["", "right"] * 2
