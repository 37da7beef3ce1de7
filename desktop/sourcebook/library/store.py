"""Open a library: a folder with one SQLite file, the captured bytes, and its backups."""

from pathlib import Path
from typing import Self

from sourcebook.library import migrate
from sourcebook.library.connection import FILE_NAME, Database, peek
from sourcebook.model.errors import LibraryUnavailable


class Library:
    """An open library; it belongs to one thread at a time.

    Attributes:
        folder: Where it lies.
        is_writer: Whether it may be written through this object.
        db: The connection; for this room only.
        device: The name of this library file in the log of changes.
    """

    def __init__(self, folder: Path, db: Database, *, is_writer: bool) -> None:
        self.folder = folder
        self.is_writer = is_writer
        self.db = db
        self.device = str(db.value("SELECT value FROM meta WHERE name = 'device'"))

    def close(self) -> None:
        """Let the files go."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_library(folder: Path, *, write: bool) -> Library:
    """Open the library in *folder*; a writer makes it where there is none.

    A library of an older program is brought up to date by the first writer, after a backup.
    Any number of readers and writers may have it open at once; writers take turns.

    Raises:
        LibraryTooNew: A newer program wrote it; it is untouched.
        LibraryForeign: The folder holds another program's library.db; it is untouched.
        LibraryDamaged: It cannot be read.
        LibraryUnavailable: It cannot be opened, or there is none to read.
    """
    path = folder / FILE_NAME
    return _writer(folder, path) if write else _reader(folder, path)


def _writer(folder: Path, path: Path) -> Library:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryUnavailable(folder=folder, reason=reason) from error
    found = peek(path)
    if found is not None:
        with found:
            migrate.refuse_newer(found, write=True)
    db = Database(path, write=True)
    try:
        db.begin_writing()
        migrate.migrate(db)
        return Library(folder, db, is_writer=True)
    except BaseException:
        db.close()
        raise


def _reader(folder: Path, path: Path) -> Library:
    db = peek(path)
    if db is None:
        raise LibraryUnavailable(folder=folder, reason="there is no library in it yet")
    try:
        migrate.refuse_newer(db, write=False)
        _refuse_older(db)
        return Library(folder, db, is_writer=False)
    except BaseException:
        db.close()
        raise


def _refuse_older(db: Database) -> None:
    if migrate.shape_of(db).schema < len(migrate.steps()):
        reason = "it has to be opened for writing once to be brought up to date"
        raise LibraryUnavailable(folder=db.path.parent, reason=reason)
