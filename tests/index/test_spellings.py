"""Spellings of one name are found among the words of an archive; other words are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base import folding
from sourcebook.index.spellings import CLASSES, NEAR, Spellings, distance
from sourcebook.index.transliteration import WEAK


def apart(one: str, other: str) -> float | None:
    return distance(folding.fold(one), folding.fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Şengal", "شنگال"),
        ("Gaddafi", "القذافي"),
        ("Khrushchev", "Chruschtschow"),
        ("Хрущёв", "Chruszczow"),
        ("Zelensky", "Зеленський"),
        ("Falluja", "Felluce"),
        ("Khamenei", "Hamaney"),
        ("Zhukov", "Joukov"),
    ],
)
def test_a_name_meets_its_other_spelling_from_both_sides(one: str, other: str) -> None:
    assert apart(one, other) is not None
    assert apart(one, other) == apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sinjar", "Singapore"),
        ("Homs", "Hamas"),
        ("Kyiv", "Kufa"),
        ("Mosul", "Basel"),
        ("Iraq", "Iran"),
    ],
)
def test_another_name_is_not_met(one: str, other: str) -> None:
    assert apart(one, other) is None


def test_a_nearer_spelling_has_a_smaller_distance() -> None:
    near, far = apart("Baghdad", "Bagdad"), apart("Baghdad", "Bexdat")
    assert near is not None
    assert far is None or near < far
    assert apart("Tehran", "Teheran") == pytest.approx(apart("Teheran", "Tehran"))


def test_offers_come_nearest_first_and_without_the_word_itself() -> None:
    words = Spellings([("mosul", 9), ("musul", 1), ("mossoul", 2), ("الموصل", 3), ("muscle", 5)])
    offers = words.offers("mosul")
    assert {word for word, _ in offers} == {"musul", "mossoul", "الموصل"}
    assert [far for _, far in offers] == sorted(far for _, far in offers)
    assert len(words.offers("mosul", most=1)) == 1


def test_of_equally_near_spellings_the_more_frequent_comes_first() -> None:
    words = Spellings([("musul", 1), ("musull", 7)])
    assert [word for word, _ in words.offers("mosul")] == ["musull", "musul"]


def test_what_is_learned_again_takes_the_place_of_what_there_was() -> None:
    words = Spellings([("musul", 1)])
    words.learn([("mossoul", 2)])
    assert [word for word, _ in words.offers("mosul")] == ["mossoul"]
    words.learn([("mossoul", 2), ("musul", 1)])
    assert {word for word, _ in words.offers("mosul")} == {"mossoul", "musul"}


def test_no_words_and_no_sounds_offer_nothing() -> None:
    assert Spellings().offers("mosul") == []
    assert Spellings([("民主", 1), ("16", 2), ("", 1), ("a", 3)]).offers("民主") == []


def test_each_cost_is_of_two_sounds_of_one_class() -> None:
    of = {sound: one for one, sounds in CLASSES.items() for sound in sounds}
    assert all(of[pair[0]] == of[pair[1]] for pair in NEAR)
    assert not set(of) & set(WEAK)


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_two_texts_are_as_far_apart_one_way_as_the_other(one: str, other: str) -> None:
    there, back = apart(one, other), apart(other, one)
    assert (there is None) == (back is None)
    assert there is None or there == pytest.approx(back)
