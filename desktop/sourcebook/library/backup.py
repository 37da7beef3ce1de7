"""Keep checked copies of the library's database."""

from pathlib import Path

from sourcebook.library import snapshot
from sourcebook.library.store import Library


def backup(lib: Library, *, kind: str = "daily", keep: int = 14) -> Path:
    """Take a copy that was opened and checked before it got its name; return where it lies.

    A reading library will do. Writers are not held up, but this call blocks: some twenty
    seconds for two gigabytes. The captured bytes in ``originals`` never change and are not
    copied.

    Raises:
        LibraryDamaged: The copy is not whole, so the library is not; older copies stay.
        LibraryUnavailable: The copy cannot be written; nothing half-written is left.
    """
    return snapshot.take(lib.db, kind, keep)


def backup_is_due(lib: Library) -> bool:
    """Tell whether no daily copy of this UTC day is there yet."""
    daily = snapshot.copies(lib.folder, "daily")
    return snapshot.today() not in {snapshot.day_of(copy) for copy in daily}
