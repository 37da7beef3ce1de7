# ruff: noqa: RUF001 - signs that look alike are what is tested
"""The scan and the index give the same documents."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.index import (
    IndexFolder,
    Outcome,
    Wanted,
    answers,
    ask,
    expand,
    filters,
    inflect,
    parse,
    places,
)
from sourcebook.index.query import NOTHING, Filter, Forms, Query, Range, Without, in_language
from sourcebook.model.search import Document, Found

ALL = Wanted(1_000)


def ids_of(outcome: Outcome) -> set[str]:
    return {match.id for match in outcome.matches}


WORDS = st.sampled_from(["war", "wars", "wart", "peace", "a", "F-16", "Da’esh", "叙利亚", "U.S."])
TEXTS = st.lists(WORDS, max_size=9).map(" ".join)
HEADS = (
    *("", "", "-", "title:", "by:", "~", "near:2(", "near:1(", 'near:2("a ', "(", "OR "),
    *("is:read ", "-is:read ", '"'),
)
QUERIES = st.lists(
    st.tuples(
        st.sampled_from(HEADS),
        WORDS,
        st.sampled_from(["", "*", ") ", '"', " ", " war) ", " (peace OR wa*)) "]),
    ),
    max_size=4,
).map(lambda pieces: " ".join("".join(piece) for piece in pieces))

Sets = dict[Filter | Range, frozenset[str]]


def by_scan(query: Query, documents: Sequence[Document], sets: Sets) -> set[str]:
    return {one.id for one in documents if answers(query, one, sets)}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=6),
    st.lists(QUERIES, min_size=1, max_size=8),
)
def test_a_scan_finds_what_the_index_finds_and_minus_parts_the_documents(
    texts: list[tuple[str, str, str]], queries: list[str]
) -> None:
    documents = [
        Document(str(number), Found.NOTE, "", title, body, author)
        for number, (title, body, author) in enumerate(texts)
    ]
    everything = {one.id for one in documents}
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place) / "index"
        IndexFolder(folder).rebuild(documents)
        for typed in queries:
            query = parse(typed)
            sets = {one: frozenset("024") for one in filters(query)}
            found = ids_of(ask(folder, query, sets, ALL))
            assert found == by_scan(query, documents, sets), typed
            if query != NOTHING:
                others = ids_of(ask(folder, Without(query), sets, ALL))
                assert others == everything - found, typed


def test_other_spellings_are_found_after_the_one_that_was_typed(tmp_path: Path) -> None:
    documents = [
        Document("other", Found.NOTE, "", "", "the islamic state fled"),
        Document("typed", Found.NOTE, "", "", "then also daesh fled"),
        Document("none", Found.NOTE, "", "", "a state fled, islamic or not"),
    ]
    IndexFolder(tmp_path).rebuild(documents)
    names = {("daesh",): (("islamic", "state"),), ("islamic", "state"): (("daesh",),)}
    query = expand(parse("daesh "), lambda row: names.get(row, ()))
    assert [match.id for match in ask(tmp_path, query, {}, ALL).matches] == ["typed", "other"]
    query = expand(parse("islamic state "), lambda row: names.get(row, ()))
    assert ids_of(ask(tmp_path, query, {}, ALL)) == {"other", "typed", "none"}
    assert by_scan(query, documents, {}) == {"other", "typed", "none"}
    plain = parse("islamic state ")
    assert ids_of(ask(tmp_path, plain, {}, ALL)) == {"other", "none"}
    assert ask(tmp_path, plain, {}, ALL).matches[0].id == "other"


def test_parts_stand_together_in_any_order_with_their_spellings_and_forms(tmp_path: Path) -> None:
    documents = [
        Document("typed", Found.NOTE, "", "", "daesh fled and burned the town"),
        Document("other", Found.NOTE, "", "", "burning all, the islamic state fled"),
        Document("within", Found.NOTE, "", "", "they burned what daesh had as it fled"),
        Document("apart", Found.NOTE, "", "", f"daesh {'and so on ' * 5} burned, fled"),
    ]
    IndexFolder(tmp_path).rebuild(documents)
    plain = parse("near:5(daesh fled burned)")
    assert ids_of(ask(tmp_path, plain, {}, ALL)) == {"typed", "within"}
    names = {("daesh",): (("islamic", "state"),), ("islamic", "state"): (("daesh",),)}
    query = expand(plain, lambda row: names.get(row, ()))
    query = inflect(query, lambda word: (Forms(("burning",)),) if word == "burned" else ())
    found = [match.id for match in ask(tmp_path, query, {}, ALL).matches]
    assert (set(found), found[-1]) == ({"typed", "within", "other"}, "other")
    assert by_scan(query, documents, {}) == set(found)
    body = documents[1].body
    marked = [body[start:end] for start, end in places(query, body)]
    assert marked == ["burning", "islamic state", "fled"]


WARS = (Forms(("wars",), never=("de", "ku")), Forms(("warten",), ("de",)), Forms((), ("ku",)))
"""Other forms of *war*: English ones, also where the language is unknown, German ones, none."""


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(("war", "wars", "warten", "sea")), max_size=4).map(" ".join),
            st.sampled_from(("", "en", "en-GB", "de", "ku")),
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(("war ", "war", "war sea ", "sea OR war ", "-war ", "near:3(sea war)")),
)
def test_forms_are_found_in_documents_of_their_language(
    texts: list[tuple[str, str]], typed: str
) -> None:
    documents = [
        Document(str(number), Found.ARTICLE, "", "", text, language=language)
        for number, (text, language) in enumerate(texts)
    ]
    query = inflect(parse(typed), lambda word: WARS if word == "war" else ())
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place) / "index"
        IndexFolder(folder).rebuild(documents)
        found = ids_of(ask(folder, query, {}, ALL))
    assert found == by_scan(query, documents, {})
    if not typed.startswith(("-", "near")):
        for one in documents:
            here = in_language(query, one.language)
            assert bool(places(here, one.body)) or one.id not in found


def test_the_form_that_was_typed_comes_first(tmp_path: Path) -> None:
    documents = [
        Document("much", Found.ARTICLE, "", "Wars", "wars and wars, wars wars wars"),
        Document("once", Found.ARTICLE, "", "", f"war {'and so on it goes ' * 99}"),
        Document("begun", Found.ARTICLE, "", "Warming", "warming warms the warm, warmly"),
    ]
    IndexFolder(tmp_path).rebuild(documents)
    query = inflect(parse("war "), lambda _: (Forms(("wars",)),))
    assert [one.id for one in ask(tmp_path, query, {}, ALL).matches] == ["once", "much"]
    found = [one.id for one in ask(tmp_path, parse("war"), {}, ALL).matches]
    assert set(found) == {"once", "much", "begun"}
    documents[1] = Document("once", Found.ARTICLE, "", "", "war and so on")
    IndexFolder(tmp_path).update([documents[1]], [])
    assert ask(tmp_path, parse("war"), {}, ALL).matches[0].id == "once"


def test_a_word_is_worth_the_same_whatever_language_has_other_forms_of_it(tmp_path: Path) -> None:
    filler = "and so on it goes "
    documents = [
        Document("en", Found.ARTICLE, "", "", f"war {filler}", language="en"),
        Document("ku", Found.ARTICLE, "", "", f"war {filler}", language="ku"),
        Document("de", Found.ARTICLE, "", "", f"war {filler}", language="de"),
        Document("wars", Found.ARTICLE, "", "", f"wars {filler}", language="en"),
        Document("warten", Found.ARTICLE, "", "", f"warten {filler}", language="de"),
        Document("dewars", Found.ARTICLE, "", "", f"wars {filler}", language="de"),
    ]
    IndexFolder(tmp_path).rebuild(documents)
    query = inflect(parse("war "), lambda _: WARS)
    scores = {one.id: one.score for one in ask(tmp_path, query, {}, ALL).matches}
    assert set(scores) == {"en", "ku", "de", "wars", "warten"}
    assert max(scores["wars"], scores["warten"]) < min(scores[one] for one in ("en", "ku", "de"))
    assert scores["ku"] > scores["en"] * 0.95  # rarer without forms, if anything
