"""Spellings are put together by the reader, one by one or from a file."""

import json
from pathlib import Path

import pytest

from sourcebook.app import naming, undo
from sourcebook.app.opening import Library
from sourcebook.model.alias import Alias
from sourcebook.model.errors import AliasSetUnclear, AliasSetUnknown, ImportFailed

SINJAR, SENGAL, SHINGAL = Alias("Sinjar", "en"), Alias("Şengal", "ku"), Alias("Shingal")


def spellings(library: Library) -> list[list[str]]:
    return [[alias.spelling for alias in one.aliases] for one in naming.alias_sets(library)]


def brought_in(library: Library, file: Path) -> naming.Imported:
    return naming.bring_in(library, naming.read_aliases(library, file))


def test_spellings_join_the_set_that_knows_one_of_them(library: Library) -> None:
    put = naming.add_alias(library, [SINJAR, SENGAL])
    again = naming.add_alias(library, [Alias("SENGAL"), SHINGAL])
    assert again.id == put.id
    assert spellings(library) == [["Sinjar", "Şengal", "Shingal"]]


def test_of_two_sets_that_know_them_the_older_one_grows(library: Library) -> None:
    naming.add_alias(library, [SINJAR, SENGAL])
    naming.add_alias(library, [SHINGAL, Alias("Shangal")])
    naming.add_alias(library, [SHINGAL, SENGAL])
    assert spellings(library) == [["Sinjar", "Şengal", "Shingal"], ["Shingal", "Shangal"]]


def test_a_set_may_be_named_to_which_they_go(library: Library) -> None:
    naming.add_alias(library, [SINJAR, SENGAL])
    second = naming.add_alias(library, [Alias("Mosul"), Alias("Musul")]).id
    naming.add_alias(library, [SENGAL], set_id=second)
    assert spellings(library) == [["Sinjar", "Şengal"], ["Mosul", "Musul", "Şengal"]]
    with pytest.raises(AliasSetUnknown):
        naming.add_alias(library, [SENGAL], set_id="nobody")


def test_a_set_is_found_by_its_id_and_by_a_spelling(library: Library) -> None:
    put = naming.add_alias(library, [SINJAR, SENGAL])
    assert naming.alias_set(library, put.id[:20]).id == put.id
    assert naming.alias_set(library, "sengal").id == put.id
    for name in ("", "—", "nobody"):
        with pytest.raises(AliasSetUnknown):
            naming.alias_set(library, name)
    naming.add_alias(library, [SENGAL, SHINGAL], set_id=naming.add_alias(library, [Alias("X1")]).id)
    with pytest.raises(AliasSetUnclear, match="fits 2 sets"):
        naming.alias_set(library, "Sengal")


def test_sets_are_merged_switched_and_removed(library: Library) -> None:
    one = naming.add_alias(library, [SINJAR, SENGAL]).id
    other = naming.add_alias(library, [SHINGAL]).id
    naming.merge(library, [one, other])
    assert spellings(library) == [["Sinjar", "Şengal", "Shingal"]]
    naming.switch(library, one, is_on=False)
    assert naming.expander(naming.alias_sets(library))(("sinjar",)) == ()
    naming.remove(library, one)
    assert spellings(library) == []
    undo.undo(library)
    assert spellings(library) == [["Sinjar", "Şengal", "Shingal"]]


def test_an_import_is_a_change_for_each_set(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("Sinjar,Şengal\nalone\nMosul,Musul\n", "utf-8")
    imported = brought_in(library, file)
    assert len(imported.set_ids) == 2
    assert [problem[:5] for problem in imported.problems] == ["Row 2"]
    assert imported.changes.alias_sets == set(imported.set_ids)
    undo.undo(library)
    assert spellings(library) == [["Sinjar", "Şengal"]]


def test_what_is_imported_twice_is_there_once(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("Sinjar,Şengal\nŞengal,Shingal\n", "utf-8")
    brought_in(library, file)
    again = brought_in(library, file)
    assert not again.changes
    assert spellings(library) == [["Sinjar", "Şengal", "Shingal"]]


@pytest.mark.parametrize("name", ["sets.json", "sets.csv"])
def test_what_is_exported_comes_in_again(library: Library, tmp_path: Path, name: str) -> None:
    set_id = naming.add_alias(library, [SINJAR, SENGAL]).id
    naming.add_alias(library, [Alias("Mosul"), Alias("Musul")])
    before = spellings(library)
    assert naming.export_aliases(library, tmp_path / name) == 2
    for one in naming.alias_sets(library):
        naming.remove(library, one.id)
    imported = brought_in(library, tmp_path / name)
    assert not imported.problems
    assert spellings(library) == before
    assert set_id not in imported.set_ids


def test_a_file_that_is_none_changes_nothing(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "names.json"
    file.write_text(json.dumps({"title": "x"}))
    with pytest.raises(ImportFailed, match="no sets"):
        brought_in(library, file)
    assert spellings(library) == []


def test_a_set_is_given_other_spellings_and_stays_as_it_was(library: Library) -> None:
    made = naming.add_alias(library, [SINJAR, SENGAL]).id
    naming.switch(library, made, is_on=False)
    naming.change(library, made, [SENGAL, SHINGAL])
    (one,) = naming.alias_sets(library)
    assert (one.id, one.is_on, one.aliases) == (made, False, (SENGAL, SHINGAL))
    naming.change(library, made, [])
    assert naming.alias_sets(library) == []
    undo.undo(library)
    assert spellings(library) == [["Şengal", "Shingal"]]
