"""Answers read without an index give way to ranked ones; nobody's choice is lost by it."""

import pytest
from pytestqt.qtbot import QtBot

from sourcebook.model.changes import Changes
from sourcebook.model.search import Answers, Choice, Count, Facet, Found, Hit
from sourcebook.ui import theme
from sourcebook.ui.search_pane import ResultsPane
from sourcebook.ui.work import Work
from support.fake_jobs import Shelfful

MANY = tuple(
    Hit(Found.ARTICLE, f"h{number}", f"h{number}", "Title", 1.0, "words", ((0, 5),), "e", 0)
    for number in range(40)
)
SCANNED = Answers(MANY, len(MANY), is_indexed=False)
RANKED = Answers(MANY[::-1], len(MANY))
COUNTS = tuple(Count(Choice(Facet.SITE, f"Paper {n}"), f"Paper {n}", 4) for n in range(3))


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.answers["search"] = lambda _request: SCANNED
    made.held = {"when_index_is_current"}
    return made


@pytest.fixture
def pane(qtbot: QtBot, jobs: Shelfful) -> ResultsPane:
    made = ResultsPane(jobs.as_jobs, Work(), theme.LIGHT)
    qtbot.addWidget(made)
    made.resize(318, 600)
    made.show()
    with qtbot.waitSignal(made.answered):
        made.ask("words")
    qtbot.waitUntil(lambda: not made.view.is_moving)
    return made


def rank(qtbot: QtBot, pane: ResultsPane, jobs: Shelfful) -> None:
    """Let the index be here, and wait until its answers are."""
    qtbot.waitUntil(lambda: not pane.view.is_moving)
    jobs.answers["search"] = lambda _request: RANKED
    jobs.asked("when_index_is_current")[-1].future.set_result(None)
    qtbot.waitUntil(lambda: pane.model.hits == RANKED.hits)


def chosen(pane: ResultsPane) -> tuple[str, int]:
    hit = pane.current_hit
    return hit.id if hit else "", pane.view.verticalScrollBar().value()


def test_when_the_index_is_here_the_best_answer_is_the_chosen_one(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    assert chosen(pane) == ("h0", 0)
    rank(qtbot, pane, jobs)
    assert chosen(pane) == ("h39", 0)
    with qtbot.waitSignal(pane.opened) as told:
        pane.open_current()
    assert told.args[0].id == "h39"


def test_whoever_scrolled_through_the_answers_without_order_begins_at_the_best(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.view.verticalScrollBar().setValue(900)
    rank(qtbot, pane, jobs)
    assert chosen(pane) == ("h39", 0)


def test_an_answer_that_somebody_chose_stays_the_chosen_one(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.view.step(1)
    rank(qtbot, pane, jobs)
    assert chosen(pane)[0] == "h1"


@pytest.mark.parametrize(("scrolled", "best"), [(0, "h5"), (900, "h39")])
def test_a_better_answer_that_comes_later_is_the_chosen_one_unless_the_page_was_moved(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful, scrolled: int, best: str
) -> None:
    rank(qtbot, pane, jobs)
    pane.view.verticalScrollBar().setValue(scrolled)
    qtbot.waitUntil(lambda: not pane.view.is_moving)
    now = (MANY[5], *(hit for hit in RANKED.hits if hit != MANY[5]))
    jobs.answers["search"] = lambda _request: Answers(now, len(now))
    before = len(jobs.asked("when_index_is_current"))
    pane.take(Changes(articles=frozenset({"h5"})))
    qtbot.waitUntil(lambda: len(jobs.asked("when_index_is_current")) > before)
    jobs.asked("when_index_is_current")[-1].future.set_result(None)
    qtbot.waitUntil(lambda: pane.model.hits == now)
    assert chosen(pane)[0] == best


def test_values_of_an_earlier_question_are_not_shown_with_answers_without_an_index(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    jobs.answers["search"] = lambda request: Answers(
        MANY, len(MANY), COUNTS if request.wants_facets else ()
    )
    with qtbot.waitSignal(pane.answered):
        pane.ask("word")
    qtbot.waitUntil(lambda: bool(pane.band.buttons))
    jobs.answers["search"] = lambda _request: SCANNED
    with qtbot.waitSignal(pane.answered):
        pane.ask("other words")
    assert pane.band.buttons == []
