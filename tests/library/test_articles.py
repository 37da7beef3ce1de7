"""Articles are added once, read as they were added, and follow their editions."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.anchor import ORPHAN
from sourcebook.model.article import Metadata, State
from sourcebook.model.errors import AlreadyInLibrary, LibraryUnavailable, NotInLibrary
from support.making import TEXT, add_article, add_highlight, anchor_of, capture_of, edition_of

ADDRESS = "https://example.org/bridge"


def test_an_added_article_is_read_as_it_was_added(lib: Library) -> None:
    capture = capture_of(b"<p>x</p>", ADDRESS)
    edition = edition_of(capture)
    changes = library.add_article(lib, capture, edition, tags=["#Water", "news"], address=ADDRESS)
    (article_id,) = changes.articles
    found = library.article(lib, article_id)
    assert found.metadata == edition.metadata
    assert (found.address, found.edition_id, found.words) == (ADDRESS, edition.id, edition.words)
    assert found.tags == ("news", "Water")
    assert found.excerpt == "The river rose in the night. By morning the bridge at Ufer was gone."
    assert (found.state, found.is_starred, found.read_at, found.trashed_at) == (
        "inbox",
        False,
        "",
        "",
    )
    assert changes.seq == library.last_seq(lib)


def test_an_article_is_known_by_its_address_and_by_its_bytes(lib: Library) -> None:
    article_id = add_article(lib, address=ADDRESS)
    by_address = library.article_by_address(lib, ADDRESS)
    (capture,) = library.captures(lib, article_id)
    by_bytes = library.article_by_bytes(lib, capture.resources[0].sha256)
    assert by_address == by_bytes == library.article(lib, article_id)
    assert library.article_by_address(lib, "") is None
    assert library.article_by_bytes(lib, "0" * 64) is None


@pytest.mark.parametrize(("data", "address"), [(b"other", ADDRESS), (b"same", "https://b.example")])
def test_the_same_address_or_bytes_twice_are_refused(
    lib: Library, data: bytes, address: str
) -> None:
    first = capture_of(b"same", ADDRESS)
    (known,) = library.add_article(lib, first, edition_of(first), address=ADDRESS).articles
    second = capture_of(data, address)
    with pytest.raises(AlreadyInLibrary) as refused:
        library.add_article(lib, second, edition_of(second), address=address)
    assert refused.value.fields["id"] == known
    assert library.article_ids(lib, "all") == [known]


def test_pasted_texts_without_address_do_not_collide(lib: Library) -> None:
    assert add_article(lib, "one") != add_article(lib, "two")


def test_a_new_edition_shows_and_the_old_one_stays(lib: Library) -> None:
    article_id = add_article(lib, address=ADDRESS)
    mark = library.highlight(lib, add_highlight(lib, article_id))
    old = library.article(lib, article_id)
    capture = capture_of(b"corrected", ADDRESS)
    new = edition_of(capture, f"Corrected.\n{TEXT}", "The bridge, corrected")
    _, placement = anchor_of(new.text, "bridge at Ufer")
    changes = library.add_edition(lib, article_id, capture, new, {mark.id: placement})
    assert changes.articles == {article_id}
    assert changes.highlights == {mark.id}
    now = library.article(lib, article_id)
    assert (now.edition_id, now.metadata.title) == (new.id, "The bridge, corrected")
    assert library.edition(lib, old.edition_id).text == TEXT
    assert library.highlight(lib, mark.id).placement == placement
    assert len(library.captures(lib, article_id)) == 2


def test_a_highlight_that_was_not_placed_in_the_new_edition_is_an_orphan(lib: Library) -> None:
    article_id = add_article(lib)
    highlight_id = add_highlight(lib, article_id)
    capture = capture_of(b"rewritten")
    library.add_edition(lib, article_id, capture, edition_of(capture, "All new."), {})
    assert library.highlight(lib, highlight_id).placement == ORPHAN


def test_what_the_reader_corrected_survives_a_new_edition(lib: Library) -> None:
    article_id = add_article(lib)
    library.set_metadata(lib, article_id, Metadata(title="My title", byline="Ada Ufer"))
    capture = capture_of(b"again")
    library.add_edition(lib, article_id, capture, edition_of(capture, title="Their title"), {})
    found = library.article(lib, article_id).metadata
    assert (found.title, found.byline, found.site) == ("My title", "Ada Ufer", "")


def test_one_capture_can_be_cleaned_again(lib: Library) -> None:
    capture = capture_of(b"x")
    (article_id,) = library.add_article(lib, capture, edition_of(capture)).articles
    again = edition_of(capture, "Cleaned better.")
    library.add_edition(lib, article_id, capture, again, {})
    assert len(library.captures(lib, article_id)) == 1
    assert library.article(lib, article_id).edition_id == again.id


def test_states_stars_and_read_marks_are_kept(lib: Library) -> None:
    article_id = add_article(lib)
    library.set_state(lib, article_id, State.ARCHIVED)
    library.set_starred(lib, article_id, is_starred=True)
    library.set_read(lib, article_id, is_read=True)
    found = library.article(lib, article_id)
    assert (found.state, found.is_starred, bool(found.read_at)) == (State.ARCHIVED, True, True)
    library.set_read(lib, article_id, is_read=False)
    assert library.article(lib, article_id).read_at == ""


def test_a_write_that_changes_nothing_is_no_change(lib: Library) -> None:
    article_id = add_article(lib)
    last = library.last_seq(lib)
    assert not library.set_state(lib, article_id, State.INBOX)
    assert not library.set_starred(lib, article_id, is_starred=False)
    assert not library.set_read(lib, article_id, is_read=False)
    assert library.last_seq(lib) == last


def test_articles_come_in_the_order_asked_for_without_those_gone(lib: Library) -> None:
    one, two = add_article(lib, "one"), add_article(lib, "two")
    found = library.articles(lib, ids=[one, "gone", two])
    assert [article.id for article in found] == [one, two]
    assert [article.id for article in library.articles(lib, limit=1)] == [two]


@pytest.mark.parametrize(
    "write",
    [
        lambda lib: library.set_state(lib, "gone", State.READING),
        lambda lib: library.set_starred(lib, "gone", is_starred=True),
        lambda lib: library.set_read(lib, "gone", is_read=True),
        lambda lib: library.set_metadata(lib, "gone", Metadata()),
        lambda lib: library.article(lib, "gone"),
        lambda lib: library.edition(lib, "gone"),
        lambda lib: library.edition_text(lib, "gone"),
    ],
)
def test_an_unknown_article_is_told(lib: Library, write: Callable[[Library], object]) -> None:
    with pytest.raises(NotInLibrary):
        write(lib)


def test_bytes_that_cannot_be_stored_leave_no_article(lib: Library, folder: Path) -> None:
    (folder / "originals").write_bytes(b"a file where the folder should be")
    with pytest.raises(LibraryUnavailable, match="captured page"):
        add_article(lib)
    assert library.article_ids(lib, "all") == []
    assert library.last_seq(lib) == 0
