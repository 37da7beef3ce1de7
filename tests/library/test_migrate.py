"""A library is brought up to date whole or not at all, and never without a copy."""

import shutil
from pathlib import Path

import pytest

from sourcebook import library
from sourcebook.library import Library, migrate, open_library, snapshot
from sourcebook.library.connection import FILE_NAME, Database
from sourcebook.model.errors import LibraryDamaged, LibraryUnavailable
from support.making import add_article, tables_of

NEXT = "CREATE TABLE bird (name TEXT) STRICT; INSERT INTO bird VALUES ('heron');"
WRONG = "DELETE FROM edition;"


def test_the_steps_are_numbered_without_a_gap() -> None:
    folder = Path(migrate.__file__).parent / "schema"
    names = sorted(path.name for path in folder.iterdir())
    assert names == [f"{number:04}.sql" for number in range(1, len(names) + 1)]
    assert len(migrate.steps()) == len(names)


def test_a_new_library_needs_no_copy(lib: Library) -> None:
    assert snapshot.copies(lib.folder) == []
    assert migrate.shape_of(lib.db).schema == len(migrate.steps())


def test_a_step_is_taken_once_and_after_a_checked_copy(lib: Library) -> None:
    article_id = add_article(lib)
    before = tables_of(lib)
    for _ in range(2):
        migrate.migrate(lib.db, (*migrate.steps(), NEXT))
    assert lib.db.value("SELECT name FROM bird") == "heron"
    assert lib.db.value("PRAGMA foreign_keys") == 1
    (copy,) = snapshot.copies(lib.folder, "before-update")
    with Database(copy, write=False) as old:
        assert migrate.shape_of(old).schema == len(migrate.steps())
        assert old.value("SELECT id FROM article") == article_id
    assert tables_of(lib) == before


def test_a_step_that_breaks_a_reference_changes_nothing(lib: Library) -> None:
    article_id = add_article(lib)
    before = tables_of(lib)
    with pytest.raises(LibraryDamaged):
        migrate.migrate(lib.db, (*migrate.steps(), NEXT, WRONG))
    assert tables_of(lib) == before
    assert migrate.shape_of(lib.db).schema == len(migrate.steps())
    assert lib.db.value("SELECT count(*) FROM sqlite_schema WHERE name = 'bird'") == 0
    library.trash(lib, article_id)


def test_without_room_for_the_copy_nothing_is_changed(lib: Library) -> None:
    (lib.folder / snapshot.FOLDER_NAME).write_bytes(b"a file where the folder should be")
    with pytest.raises(LibraryUnavailable, match="no backup"):
        migrate.migrate(lib.db, (*migrate.steps(), NEXT))
    assert migrate.shape_of(lib.db).schema == len(migrate.steps())


def test_a_reader_waits_for_a_writer_to_bring_it_up_to_date(
    lib: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        newer = (*migrate.steps(), NEXT)
        patched.setattr(migrate, "steps", lambda: newer)
        with pytest.raises(LibraryUnavailable, match="brought up to date"):
            open_library(lib.folder, write=False)
        open_library(lib.folder, write=True).close()
        open_library(lib.folder, write=False).close()


def migrate_watched(folder: Path, moments: Path) -> list[Path]:
    """Migrate the library in *folder*; keep its files as they are before each statement.

    What a killed process leaves is what its files are at that moment.
    """
    found: list[Path] = []

    def keep(*_: object) -> bool:
        found.append(moments / str(len(found)))
        shutil.copytree(folder, found[-1])
        return True

    with Database(folder / FILE_NAME, write=True) as db:
        db.begin_writing()
        db.raw.exec_trace = keep
        migrate.migrate(db, (*migrate.steps(), NEXT))
        db.raw.exec_trace = None
    return found


def assert_old_or_new(folder: Path, old: int, article_ids: list[tuple[str]]) -> int:
    """Open what a kill left, look that nothing is missing, and finish the work."""
    with Database(folder / FILE_NAME, write=True) as db:
        schema = migrate.shape_of(db).schema
        assert schema in (old, len(migrate.steps()) + 1)
        assert db.rows("PRAGMA integrity_check") == [("ok",)]
        migrate.migrate(db, (*migrate.steps(), NEXT))
        assert db.value("SELECT name FROM bird") == "heron"
        assert db.rows("SELECT id FROM article") == article_ids
    return schema


def test_a_kill_at_any_statement_leaves_a_library_or_none(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    moments = migrate_watched(folder, tmp_path / "moments")
    schemas = [assert_old_or_new(moment, 0, []) for moment in moments]
    assert len(schemas) > 40
    assert schemas == sorted(schemas)


def test_a_kill_at_any_statement_leaves_the_old_library_or_the_new(
    folder: Path, tmp_path: Path
) -> None:
    with open_library(folder, write=True) as lib:
        article_id = add_article(lib)
    moments = migrate_watched(folder, tmp_path / "moments")
    schemas = [
        assert_old_or_new(moment, len(migrate.steps()), [(article_id,)]) for moment in moments
    ]
    assert len(schemas) > 10
    assert schemas == sorted(schemas)
