# ruff: noqa: RUF001 - signs that look alike are what is tested
"""Every place of a text that answers a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.index.parsing import parse
from sourcebook.index.places import MOST_PLACES, places
from sourcebook.index.snippet import snippets

FILLER = "Many other words stand here and say nothing of it at all. "


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("wom*n ", "Women, a woman, womanly", ["Women", "woman"]),
        ("*ish ", "Turkish, wishes", ["Turkish"]),
        ("~kobani ", "Kobanî, Kobane, Cobani", ["Kobanî", "Kobane"]),
        ("~newspaper ", "newspapers, newsprint, nespapper", ["newspapers", "nespapper"]),
        ("near:2(lamp lit) ", "lamp a b c lit. Lit the lamp", ["lit", "Lit", "lamp"]),
        ("near:5(lamp lit) ", "lamp", []),
        ('near:2("old lamp" lit) ', "An old lamp was lit. Lamp lit.", ["old lamp", "lit", "lit"]),
        ('near:2(lit "a lamp of old") ', "lit by a lamp of old", ["lit", "a lamp of old"]),
        ("near:2(lam* (lit OR dark)) ", "lamps dark; lame or not lit", ["lamps", "dark", "lame"]),
        ("near:2(red green blue) ", "red, blue, green", ["red", "blue", "green"]),
        ("near:2(F-16 jet) ", "an F16 jet, an F-16, a jet", ["F16", "jet", "F-16", "jet"]),
        ("war -peace ", "war and peace", ["war"]),
        ("title:war by:war is:read ", "war", []),
        ("lam* lamp ", "lamps", ["lamps"]),
    ],
)
def test_what_answers_is_marked(query: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in places(parse(query), text)] == found


def test_a_word_that_is_everywhere_is_marked_a_thousand_times() -> None:
    assert len(places(parse("war "), "war " * 5_000)) == MOST_PLACES
    assert len(places(parse("wa*r "), "war " * 5_000)) == MOST_PLACES


def test_further_sentences_are_shown_and_none_twice() -> None:
    body = FILLER * 5 + "A war. " + FILLER * 9 + "War and war. " + FILLER * 9 + "No war."
    found = snippets(parse("war "), "", body)
    assert len(found) == 3
    assert found[0].text.startswith("War and war.")
    assert all(body[one.at : one.at + 3].lower() == "war" for one in found)
    assert abs(found[0].at - found[1].at) > 200
    (only,) = snippets(parse("war "), "", "one war")
    assert only.text == "one war"


def test_a_weaker_place_is_not_shown_beside_a_better_one() -> None:
    body = "War and peace. " + FILLER * 9 + "War alone."
    assert len(snippets(parse("war peace "), "", body)) == 1


@given(
    st.text(st.sampled_from('war peac*~-():" near:2') | st.characters(), max_size=30),
    st.text(st.sampled_from("war peace.’-") | st.characters(), max_size=60),
)
def test_places_lie_in_their_text_in_order(query: str, text: str) -> None:
    done = 0
    for start, end in places(parse(query), text):
        assert done <= start < end <= len(text)
        done = end
