"""A folder of Markdown files and the notes of the library are kept in step, and no text is lost."""

import json
import os
import time
from pathlib import Path

import pytest
from filelock import FileLock

from sourcebook import library as store
from sourcebook.app import mirroring, noting, organising
from sourcebook.app.mirror_state import FILE_NAME
from sourcebook.app.opening import Library, open_library
from sourcebook.base import atomic
from sourcebook.model.errors import MirrorInUse, MirrorOfAnother, MirrorPaused, MirrorUnavailable
from sourcebook.model.note import Note
from support.making import add_article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "notes"


def write(library: Library, body: str, article_id: str = "") -> Note:
    return noting.save_note(library, "", article_id, body, 0, "test").note


def change(library: Library, note: Note, body: str) -> Note:
    now = store.note(library, note.id)
    return noting.save_note(library, note.id, "", body, now.revision, "test").note


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    later = file.stat().st_mtime_ns + 5_000_000
    os.utime(file, ns=(later, later))


def files(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))


def bodies(library: Library) -> list[str]:
    return sorted(note.body for note in store.notes(library))


def test_each_note_has_a_file_that_follows_it(library: Library, folder: Path) -> None:
    article_id = add_article(library, title="The bridge", address="https://example.org/bridge")
    note = write(library, "# Ferry\n\nIt is #late.")
    write(library, "Beside it", article_id)
    report = mirroring.step(library, folder)
    assert files(folder) == ["Beside it.md", "Ferry.md"]
    assert sorted(report.written) == files(folder)
    text = (folder / "Ferry.md").read_text("utf-8")
    assert f"id: {note.id}" in text
    assert "tags: [late]" in text
    assert text.endswith("\n\n# Ferry\n\nIt is #late.")
    assert "https://example.org/bridge" in (folder / "Beside it.md").read_text("utf-8")
    change(library, note, "# Boat\n\nIt came.")
    assert mirroring.step(library, folder).written == ["Boat.md"]
    assert files(folder) == ["Beside it.md", "Boat.md"]
    organising.trash(library, note.id)
    assert mirroring.step(library, folder).removed == ["Boat.md"]
    assert files(folder) == ["Beside it.md"]


