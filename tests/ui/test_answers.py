"""Answers unfold, stand together, and come anew without moving what is looked at."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from sourcebook.app import finding
from sourcebook.model.changes import Changes
from sourcebook.model.search import Answers, Earlier, Found, Hit, Request, Snippet, Sort
from sourcebook.model.settings import Settings
from sourcebook.ui import theme
from sourcebook.ui.search_pane import ResultsPane, labels
from sourcebook.ui.search_pane.answer_rows import (
    Look,
    facts,
    in_a_line,
    rows_of,
    spellings_in,
    spoken,
)
from sourcebook.ui.search_pane.further import PAGE
from sourcebook.ui.search_pane.view import HEIGHTS_PX
from sourcebook.ui.work import Work
from support.fake_jobs import Shelfful

CHANGED = Changes(articles=frozenset({"a1"}))
FURTHER = (Snippet("second sentence", ((0, 6),), 100), Snippet("third sentence", ((0, 5),), 200))


def a_hit(hit_id: str, article_id: str = "", kind: Found = Found.ARTICLE) -> Hit:
    site = "" if kind is Found.NOTE else "The Paper"
    return Hit(
        kind, hit_id, article_id or hit_id, f"Title {hit_id}", 1.0, "first sentence", ((0, 5),),
        "e", 7, more=FURTHER, site=site, date="" if kind is Found.NOTE else "2014-08-03",
        saved="2026-03-01T09:30:00.000Z",
    )  # fmt: skip


MANY = tuple(a_hit(f"h{number}") for number in range(40))


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.answers["search"] = lambda _request: Answers(MANY, len(MANY))
    return made


@pytest.fixture
def pane(qtbot: QtBot, jobs: Shelfful) -> ResultsPane:
    made = ResultsPane(jobs.as_jobs, Work(), theme.LIGHT)
    qtbot.addWidget(made)
    made.resize(318, 600)
    made.show()
    with qtbot.waitSignal(made.answered):
        made.ask("sentence")
    made.show_band(is_shown=False)
    return made


def looks(pane: ResultsPane) -> list[Look]:
    return [row.look for row in pane.model.rows]


def settle(qtbot: QtBot, pane: ResultsPane) -> None:
    """Wait until nobody moves through the answers."""
    qtbot.waitUntil(lambda: not pane.view.is_moving)


def questions(jobs: Shelfful) -> list[Request]:
    """Return what was asked, without what only counts values."""
    asked = (call.arguments[0] for call in jobs.asked("search"))
    return [request for request in asked if not request.wants_facets]


def test_the_sentences_of_an_answer_unfold_below_it_and_open_at_their_place(
    qtbot: QtBot, pane: ResultsPane
) -> None:
    pane.unfold()
    assert looks(pane)[:4] == [Look.ANSWER, Look.SENTENCE, Look.SENTENCE, Look.ANSWER]
    assert pane.view.rowHeight(1) == HEIGHTS_PX[Look.SENTENCE]
    assert pane.view.rowHeight(3) == HEIGHTS_PX[Look.ANSWER]
    pane.view.step(2)
    with qtbot.waitSignal(pane.opened) as told:
        pane.open_current()
    assert (told.args[0].id, told.args[0].at, told.args[0].spans) == ("h0", 200, ((0, 5),))


def test_folding_goes_back_to_the_answer_and_costs_the_others_nothing(pane: ResultsPane) -> None:
    pane.unfold()
    pane.view.step(2)
    pane.fold()
    assert pane.view.current == 0
    assert looks(pane) == [Look.ANSWER] * len(MANY)
    assert pane.view.rowHeight(1) == HEIGHTS_PX[Look.ANSWER]
    pane.fold()
    assert pane.view.current == 0


PLENTY = tuple(a_hit(f"h{number}") for number in range(346))


def paged(request: Request) -> Answers:
    """Answer as the index does: a page, and how many there are in all."""
    return Answers(PLENTY[request.offset : request.offset + request.limit], len(PLENTY))


def test_further_pages_come_as_the_reader_goes_down_and_nothing_moves(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    jobs.answers["search"] = paged
    pane.ask("plenty")
    qtbot.waitUntil(lambda: len(pane.model.rows) == PAGE)
    pane.view.choose(50)
    qtbot.wait(50)
    assert len(pane.model.rows) == PAGE
    pane.view.choose(80)
    top = pane.view.rowViewportPosition(80)
    qtbot.waitUntil(lambda: len(pane.model.rows) == 2 * PAGE)
    assert (pane.view.current, pane.view.rowViewportPosition(80)) == (80, top)
    asked = [(one.offset, one.limit) for one in questions(jobs)][-2:]
    assert asked == [(0, PAGE), (PAGE, PAGE)]
    settle(qtbot, pane)
    pane.take(CHANGED)
    qtbot.waitUntil(lambda: questions(jobs)[-1].offset == 0)
    assert questions(jobs)[-1].limit == 2 * PAGE


def test_end_goes_to_the_very_last_answer(qtbot: QtBot, pane: ResultsPane, jobs: Shelfful) -> None:
    jobs.answers["search"] = paged
    pane.ask("plenty")
    qtbot.waitUntil(lambda: len(pane.model.rows) == PAGE)
    QTest.keyClick(pane.view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: pane.view.current == len(PLENTY) - 1)
    assert [hit.id for hit in pane.model.hits] == [hit.id for hit in PLENTY]
    assert pane.current_hit == PLENTY[-1]
    assert pane.view.rowAt(pane.view.viewport().height() - 1) in {-1, len(PLENTY) - 1}


def test_a_page_that_comes_too_late_is_dropped(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    jobs.answers["search"] = paged
    pane.ask("plenty")
    qtbot.waitUntil(lambda: len(pane.model.rows) == PAGE)
    jobs.held.add("search")
    QTest.keyClick(pane.view, Qt.Key.Key_End)
    late = jobs.asked("search")[-1].future
    jobs.held.clear()
    others = tuple(replace(hit, id=f"other-{hit.id}") for hit in PLENTY[:150])
    jobs.answers["search"] = lambda request: Answers(others[: request.limit], len(others))
    pane.ask("other")
    qtbot.waitUntil(lambda: pane.model.hits == others[:PAGE])
    late.set_result(Answers(PLENTY[PAGE : 2 * PAGE], len(PLENTY)))
    qtbot.wait(50)
    assert pane.model.hits == others[:PAGE]


def test_an_answer_without_more_sentences_does_not_unfold(qtbot: QtBot, pane: ResultsPane) -> None:
    pane._jobs.answers["search"] = lambda _request: Answers((replace(MANY[0], more=()),), 1)  # type: ignore[attr-defined] # the fake
    with qtbot.waitSignal(pane.answered):
        pane.ask("other")
    pane.unfold()
    assert looks(pane) == [Look.ANSWER]


def test_a_click_on_the_count_turns_the_answer(pane: ResultsPane) -> None:
    row = pane.model.rows[0]
    area = pane.delegate.more_area(pane.view.visualRect(pane.model.index(0, 0)), row)
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert pane.model.rows[0].is_unfolded
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    assert pane.model.rows[0].is_unfolded


def test_a_new_question_is_answered_folded(qtbot: QtBot, pane: ResultsPane) -> None:
    pane.unfold()
    pane._jobs.answers["search"] = lambda _request: Answers(MANY[:9], 9)  # type: ignore[attr-defined] # the fake
    with qtbot.waitSignal(pane.answered):
        pane.ask("other")
    assert looks(pane) == [Look.ANSWER] * 9


NOTE = a_hit("n1", "a1", Found.NOTE)
MARK = a_hit("m1", "a1", Found.HIGHLIGHT)
ARTICLE = replace(a_hit("a1"), title_spans=((0, 5),))


def test_answers_of_one_article_stand_together_below_its_title() -> None:
    rows = rows_of((NOTE, a_hit("a2"), MARK, ARTICLE), is_grouped=True)
    assert [(row.look.name, row.hit.id) for row in rows] == [
        ("ANSWER", "n1"), ("MEMBER", "m1"), ("MEMBER", "a1"), ("ANSWER", "a2"),
    ]  # fmt: skip
    assert rows[0].title == MARK.title
    assert facts(rows[0]).source == "The Paper"


def test_a_note_alone_keeps_its_own_title_and_a_free_note_is_alone() -> None:
    free = replace(NOTE, id="n2", article_id="")
    rows = rows_of((NOTE, free), is_grouped=True)
    assert [(row.look, row.title) for row in rows] == [
        (Look.ANSWER, "Title n1"), (Look.ANSWER, "Title n1"),
    ]  # fmt: skip


def test_the_parts_of_the_line_are_kept_apart_and_read_aloud_without_signs() -> None:
    (row,) = rows_of((replace(ARTICLE, site="موصل"),), is_grouped=False)
    line = in_a_line(facts(row))
    assert line == "\u2068Article\u2069  ·  \u2068موصل\u2069  ·  \u20683 Aug 2014\u2069"
    assert "\u2068" not in spoken(row)
    assert spoken(row).endswith("first sentence, 2 more sentences")


def test_a_long_source_leaves_room_for_the_day(pane: ResultsPane) -> None:
    (row,) = rows_of(
        (replace(ARTICLE, site="The Very Long Name of a Paper " * 4),), is_grouped=False
    )
    line = pane.delegate._fitting(facts(row), 220)
    assert "3 Aug 2014" in line
    assert "…" in line
    assert pane.delegate._facts.metrics.horizontalAdvance(line) <= 220


def test_grouping_is_said_and_told_as_a_setting(qtbot: QtBot, pane: ResultsPane) -> None:
    pane._jobs.answers["search"] = lambda _request: Answers((NOTE, MARK, ARTICLE, a_hit("b")), 4)  # type: ignore[attr-defined] # the fake
    with qtbot.waitSignal(pane.answered):
        pane.ask("other")
    with qtbot.waitSignal(pane.arranged) as told:
        pane.set_grouped(is_grouped=True)
    assert told.args == ["search_grouped", True]
    assert pane.head.words == "4 in 2 articles"
    assert not pane.grab().isNull()


def test_the_names_seen_in_answers_are_told_once_each_the_most_frequent_first() -> None:
    text = "Islamic State, ISIS and islamic  state; Islamic State"
    spans = ((0, 7), (8, 13), (15, 19), (24, 31), (33, 38), (40, 47), (48, 53))
    hit = replace(ARTICLE, snippet=text, spans=spans, more=(), title_spans=())
    assert spellings_in((hit,)) == ("Islamic State", "ISIS")
    assert spellings_in((replace(hit, spans=((90, 95),)),)) == ()


def test_a_change_in_the_library_brings_the_answers_anew(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    settle(qtbot, pane)
    jobs.answers["search"] = lambda _request: Answers((a_hit("new"), *MANY), len(MANY) + 1)
    pane.take(CHANGED)
    qtbot.waitUntil(lambda: pane.model.hits[0].id == "new")
    assert pane.head.words == "41 found"


def test_without_a_question_a_change_asks_nothing(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.leave()
    before = len(jobs.calls)
    pane.take(CHANGED)
    qtbot.wait(20)
    assert len(jobs.calls) == before


def test_a_saved_search_changes_no_answers(pane: ResultsPane, jobs: Shelfful) -> None:
    pane.take(Changes(searches=frozenset({"s"})))
    assert not jobs.asked("when_index_is_current")


def test_answers_are_asked_for_again_once_a_second_at_most(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    settle(qtbot, pane)
    before = len(questions(jobs))
    for _ in range(10):
        pane.take(CHANGED)
        qtbot.wait(10)
    assert len(questions(jobs)) == before + 1
    qtbot.waitUntil(lambda: len(questions(jobs)) == before + 2)


def test_what_is_looked_at_stays_where_it_is(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.view.choose(20)
    pane.unfold()
    pane.view.step(1)
    settle(qtbot, pane)
    standing = pane.view.visualRect(pane.model.index(pane.view.current, 0)).top()
    hit = pane.current_hit
    gone = (*(a_hit(f"new{number}") for number in range(5)), *MANY[3:])
    jobs.answers["search"] = lambda _request: Answers(gone, len(gone))
    pane.take(CHANGED)
    qtbot.waitUntil(lambda: pane.model.hits[0].id == "new0")
    assert pane.current_hit == hit
    assert [pane.view.rowHeight(number) for number in (22, 23, 25)] == [112, 44, 112]
    assert pane.view.visualRect(pane.model.index(pane.view.current, 0)).top() == standing


def test_when_the_chosen_answer_is_gone_the_next_one_is_chosen(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.view.choose(20)
    settle(qtbot, pane)
    jobs.answers["search"] = lambda _request: Answers((*MANY[:20], *MANY[21:]), len(MANY) - 1)
    pane.take(CHANGED)
    qtbot.waitUntil(lambda: len(pane.model.hits) == len(MANY) - 1)
    assert pane.current_hit == MANY[21]


def test_when_nothing_answers_any_more_that_is_said_and_nothing_fails(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    settle(qtbot, pane)
    jobs.answers["search"] = lambda _request: Answers()
    pane.take(CHANGED)
    qtbot.waitUntil(pane.empty.isVisible)
    assert pane.current_hit is None


def test_whoever_goes_through_the_answers_is_not_disturbed(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    settle(qtbot, pane)
    jobs.answers["search"] = lambda _request: Answers(MANY[1:], len(MANY) - 1)
    pane.view.step(1)
    pane.take(CHANGED)
    for _ in range(5):
        qtbot.wait(50)
        pane.view.step(1)
        assert pane.model.hits == MANY
    qtbot.waitUntil(lambda: pane.model.hits == MANY[1:])
    assert pane.current_hit == MANY[6]


def test_answers_to_what_was_typed_meanwhile_are_not_overwritten(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    settle(qtbot, pane)
    jobs.held = {"search"}
    pane.take(CHANGED)
    qtbot.waitUntil(lambda: jobs.asked("search")[-1].future.done() is False)
    pane.ask("newer")
    again, newer = [call for call in jobs.asked("search") if not call.future.done()]
    newer.future.set_result(Answers(MANY[:1], 1))
    qtbot.waitUntil(lambda: pane.model.hits == MANY[:1])
    settle(qtbot, pane)
    again.future.set_result(Answers(MANY, 40))
    qtbot.wait(20)
    assert pane.model.hits == MANY[:1]


def test_the_usual_order_and_band_come_from_the_settings(pane: ResultsPane, jobs: Shelfful) -> None:
    told: list[tuple[str, object]] = []
    pane.arranged.connect(lambda name, value: told.append((name, value)))
    pane.head.sort_wanted.emit(Sort.DATE)
    pane.leave()
    assert questions(jobs)[-1].sort is Sort.DATE
    pane.ask("other")
    assert questions(jobs)[-1].sort is Sort.DATE
    assert told == [("search_sort", "date")]
    pane.follow(Settings())
    assert questions(jobs)[-1].sort is Sort.RELEVANCE
    assert pane.band.isVisible()


def test_an_earlier_question_narrows_and_comes_back_into_the_empty_box(
    qtbot: QtBot, pane: ResultsPane
) -> None:
    assert pane.search_within() == "sentence"
    pane.ask("")
    assert (pane.query, pane.request.within) == ("", (Earlier("sentence"),))
    assert pane.is_asking
    pane.ask("lamp")
    qtbot.waitUntil(lambda: "Within: sentence  ×" in pane.chips.words)  # noqa: RUF001 - the sign people know
    assert pane.widen()
    assert (pane.query, pane.request.within) == ("lamp", ())
    pane.search_within()
    with qtbot.waitSignal(pane.restored) as told:
        pane.widen()
    assert told.args == ["lamp"]


def test_what_is_like_an_article_is_shown_with_its_title_and_left_by_its_chip(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.ask_like("a1", "A Title")
    assert questions(jobs)[-1].like == "a1"
    qtbot.waitUntil(lambda: "Like: A Title  ×" in pane.chips.words)  # noqa: RUF001 - the sign people know
    with qtbot.waitSignal(pane.left):
        pane.chips.findChildren(QToolButton)[-1].click()
    pane.ask("typed")
    assert pane.request.like == ""


def test_enter_takes_what_was_meant_when_nothing_was_found(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    jobs.answers["search"] = lambda _request: Answers(advice="harbour")
    with qtbot.waitSignal(pane.answered):
        pane.ask("harbor")
    with qtbot.waitSignal(pane.meant) as told:
        pane.open_current()
    assert told.args == ["harbour"]


def test_before_the_first_answer_nothing_is_said_to_be_missing(
    pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.leave()
    jobs.held = {"search"}
    pane.ask("s")
    assert pane.head.words == ""
    assert not pane.empty.isVisible()


SENTENCES = tuple(Snippet(f"sentence {at}", ((0, 8),), 100 * at) for at in range(20))
LONG = replace(MANY[0], more=SENTENCES[:2], further=57)


@pytest.fixture
def long(qtbot: QtBot, pane: ResultsPane, jobs: Shelfful) -> ResultsPane:
    """Show an answer with many further sentences first; two of them are here."""
    jobs.held = {finding.sentences}
    jobs.answers["search"] = lambda _request: Answers((LONG, *MANY[1:]), len(MANY))
    with qtbot.waitSignal(pane.answered):
        pane.ask("sentences")
    return pane


def shown(pane: ResultsPane) -> list[str]:
    return [row.hit.snippet for row in pane.model.rows if row.is_sentence]


def test_all_further_sentences_are_counted_and_fetched_when_they_are_unfolded(
    qtbot: QtBot, long: ResultsPane, jobs: Shelfful
) -> None:
    assert (long.model.rows[0].more, jobs.asked(finding.sentences)) == (57, [])
    long.unfold()
    assert shown(long) == ["sentence 0", "sentence 1"], "what is here does not wait"
    long.view.choose(2)
    (call,) = jobs.asked(finding.sentences)
    call.future.set_result(SENTENCES)
    qtbot.waitUntil(lambda: len(shown(long)) == 20)
    assert long.current_hit is not None
    assert long.current_hit.at == 100
    assert labels.more(long.model.rows[0].more, len(SENTENCES)) == "20 of 57 more ▾"
    assert labels.more(57) == "57 more ▸"
    long.fold()
    assert (shown(long), long.view.current) == ([], 0)
    long.unfold()
    assert (len(shown(long)), len(jobs.asked(finding.sentences))) == (20, 1)


def test_sentences_stay_when_the_answers_come_again_and_go_when_the_answer_changes(
    qtbot: QtBot, long: ResultsPane, jobs: Shelfful
) -> None:
    long.unfold()
    jobs.asked(finding.sentences)[0].future.set_result(SENTENCES)
    qtbot.waitUntil(lambda: len(shown(long)) == 20)
    long._renew((LONG, MANY[1]))
    assert len(shown(long)) == 20
    long._renew((replace(LONG, further=3), MANY[1]))
    assert len(shown(long)) == 2
    jobs.asked(finding.sentences)[1].future.set_result(SENTENCES[:3])
    qtbot.waitUntil(lambda: len(shown(long)) == 3)


def test_sentences_of_an_answer_that_has_gone_are_dropped(
    qtbot: QtBot, long: ResultsPane, jobs: Shelfful
) -> None:
    long.unfold()
    with qtbot.waitSignal(long.answered):
        long.ask("others")
    jobs.asked(finding.sentences)[0].future.set_result(SENTENCES)
    qtbot.wait(20)
    assert shown(long) == []
    long.model.take_sentences(replace(LONG, id="gone"), SENTENCES)
    assert long.model.fetched == {}
