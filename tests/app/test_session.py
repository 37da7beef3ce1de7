"""A window comes back as it was left."""

from pathlib import Path

import pytest

from sourcebook.app import session
from sourcebook.app.session import WindowState
from sourcebook.base import paths


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the state of real windows out of the tests."""
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))


def test_a_kept_state_comes_back(tmp_path: Path) -> None:
    left = WindowState("geo", "split", "archived", "article", "note", 42, "notes")
    session.save(tmp_path, left)
    assert session.load(tmp_path) == left


def test_each_library_has_a_window_of_its_own(tmp_path: Path) -> None:
    session.save(tmp_path / "one", WindowState(shelf="archived"))
    assert session.load(tmp_path / "two") == WindowState()


@pytest.mark.parametrize("rubbish", ["", "[]", "{", '{"note_cursor": "far", "strange": 1}'])
def test_a_damaged_state_gives_the_first_window(tmp_path: Path, rubbish: str) -> None:
    file = session.state_file(tmp_path)
    file.parent.mkdir(parents=True)
    file.write_text(rubbish)
    assert session.load(tmp_path) == WindowState()
