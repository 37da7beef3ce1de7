# ruff: noqa: RUF001 - signs that look alike are what is tested
"""Finding a passage again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.annotate import describe, resolve
from sourcebook.model.anchor import ORPHAN, Anchor, Fit

TEXT = (
    "The ferry left Husum before dawn. Nobody on the quay had seen the two crates come aboard. "
    "“They were not on my list,” the purser said later, and he showed the list to the court.\n"
    "Rain fell on the dyke for three days. The dyke held. When the water sank, the farmers found "
    "the first crate in a field near Oland, and inside it a clock that was still running.\n"
    "The second crate has never been found, although divers searched the channel twice."
)
QUOTE = "the farmers found the first crate in a field near Oland"


def anchor_of(quote: str, text: str = TEXT) -> Anchor:
    start = text.index(quote)
    return describe(text, start, start + len(quote))


def found(text: str, anchor: Anchor) -> str:
    placement = resolve(text, anchor)
    return text[placement.start : placement.end]


def test_in_its_own_text_a_passage_stands_where_it_was_even_among_equals() -> None:
    text = "again and again and again and again"
    placement = resolve(text, describe(text, 10, 15))
    assert (placement.start, placement.fit, placement.score) == (10, Fit.EXACT, 1.0)


def test_a_passage_that_moved_is_found_by_its_words() -> None:
    lines = TEXT.split("\n")
    moved = "\n".join([lines[1], lines[2], lines[0]])
    placement = resolve(moved, anchor_of(QUOTE))
    assert placement.fit is Fit.EXACT
    assert moved[placement.start : placement.end] == QUOTE


def test_of_two_places_the_one_with_the_same_surroundings_is_right() -> None:
    text = "Rain fell in Husum. The dyke held. Snow fell in Oland. The dyke held. Then it broke."
    second = text.rindex("The dyke held")
    placement = resolve("New. " + text, describe(text, second, second + 13))
    assert (placement.start, placement.fit) == (second + 5, Fit.EXACT)


def test_a_passage_that_stands_twice_in_equal_surroundings_is_never_guessed() -> None:
    assert resolve(f"{TEXT}\n{TEXT}", anchor_of(QUOTE)) == ORPHAN


def test_typography_and_white_space_may_change() -> None:
    changed = TEXT.replace("“", '"').replace("”", '"').replace("\n", "\n\n").replace(" ", "\u00a0")
    placement = resolve(changed, anchor_of("“They were not on my list,”"))
    assert placement.fit is Fit.EXACT
    assert (
        changed[placement.start : placement.end]
        == '"They\u00a0were\u00a0not\u00a0on\u00a0my\u00a0list,"'
    )


def test_changed_words_are_found_and_said_to_be_changed() -> None:
    changed = TEXT.replace("the farmers found the first crate", "two farmers discovered a crate")
    placement = resolve(changed, anchor_of(QUOTE))
    assert placement.fit is Fit.CHANGED
    assert changed[placement.start : placement.end] == (
        "two farmers discovered a crate in a field near Oland"
    )


def test_one_changed_word_is_never_called_exact() -> None:
    changed = TEXT.replace("although divers searched", "although nobody searched")
    placement = resolve(changed, anchor_of(TEXT[-150:]))
    assert placement.fit is Fit.CHANGED


def test_more_changed_words_score_lower() -> None:
    anchor = anchor_of(QUOTE)
    worse = [TEXT, TEXT.replace("field", "meadow")]
    worse.append(worse[-1].replace("farmers", "children"))
    worse.append(worse[-1].replace("first", "heavy"))
    scores = [resolve(text, anchor).score for text in worse]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_a_vanished_passage_is_an_orphan() -> None:
    assert resolve(TEXT.replace(QUOTE, "it was over"), anchor_of(QUOTE)) == ORPHAN
    assert resolve(TEXT[: TEXT.index("\n")], anchor_of(QUOTE)) == ORPHAN
    assert resolve("", anchor_of(QUOTE)) == ORPHAN


def test_a_common_word_elsewhere_is_not_the_marked_one() -> None:
    assert resolve("Something else about the weather.", anchor_of("the")) == ORPHAN


def test_the_full_stop_of_a_quotation_stays_with_it() -> None:
    changed = TEXT.replace("The dyke held", "The old dyke held")
    assert found(changed, anchor_of("The dyke held. When the water sank,")) == (
        "The old dyke held. When the water sank,"
    )


def test_a_mark_of_signs_alone_is_found_where_its_surroundings_are() -> None:
    text = "Before it came a dash — and after it came the rest of the sentence."
    at = text.index("—")
    assert found("So. " + text, describe(text, at, at + 1)) == "—"
    assert resolve("No such thing here", describe(text, at, at + 1)) == ORPHAN


def test_a_letter_that_stands_everywhere_costs_little_and_is_found_by_its_surroundings() -> None:
    text = "a " * 5_000 + "then came a boat a " + "a " * 5_000
    at = text.index("a boat")
    placement = resolve("x" + text, describe(text, at, at + 1))
    assert placement.start == at + 1


@pytest.mark.parametrize("word", ["民主力量控制了城市", "Şengal’ın tepelerinde bekledik"])
def test_passages_of_every_script_are_found(word: str) -> None:
    text = f"前言。 {TEXT} {word}，然后结束。"
    assert found("新的。" + text.replace("然后", "最后"), anchor_of(word, text)) == word


def test_an_anchor_without_words_is_an_orphan() -> None:
    assert resolve(TEXT, replace(anchor_of(QUOTE), quote="")) == ORPHAN


ANY = st.text(
    st.sampled_from("ab c.’“\n-叙利가\u0301\ud800😀") | st.characters(exclude_categories=())
)


@given(ANY.filter(bool), ANY, st.data())
def test_every_anchor_gets_a_place_in_the_text_or_none(
    text: str, other: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = describe(text, start, end)
    assert resolve(text, anchor) == type(ORPHAN)(start, end, Fit.EXACT)
    placement = resolve(other, anchor)
    assert placement == ORPHAN or 0 <= placement.start < placement.end <= len(other)
    assert 0 <= placement.score <= 1


@given(ANY.filter(bool), ANY, ANY, st.data())
def test_what_is_exact_has_the_same_words(
    text: str, before: str, after: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    anchor = describe(text, start, len(text))
    new = before + text + after
    placement = resolve(new, anchor)
    if placement.fit is Fit.EXACT:
        from sourcebook.annotate.typography import fold_quote

        assert fold_quote(new[placement.start : placement.end]) == fold_quote(anchor.quote)
