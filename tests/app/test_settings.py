"""Settings are checked, kept, and never stop the program."""

import logging
from pathlib import Path

import pytest

from sourcebook.app import settings
from sourcebook.model.errors import SettingInvalid
from sourcebook.model.settings import Settings


def test_saved_settings_come_back(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    wanted = settings.changed(settings.changed(Settings(), "theme", "sepia"), "text_size_px", 22)
    settings.save(wanted, file)
    assert settings.load(file) == wanted


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", 3),
        ("text_size_px", 3),
        ("text_size_px", "large"),
        ("text_size_px", True),
        ("single_keys", "yes"),
        ("no_such_setting", 1),
    ],
)
def test_a_value_that_does_not_fit_is_refused(name: str, value: object) -> None:
    with pytest.raises(SettingInvalid, match=name):
        settings.changed(Settings(), name, value)


def test_one_bad_value_does_not_lose_the_others(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "purple", "text_size_px": 25}')
    with caplog.at_level(logging.WARNING):
        loaded = settings.load(file)
    assert loaded.text("theme") == "system"
    assert loaded.number("text_size_px") == 25
    assert caplog.records


@pytest.mark.parametrize("rubbish", ["", "[1, 2]", "{", "\x00\xff", "[" * 100_000])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, rubbish: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(rubbish)
    assert settings.load(file) == Settings()


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none.json") == Settings()


def test_the_settings_in_force_follow_their_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    monkeypatch.setattr(settings, "settings_file", lambda: file)
    assert settings.current() == Settings()
    settings.save(settings.changed(Settings(), "theme", "sepia"), file)
    assert settings.current()["theme"] == "sepia"
    assert settings.current() is settings.current()
    file.unlink()
    assert settings.current() == Settings()


def test_changed_keys_come_back_beside_the_values(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    keys = {"star": (("Ctrl+E", "window"),), "quit": ()}
    wanted = settings.with_keys(settings.changed(Settings(), "theme", "dark"), keys)
    settings.save(wanted, file)
    assert settings.load(file) == wanted
    assert settings.changed(wanted, "theme", "sepia").keys == keys


@pytest.mark.parametrize(
    "keys",
    [
        "1",
        "[]",
        '{"a": 1, "b": {"c": 2}}',
        '{"a": [1, "x", ["x"], ["x", 2], ["", "list"], ["x", "y", "z"]]}',
        '{"a": [["' + "x" * 70 + '", "list"]]}',
    ],
)
def test_rubbish_among_the_keys_is_passed_over(tmp_path: Path, keys: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(f'{{"theme": "dark", "keys": {keys}}}')
    loaded = settings.load(file)
    assert loaded.text("theme") == "dark"
    assert not any(loaded.keys.values())


def test_keys_are_read_up_to_their_limits(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    row = '["F9", "list"]'
    many = ", ".join(f'"a{number}": [{", ".join([row] * 40)}]' for number in range(600))
    file.write_text(f'{{"keys": {{{many}}}}}')
    loaded = settings.load(file)
    assert len(loaded.keys) == settings.MOST_KEYED
    assert {len(keys) for keys in loaded.keys.values()} == {settings.MOST_KEYS}


def test_a_text_as_long_as_a_book_is_no_setting(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(SettingInvalid, match="2000 letters") as told:
        settings.changed(Settings(), "text_font", "x" * 100_000)
    assert len(str(told.value)) < 300
    assert not caplog.records
