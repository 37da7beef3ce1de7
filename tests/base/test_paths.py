"""Files that ship are found in a checkout, an installed package and a frozen program."""

import sys
from pathlib import Path

import pytest

from sourcebook.base import paths


def test_a_resource_is_found_in_the_checkout() -> None:
    assert paths.resource("samples/note.md").is_file()


def test_a_frozen_program_looks_beside_its_own_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources" / "samples").mkdir(parents=True)
    (tmp_path / "resources" / "samples" / "note.md").write_text("frozen")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("samples/note.md").read_text() == "frozen"


def test_an_installed_package_has_its_resources_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "sourcebook"
    (package / "resources" / "samples").mkdir(parents=True)
    (package / "resources" / "samples" / "note.md").write_text("installed")
    monkeypatch.setattr("sourcebook.base.paths.resources.files", lambda _name: package)
    assert paths.resource("samples/note.md").read_text() == "installed"


def test_a_missing_resource_says_to_install_again() -> None:
    with pytest.raises(FileNotFoundError, match="Install Sourcebook again"):
        paths.resource("samples/no-such-thing.md")


def test_a_portable_installation_keeps_everything_in_one_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    folders = [paths.library_folder(), paths.settings_folder(), paths.log_folder()]
    assert all(folder.parent == tmp_path for folder in folders)
    assert len(set(folders)) == 3
