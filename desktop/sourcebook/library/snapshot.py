"""Take a checked copy of a library's database into its folder of backups."""

import os
from collections.abc import Iterator
from pathlib import Path

from sourcebook.base import atomic, clock
from sourcebook.library.connection import FILE_NAME, Database
from sourcebook.model.errors import LibraryDamaged, LibraryError, LibraryUnavailable

FOLDER_NAME = "backups"


def take(db: Database, kind: str, keep: int, *, is_examined: bool = True) -> Path:
    """Copy the database, look whether the copy is whole, and give it its name only then.

    Writers are not held up. Costs some twenty seconds for two gigabytes.

    Args:
        db: What is copied; a reading connection will do.
        kind: A word for the copy's name, such as ``daily``.
        keep: How many copies of this kind stay, the new one among them.
        is_examined: Whether it must be whole; a copy taken of damage is not.

    Raises:
        LibraryDamaged: The copy is not whole, so its source is not.
        LibraryUnavailable: The copy cannot be written.
    """
    folder = db.path.parent / FOLDER_NAME
    target = folder / f"library-{_stamp()}-{kind}.db"
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        folder.mkdir(exist_ok=True)
        try:
            db.copy_to(temporary)
            if is_examined:
                _examine(temporary, db.path.parent)
            settle(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
        _thin(folder, kind, keep, target)
    except OSError as error:
        reason = f"no backup can be written, {error.strerror or error}"
        raise LibraryUnavailable(folder=db.path.parent, reason=reason) from error
    return target


def copies(folder: Path, kind: str = "*") -> list[Path]:
    """Return the copies in the library *folder*, the newest first."""
    found = (folder / FOLDER_NAME).glob(f"library-*Z-{kind}.db")
    return sorted(found, key=lambda path: path.name, reverse=True)


def good_copies(folder: Path) -> Iterator[Path]:
    """Yield the copies in the library *folder* that are whole today, the newest first."""
    return (copy for copy in copies(folder) if _is_good(copy, folder))


def set_aside(folder: Path) -> Path:
    """Move a library file that cannot be opened, and its log with it, to the copies.

    The log goes first: left beside another file it would be played into that one.
    """
    aside = folder / FOLDER_NAME / f"damaged-{_stamp()}"
    aside.mkdir(parents=True)
    for name in (f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", FILE_NAME):
        if (folder / name).exists():
            (folder / name).replace(aside / name)
    return aside


def settle(temporary: Path, target: Path) -> None:
    """Give a written file its name once it is on the disk."""
    descriptor = os.open(temporary, os.O_RDWR)
    try:
        atomic.sync_file(descriptor)
    finally:
        os.close(descriptor)
    temporary.replace(target)
    atomic.sync_folder(target.parent)


def day_of(copy: Path) -> str:
    """Return the UTC day a copy was made, as ``20260301``."""
    return copy.name.removeprefix("library-")[:8]


def today() -> str:
    """Return the UTC day now, as `day_of` writes it."""
    return _stamp()[:8]


def _stamp() -> str:
    return clock.utc_now().replace("-", "").replace(":", "")


def _examine(copy: Path, folder: Path) -> None:
    with Database(copy, write=False) as opened:
        found = opened.value("PRAGMA integrity_check(1)")
    if found != "ok":
        raise LibraryDamaged(folder=folder, reason=str(found).splitlines()[-1])


def _is_good(copy: Path, folder: Path) -> bool:
    try:
        _examine(copy, folder)
    except LibraryError:
        return False
    return True


def _thin(folder: Path, kind: str, keep: int, fresh: Path) -> None:
    """Let old copies go, never the *fresh* one: a clock set back must not cost it its life."""
    for copy in copies(folder.parent, kind)[keep:]:
        if copy != fresh:
            copy.unlink(missing_ok=True)
