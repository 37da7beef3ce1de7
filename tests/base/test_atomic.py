"""A file is the old one or the new one, whole."""

from pathlib import Path

import pytest

from sourcebook.base import atomic


def test_a_written_file_holds_what_was_given(tmp_path: Path) -> None:
    target = tmp_path / "new folder" / "note.md"
    atomic.write_text(target, "Şengal\n")
    assert target.read_text(encoding="utf-8") == "Şengal\n"


def test_a_failed_write_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "note.md"
    target.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "sync_file", full)
    with pytest.raises(OSError, match="No space left"):
        atomic.write_text(target, "new")
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["note.md"]


def test_the_data_is_synced_before_the_file_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "note.md"
    named_when_synced: list[bool] = []
    monkeypatch.setattr(atomic, "sync_file", lambda _fd: named_when_synced.append(target.exists()))
    atomic.write_text(target, "text")
    assert named_when_synced == [False]
    assert target.exists()
