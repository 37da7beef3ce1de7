# ruff: noqa: RUF001 - signs that look alike are what is tested
"""Every place of a text that answers a query."""

from fnmatch import fnmatchcase
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.base import folding
from sourcebook.index import standing, word_finder
from sourcebook.index.parsing import parse
from sourcebook.index.places import asked_in, is_like, places, spots
from sourcebook.index.query import Alike, Either, Every, Forms, Near, Pattern, Query, Words
from sourcebook.index.scanning import answers
from sourcebook.index.snippet import snippets
from sourcebook.model.search import Document, Found

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
        ("near:2(lamp lit) ", "lamp, a lit. Lamp, a b, lit", ["lamp", "lit", "Lamp"]),
        ("near:1(lamp lit) ", "lamp; lit, lamp a lit", ["lamp", "lit", "lamp"]),
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
        ("unsea ", "U.N.’s-sea, Unsea", ["U.N.’s-sea", "Unsea"]),
        (f'"{"x" * 128} {"y" * 128}" ', f"{'x' * 140} {'y' * 140}", [f"{'x' * 140} {'y' * 140}"]),
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


@pytest.mark.parametrize("query", ["war ", "wa*r ", "wa* ", '"war war"', "near:2(war war) "])
def test_a_word_that_is_everywhere_is_marked_everywhere(query: str) -> None:
    assert len(places(parse(query), "war " * 5_000)) in {5_000, 1}


def test_there_is_an_end_to_the_places_of_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_finder, "MOST_PLACES", 20)
    assert len(places(parse("war "), "war " * 50)) == 20
    assert len(places(parse("wa*r "), "war " * 50)) == 20


SEA, LAMP = Words(("sea",)), Words(("lamp",))
RUNNING = Alike(
    Words(("running",)), (Words(("go", "fast")),), (Forms(("runs",), only=("en",)), Forms(("run",)))
)


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        (Every((SEA, RUNNING)), [0, 1, 1, 1, 1]),
        (Every((Either((SEA, LAMP)), RUNNING)), [0, 0, 1, 1, 1, 1]),
        (Either((Every((SEA, LAMP)), RUNNING)), [0, 1, 2, 2, 2, 2]),
        (Every((Words(("f", "16"), joined="f16"), SEA)), [0, 0, 1]),
        (Every((SEA, Every((SEA, LAMP)))), [0, 2]),
        (RUNNING, [0, 0, 0, 0]),
    ],
)
def test_what_is_said_in_several_ways_is_one_part(query: Query, parts: list[int]) -> None:
    assert list(asked_in(query).values()) == parts


END = "the lighthouse keeper spoke of the drowned sailors."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"the lighthouse keeper" ', ["the lighthouse keeper"]),
        ('"of the drowned sailors" ', ["of the drowned sailors"]),
        ("near:2(the sailors) ", ["the", "sailors"]),
        ('near:5("of the" sailors) ', ["of the", "sailors"]),
        ("lighthouse ", ["lighthouse"]),
    ],
)
def test_the_end_of_a_book_is_marked_as_its_beginning(query: str, found: list[str]) -> None:
    text = "Many of the words, the ones of F-16s, stand on the shelf of a house.\n" * 2_000 + END
    assert [text[start:end] for start, end in places(parse(query), text)] == found


