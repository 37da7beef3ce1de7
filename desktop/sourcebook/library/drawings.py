"""The converted forms of images: one file each, named by its content and never rewritten."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sourcebook.base import atomic, digest
from sourcebook.library.blobs import make_folder, read_regular
from sourcebook.library.store import Library
from sourcebook.model.errors import LibraryDamaged, LibraryUnavailable

FOLDER_NAME: Final = "assets"

_SUFFIXES: Final = {
    "image/webp": ".webp",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
}
"""Media types of drawn forms → how their files end, so that other programs open them."""


def put(lib: Library, data: bytes, media_type: str) -> str:
    """Store *data* and return its SHA-256; it is on the disk, its folder too, before that.

    Raises:
        LibraryUnavailable: It cannot be written.
    """
    sha256 = digest.sha256(data)
    path = path_of(lib.folder, sha256, media_type)
    try:
        if not path.exists() or path.read_bytes() != data:  # it may have been damaged
            make_folder(path.parent)
            atomic.write_bytes(path, data)
    except OSError as error:
        reason = f"an image cannot be stored, {error.strerror or error}"
        raise LibraryUnavailable(folder=lib.folder, reason=reason) from error
    return sha256


def read(lib: Library, sha256: str, media_type: str) -> bytes:
    """Return a stored form; it is what it was, or it is said.

    Raises:
        LibraryDamaged: It is missing or not the same any more.
    """
    path = path_of(lib.folder, sha256, media_type)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise LibraryDamaged(folder=lib.folder, reason=f"asset {sha256} is missing") from error
    except OSError as error:
        reason = f"asset {sha256} cannot be read: {error.strerror or error}"
        raise LibraryDamaged(folder=lib.folder, reason=reason) from error
    if digest.sha256(data) != sha256:
        raise LibraryDamaged(folder=lib.folder, reason=f"asset {sha256} was altered")
    return data


def fault_of(lib: Library, sha256: str, media_type: str) -> str:
    """Say what is wrong with a stored form, as `blobs.fault_of` does."""
    try:
        data = read_regular(path_of(lib.folder, sha256, media_type))
    except FileNotFoundError:
        return "missing"
    except OSError:
        return "unreadable"
    return "" if digest.sha256(data) == sha256 else "altered"


def path_of(folder: Path, sha256: str, media_type: str) -> Path:
    """Return where the form with this hash lies."""
    return folder / FOLDER_NAME / sha256[:2] / f"{sha256}{suffix_of(media_type)}"


def suffix_of(media_type: str) -> str:
    """Return how the names of stored files of a media type end."""
    return _SUFFIXES.get(media_type, ".bin")


def type_of(suffix: str) -> str:
    """Return the media type of a stored file by how its name ends, or an empty string."""
    return next((kind for kind, end in _SUFFIXES.items() if end == suffix), "")


def stored(lib: Library) -> Iterator[Path]:
    """Yield every stored file, and the temporary ones that a killed program left behind."""
    folder = lib.folder / FOLDER_NAME
    yield from sorted(folder.glob("??/*"))
