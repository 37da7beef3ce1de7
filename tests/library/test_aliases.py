"""The spellings of one name are kept together, once each."""

import pytest

from sourcebook import library
from sourcebook.library import Library
from sourcebook.library.aliases import key_of
from sourcebook.model.alias import Alias
from sourcebook.model.errors import NotInLibrary

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
    with pytest.raises(NotInLibrary):
        library.remove_alias_set(lib, "nobody")


def test_spellings_are_compared_by_their_folded_words() -> None:
    assert key_of("  Islamic-State ") == key_of("islamic state") == "islamic state"
    assert key_of("Da\u2019esh") == "daesh"
    assert key_of("\u2014") == ""
