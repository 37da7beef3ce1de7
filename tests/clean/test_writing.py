"""An edition can leave as text and as Markdown."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.clean import edition_as_markdown
from sourcebook.clean.blocks import read_blocks
from sourcebook.model.capture import Method
from sourcebook.model.edition import Asset
from support.pages import HTML, MARKDOWN, cleaned, texts

PAGE = (
    "<h2>A</h2><p>b <em>c <strong>d</strong></em> <a href='https://x.y/(z)'>e</a> 1*2</p>"
    "<ul><li>f<ol><li>g</li></ol></li></ul><blockquote>h</blockquote><pre>i `j`</pre><hr>"
    "<img src='https://x.y/k.png' alt='k'><table><tr><th>l|m</th><th>n</th></tr>"
    "<tr><td>o</td><td>p</td></tr></table><p># q</p><p>1. r</p>"
)


def test_markdown_says_everything() -> None:
    written = edition_as_markdown(cleaned(PAGE, HTML, method=Method.PASTE))
    for expected in (
        "## A",
        "b *c **d*** [e](<https://x.y/(z)>) 1\\*2",
        "- f",
        "    1. g",
        "> h",
        "```\ni `j`\n```",
        "---",
        "![k](https://x.y/k.png)",
        "| l\\|m | n |\n| --- | --- |\n| o | p |",
        "\\# q",
    ):
        assert expected in written


def test_what_was_written_as_markdown_reads_the_same() -> None:
    first = cleaned(PAGE, HTML, method=Method.PASTE)
    again = cleaned("Intro.\n\n" + edition_as_markdown(first), MARKDOWN)
    assert texts(again)[1:] == texts(first)


def test_small_capitals_are_read_again_as_they_were() -> None:
    first = cleaned('<p>The <small class="caps">lord</small> said.</p>', HTML, method=Method.PASTE)
    again = cleaned("Intro.\n\n" + edition_as_markdown(first), MARKDOWN)
    assert '<p>The <small class="caps">lord</small> said.</p>' in again.html


@given(st.text(alphabet="ab *_`[]()<>#-+1.\\|&!\n", max_size=60))
def test_words_survive_markdown(text: str) -> None:
    first = cleaned(
        f"<p>x {text.replace('&', '&amp;').replace('<', '&lt;')} y</p>", HTML, method=Method.PASTE
    )
    again = cleaned(edition_as_markdown(first), MARKDOWN)
    assert again.text == first.text


def test_the_title_is_the_first_heading() -> None:
    edition = cleaned("The title\n\nBy Tom Reed\n\nA sentence that ends.")
    assert edition_as_markdown(edition) == "# The title\n\nA sentence that ends.\n"


def test_a_definition_is_a_paragraph_and_no_code() -> None:
    page = "<p>a</p><dl><dt>Term</dt><dd>Its meaning</dd><dd>Another</dd></dl><p>b</p>"
    first = cleaned(page, HTML, method=Method.PASTE)
    written = edition_as_markdown(first)
    assert "\n\nIts meaning\n\n" in written
    assert texts(cleaned(written, MARKDOWN)) == ["a", "Term", "Its meaning", "Another", "b"]


def test_marks_that_touch_are_read_again_as_they_were() -> None:
    page = "<p>x <em>a</em><strong>b</strong> <strong>c</strong><em>d</em> <em>e</em>f</p>"
    first = cleaned(page, HTML, method=Method.PASTE)
    again = cleaned(f"{edition_as_markdown(first)}", MARKDOWN)
    assert again.text == first.text
    assert [(span.mark, span.start) for span in again.blocks[0].spans] == [
        (span.mark, span.start) for span in first.blocks[0].spans
    ]


def test_an_image_inside_its_source_is_written_without_our_name_for_it() -> None:
    edition = cleaned("# T\n\nText.\n", MARKDOWN)
    image = Asset(1, "enclosed:OEBPS/img/ship.png", label="A ship")
    html = '<p>Text.</p><img src="asset:1" alt="A ship">'
    text, blocks = read_blocks(html)
    shown = replace(edition, assets=(image,), html=html, text=text, blocks=blocks)
    assert "![A ship](OEBPS/img/ship.png)" in edition_as_markdown(shown)
