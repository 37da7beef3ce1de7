"""Adding knows again what it has seen."""

from dataclasses import replace

import pytest

from sourcebook.app import adding, noting, organising, reading, undo
from sourcebook.app.opening import Library
from sourcebook.app.weighing import Outcome
from sourcebook.base.clock import utc_now
from sourcebook.base.digest import sha256
from sourcebook.base.ids import new_id
from sourcebook.library import add_edition, captures
from sourcebook.model.article import Status
from sourcebook.model.capture import BREAKAGE, Capture, Method, Resource, Source
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


ADDRESS = "https://example.org/harbour"
WALL = "<title>Just a moment</title><p>Checking that the connection is safe, please wait.</p>"


def test_a_page_that_gives_less_now_does_not_replace_the_article(library: Library) -> None:
    first = store(library, page(ADDRESS, FIRST))
    noting.highlight_quote(library, first.id, "On evening number 7", Colour.BLUE, "")
    before = reading.open_article(library, first.id)
    again = store(library, page(ADDRESS, WALL))
    assert (again.id, again.status, again.outcome) == (first.id, "known", Outcome.KEPT)
    assert "; the article stays as it was." in again.notice
    after = reading.open_article(library, first.id)
    assert (after.article, after.edition) == (before.article, before.edition)
    assert after.highlights == before.highlights
    assert len(captures(library, first.id)) == 2


def test_a_download_that_breaks_off_does_not_replace_the_article(library: Library) -> None:
    first = store(library, page(ADDRESS, FIRST))
    broken = page(ADDRESS, FIRST[: len(FIRST) * 3 // 4])
    reason = Resource(BREAKAGE, ADDRESS, "text/plain", b"it broke", sha256(b"it broke"))
    again = store(library, replace(broken, resources=(*broken.resources, reason)))
    assert again.outcome is Outcome.KEPT
    assert "cut short" in again.notice
    assert again.standing is Status.WHOLE
    assert reading.open_article(library, first.id).edition.id == first.edition_id


def test_the_good_bytes_bring_the_article_back_with_its_highlights(library: Library) -> None:
    good, wall = page(ADDRESS, FIRST), page(ADDRESS, WALL)
    first = store(library, good)
    noting.highlight_quote(library, first.id, "On evening number 7", Colour.BLUE, "")
    edition = adding.clean_here(wall).edition
    add_edition(library, first.id, wall, edition, {})  # as an older program did
    assert reading.open_article(library, first.id).edition.id == edition.id
    again = adding.store(library, replace(good, id=new_id()), None, ())
    assert (again.status, again.outcome) == ("known", Outcome.BACK)
    found = reading.open_article(library, first.id)
    assert found.edition.id == first.edition_id
    assert found.article.metadata == first.metadata
    assert found.highlights[0].placement.fit == "exact"
    undo.undo(library)
    assert reading.open_article(library, first.id).edition.id == edition.id


def test_the_bytes_of_a_wall_do_not_bring_the_wall_back(library: Library) -> None:
    first = store(library, page(ADDRESS, FIRST))
    store(library, page(ADDRESS, WALL))
    again = store(library, page(ADDRESS, WALL))
    assert again.outcome is Outcome.KEPT
    assert reading.open_article(library, first.id).edition.id == first.edition_id


def test_the_same_bytes_heal_an_original_that_is_lost(library: Library) -> None:
    adding.add(library, Source.pasted_text(TEXT), Settings())
    (path,) = (library.folder / "originals").glob("??/*.zst")
    path.unlink()
    adding.add(library, Source.pasted_text(TEXT), Settings())
    assert path.is_file()


def test_a_page_with_a_stray_zero_is_read_to_its_end(library: Library) -> None:
    data = f"<!DOCTYPE html><article>{FIRST}</article>".encode()
    spotted = data.replace(b"number 3", b"num\0ber 3")
    added = adding.add(library, Source.stdin(spotted), Settings())
    assert "On evening number 11" in reading.open_article(library, added.id).edition.text


def test_the_same_bytes_from_an_address_are_kept_as_one_more_capture(library: Library) -> None:
    first = store(library, page("https://example.org/harbour", FIRST))
    again = store(library, page("https://example.org/harbour", FIRST))
    assert (again.id, again.outcome) == (first.id, Outcome.SAME)
    kept = captures(library, first.id)
    assert len(kept) == 2
    assert kept[0].resources == kept[1].resources
    assert kept[0].id != kept[1].id


def test_a_file_read_again_is_no_new_proof(library: Library) -> None:
    first = adding.add(library, Source.pasted_text(TEXT), Settings())
    adding.add(library, Source.stdin(TEXT.encode()), Settings())
    assert len(captures(library, first.id)) == 1


def test_one_wall_at_two_addresses_stands_before_two_articles(library: Library) -> None:
    wall = "<h1>Just a moment</h1><noscript>Enable JavaScript and cookies to continue</noscript>"
    first = store(library, page("https://example.org/harbour", wall))
    second = store(library, page("https://example.org/ferry", wall))
    assert first.standing is Status.SCRIPT
    assert first.id != second.id
    again = store(library, page("https://example.org/ferry?utm_source=x", wall))
    assert (again.id, again.status) == (second.id, "known")
