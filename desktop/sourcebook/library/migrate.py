"""Bring a library to the shape this program knows, in one transaction and after a backup."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from sourcebook.base import ids
from sourcebook.library import snapshot
from sourcebook.library.connection import Database
from sourcebook.library.title_keys import fill_keys
from sourcebook.model.errors import LibraryDamaged, LibraryForeign, LibraryTooNew

APPLICATION_ID = 0x53426B31
"""``SBk1``; stands in the header of every library.db, so that it is known for ours."""

MIN_READER = 2
"""The oldest schema whose programs can read what this program writes (editions grew in 2)."""

MIN_WRITER = 7
"""The oldest schema whose programs can write into it without harm (older ones mend whole cuts)."""

TITLES_KEPT = 6
"""The step since which titles are kept folded, which SQL cannot do."""

BACKUPS_KEPT = 5
"""How many copies taken before an update stay."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a library says of itself; all zero when nothing has been written yet."""

    schema: int = 0
    min_reader: int = 0
    min_writer: int = 0


@cache
def steps() -> tuple[str, ...]:
    """Return the schema steps, the first one first."""
    folder = resources.files("sourcebook.library") / "schema"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=str)
    return tuple(file.read_text("utf-8") for file in files)


def shape_of(db: Database) -> Shape:
    """Read what a library says of itself.

    Raises:
        LibraryForeign: It is a database, and not ours.
        LibraryDamaged: It does not say it any more.
    """
    if db.value("PRAGMA application_id") != APPLICATION_ID:
        if db.value("SELECT count(*) FROM sqlite_schema"):
            raise LibraryForeign(folder=db.path.parent)
        return Shape()  # the program that was making it was killed before its first commit
    schema = int(db.value("PRAGMA user_version"))
    return Shape(schema, _number(db, "min_reader"), _number(db, "min_writer"))


def refuse_newer(db: Database, *, write: bool, known: int | None = None) -> None:
    """Let a newer library be, unless it says that this program may use it.

    Args:
        db: An open library.
        write: Whether it is to be written.
        known: The number of steps this program knows; those it ships with unless given.

    Raises:
        LibraryTooNew: It may not be used.
        LibraryForeign: It is not ours.
    """
    shape = shape_of(db)
    needed = shape.min_writer if write else shape.min_reader
    if needed > (len(steps()) if known is None else known):
        raise LibraryTooNew(folder=db.path.parent)


def migrate(db: Database, todo: tuple[str, ...] | None = None) -> None:
    """Take the steps a library has not taken yet, all of them or none.

    Whenever the program is killed, the library is as it was before or as it shall be.

    Args:
        db: A connection that writes; two programs may do this at once.
        todo: All steps from the first; those the program ships with unless given.

    Raises:
        LibraryDamaged: The new shape would break a reference; nothing was changed.
    """
    todo = steps() if todo is None else todo
    before = shape_of(db).schema
    if before >= len(todo):
        return
    if before:
        snapshot.take(db, "before-update", BACKUPS_KEPT)
    db.run("PRAGMA foreign_keys = OFF")  # a step may rebuild a table that others refer to
    try:
        with db.transaction():
            _take_steps(db, todo)
    finally:
        db.run("PRAGMA foreign_keys = ON")


def _number(db: Database, name: str) -> int:
    found = db.value("SELECT value FROM meta WHERE name = ?", name)
    with db.understanding():
        return int(found)


def _take_steps(db: Database, todo: tuple[str, ...]) -> None:
    before = shape_of(db).schema  # read again: another program may have been faster
    for step in todo[before:]:
        db.run(step)
    if before < TITLES_KEPT <= len(todo):
        fill_keys(db)
    if db.rows("PRAGMA foreign_key_check"):
        raise LibraryDamaged(folder=db.path.parent, reason="a reference leads nowhere")
    db.run(f"PRAGMA application_id = {APPLICATION_ID}")
    db.run(f"PRAGMA user_version = {len(todo)}")
    for name, value in (("min_reader", MIN_READER), ("min_writer", MIN_WRITER)):
        db.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", name, str(value))
    db.run("INSERT OR IGNORE INTO meta VALUES ('device', ?)", ids.new_id())
