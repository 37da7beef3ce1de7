"""A backup is a copy that was opened and found whole, or there is none."""

from pathlib import Path

import pytest

from sourcebook import library
from sourcebook.base import clock
from sourcebook.library import Library, open_library, snapshot
from sourcebook.library.connection import FILE_NAME, Database
from sourcebook.model.errors import LibraryDamaged, LibraryUnavailable
from support.making import add_article, files_in, tables_of


def set_day(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """Set the clock."""
    monkeypatch.setattr(clock, "utc_now", lambda: f"{day}T09:30:00.000Z")


def test_a_backup_holds_what_the_library_holds(lib: Library, tmp_path: Path) -> None:
    add_article(lib)
    copy = library.backup(lib)
    other = tmp_path / "other"
    other.mkdir()
    copy.rename(other / FILE_NAME)
    (lib.folder / "originals").rename(other / "originals")
    with open_library(other, write=True) as restored:
        assert library.check(restored) == []
        expected = tables_of(restored)
    (other / "originals").rename(lib.folder / "originals")
    assert tables_of(lib) == expected


def test_a_reader_can_take_a_backup_while_a_writer_writes(lib: Library) -> None:
    with open_library(lib.folder, write=False) as reader:
        article_id = add_article(lib)
        copy = library.backup(reader)
        add_article(lib, "later")
    with Database(copy, write=False) as old:
        assert old.rows("SELECT id FROM article") == [(article_id,)]


def test_a_daily_backup_is_due_once_a_day(lib: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    set_day(monkeypatch, "2026-03-01")
    assert library.backup_is_due(lib)
    library.backup(lib, kind="before-update")
    assert library.backup_is_due(lib)
    library.backup(lib)
    assert not library.backup_is_due(lib)
    set_day(monkeypatch, "2026-03-02")
    assert library.backup_is_due(lib)


def test_the_newest_copies_of_each_kind_are_kept(
    lib: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = library.backup(lib, kind="other")
    made = []
    for day in range(1, 6):
        set_day(monkeypatch, f"2026-03-0{day}")
        made.append(library.backup(lib, keep=3))
    assert snapshot.copies(lib.folder, "daily") == made[:1:-1]
    assert other.exists()


def test_a_clock_set_back_does_not_cost_the_new_copy_its_life(
    lib: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("2099-01-01", "2099-01-02"):
        set_day(monkeypatch, day)
        library.backup(lib, keep=2)
    set_day(monkeypatch, "2026-03-01")
    assert library.backup_is_due(lib)
    assert library.backup(lib, keep=2).exists()
    assert not library.backup_is_due(lib)


def test_a_copy_that_is_not_whole_gets_no_name(
    lib: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = library.backup(lib)
    real = Database.copy_to

    def spoilt(db: Database, target: Path) -> None:
        real(db, target)
        with target.open("r+b") as file:
            file.seek(4096)
            file.write(bytes(4096))

    monkeypatch.setattr(Database, "copy_to", spoilt)
    with pytest.raises(LibraryDamaged):
        library.backup(lib, keep=1)
    assert list(files_in(lib.folder / "backups")) == [good.name]


def test_a_backup_that_cannot_be_written_leaves_nothing(
    lib: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sourcebook.base.atomic.sync_file", refuse)
    with pytest.raises(LibraryUnavailable, match="No space left"):
        library.backup(lib)
    assert files_in(lib.folder / "backups") == {}
