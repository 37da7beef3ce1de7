"""A place goes with its words over a change in one stretch."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base.shifting import carried, changed

texts = st.text("ab\n😀", max_size=40)


def test_a_place_behind_what_came_moves_on() -> None:
    assert carried(5, "one\ntwo", "one\nnew\ntwo") == 9


def test_a_place_before_what_came_stays() -> None:
    assert carried(2, "one\ntwo", "one\nnew\ntwo") == 2


def test_a_place_in_what_went_is_now_where_it_went() -> None:
    assert carried(9, "first\nsecond\nthird", "first\nthird") == 6


def test_a_paragraph_that_begins_as_the_next_one_moves_it() -> None:
    old, new = "One.\nThe end.", "One.\nThe well.\nThe end."
    assert carried(5, old, new) == 15
    assert carried(15, new, old) == 5
    assert changed(new, old) == (5, 15)
    assert carried(0, "The end.", "The well.\nThe end.") == 10


@given(texts, texts, texts)
def test_only_the_stretch_that_changed_is_named(before: str, went: str, after: str) -> None:
    old, new = before + went + after, before + after
    start, end = changed(old, new)
    assert 0 <= start <= end <= len(old)
    assert end - start == len(went)
    assert old[:start] + old[end:] == new


@given(texts, texts, st.integers(0, 40))
def test_a_place_always_lies_in_the_new_text(old: str, new: str, at: int) -> None:
    at = min(at, len(old))
    there = carried(at, old, new)
    assert 0 <= there <= len(new)
    start, end = changed(old, new)
    if at < start or at >= end:
        assert old[at : at + 1] == new[there : there + 1]
