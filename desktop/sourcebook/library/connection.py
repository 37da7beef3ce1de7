"""One connection to a library's SQLite file, whose errors are ours.

This is the only module that knows apsw. Python's own `sqlite3` is not used: it may link a SQLite
before 3.51.3, which can corrupt a file in WAL mode that two connections use.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import quote

import apsw

from sourcebook.model.errors import (
    LibraryDamaged,
    LibraryForeign,
    LibraryUnavailable,
    SourcebookError,
)

FILE_NAME = "library.db"

SQLITE_NEEDED = (3, 51, 3)
"""The first SQLite without the WAL-reset bug (sqlite.org/wal.html#walresetbug)."""

BUSY_TIMEOUT_MS = 5_000
"""How long a write waits for another process that is writing."""

_PIECE: Final = 1 << 18
"""Bytes of a long text that are written at a time."""

Value = str | int | float | None
"""What a column of a library can hold."""

Found = tuple[Any, ...]
"""A row as SQLite answers it; the schema's STRICT tables vouch for the types."""

_REASONS: tuple[tuple[type[apsw.Error], str], ...] = (
    (apsw.FullError, "the disk is full"),
    (apsw.BusyError, "another program is writing to it"),
    (apsw.LockedError, "another program is writing to it"),
    (apsw.ReadOnlyError, "it may only be read here"),
    (apsw.PermissionsError, "the system does not allow it"),
    (apsw.AuthError, "the system does not allow it"),
    (apsw.CantOpenError, "its file cannot be opened"),
    (apsw.ProtocolError, "its file cannot be locked"),
    (apsw.NoLFSError, "its file is too large for this disk"),
    (apsw.NoMemError, "there is not enough memory"),
    (apsw.IOError, "the disk does not answer as it should"),
)
"""What each of apsw's errors means to the user; those not named here are our bugs."""

_WRITER_PRAGMAS = (
    "PRAGMA synchronous = FULL",  # NORMAL loses acknowledged saves in a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_size_limit = 67108864",
)


class RuleBroken(Exception):
    """The schema refused a write; whoever wrote knows whether that is a bug or an answer."""


class Database:
    """A connection that belongs to one thread at a time; it turns apsw's errors into ours.

    Each of its methods may raise `LibraryUnavailable` and `LibraryDamaged`, and those that
    write `RuleBroken`.
    """

    def __init__(self, path: Path, *, write: bool) -> None:
        """Open *path*; a writer makes it when it is not there.

        Raises:
            LibraryForeign: It is no database.
            LibraryUnavailable: It cannot be opened.
        """
        _refuse_old_sqlite(path.parent)
        self.path = path
        with self._ours():
            self.raw = _opened(path, write=write)

    def close(self) -> None:
        """Let the file go; the last connection to do so empties the write-ahead log."""
        with self._ours():
            self.raw.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin_writing(self) -> None:
        """Set up a connection that is going to write: journal, durability, references."""
        with self._ours():
            self._go_over_to_wal()
            for pragma in _WRITER_PRAGMAS:
                self.raw.execute(pragma)
            if sys.platform == "darwin":  # fsync alone stops at the drive's cache there
                self.raw.execute("PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON")

    def _go_over_to_wal(self) -> None:
        """Change the journal; two programs that make one library do so in the same moment.

        SQLite does not wait for the other one here, whatever its busy timeout is.
        """
        limit = time.monotonic() + BUSY_TIMEOUT_MS / 1000
        while True:
            try:
                self.raw.execute("PRAGMA journal_mode = WAL")
            except apsw.BusyError:
                if time.monotonic() > limit:
                    raise
                time.sleep(0.02)
            else:
                return

    def run(self, sql: str, *values: Value) -> None:
        """Carry out *sql*."""
        with self._ours():
            self.raw.execute(sql, values)

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Carry out *sql* once for each of *rows*."""
        with self._ours():
            self.raw.executemany(sql, rows)

    def insert(self, table: str, row: Mapping[str, Value | bytes]) -> None:
        """Add *row*; bytes are a text in UTF-8, for a table with numbers of rows.

        SQLite copies a value while it holds the interpreter lock, 90 ms for 40 MB. So room is
        made for the bytes, and then they are written in pieces between which others run.
        """
        texts = {column: value for column, value in row.items() if isinstance(value, bytes)}
        names = ", ".join(f'"{column}"' for column in row)
        marks = ", ".join("CAST(zeroblob(?) AS TEXT)" if c in texts else "?" for c in row)
        values = [len(value) if isinstance(value, bytes) else value for value in row.values()]
        self.run(f"INSERT INTO {table} ({names}) VALUES ({marks})", *values)  # noqa: S608 - names of our schema
        with self._ours():
            number = self.raw.last_insert_rowid()
            for column, data in texts.items():
                with self.raw.blob_open("main", table, column, number, writeable=True) as room:
                    for start in range(0, len(data), _PIECE):
                        room.write(data[start : start + _PIECE])

    def rows(self, sql: str, *values: Value) -> list[Found]:
        """Return all rows that answer *sql*."""
        with self._ours():
            return self.raw.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Value) -> Found | None:
        """Return the first row that answers *sql*, or None."""
        with self._ours():
            return self.raw.execute(sql, values).fetchone()

    def value(self, sql: str, *values: Value) -> Any:
        """Return the first column of the first row, None when there is no row."""
        found = self.row(sql, *values)
        return found[0] if found else None

    def records(self, sql: str, *values: Value) -> Iterator[dict[str, Value]]:
        """Yield the rows that answer *sql* one by one, with the names of their columns."""
        with self._ours():
            cursor = self.raw.execute(sql, values)
            for found in cursor:
                names = [name for name, *_ in cursor.get_description()]
                yield dict(zip(names, found, strict=True))

    def record(self, sql: str, *values: Value) -> dict[str, Value] | None:
        """Return the first row that answers *sql* with the names of its columns, or None."""
        return next(self.records(sql, *values), None)

    @property
    def rows_changed(self) -> int:
        """How many rows the last statement inserted, changed or deleted."""
        return self.raw.changes()

    @contextmanager
    def transaction(self, kind: str = "IMMEDIATE") -> Iterator[None]:
        """Commit what happens inside, or nothing of it.

        An immediate transaction waits up to `BUSY_TIMEOUT_MS` for another writer and then
        keeps every other one out; a deferred one is a steady view for reading.
        """
        self.run(f"BEGIN {kind}")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self.raw.in_transaction:  # a full disk may have ended it already
                self.run("ROLLBACK")
            raise

    def copy_to(self, target: Path) -> None:
        """Write a whole, self-contained copy of the database to *target*, a new file."""
        with self._ours():
            copy = apsw.Connection(str(target))
            try:
                with copy.backup("main", self.raw, "main") as backup:
                    backup.step()
                copy.execute("PRAGMA journal_mode = DELETE")  # no -wal belongs to a copy
            finally:
                copy.close()

    def restore_from(self, source: "Database") -> None:
        """Put the content of *source* in the place of all that is here, as one write."""
        with self._ours(), self.raw.backup("main", source.raw, "main") as backup:
            backup.step()

    @contextmanager
    def understanding(self) -> Iterator[None]:
        """Make values of rows inside; what no program of ours wrote there was damaged since."""
        try:
            yield
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            reason = "an entry in library.db makes no sense"
            raise LibraryDamaged(folder=self.path.parent, reason=reason) from error

    @contextmanager
    def _ours(self) -> Iterator[None]:
        try:
            yield
        except apsw.ConstraintError as error:
            raise RuleBroken(str(error)) from error
        except UnicodeDecodeError as error:  # we store UTF-8 only
            reason = "a text in library.db is not readable"
            raise LibraryDamaged(folder=self.path.parent, reason=reason) from error
        except apsw.Error as error:
            told = _told(error, self.path)
            if told is None:
                raise
            raise told from error


def peek(path: Path) -> Database | None:
    """Open *path* for a look that leaves it untouched; None when nothing is there yet.

    Raises:
        LibraryForeign: It is no database.
        LibraryDamaged: It was a library once.
        LibraryUnavailable: It cannot be opened.
    """
    try:
        if path.stat().st_size == 0:
            return None
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryUnavailable(folder=path.parent, reason=reason) from error
    return Database(path, write=False)


def _refuse_old_sqlite(folder: Path) -> None:
    found = apsw.sqlite_lib_version()
    if tuple(int(part) for part in found.split(".")) < SQLITE_NEEDED:
        needed = ".".join(str(part) for part in SQLITE_NEEDED)
        reason = f"SQLite {found} can damage it, {needed} or newer is needed"
        raise LibraryUnavailable(folder=folder, reason=reason)


def _opened(path: Path, *, write: bool) -> apsw.Connection:
    if write:
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        return _looked_into(lambda: apsw.Connection(str(path), flags=flags))
    flags = apsw.SQLITE_OPEN_READONLY
    try:
        return _looked_into(lambda: apsw.Connection(str(path), flags=flags))
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        # A WAL file on a medium that cannot be written has no place for its shared memory.
        # Nobody can write to it either, so it may be read as it lies, if its log is empty.
        log = path.with_name(f"{path.name}-wal")
        if not path.exists() or (log.exists() and log.stat().st_size):
            raise
        address = f"file:{quote(str(path))}?immutable=1"
        flags |= apsw.SQLITE_OPEN_URI
        return _looked_into(lambda: apsw.Connection(address, flags=flags))


def _looked_into(make: Callable[[], apsw.Connection]) -> apsw.Connection:
    """Open a connection and read from it: SQLite opens nothing before the first question."""
    connection = make()
    try:
        connection.set_busy_timeout(BUSY_TIMEOUT_MS)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA schema_version").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _told(error: apsw.Error, path: Path) -> SourcebookError | None:
    """Return what *error* means to the user, None when it is a bug of ours."""
    folder = path.parent
    if isinstance(error, apsw.NotADBError):
        ours = any((folder / name).is_dir() for name in ("originals", "backups"))
        if ours:
            return LibraryDamaged(folder=folder, reason="library.db is no database any more")
        return LibraryForeign(folder=folder)
    if isinstance(error, (apsw.CorruptError, apsw.FormatError, apsw.TooBigError)):
        # A length that no text has is no length: damage wrote it.
        return LibraryDamaged(folder=folder, reason="library.db cannot be read as it should")
    if isinstance(error, apsw.SQLError) and "malformed JSON" in str(error):
        return LibraryDamaged(folder=folder, reason="an entry in library.db is not readable")
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return LibraryUnavailable(folder=folder, reason=reason)
    return None
