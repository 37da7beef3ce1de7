"""Adding knows again what it has seen."""

import pytest

from sourcebook.app import adding, noting, organising, reading
from sourcebook.app.opening import Library
from sourcebook.base.clock import utc_now
from sourcebook.base.digest import sha256
from sourcebook.base.ids import new_id
from sourcebook.model.capture import Capture, Method, Resource, Source
from sourcebook.model.highlight import Colour
from sourcebook.model.settings import Settings

TEXT = "The Harbour\n\nEvery evening somebody climbed the steps and lit the lamp of the harbour.\n"


def page(address: str, body: str) -> Capture:
    """Make a capture as a web server would have given it."""
    data = f"<html><head><title>Harbour</title></head><body><article>{body}</article>".encode()
    resource = Resource("page", address, "text/html", data, sha256(data))
    return Capture(
        new_id(), address, address, Method.HTTP, "text/html", "utf-8", utc_now(), (resource,)
    )


def store(library: Library, captured: Capture) -> adding.Added:
    """Store a capture as `adding.add` does after fetching."""
    known = adding.known_by_bytes(library, captured)
    edition = None if known else adding.clean_here(captured).edition
    return adding.store(library, captured, edition, ())


FIRST = "<h1>Harbour</h1>" + "".join(
    f"<p>On evening number {n} somebody climbed the steps and lit the lamp again.</p>"
    for n in range(12)
)


def test_the_same_bytes_make_one_article(library: Library) -> None:
    first = adding.add(library, Source.pasted_text(TEXT), Settings())
    again = adding.add(library, Source.stdin(TEXT.encode()), Settings(), ["seen"])
    assert (first.status, again.status) == ("added", "known")
    assert first.id == again.id
    assert reading.open_article(library, first.id).article.tags == ("seen",)


def test_the_same_address_with_new_bytes_is_a_new_edition_of_the_known_article(
    library: Library,
) -> None:
    first = store(library, page("https://example.org/harbour?utm_source=x", FIRST))
    noting.highlight_quote(library, first.id, "On evening number 7", Colour.BLUE, "")
    changed = FIRST.replace("<p>On evening number 3 ", "<p>A new sentence. On evening number 3 ")
    again = store(library, page("https://example.org/harbour", changed))
    assert (again.id, again.status) == (first.id, "known")
    found = reading.open_article(library, first.id)
    assert "A new sentence." in found.edition.text
    (mark,) = found.highlights
    standing = found.edition.text[mark.placement.start : mark.placement.end]
    assert standing == "On evening number 7"


def test_a_passage_that_is_gone_from_the_new_edition_is_an_orphan(library: Library) -> None:
    first = store(library, page("https://example.org/harbour", FIRST))
    noting.highlight_quote(library, first.id, "On evening number 7 somebody", Colour.BLUE, "")
    other = "".join(
        f"<p>Quite another text, paragraph {n}, of apples and pears.</p>" for n in range(12)
    )
    store(library, page("https://example.org/harbour", other))
    (mark,) = reading.open_article(library, first.id).highlights
    assert mark.placement.fit == "orphan"
    assert mark.anchor.quote == "On evening number 7 somebody"


def test_a_known_article_comes_out_of_the_trash(library: Library) -> None:
    first = adding.add(library, Source.pasted_text(TEXT), Settings())
    organising.trash(library, first.id)
    again = adding.add(library, Source.pasted_text(TEXT), Settings())
    assert again.status == "known"
    assert [article.id for article in reading.list_articles(library, "all")] == [first.id]


@pytest.mark.parametrize("base", ["https://example.org/page", ""])
def test_a_paste_keeps_its_links_and_its_base(library: Library, base: str) -> None:
    html = '<p>See <a href="/there">the other page</a> for all the many details of it.</p>'
    added = adding.add(library, Source.pasted_html(html, base), Settings())
    edition = reading.open_article(library, added.id).edition
    links = [span.href for block in edition.blocks for span in block.spans if span.href]
    assert links == (["https://example.org/there"] if base else [])
