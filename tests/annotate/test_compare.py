"""A quotation is compared with its source as a careful editor does it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.annotate import compare
from sourcebook.model.quotation import Outcome
from support.growth import MOST_GROWTH, growth

TEXT = (
    "The fog came early that year. The harbour master, Mira Öztürk, did not open the gates until "
    "1.5 hours after the ferry’s arrival — nobody knew why. She said: “We wait.”\n"  # noqa: RUF001
    "The US sent 2,000 tonnes at −5 °C. The ﬁrst boat sank."  # noqa: RUF001
)


def parts(words: str, text: str = TEXT) -> list[tuple[str, str]]:
    found = compare(words, text)
    return [(words[slice(*one.quoted)], text[slice(*one.source)]) for one in found.deviations]


@pytest.mark.parametrize(
    "words",
    [
        "The fog came early that year.",
        "the harbour master".capitalize() + ", Mira Öztürk",
        "The harbour master … did not open",
        "The harbour master [...] nobody knew why",
        "The fog […] came early",
        "[t]he gates until 1.5 hours",
        "did not open the gate[s] until",
        "[She] did not open the gates",
        "The harbour master [a woman] … did not open",
        "The harbour master, [she], did not open",
        "We wait.” The US sent",
    ],
)
def test_what_the_rules_of_quoting_allow_is_exact(words: str) -> None:
    assert compare(words, TEXT).outcome in (Outcome.EXACT, Outcome.TYPOGRAPHY)


@pytest.mark.parametrize(
    ("words", "deviations"),
    [
        ("the fog came early", [("the", "The")]),
        ("ferry's arrival", [("ferry's", "ferry’s")]),  # noqa: RUF001
        ("arrival - nobody", [("arrival -", "arrival —")]),
        ("The first boat", [("first", "ﬁrst")]),
        ("The har\u00adbour master", [("har\u00adbour", "harbour")]),
        ("at -5 °C", [("-5", "−5")]),  # noqa: RUF001
        ("She said, “We wait", [("said, “", "said: “")]),
    ],
)
def test_what_is_only_set_otherwise_is_typography(
    words: str, deviations: list[tuple[str, str]]
) -> None:
    assert compare(words, TEXT).outcome is Outcome.TYPOGRAPHY
    assert parts(words) == deviations


@pytest.mark.parametrize(
    ("words", "deviations"),
    [
        ("did open the gates until 1.5 hours", [("", "not")]),
        ("did not shut the gates until", [("shut", "open")]),
        ("The us sent 2,000 tonnes", [("us", "US")]),
        ("The US sent 20,000 tonnes", [("20,000", "2,000")]),
        ("2,000 tonnes at 5 °C", [("5", "−5")]),  # noqa: RUF001
        ("until 15 hours after the ferry’s arrival", [("15", "1.5")]),  # noqa: RUF001
        ("Mira Ozturk, did not open the gates", [("Ozturk", "Öztürk")]),
        ("nobody really knew why", [("really", "")]),
        ("The fog came early that month", [("month", "year")]),
        ("A fog came early that year", [("A", "The")]),
        ("The harbour master … did open the gates … nobody knew why", [("", "not")]),
        ("[She] did open the gates until 1.5 hours", [("", "not")]),
    ],
)
def test_other_words_are_found_and_named(words: str, deviations: list[tuple[str, str]]) -> None:
    assert compare(words, TEXT).outcome is Outcome.WORDS
    assert parts(words) == deviations


@pytest.mark.parametrize(
    "words", ["", "?!", "Nobody there has ever said a thing like this.", "[all] […] [of it]"]
)
def test_what_stands_nowhere_is_missing(words: str) -> None:
    assert compare(words, TEXT).outcome is Outcome.MISSING


def test_the_place_named_is_taken_when_the_words_stand_twice() -> None:
    text = "It was late. " * 40
    for at in (0, 13 * 7, 13 * 39):
        assert compare("It was late.", text, (at, at + 12)).place == (at, at + 11)


def test_parts_stand_in_their_order() -> None:
    assert compare("nobody … did not open", TEXT).outcome is not Outcome.EXACT


def test_signs_without_words_are_found_sign_for_sign() -> None:
    assert compare("?!", "What ?! No").place == (5, 7)


@given(st.text(max_size=80), st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_any_texts_are_compared(words: str, text: str, start: int, end: int) -> None:
    found = compare(words, text, (start, max(start, end)))
    assert (found.place is None) == (found.outcome is Outcome.MISSING)
    for one in found.deviations:
        assert 0 <= one.quoted[0] <= one.quoted[1] <= len(words)
        assert 0 <= one.source[0] <= one.source[1] <= len(text)


@given(st.text(), st.text(), st.text())
def test_every_passage_stands_in_its_text(before: str, words: str, after: str) -> None:
    text = f"{before}\n{words}\n{after}"
    place = (len(before) + 1, len(before) + 1 + len(words))
    assert compare(words, text, place).outcome.is_well or not words.strip()


@pytest.mark.parametrize(
    ("words", "text", "outcome"),
    [
        ("He did [] approve it", "He did not approve it", Outcome.WORDS),
        ("He did [indeed] approve it", "He did not approve it", Outcome.WORDS),
        ("It was [soon] proved", "It was never proved", Outcome.WORDS),
        ("She paid [much] for the boat", "She paid 1,500 crowns for the boat", Outcome.WORDS),
        ("They didn’t [ever] go there", "They didn’t go there", Outcome.EXACT),  # noqa: RUF001
        ("He did [sic] approve it", "He did approve it", Outcome.EXACT),
        ("[The committee] rejects it", "The committee rejects it", Outcome.EXACT),
        ("risk is ≤ 5 percent of it", "risk is ≥ 5 percent of it", Outcome.WORDS),
        ("A → B in all of these", "A ← B in all of these", Outcome.WORDS),
    ],
)
def test_no_bracket_and_no_sign_hides_another_sense(
    words: str, text: str, outcome: Outcome
) -> None:
    assert compare(words, text).outcome is outcome


def test_a_short_quotation_whose_place_is_known_has_other_words() -> None:
    text = "It was signed in May 2020 by all."
    assert compare("May 2021", text, (17, 25)).outcome is Outcome.WORDS
    assert compare("May 2021", text).outcome is Outcome.MISSING


@pytest.mark.parametrize(
    ("filling", "length"),
    [
        *((filling, 8_000) for filling in ("a", "[", "]", "a[", "[a]b", "x [a", ". ", "…", "-")),
        *((" ", 8_000), ("a", 250_000), (" ", 250_000)),
    ],
)
def test_four_times_the_length_costs_no_square(filling: str, length: int) -> None:
    def run(size: int) -> None:
        compare(filling * (size // len(filling)) + " we wait", "hello world this is")

    assert growth(run, length) < MOST_GROWTH


WAR = (
    "He did not kill the prisoners in 1943, or so he wrote. He was killing time. The prisoners "
    "said nothing of that kind to the judges, who had come by boat, and they all went home in May."
)


@pytest.mark.parametrize(
    ("words", "deviations"),
    [
        ("He did … kill the prisoners", [("", "not")]),
        ("He did […] the prisoners", [("", "not kill")]),
        ("The prisoners said (...) to the judges", [("", "nothing of that kind")]),
        ("He did … kill the prisoners … or so he wrote", [("", "not")]),
        ("He did … kill the convicts in 1943, or so", [("", "not"), ("convicts", "prisoners")]),
    ],
)
def test_no_ellipsis_hides_a_negation(words: str, deviations: list[tuple[str, str]]) -> None:
    assert compare(words, WAR).outcome is Outcome.WORDS
    assert parts(words, WAR) == deviations


@pytest.mark.parametrize(
    ("words", "left_out"),
    [
        ("He did not kill the prisoners … or so he wrote", 2),
        ("He did not … in 1943 … he wrote", 5),
        ("or so he wrote … they all went home", 20),
        ("they all went home in May", 0),
    ],
)
def test_how_much_is_left_out_is_told(words: str, left_out: int) -> None:
    found = compare(words, WAR)
    assert (found.outcome, found.left_out) == (Outcome.EXACT, left_out)


def test_a_place_that_hides_a_negation_is_not_exchanged_for_one_far_off() -> None:
    text = f"He did well. {'It rained all day. ' * 9}{WAR}"
    place = (text.index("He did not"), len(text))
    assert compare("He did … kill the prisoners", text, place).outcome is Outcome.WORDS
    again = f"{WAR} He did slowly kill the prisoners."
    assert compare("He did … kill the prisoners", again, (0, 9)).outcome is Outcome.WORDS
    assert compare("He did … kill the prisoners", again).outcome is Outcome.EXACT
