"""What leaves the library comes back identical, and nothing altered gets in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sourcebook import library
from sourcebook.library import Library, open_library
from sourcebook.model.alias import Alias
from sourcebook.model.dossier import Row
from sourcebook.model.errors import ImportFailed
from sourcebook.model.search import Request
from sourcebook.model.site_rule import Pattern
from support.making import a_picture, add_article, add_highlight, edition_shown, tables_of


class Held:
    """A dossier in memory that a test can alter."""

    def __init__(self, lib: Library) -> None:
        with library.dossier(lib) as leaving:
            self.content = {
                name: [dict(row) for row in leaving.rows(name)] for name in leaving.tables()
            }
            self.files = dict(leaving.blobs())

    def tables(self) -> tuple[str, ...]:
        """Name the tables."""
        return tuple(self.content)

    def rows(self, table: str) -> Iterator[Row]:
        """Yield rows."""
        yield from self.content[table]

    def blobs(self) -> Iterator[tuple[str, bytes]]:
        """Yield files."""
        yield from self.files.items()


@pytest.fixture
def full(lib: Library) -> Library:
    """Return a library with a row in every table that leaves."""
    article_id = add_article(lib, address="https://example.org")
    add_highlight(lib, article_id)
    library.fill_asset(lib, edition_shown(lib, article_id), a_picture())
    library.tag(lib, article_id, ["War"])
    library.set_place(lib, article_id, 4)
    note = library.add_note(lib, article_id, "Şengal سنجار 辛加尔 😀 first", "first").note
    library.save_note(lib, note.id, "other", "other", note.revision, "window")
    library.set_note_tags(lib, note.id, ["sea"])
    library.set_note_links(lib, note.id, [("title", "sea")])
    library.put_alias_set(lib, [Alias("Sinjar"), Alias("شنگال", "ku")], note="A town")
    library.save_search(lib, "The town", Request("sinjar", is_exact=True))
    library.add_site_rules(lib, "example.org", [Pattern("div.share > p", "", "Share")], keeps=False)
    return lib


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    """Return another, empty library."""
    with open_library(tmp_path / "other", write=True) as opened:
        yield opened


def test_every_table_leaves_and_comes_back_identical(full: Library, other: Library) -> None:
    left = tables_of(full)
    assert all(left.values()), "a table without a row proves nothing"
    with library.dossier(full) as leaving:
        changes = library.take_in(other, leaving)
    assert tables_of(other) == left
    assert changes.articles
    assert library.check(other) == []
    assert not library.verify(other).findings


def test_what_is_known_already_is_passed_over(full: Library) -> None:
    before = tables_of(full)
    assert not library.take_in(full, Held(full))
    assert tables_of(full) == before


def test_what_came_in_is_taught_to_the_index(full: Library, other: Library) -> None:
    library.take_in(other, Held(full))
    assert {one.id for one in library.documents(full)} == {
        one.id for one in library.pending(other).documents
    }


def test_a_dossier_shows_the_library_as_it_was_when_it_was_made(full: Library) -> None:
    with library.dossier(full) as leaving:
        add_article(full, "later")
        assert len(list(leaving.rows("article"))) == 1


def test_tags_and_places_stay_as_they_are_here(full: Library, other: Library) -> None:
    library.tag(other, add_article(other, "mine"), ["WAR"])
    library.take_in(other, Held(full))
    assert ("WAR", 2) in library.tags(other)


def _alter_text(held: Held) -> None:
    held.content["edition"][0]["text"] = "altered"


def _alter_note(held: Held) -> None:
    held.content["note"][0]["body"] = "altered"


def _alter_bytes(held: Held) -> None:
    held.files = dict.fromkeys(held.files, b"altered")


def _lose_bytes(held: Held) -> None:
    held.files = {}


def _alter_drawn(held: Held) -> None:
    (name,) = (name for name in held.files if name.startswith("assets/"))
    held.files[name] = b"altered"


def _lose_drawn(held: Held) -> None:
    held.files = {name: held.files[name] for name in held.files if name[:6] != "assets"}


def _alter_image(held: Held) -> None:
    held.content["asset"][0]["original"] = "0" * 64


def _lose_edition(held: Held) -> None:
    held.content["edition"] = []


def _add_table(held: Held) -> None:
    held.content["bird"] = []


def _add_column(held: Held) -> None:
    held.content["note"][0]["wings"] = 2


def _lose_key(held: Held) -> None:
    del held.content["note"][0]["id"]


def _mistype(held: Held) -> None:
    held.content["article"][0]["words"] = "many"


def _wrong_state(held: Held) -> None:
    held.content["article"][0]["state"] = "lost"


@pytest.mark.parametrize(
    "harm",
    [
        _alter_text,
        _alter_note,
        _alter_bytes,
        _lose_bytes,
        _alter_drawn,
        _lose_drawn,
        _alter_image,
        _lose_edition,
        _add_table,
        _add_column,
        _lose_key,
        _mistype,
        _wrong_state,
    ],
)
def test_a_dossier_that_was_harmed_brings_nothing_in(
    full: Library, other: Library, harm: Callable[[Held], None]
) -> None:
    held = Held(full)
    harm(held)
    before = tables_of(other)
    with pytest.raises(ImportFailed):
        library.take_in(other, held)
    assert tables_of(other) == before
    assert library.last_seq(other) == 0


def test_bytes_that_are_not_those_of_their_name_are_told(full: Library, other: Library) -> None:
    held = Held(full)
    held.files["originals/ab/" + "ab" * 32] = b"something else"
    with pytest.raises(ImportFailed, match="was altered"):
        library.take_in(other, held)


def test_an_image_that_is_here_only_there_comes_in(full: Library, other: Library) -> None:
    article_id = add_article(full, "second")
    library.take_in(other, Held(full))
    library.fill_asset(full, edition_shown(full, article_id), a_picture(b"late", b"drawn late"))
    changes = library.take_in(other, Held(full))
    assert changes.editions == {edition_shown(full, article_id)}
    assert tables_of(other) == tables_of(full)
    assert library.verify(other).findings == ()


def test_images_that_each_library_fetched_by_itself_are_no_contradiction(
    full: Library, other: Library
) -> None:
    article_id = add_article(full, "second")
    edition_id = edition_shown(full, article_id)
    library.take_in(other, Held(full))
    library.fill_asset(full, edition_id, a_picture(b"morning", b"drawn in the morning"))
    library.fill_asset(other, edition_id, a_picture(b"evening", b"drawn in the evening"))
    mine = library.asset_rows(other, edition_id)
    library.take_in(other, Held(full))
    assert library.asset_rows(other, edition_id) == mine
    assert library.verify(other).findings == ()
    library.repair(other)
    assert library.verify(other).findings == ()


def test_what_contradicts_the_library_is_not_brought_in(full: Library) -> None:
    held = Held(full)
    library.set_starred(full, library.article_ids(full, "all")[0], is_starred=True)
    before = tables_of(full)
    with pytest.raises(ImportFailed, match="“The bridge”"):
        library.take_in(full, held)
    assert tables_of(full) == before
