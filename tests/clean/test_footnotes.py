"""Footnotes keep their links, in both directions and in Markdown."""

import pytest

from sourcebook.clean import edition_as_markdown
from sourcebook.model.edition import Edition, Mark
from support.pages import HTML, MARKDOWN, cleaned, faults

WORDS = "The dam was built in three summers, and nobody who worked on it was asked twice whether. "
PAGE = f"""<html><body><article><h1>The dam</h1>
<p>{WORDS * 2}It held.<sup id="ref1"><a href="#note1">[1]</a></sup> {WORDS}</p>
<p>{WORDS * 2}It leaked.<a id="ref2" href="#note2"><sup>2</sup></a></p>
<p>See <a href="#part-two">part two</a> as well. {WORDS}</p><h2 id="part-two">Part two</h2>
<p>{WORDS * 3}</p>
<ol><li id="note1">Report of 1931, page 12. <a href="#ref1">↩</a></li>
<li id="note2"><p>As the engineer wrote. <a href="#ref2">Back</a></p></li></ol>
</article></body></html>"""


def links(edition: Edition) -> list[tuple[str, str]]:
    return [
        (edition.text[span.start : span.end], span.href)
        for block in edition.blocks
        for span in block.spans
        if span.mark is Mark.LINK
    ]


def notes(edition: Edition) -> dict[str, str]:
    return {b.name: edition.text[b.start : b.end] for b in edition.blocks if b.name}


def test_a_sign_leads_to_its_note_and_the_way_back_is_no_word_of_it() -> None:
    edition = cleaned(PAGE, HTML, "https://example.org/dam")
    assert links(edition)[:2] == [("[1]", "#fn-1"), ("2", "#fn-2")]
    assert notes(edition) == {
        "fn-1": "Report of 1931, page 12.",
        "fn-2": "As the engineer wrote.",
    }
    assert faults(edition) == []


def test_a_link_to_a_heading_is_an_ordinary_one() -> None:
    edition = cleaned(PAGE, HTML, "https://example.org/dam")
    assert ("part two", "https://example.org/dam#part-two") in links(edition)


def test_markdown_has_footnotes_of_its_own() -> None:
    written = edition_as_markdown(cleaned(PAGE, HTML))
    assert "It held.[^1] The dam" in written
    assert "It leaked.[^2]" in written
    assert "[^1]: Report of 1931, page 12." in written


def test_footnotes_of_a_markdown_file_come_out_as_they_went_in() -> None:
    source = f"# The dam\n\n{WORDS}It held.[^a] {WORDS}\n\n[^a]: Report of 1931.\n"
    edition = cleaned(source, MARKDOWN)
    assert notes(edition) == {"fn-1": "Report of 1931."}
    assert "[^1]: Report of 1931." in edition_as_markdown(edition)


@pytest.mark.parametrize("href", ["#nowhere", "#", "#%00", "#ref1"])
def test_a_link_to_nothing_is_no_footnote(href: str) -> None:
    page = f'<p id="ref1">{WORDS * 3}<a href="{href}">1</a> and so on. {WORDS}</p>'
    assert notes(cleaned(page, HTML)) == {}
