"""Two programs write at once, and programs are killed: no save that was told is lost."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sourcebook import library
from sourcebook.library import connection, open_library
from sourcebook.library.blobs import path_of
from sourcebook.model.errors import LibraryUnavailable
from support.making import files_in

TESTS = Path(__file__).resolve().parents[1]
WRITER = TESTS / "support" / "writer.py"
PATH = os.pathsep.join([str(TESTS), str(TESTS.parent / "desktop")])


def start(folder: Path, name: str, count: int) -> "subprocess.Popen[str]":
    """Start a process that writes to the library in *folder*."""
    return subprocess.Popen(
        [sys.executable, str(WRITER), str(folder), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": PATH},
    )


def assert_all_there(folder: Path, said: list[str]) -> None:
    """Look that everything a process was told is saved can be read, and is whole."""
    told = [line.split() for line in said if line.endswith("\n")]
    with open_library(folder, write=True) as lib:
        assert library.check(lib) == []
        pending = {one.id for one in library.pending(lib, 10_000).documents}
        for what, value in told:
            if what == "saved":
                assert f" {value}\n" in library.note(lib, note_of(told)).body
            elif what == "added":
                article = library.article(lib, value)
                assert library.edition_text(lib, article.edition_id)
                assert value in pending


def note_of(told: list[list[str]]) -> str:
    """Return the id of the note a process writes."""
    return next(value for what, value in told if what == "note")


@pytest.mark.slow
def test_two_programs_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    writers = [start(folder, name, 200) for name in ("window", "console")]  # both make it, too
    said = [writer.communicate()[0].splitlines(keepends=True) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    for lines in said:
        assert sum(line.startswith("saved") for line in lines) == 200
        assert_all_there(folder, lines)
    with open_library(folder, write=False) as lib:
        assert len(library.article_ids(lib, "all")) == 80
        counters = lib.db.rows("SELECT count(*), count(DISTINCT counter) FROM change")
        assert counters[0][0] == counters[0][1]


@pytest.mark.slow
def test_a_program_killed_at_any_moment_loses_no_save_it_was_told_of(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    chance = random.Random(20260301)  # noqa: S311 - moments, not secrets
    for round_ in range(8):
        writer = start(folder, f"round{round_}", 100_000)
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.4))
        writer.kill()
        said = [first, *writer.stdout.readlines()]
        writer.stdout.close()
        writer.wait()
        assert_all_there(folder, said)
    with open_library(folder, write=True) as lib:
        library.repair(lib)
        named = [sha256 for (sha256,) in lib.db.rows("SELECT DISTINCT sha256 FROM resource")]
        needed = {path_of(folder, one).relative_to(folder / "originals") for one in named}
        assert {Path(name) for name in files_in(folder / "originals")} == needed


@pytest.mark.slow
def test_a_writer_that_waits_too_long_is_told_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_library(tmp_path, write=True) as lib:
        monkeypatch.setattr(connection, "BUSY_TIMEOUT_MS", 50)
        with (
            open_library(tmp_path, write=True) as other,
            lib.db.transaction(),
            pytest.raises(LibraryUnavailable, match="another program is writing"),
        ):
            library.add_note(other, "", "words", "words")
        library.add_note(lib, "", "words", "words")
