"""The search process does not work on one question for ever."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcebook.app import adding, indexing
from sourcebook.app.opening import open_library
from sourcebook.app.searcher import Searcher
from sourcebook.model.capture import Source
from sourcebook.model.errors import QuestionTooHard, WorkerFailed
from sourcebook.model.search import Request
from sourcebook.model.settings import Settings
from support import tasks

pytestmark = pytest.mark.slow


@pytest.fixture
def searcher(tmp_path: Path) -> Iterator[Searcher]:
    """Return the search process of a library with one article, with little patience."""
    with open_library(tmp_path / "library") as opened:
        adding.add(opened, Source.pasted_text("A lamp\n\nSomebody lit the lamp."), Settings())
        indexing.catch_up(opened)
    made = Searcher(tmp_path / "library", cpu_s=3)
    yield made
    made.close()


def test_a_question_that_takes_too_much_work_is_ended_and_the_next_answered(
    searcher: Searcher,
) -> None:
    with pytest.raises(QuestionTooHard, match="fewer words"):
        searcher.call(tasks.work_for_ever_in)
    assert searcher.ask(Request("lamp ")).total == 1


def test_what_dies_over_a_question_is_told(searcher: Searcher) -> None:
    with pytest.raises(WorkerFailed, match="died"):
        searcher.call(tasks.die_in)
    assert searcher.ask(Request("lamp ")).total == 1
    searcher.close()
    with pytest.raises(WorkerFailed, match="being closed"):
        searcher.ask(Request("lamp "))


def test_a_word_with_many_gaps_is_no_hard_question(searcher: Searcher) -> None:
    assert searcher.ask(Request("*m" * 30 + "*z* ")).total == 0
    assert searcher.ask(Request("l*" * 2 + "a*m*p lamp ")).total == 0
    assert searcher.ask(Request("*a*p ")).total == 1
