"""How good answers are is measured as told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import relevance
from bench.engines import Sourcebook
from bench.relevance import Exact, Judged, answered, judged, ndcg, quality
from sourcebook.index import IndexFolder, forget
from sourcebook.model.search import Document, Found
from support.truth import TruePage

GRADES = {"a": 3, "b": 2, "c": 1, "d": 0}


def test_the_best_order_is_one_and_each_worse_one_is_less() -> None:
    orders = [["a", "b", "c"], ["b", "a", "c"], ["c", "a", "b"], ["d", "c", "b"], ["d"], []]
    scores = [ndcg(order, GRADES) for order in orders]
    assert scores[0] == pytest.approx(1.0)
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores) - 1
    assert scores[-1] == 0


def test_a_page_that_nobody_judged_counts_as_nothing() -> None:
    assert ndcg(["x", "a"], GRADES) == ndcg(["d", "a"], GRADES) < ndcg(["a", "x"], GRADES)


def test_only_the_first_answers_count() -> None:
    assert ndcg(["d", "d", "a"], GRADES, 2) == 0


def test_a_question_that_nothing_answers_is_answered() -> None:
    assert ndcg(["d"], {"d": 0}) == 1


def test_the_judged_questions_are_many_and_whole() -> None:
    questions = judged()
    assert len({one.query for one in questions}) == len(questions) >= 60
    assert all(set(one.grades.values()) <= {0, 1, 2, 3} for one in questions)
    assert all(max(one.grades.values()) > 1 for one in questions)


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sourcebook]:
    """Index two made-up pages."""
    texts = ("The lamps of a harbour", "An orchard, and a lamp in it")
    made = tuple(TruePage("made", str(at), "", tmp_path, text) for at, text in enumerate(texts))
    monkeypatch.setattr(relevance, "pages", lambda: made)
    IndexFolder(tmp_path / "index").rebuild(
        Document(f"page-{at}", Found.ARTICLE, f"page-{at}", "", page.truth)
        for at, page in enumerate(made)
    )
    yield Sourcebook(tmp_path / "index")
    forget(tmp_path / "index")


def test_ours_is_asked_with_other_forms_of_words(engine: Sourcebook) -> None:
    assert answered(engine, "lamps") == ["made/0", "made/1"]
    assert answered(Exact(engine.folder), "lamps") == ["made/0"]


def test_halves_and_unjudged_pages_are_told(engine: Sourcebook) -> None:
    grades = {"made/0": 3}
    found = quality(engine, [Judged("lamps", grades, {}), Judged("orchard", grades, grades)])
    assert (found.every, found.tuned, found.held_out, found.first) == (0.5, 1, 0, 0.5)
    assert found.unjudged == pytest.approx(2 / 3)
