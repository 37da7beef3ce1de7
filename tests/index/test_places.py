# ruff: noqa: RUF001 - signs that look alike are what is tested
"""Every place of a text that answers a query."""

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base import folding
from sourcebook.index.parsing import parse
from sourcebook.index.places import is_like, places, spots
from sourcebook.index.query import Pattern, Words
from sourcebook.index.snippet import snippets
from sourcebook.index.word_finder import MOST_PLACES

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
        (
            "daesh fighters ",
            "Da’esh fighters came. Then Da’esh left. Daesh!",
            ["Da’esh", "fighters", "Da’esh", "Daesh"],
        ),
        ('"us troops" ', "The U.S. troops told us.", ["U.S. troops"]),
        ("abd ", "ʿAbd", ["ʿAbd"]),
        ("us ", "The U.S. troops told us.", ["U.S", "us"]),
        ("un ", "the U.N.’s man", ["U.N"]),
        ("abdnin ", "A.B.D.’nin", ["A.B.D.’nin"]),
        ('"un man" ', "the U.N.’s man", ["U.N.’s man"]),
        ("us ", "anti-U.S. talk", ["U.S"]),
        ("*a*a*a*a*a*a*a*a*a*b ", f"{'a' * 128} aaaaaaaaaab", ["aaaaaaaaaab"]),
        ("f16 ", "f16, F-16, 16", ["f16", "F-16"]),
        ("3000 ", "3000 and 3,000 and 13,000", ["3000", "3,000"]),
        ("~daeshi ", "daesh, Da’esh", ["daesh", "Da’esh"]),
        ("da*sh ", "daesh, Da’esh", ["daesh", "Da’esh"]),
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


SIGNS = st.sampled_from("aaabSs1230   ’'-.,Éǰßـأحकि民가ไ\u0301\u00ad\n_")


@given(st.text(SIGNS, max_size=30), st.text(SIGNS, max_size=4))
def test_a_word_is_marked_where_it_is_a_word_of_the_text(text: str, other: str) -> None:
    words = list(folding.tokens(text))
    for word, *_ in [*words, *folding.tokens(other)]:
        found = {(spot.start, spot.end) for spot in spots([Words((word,))], text)}
        assert found == {(start, end) for one, start, end in words if one == word}
        half = word[: 1 + len(word) // 2]
        found = {(spot.start, spot.end) for spot in spots([Words((half,), is_prefix=True)], text)}
        assert found == {(start, end) for one, start, end in words if one.startswith(half)}


@given(st.text(SIGNS, max_size=30), st.sampled_from(["a*", "*s", "a*1", "*3*", "क*", "*"]))
def test_a_word_with_gaps_or_a_slip_is_marked_wherever_it_fits(text: str, pattern: str) -> None:
    words = list(folding.tokens(text))
    found = {(spot.start, spot.end) for spot in spots([Pattern(pattern)], text)}
    assert found == {(a, b) for word, a, b in words if fnmatchcase(word, pattern)}
    found = {(spot.start, spot.end) for spot in spots([Words(("aas",), fuzz=1)], text)}
    assert found == {(a, b) for word, a, b in words if is_like("aas", word, 1)}


@given(
    st.text(st.sampled_from('war peac*~-():" near:2') | st.characters(), max_size=30),
    st.text(st.sampled_from("war peace.’-") | st.characters(), max_size=60),
)
def test_places_lie_in_their_text_in_order(query: str, text: str) -> None:
    done = 0
    for start, end in places(parse(query), text):
        assert done <= start < end <= len(text)
        done = end
