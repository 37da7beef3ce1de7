"""Names are found by a few of their letters, the likeliest first."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base import fuzzy
from sourcebook.base.folding import fold
from sourcebook.base.fuzzy import Fit


def found(query: str, *names: str) -> list[str]:
    matches = fuzzy.find(query, [fuzzy.prepare(name) for name in names])
    return [names[match.number] for match in matches]


def fit(query: str, name: str) -> Fit | None:
    matches = fuzzy.find(query, [fuzzy.prepare(name)])
    return matches[0].fit if matches else None


@pytest.mark.parametrize(
    ("query", "name", "expected"),
    [
        ("next theme", "Next theme", Fit.WHOLE),
        ("next", "Next theme", Fit.BEGINNING),
        ("the fall", "“The fall”", Fit.WHOLE),
        ("the", "Next theme", Fit.WORD),
        ("theme ne", "Next theme", Fit.WORDS),
        ("nt", "Next theme", Fit.INITIALS),
        ("neth", "Next theme", Fit.INITIALS),
        ("hem", "Next theme", Fit.INSIDE),
        ("nxtm", "Next theme", Fit.SCATTERED),
        ("sengal", "Şengal'ın düşüşü", Fit.BEGINNING),
        ("ŞENGAL", "The fall of Sengal", Fit.WORD),
        ("strasse", "Die Straße", Fit.WORD),
        ("شنگال", "جنگ شنگال", Fit.WORD),
        ("民主", "北叙利亚的民主", Fit.INSIDE),
        ("f16", "The F-16 over Kobani", Fit.INITIALS),
        ("themen", "Next theme", None),
        ("zz", "Next theme", None),
    ],
)
def test_letters_fit_a_name_in_one_of_seven_ways(
    query: str, name: str, expected: Fit | None
) -> None:
    assert fit(query, name) is expected


def test_the_better_fit_stands_first_and_equals_keep_their_order() -> None:
    names = ("A bright theme", "Nextthemes", "Theme two", "Theme one", "the me")
    assert found("theme", *names) == [
        "Theme two",
        "Theme one",
        "A bright theme",
        "the me",
        "Nextthemes",
    ]


def test_letters_far_apart_are_no_match_unless_they_begin_words() -> None:
    assert found("nxt", "Next", "Nobody fixed it", "An extra tag", "No extraordinary talks") == [
        "Next",
        "No extraordinary talks",
    ]
    assert found("sengal", "Stop reading aloud") == []
    assert found("tog", "The resurrection of the greatest writer") != []


def test_nothing_typed_leaves_all_in_their_order() -> None:
    assert found("", "b", "a") == ["b", "a"]
    assert found(" -. ", "b", "a") == ["b", "a"]


@pytest.mark.parametrize(
    ("query", "name", "marked"),
    [
        ("nt", "Next theme", ["N", "t"]),
        ("sengal", "In Şengal'ın", ["Şengal"]),
        ("strasse", "Die Straße", ["Straße"]),
        ("theme ne", "Next theme", ["Ne", "theme"]),
        ("¼", "0¼", ["¼"]),
        ("x", "Next theme", ["x"]),
        ("q", "Next theme", []),
        ("", "Next theme", []),
    ],
)
def test_the_letters_that_were_meant_are_named(query: str, name: str, marked: list[str]) -> None:
    assert [name[start:end] for start, end in fuzzy.spans(query, name)] == marked


@given(st.text(max_size=40), st.text(max_size=60))
def test_marks_lie_inside_the_name_in_order_and_there_are_some_when_it_fits(
    query: str, name: str
) -> None:
    marks = fuzzy.spans(query, name)
    flat = [offset for mark in marks for offset in mark]
    assert all(0 <= offset <= len(name) for offset in flat)
    assert flat == sorted(flat)
    is_found = bool(fuzzy.find(query, [fuzzy.prepare(name)]))
    says_something = any(sign.isalnum() for sign in fold(query))
    assert is_found or not marks
    assert bool(marks) or not is_found or not says_something


@given(st.text(min_size=1, max_size=60))
def test_every_name_is_found_by_itself(name: str) -> None:
    assert (fit(name, name) or Fit.SCATTERED) <= Fit.WORDS or not fuzzy._words(name)


def test_names_that_lack_a_letter_are_passed_over_and_no_other() -> None:
    many = "abcdefghijklmnopqrstuvwxyz0123456789شنگ民主力"
    for letter in many:
        assert found(letter, many.replace(letter, ""), f"b {letter}") == [f"b {letter}"]


def test_a_hostile_title_costs_no_more_than_many_plain_ones() -> None:
    """Compares processor time of one run: the search is bounded, not quadratic in the title."""
    plain = [fuzzy.prepare("A lamp on the stairs of the old harbour") for _ in range(200)]
    hostile = [fuzzy.prepare("ab" + "a" * 100_000) for _ in range(200)]
    query = "a" * 79 + "b"

    def cost(names: list[fuzzy.Name]) -> float:
        start = time.process_time()
        for _ in range(5):
            fuzzy.find(query, names)
        return time.process_time() - start

    cost(plain)
    assert cost(hostile) < 400 * max(cost(plain), 0.001)
