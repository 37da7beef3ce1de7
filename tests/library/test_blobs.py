"""Captured bytes are stored once, and never come back altered."""

from pathlib import Path

import pytest
import zstandard

from sourcebook import library
from sourcebook.library import Library
from sourcebook.library.blobs import path_of
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
