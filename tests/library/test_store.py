"""A library opens for whoever may use it, and says why when it does not."""

from pathlib import Path

import apsw
import pytest

from sourcebook import library
from sourcebook.library import Library, open_library
from sourcebook.model.errors import (
    LibraryDamaged,
    LibraryForeign,
    LibraryTooNew,
    LibraryUnavailable,
)
from support.making import add_article, files_in


def test_a_writer_makes_the_library_where_there_is_none(folder: Path) -> None:
    with open_library(folder, write=True) as lib:
        assert lib.is_writer
        assert library.article_ids(lib, "all") == []


def test_a_reader_makes_nothing(folder: Path) -> None:
    with pytest.raises(LibraryUnavailable, match="no library in it yet"):
        open_library(folder, write=False)
    assert not folder.exists()


def test_a_reader_sees_what_a_writer_has_committed(lib: Library, folder: Path) -> None:
    with open_library(folder, write=False) as reader:
        before = library.data_version(reader)
        article_id = add_article(lib)
        assert library.article_ids(reader, "all") == [article_id]
        assert library.data_version(reader) != before


def test_a_reader_cannot_write(lib: Library, folder: Path) -> None:
    article_id = add_article(lib)
    with (
        open_library(folder, write=False) as reader,
        pytest.raises(LibraryUnavailable, match="only be read"),
    ):
        library.trash(reader, article_id)


def test_a_library_keeps_its_name_when_it_is_opened_again(folder: Path) -> None:
    with open_library(folder, write=True) as first, open_library(folder, write=True) as second:
        assert first.device == second.device
        assert len(first.device) == 36


def test_a_library_that_was_never_finished_is_made_anew(folder: Path) -> None:
    folder.mkdir()
    (folder / "library.db").touch()
    with open_library(folder, write=True) as lib:
        assert library.check(lib) == []


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryUnavailable):
        open_library(tmp_path / "file" / "library", write=True)


@pytest.mark.parametrize("write", [True, False])
def test_another_programs_database_is_refused_untouched(folder: Path, *, write: bool) -> None:
    folder.mkdir()
    with apsw.Connection(str(folder / "library.db")) as other:
        other.execute("CREATE TABLE bird (name TEXT)")
    other.close()
    before = files_in(folder)
    with pytest.raises(LibraryForeign):
        open_library(folder, write=write)
    assert files_in(folder) == before


def test_a_file_that_is_no_database_is_refused_untouched(folder: Path) -> None:
    folder.mkdir()
    (folder / "library.db").write_bytes(b"no database " * 1000)
    before = files_in(folder)
    with pytest.raises(LibraryForeign):
        open_library(folder, write=True)
    assert files_in(folder) == before


def test_what_was_a_library_once_is_damaged_and_not_foreign(folder: Path) -> None:
    with open_library(folder, write=True) as lib:
        add_article(lib)
    (folder / "library.db").write_bytes(bytes(8192))
    with pytest.raises(LibraryDamaged):
        open_library(folder, write=True)


def made_by_a_newer_program(folder: Path, min_reader: int) -> None:
    """Make a library that says a newer program wrote it."""
    with open_library(folder, write=True) as lib:
        lib.db.run("PRAGMA user_version = 9")
        lib.db.run("UPDATE meta SET value = ? WHERE name = 'min_reader'", str(min_reader))
        lib.db.run("UPDATE meta SET value = '9' WHERE name = 'min_writer'")


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_library_is_refused_untouched(folder: Path, *, write: bool) -> None:
    made_by_a_newer_program(folder, min_reader=9)
    before = files_in(folder)
    with pytest.raises(LibraryTooNew):
        open_library(folder, write=write)
    after = files_in(folder)
    assert after["library.db"] == before["library.db"]
    assert after.get("library.db-wal", b"") == b""
    assert set(after) <= {"library.db", "library.db-shm", "library.db-wal"}


def test_a_newer_library_that_allows_it_is_read_and_not_written(folder: Path) -> None:
    made_by_a_newer_program(folder, min_reader=1)
    with open_library(folder, write=False) as reader:
        assert library.article_ids(reader, "all") == []
    with pytest.raises(LibraryTooNew):
        open_library(folder, write=True)


def test_a_library_that_can_only_be_read_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_library(folder, write=True) as lib:
        article_id = add_article(lib)
    real = apsw.Connection

    def on_a_disc(name: str, *, flags: int) -> apsw.Connection:
        if "immutable" not in name:
            raise apsw.CantOpenError
        return real(name, flags=flags)

    monkeypatch.setattr(apsw, "Connection", on_a_disc)
    with open_library(folder, write=False) as reader:
        assert library.article_ids(reader, "all") == [article_id]


def test_a_sqlite_that_can_damage_a_library_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.51.2")
    with pytest.raises(LibraryUnavailable, match=r"3\.51\.3 or newer"):
        open_library(folder, write=True)
    assert not (folder / "library.db").exists()


def test_a_writer_waits_for_the_disk_and_watches_references(lib: Library) -> None:
    with open_library(lib.folder, write=True) as second:  # not the one that made it
        assert second.db.value("PRAGMA journal_mode") == "wal"
        assert second.db.value("PRAGMA synchronous") == 2
        assert second.db.value("PRAGMA foreign_keys") == 1
