"""Everything in the library as rows and bytes, on its way out and on its way in."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Self

from sourcebook.library import blobs, drawings
from sourcebook.library.changelog import Writing, writing
from sourcebook.library.check import is_whole
from sourcebook.library.connection import FILE_NAME, Database, RuleBroken
from sourcebook.library.store import Library
from sourcebook.library.tables import TABLES
from sourcebook.model.changes import Changes
from sourcebook.model.dossier import Dossier, Row
from sourcebook.model.errors import ImportFailed

_SOURCE = "the archive"

_OURS_STANDS = frozenset({"place", "tag", "asset"})
"""Tables in which a row that differs is no contradiction: only another reader's habit, or another
original of the same image."""


class LibraryDossier:
    """The library as it stood when this was made; later writes do not show.

    It holds a connection of its own until `close`.
    """

    def __init__(self, lib: Library) -> None:
        self._lib = lib
        self._db = Database(lib.folder / FILE_NAME, write=False)
        self._db.run("BEGIN")
        self._db.row("SELECT 1 FROM meta")  # only a first look fixes the view

    def close(self) -> None:
        """Let the view go."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def tables(self) -> tuple[str, ...]:
        """Name the tables, those that others refer to first."""
        return tuple(TABLES)

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the rows of *table*, oldest first."""
        key = ", ".join(TABLES[table].key)
        sql = f"SELECT * FROM {TABLES[table].name} ORDER BY {key}"  # noqa: S608 - names of our schema
        yield from self._db.records(sql)

    def blobs(self) -> Iterator[tuple[str, bytes]]:
        """Yield each stored file as its path in the library and its bytes.

        Captured things come as ``originals/ab/<sha256>``, converted images as
        ``assets/ab/<sha256>.<ext>``.

        Raises:
            LibraryDamaged: One is missing or was altered.
        """
        for (sha256,) in self._db.rows("SELECT DISTINCT sha256 FROM resource ORDER BY sha256"):
            path = blobs.path_of(self._lib.folder, sha256).relative_to(self._lib.folder)
            yield path.with_suffix("").as_posix(), blobs.original(self._lib, sha256)
        sql = "SELECT sha256, media_type FROM asset WHERE sha256 <> original ORDER BY sha256"
        for sha256, media_type in self._db.rows(sql):
            path = drawings.path_of(self._lib.folder, sha256, media_type)
            name = path.relative_to(self._lib.folder).as_posix()
            yield name, drawings.read(self._lib, sha256, media_type)


def dossier(lib: Library) -> LibraryDossier:
    """Return everything that can leave the library; close it when it has left."""
    return LibraryDossier(lib)


def take_in(lib: Library, incoming: Dossier) -> Changes:
    """Bring in what another library gave out, in one transaction; ids are kept.

    Rows that are here already, and the same, are passed over. Tags and reading places that
    differ stay as they are here.

    Raises:
        ImportFailed: The dossier is not whole, was altered, comes from a newer program, or
            says something else of a thing than this library does; nothing was brought in.
    """
    if not set(incoming.tables()) <= set(TABLES):
        raise _failed("it comes from a newer Sourcebook; update this program")
    try:
        with writing(lib, "take_in", is_undoable=False) as change:
            _take_blobs(lib, incoming)
            for table in incoming.tables():
                _take_table(change, table, incoming.rows(table))
            _refuse_damaged(lib, change)
    except RuleBroken as error:
        reason = "something in it is missing, doubled, or here in another form"
        raise _failed(reason) from error
    return change.changes


def _take_blobs(lib: Library, incoming: Dossier) -> None:
    for name, data in incoming.blobs():
        path = PurePosixPath(name)
        if path.parts[0] == drawings.FOLDER_NAME:
            put = drawings.put(lib, data, drawings.type_of(path.suffix))
        else:
            put = blobs.put(lib, data)
        if put != path.name.partition(".")[0]:
            raise _failed(f"the file {name} in it was altered")


def _take_table(change: Writing, table: str, rows: Iterable[Row]) -> None:
    known = TABLES[table]
    names = {name for (name,) in change.db.rows("SELECT name FROM pragma_table_info(?)", table)}
    for row in rows:
        if not set(known.key) <= set(row) <= names:
            raise _failed(f"its table “{table}” is not as this program knows it")
        standing = change.standing(table, {column: row[column] for column in known.key})
        if standing is None:
            change.insert(table, row)
        elif table == "edition_asset" and not standing["sha256"] and row.get("sha256"):
            image = {"sha256": row["sha256"], "reason": row.get("reason", "")}
            change.update(table, {column: row[column] for column in known.key}, image)
        elif not _may_differ(table, standing) and any(standing[one] != row[one] for one in row):
            name = standing.get("title") or known.id_of(row)
            raise _failed(f"“{name}” ({table}) is in the library already and differs")


def _may_differ(table: str, standing: Row) -> bool:
    """Tell where both may be right: each library fetches images at its own time."""
    is_image = table == "edition_asset" or (table == "resource" and standing["role"] == "image")
    return is_image or table in _OURS_STANDS


def _refuse_damaged(lib: Library, change: Writing) -> None:
    for row in change.rows:
        if TABLES[row.entity].sealed and not is_whole(lib.db, row.entity, row.id):
            raise _failed("a text in it was altered")
        if row.entity == "resource" and not _has_bytes(lib, row.id):
            raise _failed("a captured page is missing in it")
        if row.entity == "asset" and not _is_drawn(lib, row.id):
            raise _failed("an image is missing in it")


def _has_bytes(lib: Library, row_id: str) -> bool:
    sql = "SELECT sha256 FROM resource WHERE capture_id = ? AND number = ?"
    sha256 = lib.db.value(sql, *TABLES["resource"].key_of(row_id).values())
    return blobs.path_of(lib.folder, sha256).exists()


def _is_drawn(lib: Library, sha256: str) -> bool:
    sql = "SELECT original, media_type FROM asset WHERE sha256 = ?"
    original, media_type = lib.db.rows(sql, sha256)[0]
    if original == sha256:
        return blobs.path_of(lib.folder, sha256).exists()
    return drawings.path_of(lib.folder, sha256, media_type).exists()


def _failed(reason: str) -> ImportFailed:
    return ImportFailed(source=_SOURCE, reason=reason)
