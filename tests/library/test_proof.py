"""Stored bytes that are not what came are named: whose they are, from where, and when."""

from dataclasses import replace

import pytest

from sourcebook import library
from sourcebook.base.digest import sha256
from sourcebook.library import Library
from sourcebook.library.blobs import path_of, put
from sourcebook.model.capture import Resource
from support.making import add_article, capture_of, edition_of

ADDRESS = "https://example.org/bridge"
PICTURE = b"\x89PNG of a bridge"


@pytest.fixture
def article_id(lib: Library) -> str:
    """Return an article with a page, an image and headers."""
    capture = capture_of(b"<p>The bridge", ADDRESS)
    picture = Resource("image", f"{ADDRESS}.png", "image/png", PICTURE, sha256(PICTURE))
    head = f"GET {ADDRESS}\n200 OK\nServer: x\n\n".encode()
    headers = Resource("headers", ADDRESS, "text/plain", head, sha256(head))
    whole = replace(capture, resources=(*capture.resources, picture, headers))
    changes = library.add_article(lib, whole, edition_of(whole), address=ADDRESS)
    (found,) = changes.articles
    return found


def stored(lib: Library, role: str) -> str:
    """Return the hash of the resource with this role."""
    return str(lib.db.value("SELECT sha256 FROM resource WHERE role = ?", role))


@pytest.mark.parametrize(
    ("role", "called"),
    [
        ("page", "The captured page of “The bridge”"),
        ("image", "An image of “The bridge”"),
        ("headers", "The server's answer to the capture of “The bridge”"),
    ],
)
def test_what_is_missing_is_named(lib: Library, article_id: str, role: str, called: str) -> None:
    path_of(lib.folder, stored(lib, role)).unlink()
    proof = library.verify(lib)
    (damage,) = proof.damaged
    assert (damage.article_id, damage.title, damage.role) == (article_id, "The bridge", role)
    assert damage.address.startswith(ADDRESS)
    assert (damage.captured_at, damage.fault) == ("2026-03-01T09:30:00.000Z", "missing")
    assert proof.findings == (damage.sentence,)
    assert damage.sentence.startswith(called)
    assert damage.sentence.endswith(f"is missing: SHA-256 {stored(lib, role)}.")


def test_other_bytes_are_altered_ones_and_broken_ones_unreadable(
    lib: Library, article_id: str
) -> None:
    other = path_of(lib.folder, put(lib, b"something else")).read_bytes()
    path_of(lib.folder, stored(lib, "page")).write_bytes(other)
    path_of(lib.folder, stored(lib, "image")).write_bytes(b"no archive")
    faults = {damage.role: damage.fault for damage in library.verify(lib).damaged}
    assert faults == {"page": "altered", "image": "unreadable"}
    assert article_id


def test_bytes_that_two_articles_share_are_named_for_both(lib: Library, article_id: str) -> None:
    other = add_article(lib, title="Another")
    lib.db.run(
        "UPDATE resource SET sha256 = ? WHERE capture_id IN "
        "(SELECT id FROM capture WHERE article_id = ?)",
        stored(lib, "image"),
        other,
    )
    path_of(lib.folder, stored(lib, "image")).unlink()
    named = {damage.article_id for damage in library.verify(lib).damaged}
    assert named == {article_id, other}


def test_a_record_that_lost_its_article_is_compared_as_well(lib: Library, article_id: str) -> None:
    lib.db.run("PRAGMA foreign_keys = OFF")
    path_of(lib.folder, stored(lib, "page")).unlink()
    lib.db.run("DELETE FROM capture")
    (damage,) = library.verify(lib).damaged
    assert (damage.article_id, damage.fault) == ("", "missing")
    assert article_id


def converted(lib: Library) -> str:
    """Let the picture of the article be drawn from a converted file; return its hash."""
    drawn = b"RIFF of a bridge"
    name = sha256(drawn)
    lib.db.run(
        "INSERT INTO asset VALUES (?, ?, 'image/webp', 1, 1, ?, '')",
        name,
        sha256(PICTURE),
        len(drawn),
    )
    lib.db.run("UPDATE edition_asset SET sha256 = ?", name)
    folder = lib.folder / "assets" / name[:2]
    folder.mkdir(parents=True)
    (folder / f"{name}.webp").write_bytes(drawn)
    return name


def test_a_converted_image_is_compared_too(lib: Library, article_id: str) -> None:
    before = library.verify(lib).compared
    name = converted(lib)
    proof = library.verify(lib)
    assert (proof.compared, proof.damaged) == (before + 1, ())
    file = lib.folder / "assets" / name[:2] / f"{name}.webp"
    file.write_bytes(b"another bridge")
    (damage,) = library.verify(lib).damaged
    assert (damage.article_id, damage.role, damage.fault) == (article_id, "drawn image", "altered")
    file.unlink()
    assert [damage.fault for damage in library.verify(lib).damaged] == ["missing"]
