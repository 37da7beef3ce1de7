"""Pages made to be slow or broken, through a real worker with its real limits.

No time is asserted: the worker's own limits end what takes too long, and then the words of
the page are shown plainly.
"""

from collections.abc import Iterator

import pytest

from sourcebook.app.parsers import Parser
from sourcebook.model.article import Status
from sourcebook.model.edition import Edition
from support.pages import HTML, captured, faults

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

WORDS = "Every evening somebody climbed the steps and lit the lamp, as long as there was oil."
P = f"<p>{WORDS}</p>\n"

NESTED = '{"a":'

PAGES = {
    "two million elements": P + "<p>a word</p>" * 2_000_000 + P,
    "two million empty elements": P + "<i></i>" * 2_000_000 + P,
    "fifty megabytes of paragraphs": P * (50_000_000 // len(P)),
    "divs in divs": "<div>" * 100_000 + P + "</div>" * 100_000 + P,
    "links in links": P + "<a href=/x>x" * 100_000 + P,
    "open formatting": P + "<b><i><u><s>" * 50_000 + P,
    "lists in lists": P + "<ul><li>x" * 20_000 + P,
    "a wide table": P + f"<table>{('<tr>' + '<td>cell</td>' * 500 + '</tr>') * 2000}</table>",
    "many attributes": P + f"<p {' '.join(f'a{n}=x' for n in range(100_000))}>{WORDS}</p>",
    "one endless word": P + f"<p>{'w' * 1_000_000}</p>",
    "endless tags": P + "<a " * 500_000,
    "a tag that never ends": P + "<p title='" + "x" * 2_000_000,
    "signs that open nothing": P + "<" * 1_000_000,
    "comments that never end": P + "<!--" * 500_000,
    "scripts that never end": P + "<script>" * 500_000,
    "broken entities": P + "&amp" * 100_000 + "&#x" * 100_000 + "&#99999999999;" * 50_000,
    "bare ampersands": P + "& " * 200_000,
    "sparse zeros": P.replace("the lamp", "the\0 lamp") * 1000,
    "a picture in a hundred thousand sizes": (
        P + f"<img srcset='{', '.join(f'/{n}.jpg {n}w' for n in range(1, 100_000))}'>" + P
    ),
    "a deep description": (
        f"<script type='application/ld+json'>{'[' * 200_000}</script>"
        f"<script type='application/ld+json'>{NESTED * 200_000}</script>" + P
    ),
    "no end of anything": P + "<table><tr><td><ul><li><blockquote><pre>" * 3_000 + WORDS,
}


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    """Return one worker for all these pages: what one leaves behind, the next one meets."""
    made = Parser(1)
    yield made
    made.close()


def edition_of(parser: Parser, page: str) -> Edition:
    """Return what the worker makes of *page*."""
    return parser.clean(captured(page, HTML, "https://example.org/a")).edition


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_to_be_slow_ends_with_its_words(parser: Parser, name: str) -> None:
    edition = edition_of(parser, PAGES[name])
    assert WORDS in edition.text
    assert faults(edition) == []


def test_a_page_that_is_not_read_with_its_structure_says_so(parser: Parser) -> None:
    assert edition_of(parser, P + "<i></i>" * 200_000).status is Status.PLAIN
    assert edition_of(parser, P * 3).status is Status.WHOLE


def test_a_good_page_after_a_bad_one_is_as_good_as_ever(parser: Parser) -> None:
    page = f"<article><h1>The lamp</h1>{P * 5}<ul><li>{WORDS}</li></ul></article>"
    edition = edition_of(parser, page)
    assert edition.metadata.title == "The lamp"
    assert edition.text.count(WORDS) == 6
