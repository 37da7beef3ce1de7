"""Links between the chapters of a book lead to their place in its text."""

import re

from sourcebook.clean import edition_as_markdown
from sourcebook.model.edition import Edition, Mark
from support.books import EPUB, epub
from support.pages import cleaned, faults


def book(**pages: str) -> Edition:
    edition = cleaned(epub({f"{name}.xhtml": body for name, body in pages.items()}), EPUB)
    assert faults(edition) == []
    return edition


def led(edition: Edition) -> list[tuple[str, str]]:
    """Return the words of each link, and those of the block that it leads to."""
    named = {b.name: edition.text[b.start : b.end] for b in edition.blocks if b.name}
    return [
        (edition.text[span.start : span.end], named[span.href[1:]])
        for block in edition.blocks
        for span in block.spans
        if span.mark is Mark.LINK
    ]


def test_a_link_leads_to_a_chapter_a_heading_a_paragraph_or_an_item() -> None:
    links = (
        '<p><a href="b.xhtml">the storm</a> <a href="b.xhtml#late">later</a> '
        '<a href="b.xhtml#p">there</a> <a href="b.xhtml#i">a boat</a> <a href="#own">here</a></p>'
        '<p id="own">Own.</p>'
    )
    second = (
        '<h1>The storm</h1><h2 id="late">Later</h2><p>First.</p><p id="p">Second.</p>'
        '<ul><li>ship</li><li id="i">boat</li></ul>'
    )
    assert led(book(a=links, b=second)) == [
        *(("the storm", "The storm"), ("later", "Later"), ("there", "Second.")),
        *(("a boat", "boat"), ("here", "Own.")),
    ]


def test_a_place_within_a_paragraph_is_that_paragraph() -> None:
    first = '<p><a href="b.xhtml#x">one</a> <a href="b.xhtml#y">two</a></p>'
    second = '<p>Before.</p><p>Some <a id="x"></a>words <span id="y">here</span>.</p><p>After.</p>'
    assert led(book(a=first, b=second)) == [
        ("one", "Some words here."),
        ("two", "Some words here."),
    ]


def test_several_places_that_begin_in_one_block_share_it() -> None:
    first = (
        '<p><a href="b.xhtml">one</a> <a href="b.xhtml#s">two</a> <a href="b.xhtml#h">three</a></p>'
    )
    second = '<section id="s"><h1 id="h">The storm</h1><p>Words.</p></section>'
    edition = book(a=first, b=second)
    assert {to for _, to in led(edition)} == {"The storm"}
    assert len(re.findall(' id="at-', edition.html)) == 1


def test_a_place_that_is_not_there_is_its_chapter_and_a_file_that_is_not_there_is_no_link() -> None:
    first = (
        '<p><a href="b.xhtml#gone">one</a> <a href="c.xhtml#x">two</a> <a href="#no">three</a></p>'
    )
    edition = book(a=first, b="<p>Second chapter.</p>")
    assert led(edition)[0] == ("one", "Second chapter.")
    assert edition.text.startswith("one two three")
    assert "xhtml" not in edition.html


def test_links_out_of_the_book_stay() -> None:
    page = '<p><a href="https://example.org/b.xhtml#x">out</a> <a href="file:///etc/a">no</a></p>'
    html = book(a=page, b="<p id='x'>Words.</p>").html
    assert re.findall('href="([^"]*)"', html) == ["https://example.org/b.xhtml#x"]


def test_notes_at_the_end_of_another_chapter_are_footnotes() -> None:
    first = '<p id="c1">Words <a id="r1" href="n.xhtml#n1">[1]</a>.</p>'
    notes = '<h2>Notes</h2><p id="n1"><a href="a.xhtml#r1">[1]</a> It was late.</p>'
    edition = book(a=first, n=notes)
    assert '<sup id="fnref-1"><a href="#fn-1">[1]</a></sup>' in edition.html
    assert [block.name for block in edition.blocks if block.name] == ["fn-1"]


def test_markdown_keeps_the_words_of_a_link_to_a_place() -> None:
    edition = book(a='<p>See <a href="b.xhtml">the storm</a>.</p>', b="<h1>The storm</h1><p>W.</p>")
    assert "See the storm." in edition_as_markdown(edition)


def test_markdown_writes_a_note_of_a_book_with_one_sign() -> None:
    first = '<p>Words <a id="r1" href="n.xhtml#n1">[1]</a>.</p>'
    notes = '<p id="n1"><a href="a.xhtml#r1">[1]</a>. It was <em>late</em>.</p>'
    written = edition_as_markdown(book(a=first, n=notes))
    assert written == "Words [^1].\n\n[^1]: It was *late*.\n"
