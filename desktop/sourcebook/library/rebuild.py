"""Build a damaged library file anew: readable rows over the newest good copy."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sourcebook.library import snapshot
from sourcebook.library.connection import Database, RuleBroken, Value
from sourcebook.library.migrate import migrate
from sourcebook.library.store import Library
from sourcebook.library.tables import TABLES
from sourcebook.library.title_keys import fill_keys
from sourcebook.model.errors import LibraryDamaged

_LOG = ("change", "change_row")
"""The way back is saved too, where it can be read."""


def rebuild(lib: Library) -> str:
    """Replace what is in the library file by all that can be saved; say what was done.

    Nothing changes until the new content is complete. Other programs may have the library
    open; they see it as one write. A row can be read and yet be none that the schema allows,
    such as one whose end is overwritten: then the copy's row stays.
    """
    base = next(snapshot.good_copies(lib.folder), None)
    refused = 0
    with _workbench(lib.folder, base) as new:
        with new.transaction():
            for table in (*TABLES, *_LOG):
                for found in _readable(lib.db, table):
                    refused += not _is_laid_over(new, table, found)
            fill_keys(new)
        lib.db.restore_from(new)
    source = f"over the copy “{base.name}”" if base else "into an empty one"
    rows = (
        f"every row that could be read, except {refused} that made no sense,"
        if refused
        else ("every row that could be read")
    )
    return f"The library file was rebuilt: {rows} was laid {source}."


def row(db: Database, table: str, row_id: str) -> dict[str, Value]:
    """Return a row that is there."""
    key = TABLES[table].key_of(row_id)
    where = " AND ".join(f"{column} = ?" for column in key)
    found = db.record(f"SELECT * FROM {table} WHERE {where}", *key.values())  # noqa: S608 - names of our schema
    return found or {}


def lay_over(db: Database, table: str, found: Mapping[str, Value]) -> None:
    """Put a row into a table, over the one that has its key."""
    names = ", ".join(found)
    marks = ", ".join("?" * len(found))
    sql = f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of our schema
    db.run(sql, *found.values())


def _is_laid_over(db: Database, table: str, found: Mapping[str, Value]) -> bool:
    """Lay a row over the one that has its key, unless the schema refuses it as damaged."""
    try:
        lay_over(db, table, found)
    except RuleBroken:
        return False
    return True


@contextmanager
def _workbench(folder: Path, base: Path | None) -> Iterator[Database]:
    """Lend a database of today's shape beside the copies; references are not looked at in it."""
    path = folder / snapshot.FOLDER_NAME / ".workbench.tmp"
    try:
        path.unlink(missing_ok=True)
        if base:
            shutil.copyfile(base, path)
        with Database(path, write=True) as new:
            migrate(new)
            new.run("PRAGMA foreign_keys = OFF")
            yield new
    finally:
        path.unlink(missing_ok=True)


def _readable(db: Database, table: str) -> Iterator[dict[str, Value]]:
    """Yield the rows before the first page that cannot be read, then those after the last."""
    for direction in ("ASC", "DESC"):
        try:
            yield from db.records(_scan(db, table, direction))
        except LibraryDamaged:
            continue  # the other direction reaches what lies behind
        return


def _scan(db: Database, table: str, direction: str) -> str:
    sql = "SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk"
    is_keyed = db.value("SELECT wr FROM pragma_table_list WHERE name = ?", table)
    keys = [name for (name,) in db.rows(sql, table)] if is_keyed else ["rowid"]
    order = ", ".join(f"{key} {direction}" for key in keys)
    return f"SELECT * FROM {table} NOT INDEXED ORDER BY {order}"  # noqa: S608 - names of our schema
