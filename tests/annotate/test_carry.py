# ruff: noqa: RUF001 - signs that look alike are what is tested
"""Carrying the passages of one text over to its next state."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.annotate import carry, describe
from sourcebook.model.anchor import ORPHAN, Fit, Placement

TEXT = (
    "The ferry left Husum before dawn. Nobody on the quay had seen the two crates come aboard. "
    "“They were not on my list,” the purser said later, and he showed the list to the court.\n"
    "Rain fell on the dyke for three days. The dyke held. When the water sank, the farmers found "
    "the first crate in a field near Oland, and inside it a clock that was still running.\n"
    "The second crate has never been found, although divers searched the channel twice."
)
QUOTE = "the farmers found the first crate in a field near Oland"


def placed(quote: str, new: str, old: str = TEXT) -> Placement:
    start = old.index(quote)
    (placement,) = carry(old, new, [describe(old, start, start + len(quote))])
    return placement


def found(quote: str, new: str, old: str = TEXT) -> str:
    placement = placed(quote, new, old)
    return new[placement.start : placement.end]


def test_what_stayed_is_exact_and_what_changed_is_said_to_be() -> None:
    new = "New. " + TEXT.replace("the farmers found", "two farmers saw")
    assert placed("The dyke held.", new).fit is Fit.EXACT
    assert placed(QUOTE, new).fit is Fit.CHANGED
    assert found(QUOTE, new) == "two farmers saw the first crate in a field near Oland"


def test_of_equal_words_the_marked_ones_are_carried() -> None:
    old = "One crate came. Then it rained. One crate came. Then it snowed."
    new = f"At noon: {old} The end."
    second = old.rindex("One crate")
    (placement,) = carry(old, new, [describe(old, second, second + 9)])
    assert placement.start == new.rindex("One crate")


def test_a_passage_whose_like_was_left_is_an_orphan() -> None:
    old = f"He said: the dyke held. It rained. She said: the dyke held. It snowed. {TEXT}"
    new = old.replace("He said: the dyke held. ", "", 1)
    assert placed("the dyke held", new, old) == ORPHAN


def test_a_moved_paragraph_takes_its_passages_along() -> None:
    lines = TEXT.split("\n")
    assert found(QUOTE, "\n".join([lines[1], lines[0], lines[2]])) == QUOTE


def test_a_passage_written_twice_in_a_row_is_never_guessed() -> None:
    for quote in ("The dyke held. ", "dyke ", QUOTE + ", "):
        assert placed(quote.strip(), TEXT.replace(quote, quote * 2)) == ORPHAN
    assert placed(TEXT[:33], f"{TEXT[:33]} {TEXT}") == ORPHAN


def test_a_copy_elsewhere_does_not_mislead() -> None:
    new = f"{TEXT} Somebody wrote: {QUOTE}, and left."
    assert placed(QUOTE, new).start == TEXT.index(QUOTE)


def test_other_words_in_the_same_surroundings_are_not_the_passage() -> None:
    assert (
        placed(QUOTE, TEXT.replace(QUOTE, "a small boat went to and fro under grey skies"))
        == ORPHAN
    )


def test_signs_alone_are_carried_between_their_words() -> None:
    new = "So. " + TEXT
    assert placed("”", new).start == TEXT.index("”") + 4
    assert placed("”", TEXT.replace("”", "")) == ORPHAN


@pytest.mark.parametrize("quote", ["力量控制了城", "Şengal’ın tepelerinde bekledik", "😀 e\u0301t"])
def test_passages_of_every_script_are_carried(quote: str) -> None:
    old = f"前言民主{quote}市，然后结束。 {TEXT}"
    assert found(quote, "新的" + old.replace("前言", "言"), old) == quote


def test_an_anchor_of_another_text_is_looked_for_by_its_words() -> None:
    anchor = describe(QUOTE + " again", 0, len(QUOTE))
    assert carry(TEXT, "So. " + TEXT, [anchor])[0].start == 4 + TEXT.index(QUOTE)
    assert carry("", TEXT, [anchor])[0].start == TEXT.index(QUOTE)


def test_a_quotation_longer_than_the_text_is_an_orphan() -> None:
    assert placed(TEXT, "Two crates.") == ORPHAN
    assert placed(TEXT, "") == ORPHAN


def test_three_thousand_passages_cost_little_more_than_the_texts() -> None:
    words = [f"w{number % 997}x{number % 31}" for number in range(8_000)]
    old, new = " ".join(words), "new " + " ".join(words[:4_000] + words[4_100:]) + " end"
    few, many = (
        [describe(old, at, at + 40) for at in range(0, 30_000, step)] for step in (1000, 10)
    )
    costs = []
    for anchors in (few, few, many):
        begun = process_time()
        placements = carry(old, new, anchors)
        costs.append(process_time() - begun)
        assert sum(one.fit is Fit.ORPHAN for one in placements) <= len(anchors) / 20
    assert costs[2] < 40 * max(costs[:2]), "a hundred times as many cost less than forty times"


ANY = st.text(
    st.sampled_from("ab c.’“\n-叙利가\u0301\ud800😀") | st.characters(exclude_categories=())
)


@given(ANY.filter(bool), ANY, st.data())
def test_every_anchor_gets_a_place_in_the_text_or_none(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    (placement,) = carry(old, new, [describe(old, start, end)])
    assert placement == ORPHAN or 0 <= placement.start < placement.end <= len(new)
    assert 0 <= placement.score <= 1
    assert carry(old, old, [describe(old, start, end)]) == [Placement(start, end, Fit.EXACT)]
