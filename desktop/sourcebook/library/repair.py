"""Mend a damaged library from what can still be read and from its checked copies."""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sourcebook.library import blobs, drawings, rebuild, snapshot, strays
from sourcebook.library.check import (
    DamagedRow,
    check,
    damaged_rows,
    faults_of_structure,
    is_whole,
)
from sourcebook.library.connection import FILE_NAME, Database, RuleBroken
from sourcebook.library.outbox import enqueue_all
from sourcebook.library.store import Library, open_library
from sourcebook.library.tables import TABLES
from sourcebook.model.errors import LibraryDamaged, LibraryUnavailable

COPIES_KEPT = 5
"""How many copies taken before a repair stay."""

_SAME_STATE = {"article": "changed_at", "highlight": "changed_at", "note": "revision"}
"""The column that tells whether a copy's row is the state that was damaged, not an older one."""

_DROP_UNNAMED = """
    DELETE FROM asset WHERE sha256 NOT IN (
        SELECT sha256 FROM edition_asset WHERE sha256 IS NOT NULL
        UNION SELECT json_extract(before, '$.sha256') FROM change_row
              WHERE entity = 'edition_asset' AND json_extract(before, '$.sha256') IS NOT NULL)"""
"""Forget images that no edition names, nor one that redo could bring back."""


def repair(lib: Library) -> list[str]:
    """Mend what can be mended, after a copy of everything as it is.

    A damaged file is rebuilt from its readable rows over the newest checked copy; a damaged
    text comes back from the newest copy that has the very same state whole; files that
    nobody names are swept. Newer words are never replaced by older ones.

    Returns:
        A sentence for each thing that was done, and for each fault that stays.

    Raises:
        LibraryUnavailable: The copy cannot be written; nothing was done.
    """
    kept = f"A copy of the library as it was lies in “{_keep_as_is(lib)}”."
    mended = [rebuild.rebuild(lib)] if faults_of_structure(lib.db) else []
    mended += _mend_words(lib)
    if mended:
        enqueue_all(lib)
    left = [f"This could not be mended: {fault}" for fault in check(lib)]
    return [kept, *mended, *_sweep(lib), *left]


def recover(folder: Path) -> list[str]:
    """Put the newest checked copy in the place of a library file that cannot be opened.

    The damaged file and its log are kept among the copies. A copy may have been taken when
    words were damaged already, so that they are mended from the older ones. Nobody may have
    the library open.

    Returns:
        Sentences that say what was done.

    Raises:
        LibraryDamaged: There is no good copy; nothing was changed.
        LibraryUnavailable: The disk does not let it happen.
    """
    copy = next(snapshot.good_copies(folder), None)
    if copy is None:
        raise LibraryDamaged(folder=folder, reason="there is no good copy to put in its place")
    try:
        aside = snapshot.set_aside(folder)
        fresh = folder / f".{FILE_NAME}.tmp"
        shutil.copyfile(copy, fresh)
        snapshot.settle(fresh, folder / FILE_NAME)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryUnavailable(folder=folder, reason=reason) from error
    with open_library(folder, write=True) as lib:
        mended = _mend_words(lib)
        left = [f"This could not be mended: {fault}" for fault in check(lib)]
    return [
        f"The library is again as it was in the copy “{copy.name}”.",
        f"The damaged file lies in “{aside}”.",
        *mended,
        *left,
    ]


def _keep_as_is(lib: Library) -> Path:
    try:
        return snapshot.take(lib.db, "before-repair", COPIES_KEPT)
    except LibraryDamaged:
        return snapshot.take(lib.db, "damaged", COPIES_KEPT, is_examined=False)


def _mend_words(lib: Library) -> list[str]:
    wrong = [damage for damage in damaged_rows(lib.db) if damage.id]
    copies = list(snapshot.good_copies(lib.folder)) if wrong else []
    done = []
    for damage in wrong:
        words = f"The {damage.table.replace('_', ' ')} {damage.id}"
        copy = _mend_from(copies, lib.db, damage)
        if copy:
            done.append(f"{words} was restored from the copy “{copy.name}”.")
        elif _make_readable(lib.db, damage):
            done.append(f"{words} has letters that are lost: “\ufffd” stands for them.")
    return done


def _mend_from(copies: Iterable[Path], db: Database, damage: DamagedRow) -> Path | None:
    """Take a row out of the newest copy that will do, and return that copy."""
    for copy in copies:
        with Database(copy, write=False) as old:
            if _mend(db, old, damage.table, damage.id):
                return copy
    return None


def _make_readable(db: Database, damage: DamagedRow) -> bool:
    """Keep what is left of texts that are no texts any more: one of them hides all its table.

    The seal stays as it is, so that the row is called damaged hereafter too.
    """
    key = TABLES[damage.table].key_of(damage.id)
    where = " AND ".join(f"{column} = ?" for column in key)
    changed = False
    for (column,) in db.rows("SELECT name FROM pragma_table_info(?)", damage.table):
        asked = f"SELECT CAST({column} AS BLOB) FROM {damage.table} WHERE {where}"  # noqa: S608 - names of our schema
        data = db.value(asked, *key.values())
        text = data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
        if isinstance(data, bytes) and text.encode() != data:
            said = f"UPDATE {damage.table} SET {column} = ? WHERE {where}"  # noqa: S608 - names of our schema
            with suppress(RuleBroken):  # it names a row that is not there, and stays unreadable
                db.run(said, text, *key.values())
                changed = True
    return changed


def _mend(db: Database, old: Database, table: str, row_id: str) -> bool:
    is_alike = db.value("PRAGMA user_version") == old.value("PRAGMA user_version")
    if not is_alike or not is_whole(old, table, row_id):
        return False
    if not _is_same_state(db, old, table, row_id):
        return False
    rebuild.lay_over(db, table, rebuild.row(old, table, row_id))
    return True


def _is_same_state(db: Database, old: Database, table: str, row_id: str) -> bool:
    column = _SAME_STATE.get(table)
    if column is None:
        return True  # such a row never changes
    sql = f"SELECT {column} FROM {table} WHERE id = ?"  # noqa: S608 - names of our schema
    try:
        return bool(db.value(sql, row_id) == old.value(sql, row_id))
    except LibraryDamaged:
        return True  # when it was changed cannot be known any more, and the row cannot be read


def _sweep(lib: Library) -> list[str]:
    """Remove files nobody names; the write lock keeps those away that are about to be named."""
    with lib.db.transaction():
        needed = set(strays.needed(lib.db))
        orphans = [blobs.path_of(lib.folder, one) for one in blobs.stored(lib) if one not in needed]
        lib.db.run(_DROP_UNNAMED)
        shapes = {
            drawings.path_of(lib.folder, *row)
            for row in lib.db.rows("SELECT sha256, media_type FROM asset WHERE sha256 <> original")
        }
        undrawn = [path for path in drawings.stored(lib) if path not in shapes]
        useless = [*blobs.leftovers(lib), *orphans, *undrawn]
        for path in useless:
            path.unlink(missing_ok=True)
    return [f"{len(useless)} files that nothing needs were removed."] if useless else []
