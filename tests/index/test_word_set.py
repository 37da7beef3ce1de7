"""Any of some words, as a leaf of a query."""

from pathlib import Path

from sourcebook.index.columnar.whoosh_view import searcher_of
from sourcebook.index.index_folder import IndexFolder
from sourcebook.index.search import find
from sourcebook.index.word_set import WordSet
from sourcebook.model.search import Document, Found

TEXTS = {"one": "a lamp and a lamp", "two": "lamps by the sea", "three": "the sea"}


def scores(folder: Path, query: WordSet) -> dict[str, float]:
    return {match.id: match.score for match in find(folder, query).matches}


def test_any_of_the_words_answers_and_all_are_as_rare_as_one(tmp_path: Path) -> None:
    IndexFolder(tmp_path).rebuild(
        Document(name, Found.ARTICLE, name, "", text) for name, text in TEXTS.items()
    )
    found = scores(tmp_path, WordSet("body", ("lamps", "lamp", "lantern")))
    assert set(found) == {"one", "two"}
    assert found["one"] > found["two"]
    assert scores(tmp_path, WordSet("body", ("lantern",))) == {}
    assert scores(tmp_path, WordSet("body", ("lamps",)))["two"] > found["two"]
    half = scores(tmp_path, WordSet("body", ("lamps", "lamp"), 0.5))
    assert 0.49 < half["two"] / found["two"] < 0.51


def test_whoosh_itself_finds_the_same(tmp_path: Path) -> None:
    index = IndexFolder(tmp_path)
    index.rebuild(Document(name, Found.ARTICLE, name, "", text) for name, text in TEXTS.items())
    for words in (("lamps", "lamp", "sea"), ("lamp",), ("lantern",)):
        query = WordSet("body", words)
        theirs = searcher_of(index.snapshot()).search(query, limit=None, optimize=False)
        assert {hit["id"] for hit in theirs} == set(scores(tmp_path, query))


def test_sets_of_the_same_words_are_equal() -> None:
    assert WordSet("body", ("a", "b")) == WordSet("body", ("a", "b"))
    assert WordSet("body", ("a", "b")) != WordSet("title", ("a", "b"))
    assert len({WordSet("body", ("a",)), WordSet("body", ("a",))}) == 1
