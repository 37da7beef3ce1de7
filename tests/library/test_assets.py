"""Images come after their article, are stored once, proven, and never in the way of undo."""

from pathlib import Path

import pytest

from sourcebook import library
from sourcebook.base.digest import sha256
from sourcebook.library import Library, drawings, open_library
from sourcebook.library.blobs import path_of
from sourcebook.model.changes import Changes
from sourcebook.model.errors import LibraryDamaged, NothingToUndo, NotInLibrary
from sourcebook.model.picture import Drawing, Illustration, Picture
from support.making import (
    a_picture,
    add_article,
    capture_of,
    edition_of,
    edition_shown,
    files_in,
    tables_of,
)

DRAWN = b"as it is drawn"
CAME = b"as it came"


def drawn_file(lib: Library, data: bytes = DRAWN) -> Path:
    """Return where a drawn form lies."""
    return drawings.path_of(lib.folder, sha256(data), "image/webp")


@pytest.fixture
def filled(lib: Library) -> str:
    """Return the edition of an article whose image was converted."""
    edition_id = edition_shown(lib, add_article(lib))
    library.fill_asset(lib, edition_id, a_picture())
    return edition_id


def test_an_image_is_kept_as_it_came_and_as_it_is_drawn(lib: Library, filled: str) -> None:
    (asset,) = library.edition(lib, filled).assets
    assert (asset.sha256, asset.width, asset.height) == (sha256(DRAWN), 64, 48)
    assert library.asset_bytes(lib, asset.sha256) == DRAWN
    article = library.articles(lib)[0]
    (capture,) = library.captures(lib, article.id)
    image = capture.resources[-1]
    assert (image.role, image.media_type) == ("image", "image/avif")
    assert image.address == "https://example.org/final.avif"
    assert library.original(lib, image.sha256) == CAME
    assert library.verify(lib) == library.Proof(4, (), ())


def test_what_is_drawn_as_it_came_is_stored_once(lib: Library) -> None:
    for text in ("one", "two"):
        edition_id = edition_shown(lib, add_article(lib, text))
        library.fill_asset(lib, edition_id, a_picture(drawn=None))
    assert library.asset_bytes(lib, sha256(CAME)) == CAME
    assert not files_in(lib.folder).keys() & {"assets"}
    assert len(tables_of(lib)["asset"]) == 1
    assert len([one for one in files_in(lib.folder) if one.startswith("originals")]) == 3


def test_a_write_says_which_edition_has_a_new_image(lib: Library) -> None:
    edition_id = edition_shown(lib, add_article(lib))
    changes = library.fill_asset(lib, edition_id, a_picture())
    assert changes == Changes(editions=frozenset({edition_id}), seq=changes.seq)
    assert library.changes_since(lib, changes.seq - 1) == changes
    assert not library.fill_asset(lib, edition_id, a_picture())


def test_why_an_image_is_not_here_is_kept(lib: Library) -> None:
    edition_id = edition_shown(lib, add_article(lib))
    library.fill_asset(lib, edition_id, Illustration(1, None, "its server fell silent"))
    (row,) = library.asset_rows(lib, edition_id)
    assert (row.sha256, row.reason) == ("", "its server fell silent")


def test_an_image_that_cannot_be_drawn_is_kept_as_it_came(lib: Library) -> None:
    edition_id = edition_shown(lib, add_article(lib))
    drawing = Drawing("image/svg+xml", reason="it is drawn as SVG")
    picture = Picture("https://example.org/a.svg", b"<svg/>", drawing)
    library.fill_asset(lib, edition_id, Illustration(1, picture))
    (row,) = library.asset_rows(lib, edition_id)
    assert (row.sha256, row.reason) == ("", "it is drawn as SVG")
    assert library.original(lib, sha256(b"<svg/>")) == b"<svg/>"


def test_a_failure_never_replaces_an_image(lib: Library, filled: str) -> None:
    before = tables_of(lib)
    library.fill_asset(lib, filled, Illustration(1, None, "its server fell silent"))
    assert tables_of(lib) == before


def test_an_image_for_nobody_is_not_stored(lib: Library, filled: str) -> None:
    before = files_in(lib.folder / "originals")
    assert not library.fill_asset(lib, "gone", a_picture(b"new"))
    assert not library.fill_asset(lib, filled, a_picture(b"new", number=9))
    assert files_in(lib.folder / "originals") == before


def test_another_edition_of_the_capture_has_its_images_at_once(lib: Library) -> None:
    capture = capture_of(b"page")
    (article_id,) = library.add_article(lib, capture, edition_of(capture)).articles
    library.fill_asset(lib, edition_shown(lib, article_id), a_picture())
    library.add_edition(lib, article_id, capture, edition_of(capture, "other words"), {})
    (asset,) = library.edition(lib, edition_shown(lib, article_id)).assets
    assert asset.sha256 == sha256(DRAWN)


