"""Our arithmetic, Whoosh's own searcher over the same files and a naive reading agree."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from whoosh.query import compound, positional, terms, wrappers

from sourcebook.index.columnar.answers import Wanted, answered
from sourcebook.index.columnar.evaluate import Evaluator
from sourcebook.index.columnar.scoring import Model, Scorer
from sourcebook.index.columnar.snapshot import Snapshot
from sourcebook.index.columnar.whoosh_view import searcher_of
from sourcebook.index.index_folder import IndexFolder
from sourcebook.model.search import Document, Found, Sort
from support.asked import DOCUMENTS, FOLDED, QUERIES, TOGETHER, WORDS, Naive


def found_by_us(snapshot: Snapshot, query: Any, sort: Sort = Sort.RELEVANCE) -> dict[str, float]:
    evaluator = Evaluator(snapshot, Scorer(snapshot, Model()))
    outcome = answered(snapshot, evaluator, query, Wanted(1000, sort=sort))
    assert outcome.total == len(outcome.matches)
    return {match.id: match.score for match in outcome.matches}


def found_by_whoosh(snapshot: Snapshot, query: Any) -> dict[str, float]:
    results = searcher_of(snapshot).search(query, limit=None, optimize=False)
    return {hit["id"]: hit.score for hit in results}


BATCHES = st.lists(
    st.tuples(
        st.lists(DOCUMENTS, max_size=4),
        st.lists(st.integers(0, 11).map("d{:02}".format), max_size=2),
        st.booleans(),
    ),
    max_size=5,
)


def written(
    folder: Path, first: Sequence[Document], batches: Sequence[tuple[Any, Any, bool]]
) -> dict[str, Document]:
    """Write documents in several commits, with deletions and merges; return what is there."""
    index = IndexFolder(folder)
    there = {document.id: document for document in first}
    index.rebuild(there.values())
    for documents, gone, is_merged in batches:
        index.update(documents, gone)
        for identifier in gone:
            there.pop(identifier, None)
        there |= {document.id: document for document in documents}
        if is_merged:
            index.merge_all()
    return there


def check_all_three(first: list[Document], batches: list[Any], queries: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        there = written(Path(folder), first, batches)
        snapshot = IndexFolder(Path(folder)).snapshot()
        assert set(snapshot.ids()) == set(there)
        for query in queries:
            naive = {one for one, document in there.items() if Naive(document).has(query)}
            ours = found_by_us(snapshot, query)
            assert set(ours) == naive, f"ours: {query}"
            assert set(found_by_whoosh(snapshot, query)) == naive, f"Whoosh: {query}"


@settings(max_examples=60, phases=[Phase.generate, Phase.explicit])
@given(st.lists(DOCUMENTS, max_size=6), BATCHES, st.lists(QUERIES, min_size=1, max_size=5))
def test_all_three_find_the_same_documents(
    first: list[Document], batches: list[Any], queries: list[Any]
) -> None:
    check_all_three(first, batches, queries)


@settings(max_examples=60, phases=[Phase.generate, Phase.explicit])
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=12, max_size=24), min_size=3, max_size=6),
    st.lists(TOGETHER, min_size=4, max_size=12),
)
def test_all_three_agree_on_what_stands_together(texts: list[Any], queries: list[Any]) -> None:
    check_all_three(documents(*map(" ".join, texts)), [], queries)


ONE = st.builds(terms.Term, st.just("body"), st.sampled_from(FOLDED[:7]))
SOME = st.one_of(
    ONE,
    st.lists(ONE, min_size=2, max_size=3).map(compound.Or),
    st.lists(ONE, min_size=2, max_size=2).map(compound.And),
)
NOT = st.builds(wrappers.Not, SOME)
EXCLUDING = st.one_of(
    st.builds(compound.AndNot, SOME, SOME),
    NOT,
    st.builds(compound.AndNot, NOT, SOME),
    st.tuples(SOME, NOT).map(compound.Or),
    st.tuples(SOME, NOT).map(compound.And),
)


@settings(max_examples=40, phases=[Phase.generate, Phase.explicit])
@given(
    st.lists(st.lists(st.sampled_from(WORDS[:6]), max_size=4), min_size=3, max_size=9),
    st.lists(st.integers(0, 8).map("d{}".format), max_size=3),
    st.lists(EXCLUDING, min_size=8, max_size=16),
)
def test_all_three_agree_on_what_is_excluded(
    texts: list[Any], gone: list[str], queries: list[Any]
) -> None:
    check_all_three(documents(*map(" ".join, texts)), [([], gone, False)], queries)


@settings(max_examples=40)
@given(
    st.lists(DOCUMENTS, min_size=1, max_size=6),
    BATCHES,
    st.lists(
        st.builds(terms.Term, st.sampled_from(["title", "body"]), st.sampled_from(FOLDED)),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from([compound.And, compound.Or]),
)
def test_words_score_as_they_do_in_whoosh(
    first: list[Document], batches: list[Any], words: list[Any], joint: Any
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), first, batches)
        snapshot = IndexFolder(Path(folder)).snapshot()
        ours, theirs = found_by_us(snapshot, joint(words)), found_by_whoosh(snapshot, joint(words))
        assert ours == pytest.approx(theirs, rel=1e-5)


def documents(*texts: str) -> list[Document]:
    return [Document(f"d{at}", Found.ARTICLE, "", f"T{at}", text) for at, text in enumerate(texts)]


def snapshot_of(tmp_path: Path, given_: Sequence[Document]) -> Snapshot:
    IndexFolder(tmp_path).rebuild(given_)
    return IndexFolder(tmp_path).snapshot()


def test_a_rare_word_says_more_than_a_common_one(tmp_path: Path) -> None:
    snapshot = snapshot_of(tmp_path, documents("sea sea sea", "sea lamp", "sea oil", "sea tide"))
    query = compound.Or([terms.Term("body", "sea"), terms.Term("body", "lamp")])
    assert next(iter(found_by_us(snapshot, query))) == "d1"


def test_a_word_can_be_as_common_in_titles_as_in_texts(tmp_path: Path) -> None:
    texts = [Document(f"d{at}", Found.ARTICLE, "", "", f"sea {at}") for at in range(8)]
    snapshot = snapshot_of(tmp_path, [*texts, Document("t", Found.ARTICLE, "", "Sea lamp", "")])
    asked = {name: terms.Term("title", name) for name in ("sea", "lamp")}
    plain, told = Model(), Model(rarities={"title": "body"})

    def score(model: Model, query: Any) -> float:
        evaluator = Evaluator(snapshot, Scorer(snapshot, model))
        return answered(snapshot, evaluator, query, Wanted(9)).matches[0].score

    assert score(plain, asked["sea"]) == score(plain, asked["lamp"]) == score(told, asked["lamp"])
    assert score(told, asked["sea"]) < score(told, asked["lamp"])
    assert score(told, terms.Prefix("title", "se")) == score(told, asked["sea"])
    fuzzy = terms.FuzzyTerm("title", "sea", maxdist=1)
    assert score(told, fuzzy) == score(plain, fuzzy)


def test_a_phrase_counts_neighbours_only(tmp_path: Path) -> None:
    snapshot = snapshot_of(tmp_path, documents("the lamp is lit", "lamp the is", "is the lamp"))
    found = found_by_us(snapshot, positional.Phrase("body", ["the", "lamp"]))
    assert set(found) == {"d0", "d2"}


def test_what_is_excluded_may_stand_behind_all_that_is_found() -> None:
    sea, lamp, oil = (terms.Term("body", word) for word in ("sea", "lamp", "oil"))
    query = compound.AndMaybe(sea, compound.AndNot(lamp, oil))
    check_all_three(documents("sea lamp", "sea", "oil"), [], [query])


def test_answers_are_sorted_by_title_and_by_day(tmp_path: Path) -> None:
    given_ = [
        Document("a", Found.NOTE, "", "Zebra", "sea", date="2014-01-02", saved="2020-01-01"),
        Document("b", Found.NOTE, "", "", "sea", date="2016", saved="2021-01-01"),
        Document("c", Found.NOTE, "", "Äther", "sea", date="", saved="2019-01-01"),
    ]
    snapshot = snapshot_of(tmp_path, given_)
    query = terms.Term("body", "sea")
    assert list(found_by_us(snapshot, query, Sort.TITLE)) == ["c", "a", "b"]
    assert list(found_by_us(snapshot, query, Sort.DATE)) == ["b", "a", "c"]
    assert list(found_by_us(snapshot, query, Sort.SAVED)) == ["b", "a", "c"]


def test_a_query_of_an_unknown_kind_is_our_bug(tmp_path: Path) -> None:
    snapshot = snapshot_of(tmp_path, documents("sea"))
    with pytest.raises(TypeError):
        found_by_us(snapshot, object())
