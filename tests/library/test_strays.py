"""Files that nothing in the library names are told, and nobody who is just saving is accused."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from sourcebook import library
from sourcebook.app import indexing, mirror_state
from sourcebook.library import Library, blobs, drawings, strays
from sourcebook.ui.instance import LOCK_NAME
from support.making import add_article

OF_ANOTHER = "ab" * 32


@pytest.fixture
def full(lib: Library) -> Library:
    """Return a library with an article."""
    add_article(lib)
    return lib


def put(lib: Library, *names: str) -> None:
    """Put files where the library lies; a name with a slash at its end is a folder."""
    for name in names:
        path = lib.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir()
        else:
            path.write_bytes(b"somebody's")


@pytest.mark.parametrize(
    "name",
    [
        f"originals/ab/{OF_ANOTHER}.zst",
        f"originals/cd/{OF_ANOTHER}.zst",
        f"originals/ab/.{OF_ANOTHER}.zst.01234567.tmp",
        f"assets/ab/{OF_ANOTHER}.webp",
        "originals/ab/notes.txt",
        "originals/ab/deeper/",
        "originals/notes.txt",
        "originals/pictures/",
        "library (conflicted copy).db",
        "old copies/",
    ],
)
def test_what_nothing_names_is_told_and_is_no_fault(full: Library, name: str) -> None:
    assert library.verify(full).unnamed == ()
    put(full, name)
    proof = library.verify(full)
    assert proof.unnamed == (name,)
    assert f"“{name}”" in proof.aside
    assert not proof.findings
    assert os.path.lexists(full.folder / name)


def test_a_copy_of_an_original_at_another_place_is_told(full: Library) -> None:
    (sha256,) = blobs.stored(full)
    original = blobs.path_of(full.folder, sha256)
    for name in (f"assets/{sha256[:2]}/{sha256}.webp", f"originals/zz/{sha256}.zst"):
        put(full, name)
    original.with_suffix(".bak").write_bytes(original.read_bytes())
    assert set(strays.unnamed(full) or ()) == {
        f"assets/{sha256[:2]}/{sha256}.webp",
        "originals/zz/",
        f"originals/{sha256[:2]}/{sha256}.bak",
    }


def test_a_drawn_image_is_named_by_its_row(full: Library) -> None:
    drawings.put(full, b"a drawing", "image/webp")
    sha256 = drawings.put(full, b"another", "image/png")
    values = (sha256, "0" * 64, "image/png")
    full.db.run("INSERT INTO asset VALUES (?, ?, ?, 1, 1, 7, '')", *values)
    (told,) = strays.unnamed(full) or ()
    assert told.endswith(".webp")


def test_what_the_program_and_the_system_keep_there_is_not_told(full: Library) -> None:
    library.backup(full, kind="daily", keep=1)
    put(full, LOCK_NAME, indexing.lock_file(full.folder).name, "backups/mine.db")
    put(full, f"{indexing.index_folder(full.folder).name}/current.json", "library.db-journal")
    put(full, ".DS_Store", "originals/Thumbs.db", "originals/ab/._x.zst", "originals/cd/")
    put(full, f"my notes/{mirror_state.FILE_NAME}", "my notes/a.md")
    assert strays.unnamed(full) == ()
    put(full, mirror_state.FILE_NAME, "a.md")
    assert strays.unnamed(full) == ()


def test_folders_of_the_program_in_the_same_place_are_not_told(
    full: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(full, "settings/", "logs/", "cache/", "templates/", "library/", "other/")
    monkeypatch.setenv("SOURCEBOOK_HOME", str(full.folder))
    assert strays.unnamed(full) == ("other/",)


def test_what_an_undone_article_needs_is_not_told(full: Library) -> None:
    add_article(full, "another")
    library.undo(full)
    assert full.db.value("SELECT count(*) FROM resource") == 1
    assert strays.unnamed(full) == ()


def meanwhile(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen once the library was first compared with its folder."""
    compare = strays._unnamed_of  # the moment between two looks
    left = [happens]

    def compared(lib: Library, names: Sequence[str]) -> list[str]:
        found = compare(lib, names)
        if left:
            left.pop()()
        return found

    monkeypatch.setattr(strays, "_unnamed_of", compared)


def test_a_save_that_ends_meanwhile_is_not_told(
    full: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with library.open_library(full.folder, write=True) as other:
        other.db.run("BEGIN IMMEDIATE")
        sha256 = blobs.put(other, b"under way")
        put(full, f"originals/ab/.{OF_ANOTHER}.zst.01234567.tmp")
        other.db.run(
            """INSERT INTO resource (capture_id, number, role, address, media_type, sha256,
                                     size_bytes, seal)
               SELECT id, 9, 'beside', '', '', ?, 9, '' FROM capture""",
            sha256,
        )

        def end() -> None:
            other.db.run("COMMIT")
            next((full.folder / "originals" / "ab").glob(".*.tmp")).unlink()

        meanwhile(monkeypatch, end)
        assert strays.unnamed(full) == ()


def test_while_another_program_goes_on_writing_it_is_said_that_nothing_is_known(
    full: Library,
) -> None:
    with library.open_library(full.folder, write=True) as other:
        other.db.run("BEGIN IMMEDIATE")
        blobs.put(other, b"under way")
        full.db.raw.set_busy_timeout(1)
        proof = library.verify(full)
        assert proof.unnamed is None
        assert "Try again later" in proof.aside
        assert not proof.findings
        other.db.run("ROLLBACK")
    assert len(strays.unnamed(full) or ()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_no_text_are_told_on_one_line(full: Library) -> None:
    Path(os.fsdecode(os.fsencode(full.folder) + b"/\xff\n\x1b[1m")).touch()
    (full.folder / "nowhere").symlink_to("nothing")
    proof = library.verify(full)
    assert proof.unnamed == ("nowhere", "\ufffd\n\x1b[1m")
    assert "“\ufffd\ufffd\ufffd[1m”" in proof.aside


def test_of_many_names_the_first_few_stand_in_the_sentence() -> None:
    told = strays.sentence([f"{number}.txt" for number in range(8)])
    assert told.startswith("8 files lie")
    assert "“4.txt”, and 3 more." in told
    assert "5.txt" not in told
    assert strays.sentence(["a/"]).startswith("1 file or folder lies")
    assert strays.sentence(()) == ""


def test_a_repair_removes_what_a_broken_off_save_left(full: Library) -> None:
    put(full, f"originals/ab/{OF_ANOTHER}.zst", f"originals/ab/.{OF_ANOTHER}.zst.01234567.tmp")
    put(full, "originals/ab/notes.txt")
    library.repair(full)
    assert strays.unnamed(full) == ("originals/ab/notes.txt",)
