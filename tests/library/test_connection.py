"""Errors of SQLite become sentences a person can act on; bugs stay bugs."""

from pathlib import Path

import apsw
import pytest

from sourcebook.library import Library
from sourcebook.library.connection import Database, RuleBroken
from sourcebook.model.errors import LibraryDamaged, LibraryForeign, LibraryUnavailable


class Failing:
    """A connection that always fails in one way."""

    in_transaction = False

    def __init__(self, error: Exception) -> None:
        self.error = error

    def execute(self, *_: object) -> None:
        """Fail."""
        raise self.error

    def close(self) -> None:
        """Close."""


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (apsw.FullError(), "disk is full"),
        (apsw.BusyError(), "another program is writing"),
        (apsw.ReadOnlyError(), "only be read"),
        (apsw.CantOpenError(), "cannot be opened"),
        (apsw.IOError(), "disk does not answer"),
        (apsw.NoMemError(), "memory"),
    ],
)
def test_what_the_disk_does_is_said_in_words(lib: Library, error: Exception, reason: str) -> None:
    real, lib.db.raw = lib.db.raw, Failing(error)  # type: ignore[assignment] # plays a fault
    with pytest.raises(LibraryUnavailable, match=reason):
        lib.db.run("SELECT 1")
    lib.db.raw = real


def test_damage_is_told_as_damage(lib: Library) -> None:
    real = lib.db.raw
    undecodable = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid")
    for error in (apsw.CorruptError(), undecodable):
        lib.db.raw = Failing(error)  # type: ignore[assignment] # plays a fault
        with pytest.raises(LibraryDamaged):
            lib.db.row("SELECT 1")
    lib.db.raw = real


def test_a_wrong_statement_is_our_bug(lib: Library) -> None:
    with pytest.raises(apsw.SQLError):
        lib.db.run("SELEKT")


def test_a_broken_rule_ends_the_transaction(lib: Library) -> None:
    def write() -> None:
        with lib.db.transaction():
            lib.db.run("INSERT INTO meta VALUES ('new', 'x')")
            lib.db.run("INSERT INTO meta VALUES ('new', 'y')")

    with pytest.raises(RuleBroken):
        write()
    assert lib.db.value("SELECT count(*) FROM meta WHERE name = 'new'") == 0


def test_a_reading_connection_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnavailable):
        Database(tmp_path / "none.db", write=False)
    assert list(tmp_path.iterdir()) == []


def test_a_copy_stands_alone(lib: Library, tmp_path: Path) -> None:
    lib.db.copy_to(tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["copy.db"]
    with Database(tmp_path / "copy.db", write=False) as copy:
        assert copy.value("PRAGMA journal_mode") == "delete"
        assert copy.value("SELECT value FROM meta WHERE name = 'device'") == lib.device


def test_text_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("text " * 500)
    with pytest.raises(LibraryForeign):
        Database(tmp_path / "text.db", write=False)
