"""The window keeps a folder of notes in step, and says only what one must know."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sourcebook.app.mirroring import Report
from sourcebook.model.changes import Changes
from sourcebook.model.errors import MirrorFileFailed, MirrorPaused, MirrorUnavailable
from sourcebook.ui.commands import mirroring
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Shelfful
from support.windows import reading_window

FOLDER = Path("somewhere") / "notes"


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> Shelfful:
    monkeypatch.setattr(mirroring, "PAUSE_MS", 1)
    monkeypatch.setattr(mirroring, "AGAIN_MS", 1)
    made = Shelfful()
    made.answers["mirror"] = lambda _folder, _both: Report(written=["Ferry.md"])
    return made


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = reading_window(qtbot, jobs)
    yield made
    made.notes_pane.close_note()


def choose(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = str(FOLDER)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answer)
    window.commands.mirroring.choose()


def test_a_folder_is_chosen_written_and_watched(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.commands.mirroring.step_now()
    assert "No folder" in window.notices.words
    choose(window, monkeypatch)
    qtbot.waitUntil(lambda: window.notices.words.endswith("Files written: 1."))
    assert jobs.asked("mirror")[0].arguments == (FOLDER, False)
    assert jobs.watched is not None
    assert jobs.watched[0] == FOLDER


def test_a_change_on_either_side_brings_both_in_step(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(window, monkeypatch)
    qtbot.waitUntil(lambda: jobs.watched is not None and jobs.watched[0] == FOLDER)
    qtbot.wait(50)
    assert jobs.watched is not None
    asked = len(jobs.asked("mirror"))
    window._work.changed.emit(Changes(notes=frozenset({"n1"})))
    qtbot.waitUntil(lambda: len(jobs.asked("mirror")) == asked + 1)
    jobs.watched[1]()
    qtbot.waitUntil(lambda: len(jobs.asked("mirror")) == asked + 2)
    window._preferences.set("notes_folder_both_ways", value=True)
    qtbot.waitUntil(lambda: len(jobs.asked("mirror")) == asked + 3)
    assert jobs.asked("mirror")[-1].arguments == (FOLDER, True)
    window._work.changed.emit(Changes(articles=frozenset({"a1"})))
    qtbot.wait(50)
    assert len(jobs.asked("mirror")) == asked + 3


def test_what_one_must_know_is_said_and_the_same_trouble_only_once(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs.answers["mirror"] = lambda *_: Report(conflicts=["Ferry"])
    choose(window, monkeypatch)
    qtbot.waitUntil(lambda: "both are kept: Ferry" in window.notices.words)

    def fail(*_: object) -> Report:
        raise MirrorPaused(folder=FOLDER, count=9)

    jobs.answers["mirror"] = fail
    window.commands.mirroring.touched.emit()
    qtbot.waitUntil(lambda: "9 files are gone" in window.notices.words)
    window.notices.hide()
    window.commands.mirroring.touched.emit()
    qtbot.wait(100)
    assert window.notices.words == ""
    window.commands.mirroring.step_now()
    qtbot.waitUntil(lambda: "9 files are gone" in window.notices.words)


def test_a_trouble_that_stays_does_not_hide_what_comes_after_it(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful, monkeypatch: pytest.MonkeyPatch
) -> None:
    trouble = MirrorFileFailed(name="sea/Ferry.md", reason="it was moved")
    jobs.answers["mirror"] = lambda *_: Report(troubles=[trouble])
    choose(window, monkeypatch)
    qtbot.waitUntil(lambda: "it was moved" in window.notices.words)
    jobs.answers["mirror"] = lambda *_: Report(troubles=[trouble], trashed=["Mill"])
    window.commands.mirroring.touched.emit()
    qtbot.waitUntil(lambda: "In the trash" in window.notices.words)


def test_without_a_folder_any_more_nothing_is_watched(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(window, monkeypatch)
    qtbot.waitUntil(lambda: jobs.watched is not None and jobs.watched[0] == FOLDER)
    window._preferences.set("notes_folder", "")
    qtbot.waitUntil(lambda: jobs.watched is not None and jobs.watched[0] is None)


def test_a_folder_that_cannot_be_used_is_tried_again_by_itself(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful, monkeypatch: pytest.MonkeyPatch
) -> None:
    trouble = [MirrorUnavailable(folder=FOLDER, reason="it is unplugged")] * 2

    def step(*_: object) -> Report:
        if trouble:
            raise trouble.pop()
        return Report()

    jobs.answers["mirror"] = step
    choose(window, monkeypatch)
    qtbot.waitUntil(lambda: jobs.watched is not None and jobs.watched[0] == FOLDER)
    assert len(jobs.asked("mirror")) >= 3