def test_what_did_not_change_is_neither_read_nor_written(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        write(library, f"# Note {number}")
    mirroring.step(library, folder)
    monkeypatch.setattr(Path, "read_bytes", lambda _self: pytest.fail("a file was read"))
    report = mirroring.step(library, folder, both_ways=True)
    assert report == mirroring.Report()


def test_an_edited_file_of_a_folder_that_only_follows_is_kept_aside(
    library: Library, folder: Path
) -> None:
    write(library, "# Ferry\n\nIt is late.")
    mirroring.step(library, folder)
    edit(folder / "Ferry.md", "late", "early")
    (aside,) = mirroring.step(library, folder).aside
    assert "early" in (folder / aside).read_text("utf-8")
    assert "late" in (folder / "Ferry.md").read_text("utf-8")
    assert bodies(library) == ["# Ferry\n\nIt is late."]
    assert mirroring.step(library, folder) == mirroring.Report()


def test_an_edit_is_taken_in_as_a_revision_with_its_title_and_tags(
    library: Library, folder: Path
) -> None:
    note = write(library, "# Ferry\n\nIt is late.")
    mirroring.step(library, folder, both_ways=True)
    edit(folder / "Ferry.md", "late", "early")
    assert mirroring.step(library, folder, both_ways=True).saved == ["Ferry"]
    assert bodies(library) == ["# Ferry\n\nIt is early."]
    assert any("late" in one.body for one in store.revisions(library, note.id))
    before = (folder / "Ferry.md").stat().st_mtime_ns
    assert mirroring.step(library, folder, both_ways=True) == mirroring.Report()
    assert (folder / "Ferry.md").stat().st_mtime_ns == before
    edit(folder / "Ferry.md", "title: Ferry\n", "title: The boat\ntags: [sea side]\n")
    mirroring.step(library, folder, both_ways=True)
    assert bodies(library) == ["# The boat\n\nIt is early.\n\n#sea-side\n"]


def test_a_note_changed_on_both_sides_keeps_both_texts(library: Library, folder: Path) -> None:
    note = write(library, "# Ferry\n\nIt is late.")
    mirroring.step(library, folder, both_ways=True)
    edit(folder / "Ferry.md", "late", "early")
    change(library, note, "# Ferry\n\nIt is gone.")
    assert mirroring.step(library, folder, both_ways=True).conflicts == ["Ferry"]
    assert bodies(library) == ["# Ferry\n\nIt is early.", "# Ferry\n\nIt is gone."]
    assert len(files(folder)) == 2
    assert mirroring.step(library, folder, both_ways=True) == mirroring.Report()


def test_a_new_file_becomes_a_note_and_a_copy_another_one(library: Library, folder: Path) -> None:
    write(library, "# Ferry")
    mirroring.step(library, folder, both_ways=True)
    (folder / "Idea.md").write_text("- a boat\r\n", "utf-8")
    copy = (folder / "Ferry.md").read_text("utf-8")
    (folder / "Ferry copy.md").write_text(copy, "utf-8")
    report = mirroring.step(library, folder, both_ways=True)
    assert sorted(report.made) == ["Ferry", "Idea"]
    assert bodies(library) == ["# Ferry", "# Ferry", "# Idea\n\n- a boat\n"]
    assert "id: " in (folder / "Idea.md").read_text("utf-8")
    assert mirroring.step(library, folder, both_ways=True) == mirroring.Report()


def test_another_name_is_another_title_and_links_follow(library: Library, folder: Path) -> None:
    write(library, "# Ferry\n\nWords.")
    write(library, "# Index\n\n[[Ferry]]")
    mirroring.step(library, folder, both_ways=True)
    (folder / "Ferry.md").rename(folder / "The boat.md")
    assert mirroring.step(library, folder, both_ways=True).renamed == ["The boat.md"]
    assert bodies(library) == ["# Index\n\n[[The boat]]", "# The boat\n\nWords."]
    assert files(folder) == ["Index.md", "The boat.md"]


def test_a_file_with_another_name_gets_its_own_again_where_the_folder_only_follows(
    library: Library, folder: Path
) -> None:
    write(library, "# Ferry\n\nWords.")
    mirroring.step(library, folder)
    (folder / "Ferry.md").rename(folder / "The boat.md")
    mirroring.step(library, folder)
    assert files(folder) == ["Ferry.md"]
    assert bodies(library) == ["# Ferry\n\nWords."]


def test_a_deleted_file_puts_the_note_into_the_trash_unless_it_is_newer(
    library: Library, folder: Path
) -> None:
    gone, newer = write(library, "# Gone"), write(library, "# Newer")
    write(library, "# Still here")
    mirroring.step(library, folder, both_ways=True)
    (folder / "Gone.md").unlink()
    (folder / "Newer.md").unlink()
    change(library, newer, "# Newer\n\nMore.")
    assert mirroring.step(library, folder, both_ways=True).trashed == ["Gone"]
    assert bodies(library) == ["# Newer\n\nMore.", "# Still here"]
    assert files(folder) == ["Newer.md", "Still here.md"]
    organising.restore(library, gone.id)
    assert mirroring.step(library, folder, both_ways=True).written == ["Gone.md"]


def test_words_edited_in_the_file_of_a_note_in_the_trash_are_a_new_note(
    library: Library, folder: Path
) -> None:
    note = write(library, "# Ferry\n\nIt is late.")
    mirroring.step(library, folder, both_ways=True)
    organising.trash(library, note.id)
    edit(folder / "Ferry.md", "late", "early")
    mirroring.step(library, folder, both_ways=True)
    assert bodies(library) == ["# Ferry\n\nIt is early."]


def test_a_folder_that_lost_many_files_is_not_believed(library: Library, folder: Path) -> None:
    for number in range(10):
        write(library, f"# Note {number}")
    mirroring.step(library, folder, both_ways=True)
    for number in range(6):
        (folder / f"Note {number}.md").unlink()
    with pytest.raises(MirrorPaused):
        mirroring.step(library, folder, both_ways=True)
    assert len(bodies(library)) == 10
    (folder / FILE_NAME).unlink()
    assert len(mirroring.step(library, folder, both_ways=True).written) == 6


def test_without_what_was_kept_files_find_their_notes_again(library: Library, folder: Path) -> None:
    note = write(library, "# Ferry\n\nIt is late.")
    write(library, "# Same")
    mirroring.step(library, folder, both_ways=True)
    (folder / FILE_NAME).write_text("{rubbish", "utf-8")
    edit(folder / "Ferry.md", "late", "early")
    mirroring.step(library, folder, both_ways=True)
    assert bodies(library) == ["# Ferry\n\nIt is early.", "# Ferry\n\nIt is late.", "# Same"]
    assert store.note(library, note.id).body == "# Ferry\n\nIt is late."


def test_a_folder_of_another_library_is_refused(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    write(library, "# Ferry")
    mirroring.step(library, folder)
    with open_library(tmp_path / "other") as other, pytest.raises(MirrorOfAnother):
        mirroring.step(other, folder)
    assert files(folder) == ["Ferry.md"]


def test_two_at_once_and_a_folder_that_is_a_file_are_told(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    folder.mkdir()
    with FileLock(folder / mirroring.LOCK_NAME), pytest.raises(MirrorInUse):
        mirroring.step(library, folder)
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(MirrorUnavailable):
        mirroring.step(library, tmp_path / "file")
    with pytest.raises(MirrorUnavailable):
        mirroring.step(library, tmp_path / "no" / "such" / "place")


def test_an_empty_file_is_a_file_that_is_being_written(library: Library, folder: Path) -> None:
    write(library, "# Ferry")
    mirroring.step(library, folder, both_ways=True)
    (folder / "Ferry.md").write_text("", "utf-8")
    assert mirroring.step(library, folder, both_ways=True) == mirroring.Report()
    assert bodies(library) == ["# Ferry"]


def test_a_full_disk_is_told_and_the_next_step_goes_on_without_conflicts(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        write(library, f"# Note {number}")
    mirroring.step(library, folder, both_ways=True)
    made = atomic.write_bytes
    left = 2

    def write_some(path: Path, data: bytes) -> None:
        nonlocal left
        if path.suffix == ".md":
            left -= 1
            if left < 0:
                raise OSError(28, "No space left on device")
        made(path, data)

    for note in store.notes(library):
        change(library, note, f"{note.body} again")
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "write_bytes", write_some)
        with pytest.raises(MirrorUnavailable, match="No space left"):
            mirroring.step(library, folder, both_ways=True)
    report = mirroring.step(library, folder, both_ways=True)
    assert len(report.written) == 3
    assert report.conflicts == report.saved == []
    assert len(bodies(library)) == 5
    assert len(json.loads((folder / FILE_NAME).read_text("utf-8"))["notes"]) == 5


def test_a_file_that_is_no_text_is_told_and_left_as_it_is(library: Library, folder: Path) -> None:
    write(library, "# Ferry")
    mirroring.step(library, folder, both_ways=True)
    (folder / "latin.md").write_bytes(b"caf\xe9")
    (folder / "Ferry.md").write_bytes(b"# Ferry, caf\xe9")
    report = mirroring.step(library, folder, both_ways=True)
    assert len(report.troubles) == 2
    assert (folder / "latin.md").read_bytes() == b"caf\xe9"
    assert (folder / "Ferry.md").read_bytes() == b"# Ferry, caf\xe9"
    assert bodies(library) == ["# Ferry"]


def test_two_files_that_change_names_stay_the_files_of_their_notes(
    library: Library, folder: Path
) -> None:
    one, two = write(library, "# One\n\nFirst words."), write(library, "# Two\n\nOther.")
    mirroring.step(library, folder, both_ways=True)
    (folder / "One.md").rename(folder / "kept")
    (folder / "Two.md").rename(folder / "One.md")
    (folder / "kept").rename(folder / "Two.md")
    mirroring.step(library, folder, both_ways=True)
    assert "First words." in store.note(library, one.id).body
    assert "Other." in store.note(library, two.id).body


def test_what_others_wrote_before_the_words_of_a_new_file_is_kept(
    library: Library, folder: Path
) -> None:
    write(library, "# Ferry")
    mirroring.step(library, folder, both_ways=True)
    head = "id: 2024\ntitle: Front\nsource: https://example.org/mine\naliases: [x]\n"
    (folder / "Mine.md").write_text(f"---\n{head}---\n# Heading\n", "utf-8")
    mirroring.step(library, folder, both_ways=True)
    text = (folder / "Heading.md").read_text("utf-8")
    for line in ("own_id: 2024", "own_title: Front", "own_source: https://", "aliases: [x]"):
        assert line in text


def test_a_file_of_nobody_is_left_alone_where_the_folder_only_follows(
    library: Library, folder: Path
) -> None:
    folder.mkdir()
    (folder / "zettel.md").write_text("---\nid: zettel1\n---\nmine\n", "utf-8")
    assert mirroring.step(library, folder) == mirroring.Report()
    assert files(folder) == ["zettel.md"]


def test_an_edit_that_was_not_read_is_not_deleted_with_its_note(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = write(library, "# Ferry")
    mirroring.step(library, folder)
    monkeypatch.setattr(mirroring, "LARGEST_BYTES", 300)
    edit(folder / "Ferry.md", "# Ferry", "# Ferry" + " long" * 100)
    assert mirroring.step(library, folder).troubles
    organising.trash(library, note.id)
    mirroring.step(library, folder)
    assert "long long" in (folder / "Ferry.md").read_text("utf-8")


def test_names_of_anything_in_the_folder_are_taken(library: Library, folder: Path) -> None:
    (folder / "Ferry.md").mkdir(parents=True)
    note = write(library, "# Ferry")
    mirroring.step(library, folder)
    assert (folder / "Ferry.md").is_dir()
    assert (folder / f"Ferry {note.id[-6:]}.md").is_file()


def test_a_folder_that_lost_all_its_few_files_is_not_believed(
    library: Library, folder: Path
) -> None:
    for number in range(3):
        write(library, f"# Note {number}")
    mirroring.step(library, folder, both_ways=True)
    for number in range(3):
        (folder / f"Note {number}.md").unlink()
    with pytest.raises(MirrorPaused):
        mirroring.step(library, folder, both_ways=True)


def test_a_file_that_stays_empty_is_an_edit(library: Library, folder: Path) -> None:
    note = write(library, "# Ferry")
    write(library, "# Other")
    mirroring.step(library, folder, both_ways=True)
    (folder / "Ferry.md").write_text("", "utf-8")
    os.utime(folder / "Ferry.md", (1_000_000, 1_000_000))
    mirroring.step(library, folder, both_ways=True)
    assert store.note(library, note.id).body == ""
    assert store.revisions(library, note.id)[0].body == "# Ferry"


def test_a_file_that_is_missing_for_a_moment_is_not_taken_for_deleted(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(library, "# Ferry\n\nIt is late.")
    write(library, "# Same")
    mirroring.step(library, folder, both_ways=True)
    file = folder / "Ferry.md"
    text = file.read_text("utf-8")
    file.unlink()
    saved = [text.replace("late", "never too late")]
    monkeypatch.setattr(time, "sleep", lambda _: file.write_text(saved.pop(), "utf-8"))
    report = mirroring.step(library, folder, both_ways=True)
    assert report.trashed == []
    assert report.saved == ["Ferry"]


def test_a_file_that_was_taken_in_before_a_kill_is_not_taken_in_twice(
    library: Library, folder: Path
) -> None:
    write(library, "# Same")
    mirroring.step(library, folder, both_ways=True)
    kept = (folder / FILE_NAME).read_text("utf-8")
    for name in ("New", "Newer"):
        (folder / f"{name}.md").write_text(f"# {name}\n\nwords", "utf-8")
    assert len(mirroring.step(library, folder, both_ways=True).made) == 2
    for name in ("New", "Newer"):
        (folder / f"{name}.md").write_text(f"# {name}\n\nwords", "utf-8")
    (folder / FILE_NAME).write_text(kept, "utf-8")  # as if it had been killed before this
    report = mirroring.step(library, folder, both_ways=True)
    assert report.made == []
    assert bodies(library) == ["# New\n\nwords", "# Newer\n\nwords", "# Same"]
    assert mirroring.step(library, folder, both_ways=True) == mirroring.Report()


def test_what_is_kept_of_the_folder_is_written_only_when_it_changed(
    library: Library, folder: Path
) -> None:
    note = write(library, "# Ferry")
    mirroring.step(library, folder)
    before = (folder / FILE_NAME).stat().st_mtime_ns
    mirroring.step(library, folder)
    assert (folder / FILE_NAME).stat().st_mtime_ns == before
    change(library, note, "# Ferry\n\nIt is late.")
    mirroring.step(library, folder)
    assert (folder / FILE_NAME).stat().st_mtime_ns != before
