"""What can be chosen by name comes from the library; what was chosen last is remembered."""

import json
from pathlib import Path

import pytest

from sourcebook.app import recalling
from sourcebook.app.opening import Library


def test_choices_are_remembered_the_last_first_and_once(library: Library) -> None:
    for key in ("one", "two", "one"):
        recalling.remember(library, key)
    assert recalling.choices(library).chosen == ("one", "two")


def test_only_so_many_choices_are_remembered(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recalling, "MOST_KEPT", 2)
    for key in ("one", "two", "three", "", "x" * 500):
        recalling.remember(library, key)
    assert recalling.choices(library).chosen == ("three", "two")
    assert json.loads(recalling._file(library).read_text("utf-8")) == ["three", "two"]


@pytest.mark.parametrize("content", ["", "{}", "[1, [2], null, ''  ]", "[" * 100_000, "\x00"])
def test_a_file_of_rubbish_remembers_nothing(library: Library, content: str) -> None:
    file = recalling._file(library)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    assert recalling.choices(library).chosen == ()
    recalling.remember(library, "a")
    assert json.loads(file.read_text(encoding="utf-8")) == ["a"]


def test_a_disk_that_refuses_costs_only_the_memory(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_file: Path, _text: str) -> None:
        raise OSError

    monkeypatch.setattr("sourcebook.base.atomic.write_text", refuse)
    recalling.remember(library, "a")
    assert recalling.choices(library).chosen == ()
