"""What leaves as alias sets comes in again."""

import csv
import json
from pathlib import Path

import pytest

from sourcebook import exporters, importers
from sourcebook.model.alias import Alias, AliasSet
from sourcebook.model.errors import ExportFailed

TOWN = AliasSet("1", (Alias("Sinjar", "en"), Alias('Şen"gal, the', "ku")), "A town", is_on=False)
GROUP = AliasSet("2", (Alias("Daesh"), Alias("Islamic State", "en"), Alias("داعش", "ar")))


def test_json_comes_in_again_with_notes_and_switches(tmp_path: Path) -> None:
    exporters.write_aliases([TOWN, GROUP], tmp_path / "sets.json")
    first, second = importers.read_aliases(tmp_path / "sets.json")
    assert (first.aliases, first.note, first.is_on) == (TOWN.aliases, "A town", False)
    assert (second.aliases, second.note, second.is_on) == (GROUP.aliases, "", True)


def test_json_names_its_format(tmp_path: Path) -> None:
    exporters.write_aliases([], tmp_path / "sets.json")
    content = json.loads((tmp_path / "sets.json").read_text("utf-8"))
    assert content == {"format": "sourcebook-aliases", "version": 1, "sets": []}


def test_csv_comes_in_again_with_its_spellings(tmp_path: Path) -> None:
    exporters.write_aliases([TOWN, GROUP], tmp_path / "sets.CSV")
    found = list(importers.read_aliases(tmp_path / "sets.CSV"))
    assert [one.aliases for one in found] == [TOWN.aliases, GROUP.aliases]
    with (tmp_path / "sets.CSV").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == ["name", "alias", "language"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportFailed):
        exporters.write_aliases([TOWN], tmp_path / "file" / "sets.json")