def test_undoing_an_article_takes_its_images_and_redo_brings_them(lib: Library) -> None:
    edition_id = edition_shown(lib, add_article(lib))
    library.fill_asset(lib, edition_id, a_picture())
    before = tables_of(lib)
    for _ in range(2):
        library.undo(lib)
        gone = tables_of(lib)
        assert not gone["article"] + gone["resource"] + gone["edition_asset"]
        assert library.check(lib) == []
        library.redo(lib)
        assert tables_of(lib) == before
    assert library.verify(lib).findings == ()


def test_an_image_that_comes_after_the_undo_is_let_go(lib: Library) -> None:
    edition_id = edition_shown(lib, add_article(lib))
    library.undo(lib)
    assert not library.fill_asset(lib, edition_id, a_picture())
    library.redo(lib)
    assert library.untried_editions(lib) == []  # captured by nobody: see the next test


def test_undo_passes_over_images(lib: Library, filled: str) -> None:
    library.undo(lib)
    with pytest.raises(NothingToUndo):
        library.undo(lib)
    with pytest.raises(NotInLibrary):
        library.edition(lib, filled)


def test_a_sweep_leaves_what_redo_could_bring_back(lib: Library, filled: str) -> None:
    library.undo(lib)
    library.repair(lib)
    library.redo(lib)
    assert library.asset_bytes(lib, sha256(DRAWN)) == DRAWN
    assert library.edition(lib, filled).assets[0].sha256 == sha256(DRAWN)


def test_a_sweep_takes_images_that_nobody_names(lib: Library, filled: str) -> None:
    orphan = drawn_file(lib, b"orphan")
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(b"orphan")
    (orphan.parent / f".{orphan.name}.0f0f.tmp").write_bytes(b"half")
    assert any("2 files" in one for one in library.repair(lib))
    assert list(files_in(lib.folder / "assets").values()) == [DRAWN]
    assert library.edition(lib, filled).assets[0].sha256


@pytest.mark.parametrize("harm", ["missing", "altered"])
def test_a_damaged_reading_form_is_told_and_made_anew(lib: Library, filled: str, harm: str) -> None:
    path = drawn_file(lib)
    path.unlink() if harm == "missing" else path.write_bytes(b"x" * len(DRAWN))
    (fault,) = library.verify(lib).findings
    assert "“The bridge”" in fault
    assert harm in fault
    if harm == "missing":
        (fault,) = library.check(lib)
        assert "“The bridge”" in fault
    with pytest.raises(LibraryDamaged):
        library.asset_bytes(lib, sha256(DRAWN))
    (lost,) = library.lost_drawings(lib)
    assert library.original(lib, lost.original) == CAME
    assert library.redraw(lib, lost.sha256, Drawing("image/avif", 64, 48, DRAWN, "image/webp"))
    assert library.verify(lib).findings == ()
    assert library.edition(lib, filled).assets[0].sha256 == sha256(DRAWN)


def test_a_decoder_that_draws_otherwise_today_is_no_obstacle(lib: Library, filled: str) -> None:
    drawn_file(lib).unlink()
    assert library.redraw(
        lib, sha256(DRAWN), Drawing("image/avif", 64, 48, b"drawn anew", "image/webp")
    )
    (asset,) = library.edition(lib, filled).assets
    assert library.asset_bytes(lib, asset.sha256) == b"drawn anew"
    assert library.check(lib) == list(library.verify(lib).findings) == []


def test_a_damaged_original_of_an_image_names_the_article(lib: Library, filled: str) -> None:
    assert library.edition(lib, filled).assets
    path_of(lib.folder, sha256(CAME)).unlink()
    (fault,) = library.check(lib)
    assert "image of “The bridge”" in fault
    (fault,) = library.verify(lib).findings
    assert "image of “The bridge”" in fault
    assert "missing" in fault


def test_an_altered_record_of_an_image_is_found(lib: Library, filled: str) -> None:
    lib.db.run("UPDATE asset SET width = 9")
    assert any("record of an image" in fault for fault in library.check(lib))
    lib.db.run("UPDATE edition_asset SET sha256 = 'other' WHERE edition_id = ?", filled)
    assert any("image 1 of “The bridge” is lost" in fault for fault in library.verify(lib).findings)


def test_images_nobody_tried_are_found_again(folder: Path) -> None:
    with open_library(folder, write=True) as lib:
        edition_id = edition_shown(lib, add_article(lib))
        assert library.untried_editions(lib) == []  # an older program captured it
        lib.db.run("UPDATE capture SET program = '0.2'")
        assert library.untried_editions(lib) == [edition_id]
        library.fill_asset(lib, edition_id, Illustration(1, None, "gone"))
        assert library.untried_editions(lib) == []
