"""The spellings of one name are kept together, once each."""

import pytest

from sourcebook import library
from sourcebook.base import clock
from sourcebook.library import Library
from sourcebook.library.aliases import key_of
from sourcebook.model.alias import Alias
from sourcebook.model.errors import AliasSetUnknown

TOWN = (Alias("Sinjar"), Alias("Şengal", "ku"), Alias("شنگال", "ku"))


def test_a_set_is_kept_in_its_makers_order(lib: Library) -> None:
    put = library.put_alias_set(lib, TOWN, note="The town")
    (kept,) = library.alias_sets(lib)
    assert (kept.id, kept.aliases, kept.note, kept.is_on) == (put.id, TOWN, "The town", True)
    assert kept.name == "Sinjar"
    assert put.changes.alias_sets == {put.id}


def test_a_spelling_that_folds_to_the_same_words_is_there_once(lib: Library) -> None:
    library.put_alias_set(lib, [Alias("Sengal"), Alias("ŞENGAL"), Alias("  "), Alias("Sinjar")])
    (kept,) = library.alias_sets(lib)
    assert [alias.spelling for alias in kept.aliases] == ["Sengal", "Sinjar"]


def test_a_set_is_changed_and_the_change_undone(lib: Library) -> None:
    set_id = library.put_alias_set(lib, TOWN).id
    library.put_alias_set(lib, TOWN[:2], set_id=set_id, is_on=False)
    (kept,) = library.alias_sets(lib)
    assert (kept.aliases, kept.is_on) == (TOWN[:2], False)
    library.undo(lib)
    (kept,) = library.alias_sets(lib)
    assert (kept.aliases, kept.is_on) == (TOWN, True)


def test_a_removed_set_comes_back_by_undo(lib: Library) -> None:
    set_id = library.put_alias_set(lib, TOWN).id
    library.remove_alias_set(lib, set_id)
    assert library.alias_sets(lib) == []
    library.undo(lib)
    assert library.alias_sets(lib)[0].aliases == TOWN
    with pytest.raises(AliasSetUnknown):
        library.remove_alias_set(lib, "nobody")


def test_spellings_are_compared_by_their_folded_words() -> None:
    assert key_of("  Islamic-State ") == key_of("islamic state") == "islamic state"
    assert key_of("Da\u2019esh") == "daesh"
    assert key_of("\u2014") == ""


def test_a_set_grows_by_spellings_and_keeps_those_it_has(lib: Library) -> None:
    set_id = library.put_alias_set(lib, TOWN, note="The town", is_on=False).id
    library.add_spellings(lib, set_id, [Alias("SINJAR", "de"), Alias("Shingal")])
    kept = library.alias_set(lib, set_id)
    assert kept.aliases == (*TOWN, Alias("Shingal"))
    assert (kept.note, kept.is_on) == ("The town", False)


def test_the_first_spelling_goes_on_naming_a_set_that_has_it_twice(lib: Library) -> None:
    set_id = library.put_alias_set(lib, [Alias("Sinjar"), Alias("Şengal"), Alias("sinjar")]).id
    assert library.alias_set(lib, set_id).name == "Sinjar"


def test_sets_are_merged_into_the_first_and_one_undo_parts_them(lib: Library) -> None:
    first = library.put_alias_set(lib, TOWN, note="The town").id
    second = library.put_alias_set(lib, [Alias("Shingal"), Alias("sinjar")], note="In English").id
    changes = library.merge_alias_sets(lib, [first, second, first])
    (kept,) = library.alias_sets(lib)
    assert (kept.id, kept.note) == (first, "The town\nIn English")
    assert kept.aliases == (*TOWN, Alias("Shingal"))
    assert changes.alias_sets == {first, second}
    library.undo(lib)
    assert {one.id for one in library.alias_sets(lib)} == {first, second}


def test_a_merge_with_an_unknown_set_changes_nothing(lib: Library) -> None:
    first = library.put_alias_set(lib, TOWN).id
    with pytest.raises(AliasSetUnknown):
        library.merge_alias_sets(lib, [first, "nobody"])
    assert [one.aliases for one in library.alias_sets(lib)] == [TOWN]


def test_a_set_is_switched_off_and_on(lib: Library) -> None:
    set_id = library.put_alias_set(lib, TOWN, note="The town").id
    assert library.set_alias_set_on(lib, set_id, is_on=False).alias_sets == {set_id}
    assert not library.alias_set(lib, set_id).is_on
    library.undo(lib)
    assert library.alias_set(lib, set_id).is_on
    assert not library.set_alias_set_on(lib, set_id, is_on=True)


def test_sets_are_found_by_a_spelling_however_it_is_accented(lib: Library) -> None:
    set_id = library.put_alias_set(lib, TOWN).id
    library.put_alias_set(lib, [Alias("Mosul"), Alias("Musul")])
    assert [one.id for one in library.alias_sets_with(lib, "SENGAL")] == [set_id]
    assert library.alias_sets_with(lib, "Sinj") == library.alias_sets_with(lib, "—") == []


def test_a_change_is_dated_and_the_making_stays(
    lib: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_id = library.put_alias_set(lib, TOWN).id
    made = library.alias_set(lib, set_id).created_at
    monkeypatch.setattr(clock, "utc_now", lambda: "2040-01-01T00:00:00.000Z")
    library.set_alias_set_on(lib, set_id, is_on=False)
    kept = library.alias_set(lib, set_id)
    assert (kept.created_at, kept.changed_at) == (made, "2040-01-01T00:00:00.000Z")


def test_nothing_is_written_when_a_set_has_all_of_them(lib: Library) -> None:
    set_id = library.put_alias_set(lib, TOWN).id
    assert not library.add_spellings(lib, set_id, [Alias("Sengal"), Alias("—")])
    assert library.alias_set(lib, set_id).aliases == TOWN
