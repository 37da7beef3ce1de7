"""A program that is upgraded under its open window says so, and shows no crash."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sourcebook.base import paths, replaced
from sourcebook.ui.application import CrashWatch
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Shelfful
from support.windows import shown_window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    made = shown_window(qtbot, Shelfful())
    yield made
    made.notes_pane.close_note()


def test_a_part_that_is_gone_after_an_upgrade_is_told_in_the_bar(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = CrashWatch(window)
    monkeypatch.setattr(replaced, "mark", lambda: (1, 2, 3))
    watch.tell(ImportError("the archive is another one"))
    assert "Another version of Sourcebook was installed" in window.notices.words
    assert watch._dialog is None


def test_without_an_upgrade_a_failure_is_our_bug(window: MainWindow) -> None:
    watch = CrashWatch(window)
    watch.tell(ImportError("no such part"))
    assert watch._dialog is not None
    watch._dialog.close()


def test_a_file_put_in_the_place_of_another_is_seen(tmp_path: Path) -> None:
    program = tmp_path / "program"
    assert replaced.mark(program) is None
    program.write_bytes(b"one")
    before = replaced.mark(program)
    assert replaced.mark(program) == before
    (tmp_path / "new").write_bytes(b"two")
    (tmp_path / "new").replace(program)
    assert replaced.mark(program) != before
