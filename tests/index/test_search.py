# ruff: noqa: RUF001 - signs that look alike are what is tested
"""Answers to queries."""

import gc
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.base.folding import tokens
from sourcebook.index import IndexFolder
from sourcebook.index.asking import ask
from sourcebook.index.columnar.evaluate import Evaluator
from sourcebook.index.parsing import parse
from sourcebook.index.query import Alike, Either, Every, Query, Where, Without, Words
from sourcebook.index.search import find
from sourcebook.model.search import Document, Found
from support.searching import search

DOCUMENTS = [
    Document(
        "turkish",
        Found.ARTICLE,
        "turkish",
        "Turkey and Şengal",
        "Kurdish fighters held İstanbul’s ferry in Şengal’ın hills. Da’esh fled the U.S. F-16.",
        author="Tom Coburg",
        site="canary.example",
    ),
    Document("arabic", Found.ARTICLE, "arabic", "كُرْدِي", "وصل المقاتلون إلى كوردستان"),
    Document("chinese", Found.ARTICLE, "chinese", "新闻", "叙利亚民主力量控制了城市"),
    Document("note", Found.NOTE, "turkish", "On ferries", "Foreign fighters, not Kurdish ones."),
    Document("mark", Found.HIGHLIGHT, "turkish", "", "the wooden ferry"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library") / "index"
    IndexFolder(folder).rebuild(DOCUMENTS)
    return folder


def test_the_spelling_that_was_typed_stands_before_all_others(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    other = Document("other", Found.NOTE, "", "Şengal", "Şengal, Şengal and Şengal.")
    short = Document("short", Found.NOTE, "", "Sinjar", "Sinjar. Sinjar.")
    weak = Document("weak", Found.NOTE, "", "A list", "Many other words and Sinjar. " + "x " * 900)
    both = Document("both", Found.NOTE, "", "Şengal", "Şengal is Sinjar; it is Sinjar, Sinjar.")
    IndexFolder(folder).rebuild([other, short, weak, both])
    town = Alike(Words(("sinjar",)), (Words(("sengal",)),))
    order = [match.id for match in ask(folder, town, {}).matches]
    assert order[2:] == ["weak", "other"]
    plain = [match.id for match in ask(folder, Words(("sinjar",)), {}).matches]
    assert set(plain) == {"short", "both", "weak"}
    narrowed = [match.id for match in ask(folder, Every((town, Words(("list",)))), {}).matches]
    assert narrowed == ["weak"]


def test_a_bug_is_not_told_as_a_damaged_index(folder: Path) -> None:
    with pytest.raises(TypeError):
        find(folder, "no query of a kind that is known")
    assert search(folder, "sengal", 500)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("sengal", {"turkish"}),
        ("ŞENGAL ", {"turkish"}),
        ("ISTANBUL ", {"turkish"}),
        ("daesh ", {"turkish"}),
        ("us f16 ", {"turkish"}),
        ("كردي", {"arabic"}),
        ("كُرْدِي ", {"arabic"}),
        ("کوردستان", {"arabic"}),
        ("民主", {"chinese"}),
        ("民", {"chinese"}),
        ("市 ", {"chinese"}),
        ("力民", set()),
        ("kurdish fighters", {"turkish", "note"}),
        ('"kurdish fighters"', {"turkish"}),
        ('"fighters kurdish"', set()),
        ("title:turkey ", {"turkish"}),
        ("title:fighters ", set()),
        ('title:"turkey and"', {"turkish"}),
        ("by:coburg", {"turkish"}),
        ("coburg ferry", {"turkish"}),
        ("site:canary.example ", {"turkish"}),
        ("ferr", {"turkish", "note", "mark"}),
        ("ferr ", set()),
        ("f", {"turkish"}),
        ("fighters -kurdish", set()),
        ("ferry -kurdish", {"mark"}),
        ("-ferry -ferries", {"arabic", "chinese"}),
        ("wooden OR foreign ", {"note", "mark"}),
        ("(wooden OR kurdish) ferry ", {"turkish", "mark"}),
        ("", set()),
    ],
)
def test_a_query_finds_what_it_means(folder: Path, query: str, found: set[str]) -> None:
    assert {match.id for match in search(folder, query)} == found


def test_answers_tell_their_kind_and_the_best_comes_first(folder: Path) -> None:
    matches = search(folder, "ferry OR ferries OR turkey ")
    assert {(match.id, match.kind) for match in matches} == {
        ("turkish", Found.ARTICLE),
        ("note", Found.NOTE),
        ("mark", Found.HIGHLIGHT),
    }
    scores = [match.score for match in matches]
    assert scores == sorted(scores, reverse=True)
    assert [match.id for match in search(folder, "foreign OR turkey ", 1)] == ["turkish"]


def test_a_word_in_the_title_weighs_more_than_in_the_body(tmp_path: Path) -> None:
    in_body = Document("body", Found.NOTE, "", "other words", "about a ferry")
    in_title = Document("title", Found.NOTE, "", "about a ferry", "other words")
    IndexFolder(tmp_path).rebuild([in_body, in_title])
    assert [match.id for match in search(tmp_path, "ferry ")] == ["title", "body"]
    assert [match.id for match in search(tmp_path, "fer")] == ["title", "body"]


@given(
    st.text(st.sampled_from("fery -\"“():ORtitleby叙利'’*.~^[]{}\\\0\ud800😀") | st.characters())
)
def test_every_string_is_answered(folder: Path, query: str) -> None:
    assert all(match.id for match in search(folder, query))


WORDS = st.sampled_from(
    ["war", "wars", "peace", "a", "F-16", "Da’esh", "叙利亚", "叙利", "Iraq’s", "U.S."]
)
TEXTS = st.lists(WORDS, max_size=9).map(" ".join)
QUERIES = st.lists(
    st.tuples(
        st.sampled_from(["", "", "", "-", "title:", "(", '"', "OR "]),
        st.lists(WORDS, min_size=1, max_size=3).map(" ".join),
        st.sampled_from(["", "", '"', ")", " "]),
    ).map("".join),
    max_size=4,
).map(" ".join)


@settings(max_examples=30)
@given(
    st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6),
    st.lists(QUERIES, min_size=1, max_size=8),
)
def test_the_index_finds_what_a_scan_of_all_words_finds(
    texts: list[tuple[str, str]], queries: list[str]
) -> None:
    documents = [
        Document(str(number), Found.NOTE, "", title, body)
        for number, (title, body) in enumerate(texts)
    ]
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        index = IndexFolder(Path(place) / "index")
        index.rebuild(documents[: len(documents) // 2])
        index.update(documents[len(documents) // 2 :], [])  # a second segment
        for query in queries:
            asked = parse(query)
            expected = {d.id for d in documents if asked != Every(()) and holds(asked, d)}
            assert {match.id for match in search(Path(place) / "index", query)} == expected, query


def holds(query: Query, document: Document) -> bool:
    """Tell by a plain scan whether *document* answers *query*."""
    match query:
        case Words():
            fields = {
                Where.TITLE: [document.title],
                Where.ANYWHERE: [document.title, document.body],
            }
            return any(stands_in(query, text) for text in fields.get(query.where, []))
        case Every(parts):
            return all(holds(part, document) for part in parts)
        case Either(parts):
            return any(holds(part, document) for part in parts)
        case Without(part):
            return not holds(part, document)
        case _:
            raise AssertionError(query)


def stands_in(words: Words, text: str) -> bool:
    by_position: list[set[str]] = []
    reach = -1
    for word, _, end in tokens(text):
        if end > reach:
            reach = end
            by_position.append(set())
        by_position[-1].add(word)
    if words.is_prefix:
        return any(word.startswith(words.row[0]) for here in by_position for word in here)
    return in_a_row(words.row, by_position) or any(words.joined in here for here in by_position)


def in_a_row(row: Sequence[str], by_position: Sequence[set[str]]) -> bool:
    return any(
        all(word in here for word, here in zip(row, by_position[start:], strict=False))
        for start in range(len(by_position) - len(row) + 1)
    )


def test_a_search_leaves_nothing_behind(folder: Path) -> None:
    """What holds itself in a circle keeps its memory: the next search looks at cold memory."""
    query = parse('fighter* "kurdish fighters" -note')
    ask(folder, query, {})
    gc.collect()
    gc.disable()
    try:
        assert ask(folder, query, {}).total
        assert not [one for one in gc.get_objects() if type(one) is Evaluator]
    finally:
        gc.enable()
