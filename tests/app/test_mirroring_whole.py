"""Whatever both sides of a mirrored folder do, and whenever it is killed, no word is lost."""
# ruff: noqa: D102 - the names of the steps say it

import multiprocessing
import os
import shutil
import signal
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sourcebook import library as store
from sourcebook.app import mirroring, noting, organising
from sourcebook.app.mirror_state import FILE_NAME
from sourcebook.app.opening import open_library
from sourcebook.model.errors import MirrorPaused

PICK = st.integers(0, 30)


class BothSides(RuleBasedStateMachine):
    """Writes words that occur once, in the library and in the folder, and looks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.folder = self.home / "notes"
        self.context = open_library(self.home / "library")
        self.library = self.context.__enter__()
        self.written: list[str] = []
        self.clock = 1

    def teardown(self) -> None:
        """Close it, and leave nothing."""
        self.context.__exit__(None, None, None)
        shutil.rmtree(self.home)

    def word(self) -> str:
        self.written.append(f"word{len(self.written):04}")
        return self.written[-1]

    def file(self, pick: int) -> Path | None:
        found = sorted(self.folder.glob("*.md")) if self.folder.exists() else []
        return found[pick % len(found)] if found else None

    def touch(self, path: Path) -> None:
        self.clock += 1
        os.utime(path, ns=(self.clock * 10**9, self.clock * 10**9))

    @rule(both=st.sampled_from([True, True, True, False]))
    def keep_in_step(self, *, both: bool) -> None:
        try:
            mirroring.step(self.library, self.folder, both_ways=both)
        except MirrorPaused:
            (self.folder / FILE_NAME).unlink()

    @rule(title=st.sampled_from(["Ferry", "ferry", "Mill", "a/b", "CON", ""]))
    def write_note(self, title: str) -> None:
        body = f"# {title}\n\n{self.word()}" if title else self.word()
        noting.save_note(self.library, "", "", body, 0, "test")

    @rule(pick=PICK, retitle=st.booleans())
    def change_note(self, pick: int, *, retitle: bool) -> None:
        found = store.notes(self.library)
        if found:
            note = found[pick % len(found)]
            head = f"# {self.word()}\n" if retitle else ""
            body = f"{head}{note.body}\n{self.word()}"
            noting.save_note(self.library, note.id, "", body, note.revision, self.word())
            self.written.pop()  # the name of the session is in no note

    @rule(pick=PICK)
    def delete_note(self, pick: int) -> None:
        found = store.notes(self.library)
        if found:
            organising.trash(self.library, found[pick % len(found)].id)

    @rule(pick=PICK)
    def edit_file(self, pick: int) -> None:
        if path := self.file(pick):
            path.write_text(f"{path.read_text('utf-8')}\n{self.word()}\n", "utf-8")
            self.touch(path)

    @rule(pick=PICK, name=st.sampled_from(["New", "Ferry", "mill", "Other one"]))
    def rename_file(self, pick: int, name: str) -> None:
        path = self.file(pick)
        if path and not (self.folder / f"{name}.md").exists():
            path.rename(self.folder / f"{name}.md")

    @rule(pick=PICK)
    def copy_file(self, pick: int) -> None:
        if path := self.file(pick):
            shutil.copy(path, self.folder / f"{path.stem} copy.md")

    @rule(pick=PICK)
    def move_file_below(self, pick: int) -> None:
        path = self.file(pick)
        if path and not (self.folder / "below" / path.name).exists():
            (self.folder / "below").mkdir(exist_ok=True)
            path.rename(self.folder / "below" / path.name)

    @rule(pick=PICK)
    def move_file_back(self, pick: int) -> None:
        found = sorted((self.folder / "below").glob("*.md"))
        path = found[pick % len(found)] if found else None
        if path and not (self.folder / path.name).exists():
            path.rename(self.folder / path.name)

    @rule(name=st.sampled_from(["Idea", "Ferry", "plan"]))
    def make_file(self, name: str) -> None:
        self.folder.mkdir(exist_ok=True)
        path = self.folder / f"{name}.md"
        if not path.exists():
            path.write_text(f"- {self.word()}\n", "utf-8")
            self.touch(path)

    @rule(pick=PICK)
    def delete_file(self, pick: int) -> None:
        """Delete a file that was taken in: what one deletes oneself before is one's own wish."""
        if self.folder.exists():
            self.keep_in_step(both=True)
            if path := self.file(pick):
                path.unlink()

    @invariant()
    def every_word_is_somewhere(self) -> None:
        kept = [one.body for one in store.notes(self.library, include_trashed=True)]
        for note in store.notes(self.library, include_trashed=True):
            kept += [one.body for one in store.revisions(self.library, note.id)]
        if self.folder.exists():
            kept += [one.read_text("utf-8") for one in self.folder.rglob("*") if one.is_file()]
        everything = "\n".join(kept)
        assert [word for word in self.written if word not in everything] == []


BothSides.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
test_no_word_is_lost_whatever_both_sides_do = pytest.mark.slow(BothSides.TestCase)


def _mirror(home: Path) -> None:
    with open_library(home / "library") as library:
        mirroring.step(library, home / "notes", both_ways=True)


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_a_kill_at_any_moment_makes_no_conflict_and_loses_nothing(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        for number in range(150):
            noting.save_note(library, "", "", f"# Note {number}\n\nFirst.", 0, "test")
    spawn = multiprocessing.get_context("spawn")
    for attempt in range(6):
        process = spawn.Process(target=_mirror, args=(tmp_path,))
        process.start()
        folder, limit = tmp_path / "notes", time.monotonic() + 60
        while time.monotonic() < limit and process.is_alive():
            if folder.exists() and len([*folder.glob("*.md")]) > 20 * attempt:
                break
            time.sleep(0.002)
        if process.pid and process.is_alive():
            os.kill(process.pid, signal.SIGKILL)
        process.join(60)
        with open_library(tmp_path / "library") as library:
            for note in store.notes(library)[:20]:
                body = f"{note.body} {attempt}"
                noting.save_note(library, note.id, "", body, note.revision, f"{attempt}")
    with open_library(tmp_path / "library") as library:
        report = mirroring.step(library, tmp_path / "notes", both_ways=True)
        assert report.conflicts == report.made == report.trashed == report.saved == []
        assert len(store.notes(library)) == 150
        assert mirroring.step(library, tmp_path / "notes", both_ways=True) == mirroring.Report()
