"""Captured bytes are stored once, and never come back altered."""

from pathlib import Path

import pytest
import zstandard

from sourcebook import library
from sourcebook.library import Library, blobs
from sourcebook.library.blobs import fault_of, original, path_of, put
from sourcebook.model.errors import LibraryDamaged
from support.making import add_article, capture_of, edition_of


def stored(lib: Library) -> tuple[str, Path]:
    """Store an article; return the hash of its page and its file."""
    (capture,) = library.captures(lib, add_article(lib))
    sha256 = capture.resources[0].sha256
    return sha256, path_of(lib.folder, sha256)


def test_the_same_bytes_are_stored_once_and_not_rewritten(lib: Library) -> None:
    sha256, path = stored(lib)
    before = path.stat()
    article_id = add_article(lib, "another")
    data = library.original(lib, sha256)
    capture = capture_of(data)
    library.add_edition(lib, article_id, capture, edition_of(capture), {})
    assert path.stat().st_ino == before.st_ino
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_no_temporary_file_stays(lib: Library, folder: Path) -> None:
    stored(lib)
    assert not [path for path in folder.rglob("*") if path.name.endswith(".tmp")]


def test_a_missing_original_is_told(lib: Library) -> None:
    sha256, path = stored(lib)
    path.unlink()
    with pytest.raises(LibraryDamaged, match="missing"):
        library.original(lib, sha256)


@pytest.mark.parametrize(
    "content", [b"", b"torn", zstandard.ZstdCompressor().compress(b"something else")]
)
def test_altered_bytes_are_never_given_out(lib: Library, content: bytes) -> None:
    sha256, path = stored(lib)
    path.write_bytes(content)
    with pytest.raises(LibraryDamaged):
        library.original(lib, sha256)


@pytest.mark.parametrize("is_lost", [True, False])
def test_lost_or_damaged_bytes_are_written_again(lib: Library, is_lost: bool) -> None:  # noqa: FBT001 - a case
    path = path_of(lib.folder, put(lib, b"as it came"))
    path.unlink() if is_lost else path.write_bytes(b"damaged")
    assert original(lib, put(lib, b"as it came")) == b"as it came"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device")
def test_a_device_in_the_place_of_an_original_is_not_read(lib: Library) -> None:
    sha256 = put(lib, b"as it came")
    path = path_of(lib.folder, sha256)
    path.unlink()
    path.symlink_to("/dev/zero")
    assert fault_of(lib, sha256) == "unreadable"


def test_a_folder_in_the_place_of_an_original_is_no_original(lib: Library) -> None:
    path = path_of(lib.folder, put(lib, b"as it came"))
    path.unlink()
    path.mkdir()
    assert list(blobs.stored(lib)) == []
