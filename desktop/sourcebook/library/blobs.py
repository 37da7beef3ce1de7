"""The captured bytes: one compressed file each, named by its content and never rewritten."""

import re
from collections.abc import Iterator
from pathlib import Path

import zstandard

from sourcebook.base import atomic, digest
from sourcebook.library.store import Library
from sourcebook.model.errors import LibraryDamaged, LibraryUnavailable

FOLDER_NAME = "originals"

_NAME = re.compile(r"[0-9a-f]{64}\.zst")

_LEVEL = 3
"""zstd's own default: 2 to 5 ms for a page, three quarters saved."""


def put(lib: Library, data: bytes) -> str:
    """Store *data* and return its SHA-256; it is on the disk, its folder too, before that.

    Called inside the transaction whose row names it, so that no sweep meets it between. What is
    stored already is read, and written again when it was lost or damaged.

    Raises:
        LibraryUnavailable: It cannot be written.
    """
    sha256 = digest.sha256(data)
    path = path_of(lib.folder, sha256)
    try:
        if fault_of(lib, sha256):
            make_folder(path.parent)
            atomic.write_bytes(path, zstandard.ZstdCompressor(_LEVEL).compress(data))
    except OSError as error:
        reason = f"the captured page cannot be stored, {error.strerror or error}"
        raise LibraryUnavailable(folder=lib.folder, reason=reason) from error
    return sha256


def original(lib: Library, sha256: str) -> bytes:
    """Return captured bytes; they are what they were, or it is said.

    Raises:
        LibraryDamaged: They are missing or not the same any more.
    """
    try:
        packed = read_regular(path_of(lib.folder, sha256))
        data = zstandard.ZstdDecompressor().decompress(packed)
    except FileNotFoundError as error:
        raise LibraryDamaged(folder=lib.folder, reason=f"original {sha256} is missing") from error
    except (OSError, zstandard.ZstdError) as error:
        reason = f"original {sha256} cannot be read: {error}"
        raise LibraryDamaged(folder=lib.folder, reason=reason) from error
    if digest.sha256(data) != sha256:
        raise LibraryDamaged(folder=lib.folder, reason=f"original {sha256} was altered")
    return bytes(data)


def read_regular(path: Path) -> bytes:
    """Return the bytes of a file; a device in its place, which may have no end, is not read.

    Raises:
        OSError: It is missing, cannot be read, or is no regular file.
    """
    if path.exists() and not path.is_file():
        message = "it is no regular file"
        raise OSError(message)
    return path.read_bytes()


def fault_of(lib: Library, sha256: str) -> str:
    """Say what is wrong with stored bytes: ``missing``, ``altered``, ``unreadable`` or nothing."""
    try:
        original(lib, sha256)
    except LibraryDamaged as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return "missing"
        return "unreadable" if error.__cause__ else "altered"
    return ""


def path_of(folder: Path, sha256: str) -> Path:
    """Return where the bytes with this hash lie."""
    return folder / FOLDER_NAME / sha256[:2] / f"{sha256}.zst"


def stored(lib: Library) -> Iterator[str]:
    """Yield the hash of every stored file, in order."""
    for path in sorted((lib.folder / FOLDER_NAME).glob("??/*.zst")):
        if _NAME.fullmatch(path.name) and path.is_file():
            yield path.stem


def leftovers(lib: Library) -> list[Path]:
    """Return the temporary files that a killed program left behind."""
    return sorted((lib.folder / FOLDER_NAME).glob("??/.*.tmp"))


def make_folder(folder: Path) -> None:
    """Make the folders down to *folder* so that a power cut does not take their names."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        atomic.sync_folder(folder.parent)
        atomic.sync_folder(folder.parent.parent)
