"""Look for damage: in the file's structure, its references, its texts, and the captured bytes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sourcebook.library import blobs
from sourcebook.library.connection import Database, Value
from sourcebook.library.editions import seal
from sourcebook.library.notes import hash_of
from sourcebook.library.store import Library
from sourcebook.library.tables import TABLES
from sourcebook.model.errors import LibraryDamaged

_MOST = 20
"""Faults of one sort that are told; more of them say nothing new."""


@dataclass(frozen=True, slots=True)
class DamagedText:
    """A row whose words are not those that were stored; no id when not even ids can be read."""

    table: str
    id: str


def check(lib: Library) -> list[str]:
    """Return a sentence for each fault; an empty list when the library is whole.

    SQLite's own check does not see altered words, so every text is compared with its hash.
    Costs a read of the whole file, some four seconds for two gigabytes in the cache.
    """
    return [*faults_of_structure(lib.db), *_faults_of_texts(lib.db), *_missing_originals(lib)]


def verify(lib: Library) -> tuple[int, list[str]]:
    """Compare every captured original and every text with its hash.

    Returns:
        How many were compared, and a sentence for each that differs or is missing.
    """
    hashes = _named_originals(lib)
    findings = [fault for fault in (_fault_of_original(lib, one) for one in hashes) if fault]
    texts = sum(len(_ids(lib.db, table)) for table in _IS_WHOLE)
    return len(hashes) + texts, findings + _faults_of_texts(lib.db)


def faults_of_structure(db: Database) -> list[str]:
    """Return what SQLite finds wrong with the file and its references."""
    try:
        found = [str(row[0]) for row in db.rows(f"PRAGMA integrity_check({_MOST})")]
        broken = [] if found == ["ok"] else found
        dangling = db.rows("PRAGMA foreign_key_check")
    except LibraryDamaged as error:
        return [f"The library file cannot be read: {error.fields['reason']}."]
    return [
        *(f"The library file is damaged: {one}." for one in broken),
        *(
            f"A row of {table} refers to a lost one of {parent}."
            for table, _, parent, _ in dangling
        ),
    ]


def damaged_texts(db: Database) -> Iterator[DamagedText]:
    """Yield the editions, notes and revisions whose words are not those that were stored."""
    for table in _IS_WHOLE:
        try:
            row_ids = _ids(db, table)
        except LibraryDamaged:
            yield DamagedText(table, "")
            continue
        for row_id in row_ids:
            if not is_whole(db, table, row_id):
                yield DamagedText(table, row_id)


def is_whole(db: Database, table: str, row_id: str) -> bool:
    """Tell whether a row is there with the words that were stored."""
    key = TABLES[table].key_of(row_id)
    where = " AND ".join(f"{column} = ?" for column in key)
    try:
        row = db.record(f"SELECT * FROM {table} WHERE {where}", *key.values())  # noqa: S608 - names of our schema
        return row is not None and _IS_WHOLE[table](db, row)
    except LibraryDamaged:
        return False


def _faults_of_texts(db: Database) -> list[str]:
    return [_fault_of_text(db, damage) for damage in damaged_texts(db)]


def _fault_of_text(db: Database, damage: DamagedText) -> str:
    words = {"edition": "article", "note": "note", "note_revision": "earlier state of a note"}
    kind = words[damage.table]
    title = _title(db, damage)
    return f"The text of the {kind} “{title}” ({damage.id}) is not what was stored."


def _title(db: Database, damage: DamagedText) -> str:
    key = next(iter(TABLES[damage.table].key_of(damage.id).values())) if damage.id else ""
    sql = (
        "SELECT title FROM article WHERE edition_id = ?"
        if damage.table == "edition"
        else "SELECT title FROM note WHERE id = ?"
    )
    try:
        return str(db.value(sql, key) or "")
    except LibraryDamaged:
        return ""


def _missing_originals(lib: Library) -> list[str]:
    here = set(blobs.stored(lib))
    return [
        f"The captured original {sha256} is missing."
        for sha256 in _named_originals(lib)
        if sha256 not in here
    ]


def _named_originals(lib: Library) -> list[str]:
    try:
        rows = lib.db.rows("SELECT DISTINCT sha256 FROM resource ORDER BY sha256")
    except LibraryDamaged:
        return []  # said already by the check of the structure
    return [sha256 for (sha256,) in rows]


def _fault_of_original(lib: Library, sha256: str) -> str:
    try:
        blobs.original(lib, sha256)
    except LibraryDamaged as error:
        return f"A captured page is damaged: {error.fields['reason']}."
    return ""


def _ids(db: Database, table: str) -> list[str]:
    known = TABLES[table]
    columns = ", ".join(known.key)
    found = db.rows(f"SELECT {columns} FROM {table} NOT INDEXED")  # noqa: S608 - names of our schema
    return [known.id_of(dict(zip(known.key, row, strict=True))) for row in found]


def _is_whole_edition(db: Database, row: dict[str, Any]) -> bool:
    sql = "SELECT at, reason, text, html FROM cut WHERE edition_id = ? ORDER BY number"
    return bool(row["seal"] == seal(row, db.rows(sql, row["id"])))


def _is_whole_note(_db: Database, row: dict[str, Any]) -> bool:
    return bool(row["sha256"] == hash_of(row["title"], row["body"]))


_IS_WHOLE: Mapping[str, Callable[[Database, dict[str, Value]], bool]] = {
    "edition": _is_whole_edition,
    "note": _is_whole_note,
    "note_revision": _is_whole_note,
}
"""Each table that keeps words with their hash, and how a row of it is compared."""

WORDS = frozenset(_IS_WHOLE)
"""The tables that keep words with their hash."""
