"""A file that is moved into a folder below is no deleted note, and is told."""

import os
import shutil
import time
from pathlib import Path

import pytest

from sourcebook import library as store
from sourcebook.app import mirror_below, mirroring, noting, organising
from sourcebook.app.opening import Library
from sourcebook.model.note import Note


@pytest.fixture
def note(library: Library) -> Note:
    """Write a note."""
    return noting.save_note(library, "", "", "# Ferry\n\nLate.", 0, "test").note


@pytest.fixture
def folder(tmp_path: Path, library: Library, note: Note) -> Path:
    """Keep it and another note in step with a folder that has a folder below."""
    noting.save_note(library, "", "", "# Mill", 0, "test")
    mirroring.step(library, tmp_path / "notes", both_ways=True)
    (tmp_path / "notes" / "sea" / "ships").mkdir(parents=True)
    assert (tmp_path / "notes" / f"{note.title}.md").exists()
    return tmp_path / "notes"


def step(library: Library, folder: Path) -> mirroring.Report:
    return mirroring.step(library, folder, both_ways=True)


def ids(library: Library) -> set[str]:
    return {note.id for note in store.notes(library)}


def test_a_file_that_is_moved_below_keeps_its_note_and_is_told_not_written_anew(
    library: Library, folder: Path, note: Note, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ids(library)
    (folder / "Ferry.md").rename(folder / "sea" / "ships" / "Boat.MD")
    for body in ("# Ferry\n\nLate.", "# Ferry\n\nChanged here."):
        standing = store.note(library, note.id)
        noting.save_note(library, note.id, "", body, standing.revision, "test")
        report = step(library, folder)
        (trouble,) = report.troubles
        assert "“sea/ships/Boat.MD”" in str(trouble)
        assert "only the top folder is kept in step" in str(trouble)
        assert report == mirroring.Report(troubles=[trouble])
        assert ids(library) == before
        assert not (folder / "Ferry.md").exists()
        monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("it was known"))
        monkeypatch.setattr(mirror_below, "MOST_ENTRIES", -1)  # where it is is known, too


def test_a_file_that_comes_back_is_kept_in_step_again(
    library: Library, folder: Path, note: Note
) -> None:
    (folder / "Ferry.md").rename(folder / "sea" / "Ferry.md")
    step(library, folder)
    noting.save_note(library, note.id, "", "# Ferry\n\nGone.", note.revision, "test")
    step(library, folder)
    (folder / "sea" / "Ferry.md").rename(folder / "Ferry.md")
    assert step(library, folder) == mirroring.Report(written=["Ferry.md"])
    assert (folder / "Ferry.md").read_text("utf-8").endswith("Gone.")
    (folder / "Ferry.md").unlink()
    assert step(library, folder).trashed == ["Ferry"]


def test_a_moved_file_that_is_deleted_below_puts_its_note_into_the_trash(
    library: Library, folder: Path
) -> None:
    (folder / "Ferry.md").rename(folder / "sea" / "Ferry.md")
    assert step(library, folder).trashed == []
    shutil.rmtree(folder / "sea")
    assert step(library, folder).trashed == ["Ferry"]


def test_a_note_in_the_trash_leaves_its_moved_file_alone(
    library: Library, folder: Path, note: Note
) -> None:
    (folder / "Ferry.md").rename(folder / "sea" / "Ferry.md")
    step(library, folder)
    organising.trash(library, note.id)
    step(library, folder)
    assert (folder / "sea" / "Ferry.md").exists()
    assert step(library, folder) == mirroring.Report()


def test_the_trash_of_another_program_holds_no_moved_files(library: Library, folder: Path) -> None:
    (folder / ".trash").mkdir()
    (folder / "Ferry.md").rename(folder / ".trash" / "Ferry.md")
    assert step(library, folder).trashed == ["Ferry"]


def test_only_so_many_entries_are_looked_at(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        (folder / "sea" / f"{number}.md").write_text("words", "utf-8")
    (folder / "Ferry.md").rename(folder / "sea" / "ships" / "Ferry.md")
    monkeypatch.setattr(mirror_below, "MOST_ENTRIES", 6)  # those of “sea”, but not of “ships”
    assert len([*mirror_below._files_below(folder)]) == 5
    assert step(library, folder).trashed == ["Ferry"]


@pytest.mark.skipif(os.name == "nt", reason="links want rights there")
def test_no_links_are_followed(library: Library, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (folder / "Ferry.md").rename(tmp_path / "out" / "Ferry.md")
    (folder / "sea" / "Ferry.md").symlink_to(tmp_path / "out" / "Ferry.md")
    (folder / "sea" / "out").symlink_to(tmp_path / "out", target_is_directory=True)
    (folder / "sea" / "round").symlink_to(folder, target_is_directory=True)
    assert step(library, folder).trashed == ["Ferry"]


def test_many_files_that_are_moved_below_are_no_broken_folder(
    library: Library, folder: Path
) -> None:
    for name in ("Ferry.md", "Mill.md"):
        (folder / name).rename(folder / "sea" / name)
    assert len(step(library, folder).troubles) == 2
    assert len(ids(library)) == 2


def test_a_suffix_in_capitals_is_one_of_a_note(library: Library, folder: Path) -> None:
    (folder / "My.MD").write_text("words", "utf-8")
    assert step(library, folder).made == ["My"]
    assert [one.name for one in folder.iterdir() if one.suffix == ".md"].count("My.md") == 1
    (folder / "Ferry.md").rename(folder / "Boat.MD")
    assert step(library, folder).renamed == ["Boat.MD"]
    assert {note.title for note in store.notes(library)} == {"My", "Boat", "Mill"}
