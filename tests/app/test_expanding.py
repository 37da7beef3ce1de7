"""A row of words stands for other rows: those of the sets that are on, and no further."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.app import expanding
from sourcebook.app.expanding import Expander, Row, expander
from sourcebook.model.alias import Alias, AliasSet


def named(*spellings: str, is_on: bool = True) -> AliasSet:
    return AliasSet("1", tuple(map(Alias, spellings)), is_on=is_on)


TOWN = named("Sinjar", "Şengal", "شنگال")
GROUP = named("Daesh", "Islamic State", "ISIS")


def rows(*texts: str) -> set[Row]:
    return {tuple(text.split()) for text in texts}


def test_a_spelling_stands_for_all_others_but_itself() -> None:
    expand = expander([TOWN, GROUP])
    assert expand(("sengal",)) == (("sinjar",), ("شنگال",))
    assert set(expand(("islamic", "state"))) == rows("daesh", "isis")


def test_words_without_a_set_stand_for_themselves_only() -> None:
    expand = expander([TOWN])
    assert expand(("mosul",)) == expand(()) == expand(("islamic",)) == ()
    assert expander([])(("sinjar",)) == ()


def test_a_set_that_is_off_expands_nothing() -> None:
    assert expander([named("Sinjar", "Şengal", is_on=False)])(("sinjar",)) == ()


def test_a_name_within_a_longer_row_is_put_into_its_other_spellings() -> None:
    expand = expander([GROUP])
    found = expand(("battle", "of", "islamic", "state", "men"))
    assert set(found) == rows("battle of daesh men", "battle of isis men")


def test_the_longest_name_is_taken_and_the_shorter_one_in_it_left() -> None:
    expand = expander([GROUP, named("State", "Etat"), named("Islamic State University", "ISU")])
    assert expand(("islamic", "state", "university")) == (("isu",),)
    assert set(expand(("islamic", "state"))) == rows("daesh", "isis")


def test_two_names_in_a_row_give_every_pair() -> None:
    expand = expander([named("Sinjar", "Sengal"), named("Mosul", "Musul")])
    found = expand(("sinjar", "mosul"))
    assert set(found) == rows("sinjar musul", "sengal mosul", "sengal musul")


def test_what_a_set_brings_in_is_not_expanded_again() -> None:
    expand = expander([named("ISIS", "Islamic State"), named("State", "Etat")])
    assert expand(("isis",)) == (("islamic", "state"),)


def test_a_spelling_in_two_sets_stands_for_both() -> None:
    expand = expander([named("Georgia", "Gruziya"), named("Georgia", "Peach State")])
    assert set(expand(("georgia",))) == rows("gruziya", "peach state")


def test_names_are_told_with_their_places() -> None:
    (name,) = Expander([GROUP]).names(("the", "islamic", "state", "fell"))
    assert (name.start, name.end) == (1, 3)
    assert set(name.others) == rows("daesh", "isis")


def test_there_is_an_end_to_the_rows() -> None:
    expand = expander([named(*(f"Name{number}" for number in range(40)))])
    assert len(expand(("name1",) * 12)) == expanding.MOST_ROWS


@given(st.lists(st.sampled_from(["sinjar", "islamic", "state", "isis", "x"]), max_size=8))
def test_no_row_stands_for_itself_and_none_comes_twice(words: list[str]) -> None:
    row = tuple(words)
    found = expander([TOWN, GROUP])(row)
    assert row not in found
    assert len(set(found)) == len(found)
