"""A heading edited in a folder of notes is a new title: links follow, and the file is renamed."""

import os
from pathlib import Path

import pytest

from sourcebook import library as store
from sourcebook.app import mirroring, noting
from sourcebook.app.opening import Library


@pytest.fixture
def folder(tmp_path: Path, library: Library) -> Path:
    """Keep two notes of which one links to the other in step with a folder."""
    for body in ("# Ferry\n\nLate.", "# Index\n\n[[Ferry]]"):
        noting.save_note(library, "", "", body, 0, "test")
    mirroring.step(library, tmp_path / "notes", both_ways=True)
    return tmp_path / "notes"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    later = file.stat().st_mtime_ns + 5_000_000
    os.utime(file, ns=(later, later))


def bodies(library: Library) -> list[str]:
    return sorted(note.body for note in store.notes(library))


def words(folder: Path) -> dict[str, str]:
    return {one.name: one.read_text("utf-8").partition("---\n\n")[2] for one in folder.glob("*.md")}


def test_links_and_the_name_of_the_file_follow_an_edited_heading(
    library: Library, folder: Path
) -> None:
    edit(folder / "Ferry.md", "# Ferry", "# Boat")
    report = mirroring.step(library, folder, both_ways=True)
    assert bodies(library) == ["# Boat\n\nLate.", "# Index\n\n[[Boat]]"]
    assert words(folder) == {"Boat.md": "# Boat\n\nLate.", "Index.md": "# Index\n\n[[Boat]]"}
    assert "title: Boat\n" in (folder / "Boat.md").read_text("utf-8")
    assert (report.saved, report.conflicts) == (["Boat"], [])
    assert mirroring.step(library, folder, both_ways=True) == mirroring.Report()


def test_a_note_that_links_and_is_edited_at_once_is_no_conflict(
    library: Library, folder: Path
) -> None:
    edit(folder / "Ferry.md", "# Ferry", "# Boat")
    edit(folder / "Index.md", "[[Ferry]]", "[[Ferry]] and more")
    report = mirroring.step(library, folder, both_ways=True)
    assert bodies(library) == ["# Boat\n\nLate.", "# Index\n\n[[Boat]] and more"]
    assert report.conflicts == []
    assert mirroring.step(library, folder, both_ways=True) == mirroring.Report()
