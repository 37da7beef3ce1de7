"""Pages made to be slow or broken, through a real worker with its real limits.

No time is asserted: the worker's own limits end what takes too long, and then the words of
the page are shown plainly.
"""

from collections.abc import Iterator

import pytest

from sourcebook.app.parsers import Parser
from sourcebook.model.article import Status
from sourcebook.model.edition import Edition
from support.hostile import PAGES, WORDS, P
from support.pages import HTML, captured, faults

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


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
    assert WORDS in " ".join((edition.text, *(cut.text for cut in edition.cuts)))
    assert faults(edition) == []


def test_a_page_that_is_not_read_with_its_structure_says_so(parser: Parser) -> None:
    assert edition_of(parser, P + "<i></i>" * 200_000).status is Status.PLAIN
    assert edition_of(parser, P * 3).status is Status.WHOLE


def test_a_good_page_after_a_bad_one_is_as_good_as_ever(parser: Parser) -> None:
    page = f"<article><h1>The lamp</h1>{P * 5}<ul><li>{WORDS}</li></ul></article>"
    edition = edition_of(parser, page)
    assert edition.metadata.title == "The lamp"
    assert edition.text.count(WORDS) == 6
