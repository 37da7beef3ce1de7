"""Pairing the words of two states of a text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.annotate import word_diff
from sourcebook.annotate.word_diff import pair_words
from support.written import words_in


def test_words_that_stayed_are_paired_and_others_are_not() -> None:
    old, new = words_in("the old ferry left at dawn"), words_in("the ferry left late at dawn")
    assert pair_words(old, new) == [0, -1, 1, 2, 4, 5]


def test_a_deletion_is_not_torn_apart_by_a_word_that_stands_at_both_its_ends() -> None:
    old = words_in("so may not go or may stay here")
    assert pair_words(old, words_in("yes may stay there")) == [-1, -1, -1, -1, -1, 1, 2, -1]


def test_long_texts_are_cut_at_their_landmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_diff, "CELLS", 400)
    old = [f"w{number}" for number in range(200)]
    new = ["x", *old[:80], "y", *old[90:], "z"]
    numbers = pair_words(old, new)
    assert [new[at] for at in numbers if at >= 0] == old[:80] + old[90:]


def test_long_texts_without_a_landmark_have_no_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_diff, "CELLS", 400)
    assert set(pair_words(["a"] * 100, ["b", *["a"] * 100, "c"])) == {-1}


WORDS = st.lists(st.sampled_from("abcde"), max_size=30)


@given(WORDS, WORDS)
def test_pairs_are_of_the_same_word_and_rise(old: list[str], new: list[str]) -> None:
    numbers = pair_words(old, new)
    paired = [(number, at) for number, at in enumerate(numbers) if at >= 0]
    assert all(old[number] == new[at] for number, at in paired)
    assert all(one[1] < other[1] for one, other in pairwise(paired))
