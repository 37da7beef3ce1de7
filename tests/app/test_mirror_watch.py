"""A changed file of a mirrored folder is noticed, and the helper brings it in."""

import shutil
import time
from pathlib import Path

import pytest

from sourcebook.app import mirroring, noting
from sourcebook.app.mirror_watch import Keeper, Watch
from sourcebook.app.opening import open_library


def test_a_folder_is_kept_in_step_by_a_process_and_watched(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        note = noting.save_note(library, "", "", "# Ferry\n\nIt is late.", 0, "test").note
        keeper, told = Keeper(tmp_path / "library"), []
        folder = tmp_path / "notes"
        try:
            assert keeper.step(folder, both_ways=True).result(60).written == ["Ferry.md"]
            keeper.watch(folder, lambda: told.append(time.monotonic()))
            file = folder / "Ferry.md"
            file.write_text(file.read_text("utf-8").replace("late", "too early"), "utf-8")
            limit = time.monotonic() + 30
            while not told and time.monotonic() < limit:
                time.sleep(0.05)
            assert told
            assert keeper.step(folder, both_ways=True).result(60).saved == ["Ferry"]
        finally:
            keeper.close()
        assert "too early" in noting.open_note(library, note.id).body


def test_a_folder_that_is_not_there_is_not_watched_and_that_is_all(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keeper = Keeper(tmp_path / "library")
    with caplog.at_level("WARNING"):
        keeper.watch(tmp_path / "nowhere", lambda: None)
    assert "cannot be watched" in caplog.text
    keeper.close()


def test_a_step_that_changes_nothing_tells_nobody(tmp_path: Path) -> None:
    folder, told = tmp_path / "notes", []
    with open_library(tmp_path / "library") as library:
        noting.save_note(library, "", "", "# Ferry", 0, "test")
        mirroring.step(library, folder, both_ways=True)
        watch = Watch(folder, lambda: told.append(1))
        watch.start()
        try:
            time.sleep(0.5)
            told.clear()
            mirroring.step(library, folder, both_ways=True)
            time.sleep(0.5)
            assert told == []
            (folder / "New.md").write_text("words", "utf-8")
            limit = time.monotonic() + 30
            while not told and time.monotonic() < limit:
                time.sleep(0.05)
            assert told
        finally:
            watch.stop()


def test_a_folder_that_vanished_and_came_back_is_watched_again(tmp_path: Path) -> None:
    folder, told = tmp_path / "notes", []
    keeper = Keeper(tmp_path / "library")
    try:
        folder.mkdir()
        keeper.watch(folder, lambda: told.append(1))
        shutil.rmtree(folder)
        (tmp_path / "filler").mkdir()  # or the new folder may be given the number of the old one
        folder.mkdir()
        keeper.watch(folder, lambda: told.append(1))
        time.sleep(0.2)
        told.clear()
        (folder / "New.md").write_text("words", "utf-8")
        limit = time.monotonic() + 30
        while not told and time.monotonic() < limit:
            time.sleep(0.05)
        assert told
    finally:
        keeper.close()
