# ruff: noqa: RUF001 - signs that look alike are what is tested
"""The words around a hit."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base.folding import tokens
from sourcebook.index import parse
from sourcebook.index.query import Alike, Either, Every, Forms, Query, Words
from sourcebook.index.snippet import WIDTH, excerpts
from sourcebook.index.snippet import snippet as snippet_of
from sourcebook.model.search import Snippet

FILLER = "Many other words stand here and say nothing of it at all. "


def snippet(query: str, title: str, body: str) -> Snippet:
    return snippet_of(parse(query), title, body)


def marked(query: str, body: str, title: str = "") -> list[str]:
    found = snippet(query, title, body)
    return [found.text[start:end] for start, end in found.spans]


def test_the_words_are_shown_where_they_stand_closest_together() -> None:
    body = "The war began. " + FILLER * 9 + "After the\nwar came peace. " + FILLER * 9
    found = snippet("war peace ", "", body)
    assert "After the war came peace." in found.text
    assert marked("war peace ", body) == ["war", "peace"]
    assert body[found.at : found.at + 3] == "war"
    assert found.at > 400
    assert len(found.text) <= WIDTH
    assert not found.text[0].isspace()


RUNNING = Alike(Words(("running",)), (), (Forms(("runs", "run")),))
SINJAR = Alike(Words(("sinjar",)), (Words(("sengal",)), Words(("shingal",))))


@pytest.mark.parametrize(
    "query",
    [
        Every((Words(("sinjar",)), RUNNING)),
        Every((SINJAR, RUNNING)),
        Every((Either((Words(("sinjar",)), Words(("sengal",)))), RUNNING)),
    ],
)
def test_a_sentence_with_both_words_is_better_than_one_with_all_forms_of_one(query: Query) -> None:
    body = "Running, runs, run. " + FILLER * 9 + "Sinjar, where he was running. " + FILLER * 9
    found = excerpts(query, "", body)
    assert found.pieces[0].text.startswith("Sinjar, where he was running.")
    assert found.further == 0
    body = "Shingal, Sengal, Sinjar. " + FILLER * 9 + "Sinjar, where he was running. "
    assert "Sinjar, where he was running." in excerpts(query, "", body).pieces[0].text


def test_words_that_are_seen_at_once_are_better_than_words_farther_apart() -> None:
    far = f"War, war and war. {FILLER * 2}Then peace."
    body = f"{far} {FILLER * 9}After a war of many years came peace. {FILLER * 9}"
    assert "many years came peace" in snippet("war peace ", "", body).text
    assert snippet("war peace ", "", far + FILLER * 9).text.startswith("War, war")


def test_of_equals_the_sentence_with_more_forms_is_the_best() -> None:
    body = "Running and running. " + FILLER * 9 + "Running, runs. " + FILLER * 9
    found = excerpts(RUNNING, "", body)
    assert found.pieces[0].text.startswith("Running, runs.")
    assert found.further == 1


@pytest.mark.parametrize("gap", range(190, 204))
def test_words_that_count_as_close_stand_in_what_is_shown(gap: int) -> None:
    body = f"War war. {FILLER * 9}War {'x' * (gap - 10)} peace."
    assert marked("war peace ", body) in (["War", "peace"], ["War", "war"])
    shown = snippet("war peace ", "", body)
    assert (shown.at > 100) == ("peace" in shown.text)


def test_only_the_title_has_the_word_then_the_beginning_is_shown() -> None:
    found = snippet("war", "War", FILLER * 9)
    assert (found.spans, found.at) == ((), -1)
    assert found.text[-1] == "…"
    assert found.text[:-1] == (FILLER * 9)[: len(found.text) - 1]
    assert found.text[:-1].split()[-1] in FILLER.split()
    assert snippet("war", "War and peace", "").text == "War and peace"
    assert snippet("title:war", "War", "war").at == -1


@pytest.mark.parametrize(
    ("query", "body", "words"),
    [
        ("sengal ", "In Şengal and Şengal’ın hills", ["Şengal", "Şengal"]),
        ("sen", "Şengal, the absentee", ["Şengal"]),
        ("iraq’s ", "Iraq’s north, Iraqi", ["Iraq"]),
        ("daesh", "Da’esh fled", ["Da’esh"]),
        ("us ", "the U.S. army", ["U.S"]),
        ("f16", "an F-16 jet", ["F-16"]),
        ("F-16 ", "an F-16 jet, an F16", ["F-16", "F16"]),
        ('"foreign fighters"', "foreign fighters, fighters foreign", ["foreign fighters"]),
        ('"army fled"', "Iraq’s army fled. The army has fled.", ["army fled"]),
        ('"iraq army"', "Iraq’s army", ["Iraq’s army"]),
        ("叙利亚", "在叙利亚北部", ["叙利亚"]),
        ("كردي", "كُرْدِي!", ["كُرْدِي"]),
        ("war -peace", "war, not peace", ["war"]),
        ("(war OR peace) x ", "war and peace", ["war", "peace"]),
    ],
)
def test_what_is_found_is_what_is_marked(query: str, body: str, words: list[str]) -> None:
    assert marked(query, body) == words


def test_offsets_count_code_points_before_which_letters_fold_to_more_or_fewer() -> None:
    body = "ß ﬃ … e\u0301 \u00ad😀 كُـ war"
    found = snippet("war", "", body)
    assert body[found.at :] == "war"
    assert marked("war", body) == ["war"]


@given(
    st.text(st.sampled_from("ab -\"():'’叙利") | st.characters()),
    st.lists(
        st.sampled_from(["ab", "b", "a’b", "ß", "叙利", "\n", "é", "\ud800", "-", "ab" * 150])
    ),
)
def test_every_snippet_lies_in_its_body(query: str, pieces: list[str]) -> None:
    body = " ".join(pieces)
    found = snippet(query, "", body)
    assert len(found.text) <= WIDTH
    ends = [0, *(offset for span in found.spans for offset in span), len(found.text)]
    assert ends == sorted(ends)
    assert all(start < end for start, end in found.spans)
    if found.spans:
        start = found.at - found.spans[0][0]
        shown = re.sub(r"\s", " ", body[start : start + len(found.text)])
        if not shown.endswith(found.text[-1]):
            assert found.text[-1] == "…"
            found, shown = replace(found, text=found.text[:-1]), shown[: len(found.text) - 1]
        assert [c for c in found.text if not c.isspace()] == [c for c in shown if not c.isspace()]


@given(
    st.lists(st.sampled_from(["war", "peace", "a’b", "c-d", "e.f", "叙利亚", "…"]), min_size=1),
    st.data(),
)
def test_every_word_of_a_body_is_seen_in_it(pieces: list[str], data: st.DataObject) -> None:
    body = " ".join(pieces)
    words = [word for word, _, _ in tokens(body)]
    if words:
        asked = data.draw(st.sampled_from(words))
        assert snippet(f"{asked} ", "", body).at >= 0


@pytest.mark.parametrize(
    ("body", "end"),
    [
        (
            f"A war. {'word ' * 37}end. Extraordinarily long",
            "end.",
        ),
        ("A war of " + "many words that go on and " * 9, "…"),
        ("A war\nand more", "more"),
        (f"A war {'of words ' * 20}\nAnother paragraph that is long enough to be cut off.", "…"),
        ("A war of" + "x" * 400, "…"),
        ("A war", "A war"),
    ],
)
def test_a_sentence_that_goes_on_ends_with_an_ellipsis(body: str, end: str) -> None:
    found = snippet("war ", "", body).text
    assert found.endswith(end)
    assert len(found) <= WIDTH
    assert found.count("…") == end.count("…")


def test_all_further_places_are_counted_and_none_is_shown_twice() -> None:
    body = (FILLER * 6 + "A war. ") * 12 + "War and war. " + (FILLER * 6 + "A war. ") * 3
    found = excerpts(parse("war "), "", body)
    assert (len(found.pieces), found.further) == (3, 14)  # one stands beside the best
    assert found.pieces[0].text.startswith("A war. War and war.")
    everything = excerpts(parse("war "), "", body, 99)
    assert (everything.pieces[:3], len(everything.pieces)) == (found.pieces, 15)
    places = sorted((one.at, one.at + len(one.text)) for one in everything.pieces)
    assert all(before[1] <= after[0] for before, after in pairwise(places))


@given(
    st.lists(st.sampled_from(["war", "peace", "it is.", FILLER, "long " * 12]), max_size=40),
    st.sampled_from(["war ", "war peace ", '"war peace"', "near:2(war peace)"]),
)
def test_as_many_pieces_as_are_counted_can_be_shown(pieces: list[str], query: str) -> None:
    body = " ".join(pieces)
    found = excerpts(parse(query), "", body, 1_000)
    assert len(found.pieces) == found.further + 1
    for one in found.pieces:
        assert len(one.text) <= WIDTH
        if one.at >= 0:
            start = one.at - one.spans[0][0]
            assert body[start:].startswith(one.text.removesuffix("…"))
    shown = sorted((one.at - one.spans[0][0], one.text) for one in found.pieces if one.spans)
    for (start, text), (later, _) in pairwise(shown):
        assert start + len(text.removesuffix("…")) <= later
    asked = excerpts(parse(query), "", body, 3)
    assert asked == (found.pieces[:3], found.further)


def test_places_in_one_piece_are_one_further_sentence() -> None:
    close = f"A war. {FILLER * 2}A war. "
    body = f"{close}{FILLER * 6}War, war and war. {FILLER * 6}{close}{FILLER * 6}{close}"
    found = excerpts(parse("war "), "", body, 9)
    assert (len(found.pieces), found.further) == (4, 3)
    assert [len(one.spans) for one in found.pieces] == [3, 2, 2, 2]
