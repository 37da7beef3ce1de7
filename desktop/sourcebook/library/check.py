"""Look for damage: in the file's structure, its references, its texts, and the captured bytes."""

from dataclasses import dataclass

from sourcebook.library import lost_rows, proof, strays
from sourcebook.library.connection import Database
from sourcebook.library.store import Library
from sourcebook.library.tables import SEALED, TABLES, Table
from sourcebook.model.errors import LibraryDamaged

_MOST = 20
"""Faults of one sort that are told; more of them say nothing new."""


@dataclass(frozen=True, slots=True)
class DamagedRow:
    """A row whose words are not those that were stored; no id when not even that can be read."""

    table: str
    id: str


@dataclass(frozen=True, slots=True)
class Proof:
    """How many originals and texts were compared, and what is not as it was stored.

    ``findings`` has a sentence for each fault, in the records that belong to the words too;
    ``damaged`` the files among them. ``unnamed`` are files in the library's folder that nothing
    in it names, None when that could not be seen: no fault, for all that was stored is there.
    """

    compared: int
    findings: tuple[str, ...] = ()
    damaged: tuple[proof.Damage, ...] = ()
    unnamed: tuple[str, ...] | None = ()

    @property
    def aside(self) -> str:
        """Say to a person what lies there that nothing names; empty when nothing does."""
        return strays.sentence(self.unnamed)


_KINDS = {
    "article": "The entry of the article {name}",
    "capture": "The record of where a page came from",
    "resource": "The record of a captured page",
    "asset": "The record of an image",
    "edition": "The text of the article {name}",
    "cut": "Something cut from the article {name}",
    "edition_asset": "An image in the article {name}",
    "highlight": "A highlight in the article {name}",
    "note": "The note {name}",
    "note_revision": "An earlier state of the note {name}",
    "alias_set": "The spellings of the name {name}",
    "alias": "A spelling of the name {name}",
    "saved_search": "The saved search {name}",
    "site_rule": "A rule for the site {name}",
}
"""How the rows of each table that holds words are called in a finding."""

_TITLES = {
    "article": "SELECT title FROM article WHERE id = ?",
    "edition": "SELECT title FROM article WHERE edition_id = ?",
    "cut": "SELECT title FROM article WHERE edition_id = ?",
    "edition_asset": "SELECT title FROM article WHERE edition_id = ?",
    "highlight": """SELECT a.title FROM highlight h JOIN article a ON a.id = h.article_id
                    WHERE h.id = ?""",
    "note": "SELECT title FROM note WHERE id = ?",
    "note_revision": "SELECT title FROM note WHERE id = ?",
    "alias_set": "SELECT spelling FROM alias WHERE set_id = ? ORDER BY number",
    "alias": "SELECT spelling FROM alias WHERE set_id = ? ORDER BY number",
    "saved_search": "SELECT name FROM saved_search WHERE id = ?",
    "site_rule": "SELECT host FROM site_rule WHERE id = ?",
}
"""The question for the name of what a row belongs to, by the first column of its key."""


def check(lib: Library) -> list[str]:
    """Return a sentence for each fault; an empty list when the library is whole.

    SQLite's own check does not see altered words, so every row of words is compared
    with its seal.
    Costs a read of the whole file, some four seconds for two gigabytes in the cache.
    """
    return [*faults_of_structure(lib.db), *_faults_of_words(lib.db), *proof.missing(lib)]


def verify(lib: Library) -> Proof:
    """Compare every captured original, every image and every text with its hash.

    What was stored and is gone is named as well, and an image that is another page's; and files
    that nothing names, which may have been put there.
    """
    files, damaged = proof.damages(lib)
    texts = sum(_count(lib.db, table) for table in ("edition", "note", "note_revision"))
    findings = [
        *(one.sentence for one in damaged),
        *proof.nameless(lib),
        *lost_rows.exchanged_images(lib.db),
        *_faults_of_words(lib.db),
        *(_lost(lib.db, DamagedRow(*row)) for row in lost_rows.lost_rows(lib.db)),
    ]
    return Proof(files + texts, tuple(findings), tuple(damaged), strays.unnamed(lib))


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


def damaged_rows(db: Database) -> list[DamagedRow]:
    """Return the rows whose words are not those that were stored."""
    return [row for table in SEALED for row in _damaged_in(db, table)]


def is_whole(db: Database, table: str, row_id: str) -> bool:
    """Tell whether a row is there with the words that were stored."""
    known = TABLES[table]
    key = known.key_of(row_id)
    where = " AND ".join(f"{column} = ?" for column in key)
    sql = f"SELECT * FROM {table} WHERE {where}"  # noqa: S608 - names of our schema
    try:
        row = db.record(sql, *key.values())
    except LibraryDamaged:
        return False
    return row is not None and row["seal"] == known.seal_of(row)


def _damaged_in(db: Database, table: Table) -> list[DamagedRow]:
    sql = f"SELECT * FROM {table.name} NOT INDEXED"  # noqa: S608 - names of our schema
    try:
        wrong = [row for row in db.records(sql) if row["seal"] != table.seal_of(row)]
    except LibraryDamaged:
        return _damaged_one_by_one(db, table)
    return [DamagedRow(table.name, table.id_of(row)) for row in wrong]


def _damaged_one_by_one(db: Database, table: Table) -> list[DamagedRow]:
    """Ask for each row by itself, so that an unreadable one does not hide the others."""
    sql = f"SELECT {', '.join(table.key)} FROM {table.name}"  # noqa: S608 - names of our schema
    try:
        ids = [table.id_of(row) for row in db.records(sql)]
    except LibraryDamaged:
        return [DamagedRow(table.name, "")]
    return [DamagedRow(table.name, one) for one in ids if not is_whole(db, table.name, one)]


def _faults_of_words(db: Database) -> list[str]:
    return [_fault_of_row(db, damage) for damage in damaged_rows(db)]


def _fault_of_row(db: Database, damage: DamagedRow) -> str:
    if not damage.id:
        return f"The rows of {damage.table} cannot all be read."
    return f"{_called(db, damage)} ({damage.id}) is not what was stored."


def _lost(db: Database, damage: DamagedRow) -> str:
    return f"{_called(db, damage)} ({damage.id}) was stored and is not there any more."


def _called(db: Database, damage: DamagedRow) -> str:
    title = _title(db, damage)
    called = _KINDS[damage.table]
    return called.format(name=f"“{title}”") if title else called.replace(" {name}", "")


def _title(db: Database, damage: DamagedRow) -> str:
    sql = _TITLES.get(damage.table)
    key = next(iter(TABLES[damage.table].key_of(damage.id).values()))
    try:
        return str(db.value(sql, key) or "") if sql else ""
    except LibraryDamaged:
        return ""


def _count(db: Database, table: str) -> int:
    return int(db.value(f"SELECT count(*) FROM {table}"))  # noqa: S608 - names of our schema
