"""All engines that are measured find the same, and what is there."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from bench.corpus import Corpus
from bench.engines import ASKED, Engine, Fts5, PlainWhoosh, Sourcebook, day_of, number_of
from bench.questions import KINDS, Join, Question, questions
from bench.tantivy_engine import Tantivy
from sourcebook.base.folding import tokens
from sourcebook.index import warm
from sourcebook.model.search import Document

SIZE = 40
DOCUMENTS = list(Corpus().documents(0, SIZE))
ASKED_OF_ALL = questions(Corpus(), SIZE, 3)
ROWS = {
    document.id: [[word for word, _, _ in tokens(getattr(document, name))] for name in ASKED]
    for document in DOCUMENTS
}
WORDS = {identifier: set().union(*rows) for identifier, rows in ROWS.items()}
"""By document: the words of each field in a row, and all of them."""


@pytest.fixture(scope="module", params=[Sourcebook, PlainWhoosh, Fts5, Tantivy])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """Build each engine once."""
    made: Engine = request.param(tmp_path_factory.mktemp("bench") / "index")
    made.build(DOCUMENTS)
    yield made
    made.close()


@pytest.mark.parametrize("kind", KINDS)
def test_an_engine_finds_what_a_look_at_all_documents_finds(engine: Engine, kind: str) -> None:
    for question in ASKED_OF_ALL[kind]:
        found = engine.ask(question, SIZE)
        if found is not None:
            assert set(found) == {number_of(one.id) for one in DOCUMENTS if _answers(one, question)}


def test_an_engine_that_has_rested_finds_the_same(engine: Engine) -> None:
    asked = ASKED_OF_ALL["AND of two"]
    before = [engine.ask(question, SIZE) for question in asked]
    engine.rest()
    assert [engine.ask(question, SIZE) for question in asked] == before
    assert not isinstance(engine, Sourcebook) or not warm(engine.folder, 1 << 40)


def test_the_newest_come_first(engine: Engine) -> None:
    found = engine.ask(Question(("ti",), by_date=True), 20)

    if found is not None:
        days = [day_of(DOCUMENTS[number]) for number in found]
        assert days == sorted(days, reverse=True)


def test_what_is_saved_is_found_and_what_it_replaced_is_not(engine: Engine) -> None:
    old = Document("doc-0000100", DOCUMENTS[0].kind, "", "xerxes", "xylophone")
    new = Document("doc-0000100", DOCUMENTS[0].kind, "", "xerxes", "xenon")
    engine.save(old)
    assert engine.ask(Question(("xylophone",))) == [100]

    engine.save(new)

    assert engine.ask(Question(("xenon",))) == [100]
    assert engine.ask(Question(("xylophone",))) == []


def test_every_kind_of_question_finds_something() -> None:
    for kind, asked in ASKED_OF_ALL.items():
        assert any(_answers(one, question) for one in DOCUMENTS for question in asked), kind


def _answers(document: Document, question: Question) -> bool:
    words = WORDS[document.id]
    if question.since and not question.since <= day_of(document) <= question.until:
        return False
    if question.prefix and not any(word.startswith(question.prefix) for word in words):
        return False
    match question.join:
        case Join.ROW:
            first, second = question.words
            return any((first, second) in pairwise(row) for row in ROWS[document.id])
        case Join.NEARLY:
            return any(_is_near(word, question.words[0]) for word in words)
        case Join.ANY:
            return any(word in words for word in question.words)
        case Join.ALL:
            return all(word in words for word in question.words)


def _is_near(one: str, other: str) -> bool:
    """Tell whether at most one letter is changed, added or left out, or two are swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])