@pytest.mark.parametrize("query", ['"the lighthouse keeper" ', "the lighthouse "])
def test_the_end_of_a_book_is_shown(query: str) -> None:
    body = "Many of the words, the ones of F-16s, stand on the shelf of a house.\n" * 2_000 + END
    (first, *_) = snippets(parse(query), "", body)
    assert "the lighthouse keeper" in first.text


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ('"f16 jets" ', "the F-16 jets flew", ["F-16 jets"]),
        ('"16 jets" ', "the F-16 jets flew", ["16 jets"]),
        ('"email came" ', "An e-mail came.", ["e-mail came"]),
        ('"sengal daglari" ', "Şengal’ın dağları", ["Şengal’ın dağları"]),
        ('"in daglari" ', "Şengal’ın dağları", ["ın dağları"]),
        ('"f f16" ', "an F-16", ["F-16"]),
        ("near:1(f16 flew) ", "the F-16 flew", ["F-16", "flew"]),
        ("near:1(sengal daglari) ", "Şengal’ın dağları", ["Şengal", "dağları"]),
    ],
)
def test_all_that_stands_on_a_position_is_part_of_a_phrase(
    query: str, text: str, found: list[str]
) -> None:
    assert [text[start:end] for start, end in places(parse(query), text)] == found


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
        found = {(spot.start, spot.end) for spot in spots({Words((word,)): 0}, text)}
        assert found == {(start, end) for one, start, end in words if one == word}
        half = word[: 1 + len(word) // 2]
        found = {
            (spot.start, spot.end) for spot in spots({Words((half,), is_prefix=True): 0}, text)
        }
        assert found == {(start, end) for one, start, end in words if one.startswith(half)}


@given(st.text(SIGNS, max_size=30), st.sampled_from(["a*", "*s", "a*1", "*3*", "क*", "*"]))
def test_a_word_with_gaps_or_a_slip_is_marked_wherever_it_fits(text: str, pattern: str) -> None:
    words = list(folding.tokens(text))
    found = {(spot.start, spot.end) for spot in spots({Pattern(pattern): 0}, text)}
    assert found == {(a, b) for word, a, b in words if fnmatchcase(word, pattern)}
    found = {(spot.start, spot.end) for spot in spots({Words(("aas",), fuzz=1): 0}, text)}
    assert found == {(a, b) for word, a, b in words if is_like("aas", word, 1)}


PIECES = st.sampled_from(
    ["sea", "Sea,", "a", "F-16", "e-mail", "U.S.", "U.N.’s", "Şengal’ın", "l’homme", "Da’esh",
     "3,000", "1.5", "민주", "民主力", "कि", "كُرْدِي", "—", "\n", "sea-a", "ab’ab-a", "x" * 140, "😀"]
)  # fmt: skip


@settings(deadline=None)
@given(
    st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", " ", "", "’", "-", ", "])), max_size=12),
    st.data(),
    st.sampled_from([1, 12]),
)
def test_what_the_index_finds_has_a_place_in_the_text(
    pieces: list[tuple[str, str]], data: st.DataObject, width: int
) -> None:
    text = "".join(map("".join, pieces))
    words = [word for word, *_ in folding.tokens(text)] or ["sea"]
    at = data.draw(st.integers(0, len(words) - 1))
    few = st.lists(st.sampled_from(words[at : at + 5]), min_size=1, max_size=3)
    rows = [Words(tuple(data.draw(few))) for _ in range(3)]
    asked: list[Words | Near] = [*rows]
    asked += (Near(tuple(rows[:most]), data.draw(st.integers(1, 3))) for most in (2, 3))
    document = Document("d", Found.NOTE, "", "", text)
    with mock.patch.object(standing, "_WORD_WIDTH", width):
        for leaf in asked:
            assert bool(places(leaf, text)) == answers(leaf, document, {}), leaf


def test_a_very_long_word_before_a_hyphen_is_found_in_a_row() -> None:
    text = f"{'x' * 281}-16 "
    words = [word for word, *_ in folding.tokens(text)]
    document = Document("d", Found.NOTE, "", "", text)
    for row in (words[:2], words[::2], words[::-2]):
        leaf = Words(tuple(row))
        assert bool(places(leaf, text)) == answers(leaf, document, {})


@given(
    st.text(st.sampled_from('war peac*~-():" near:2') | st.characters(), max_size=30),
    st.text(st.sampled_from("war peace.’-") | st.characters(), max_size=60),
)
def test_places_lie_in_their_text_in_order(query: str, text: str) -> None:
    done = 0
    for start, end in places(parse(query), text):
        assert done <= start < end <= len(text)
        done = end
