"""A folder of Markdown files is kept in step by a command."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from support.program import COMMAND, Program

WORDS = "# Ferry\n\nIt is late."


def test_notes_are_written_and_edits_taken_in(sourcebook: Program, tmp_path: Path) -> None:
    article = sourcebook.add("The mill\n\nIt turned all night.")
    sourcebook("note", article, "--set", "-", stdin=WORDS)
    folder = tmp_path / "notes"
    said = sourcebook("mirror", str(folder), "--once").out
    assert said == "Ferry.md: written\n"
    file = folder / "Ferry.md"
    file.write_text(file.read_text("utf-8").replace("late", "too early"), "utf-8")
    told = sourcebook("mirror", str(folder), "--once", "--both-ways", "--json").json
    assert told["saved"] == ["Ferry"]
    assert told["troubles"] == []
    assert "too early" in sourcebook("note", article).out


def test_a_folder_that_cannot_be_made_is_told(sourcebook: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    done = sourcebook("mirror", str(tmp_path / "file"), "--once", status=1)
    assert "cannot be used" in done.err


def test_it_goes_on_until_it_is_ended(sourcebook: Program, tmp_path: Path) -> None:
    article = sourcebook.add("The mill\n\nIt turned all night.")
    sourcebook("note", article, "--set", "-", stdin=WORDS)
    file = tmp_path / "notes" / "Ferry.md"
    command = [*COMMAND, "mirror", str(file.parent), "--both-ways"]
    with subprocess.Popen(
        command, env=sourcebook.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        try:
            until(file.exists)
            time.sleep(1.5)  # it watches by now
            file.write_text(file.read_text("utf-8").replace("late", "too early"), "utf-8")
            until(lambda: "too early" in sourcebook("note", article).out)
            sourcebook("note", article, "--set", "-", stdin="# Boat\n\nIt came.")
            until((file.parent / "Boat.md").exists)
        finally:
            running.terminate()


def until(truth: Callable[[], object]) -> None:
    limit = time.monotonic() + 60
    while not truth():
        assert time.monotonic() < limit
        time.sleep(0.2)
