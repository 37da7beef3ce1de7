"""Only the newest query counts; its answers are marked on the right characters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.app import finding, keeping
from sourcebook.model.search import (
    Answers,
    Chip,
    Choice,
    Completion,
    Count,
    Facet,
    Found,
    Hit,
    Part,
    Request,
    Sort,
)
from sourcebook.ui import fonts, theme
from sourcebook.ui.search_pane import Prompter, ResultsPane, SearchBox
from sourcebook.ui.search_pane.box import DEBOUNCE_MS
from sourcebook.ui.search_pane.further import PAGE
from sourcebook.ui.search_pane.marked_words import snippet_layout
from sourcebook.ui.search_pane.pane import FIRST, REST_MS
from sourcebook.ui.work import Work
from support.fake_jobs import Call, Shelfful


def a_hit(hit_id: str, kind: Found = Found.ARTICLE, snippet: str = "some words") -> Hit:
    return Hit(kind, hit_id, hit_id, f"Title {hit_id}", 1.0, snippet, ((5, 10),), "e", 7)


def the_answers(*hits: Hit) -> Answers:
    return Answers(hits, len(hits))


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.held = {"search"}
    return made


@pytest.fixture
def pane(qtbot: QtBot, jobs: Shelfful) -> ResultsPane:
    made = ResultsPane(jobs.as_jobs, Work(), theme.LIGHT)
    qtbot.addWidget(made)
    made.resize(318, 500)
    made.show()
    return made


def test_answers_to_an_older_query_are_dropped(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.ask("se")
    pane.ask("sea")
    jobs.calls[1].future.set_result(the_answers(a_hit("new")))
    jobs.calls[0].future.set_result(the_answers(a_hit("old"), a_hit("older")))
    qtbot.waitUntil(lambda: [hit.id for hit in pane.model.hits] == ["new"])
    qtbot.wait(20)
    assert [hit.id for hit in pane.model.hits] == ["new"]


def test_enter_before_the_answers_are_here_opens_the_best_when_they_are(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.ask("sea")
    pane.open_current()
    with qtbot.waitSignal(pane.opened) as told:
        jobs.calls[0].future.set_result(the_answers(a_hit("best"), a_hit("second")))
    assert told.args[0].id == "best"


def test_the_chosen_answer_is_opened(qtbot: QtBot, pane: ResultsPane, jobs: Shelfful) -> None:
    pane.ask("sea")
    with qtbot.waitSignal(pane.answered):
        jobs.calls[0].future.set_result(the_answers(a_hit("best"), a_hit("second")))
    pane.view.step(1)
    with qtbot.waitSignal(pane.opened) as told:
        pane.open_current()
    assert told.args[0].id == "second"


def test_nothing_found_says_what_to_try(qtbot: QtBot, pane: ResultsPane, jobs: Shelfful) -> None:
    pane.ask("zzz")
    with qtbot.waitSignal(pane.answered):
        jobs.calls[0].future.set_result(the_answers())
    assert pane.empty.isVisible()
    assert "fewer words" in pane.empty.words


def test_nothing_found_says_what_could_not_be_meant(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.ask("is:strred")
    chip = Chip(Part.TROUBLE, 0, 9, "is:strred", (), "There is no such state.")
    with qtbot.waitSignal(pane.answered):
        jobs.calls[0].future.set_result(Answers(chips=(chip,)))
    assert pane.advice.sentence.text() == "There is no such state."
    assert pane.empty.words == "There was nothing to look for Esc brings the list back."


def test_a_query_waits_for_the_next_key_and_is_asked_once(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    seen: list[str] = []
    box.asked.connect(seen.append)
    QTest.keyClicks(box, "sea")
    assert seen == []
    qtbot.waitUntil(lambda: seen == ["sea"], timeout=DEBOUNCE_MS + 2000)
    box.clear()
    assert seen == ["sea", ""]


def test_enter_asks_at_once_what_was_typed_last(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    seen: list[str] = []
    box.asked.connect(seen.append)
    box.entered.connect(lambda: seen.append("entered"))
    QTest.keyClicks(box, "sea")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert seen == ["sea", "entered"]


def test_down_goes_to_the_answers(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    box.setText("  sea  ")
    assert box.query == "sea "  # the last word is whole
    box.setText("   ")
    assert box.query == ""
    box.setText("sea")
    assert box.query == "sea"
    with qtbot.waitSignal(box.went_down):
        QTest.keyClick(box, Qt.Key.Key_Down)


@pytest.mark.usefixtures("qapp")
def test_marks_stand_on_their_words_after_an_emoji_and_a_line_break() -> None:
    snippet = "😀\n\U0001d518 found it"
    start = snippet.index("found")
    layout = snippet_layout(snippet, [(start, start + 5)], fonts.sans(12), QTextCharFormat())
    (mark,) = layout.formats()
    units = layout.text().encode("utf-16-le")
    marked = units[2 * mark.start : 2 * (mark.start + mark.length)].decode("utf-16-le")
    assert marked == "found"


@pytest.mark.parametrize("kind", Found)
def test_every_kind_of_answer_can_be_painted(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful, kind: Found
) -> None:
    pane.ask("x")
    with qtbot.waitSignal(pane.answered):
        jobs.calls[0].future.set_result(
            the_answers(a_hit("a", kind, "word " * 200), a_hit("b", kind, ""))
        )
    assert not pane.grab().isNull()


NOTES = Choice(Facet.KIND, "note")


def questions(jobs: Shelfful) -> list[Call]:
    """Return what was asked, without what only counts values."""
    return [call for call in jobs.asked("search") if not call.arguments[0].wants_facets]


def answer(qtbot: QtBot, pane: ResultsPane, jobs: Shelfful, answers: Answers) -> Request:
    """Answer the newest request; returns it."""
    call = jobs.asked("search")[-1]
    with qtbot.waitSignal(pane.answered):
        call.future.set_result(answers)
    request = call.arguments[0]
    assert isinstance(request, Request)
    return request


def test_how_many_there_are_is_said_and_not_how_many_are_shown(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.ask("sea")
    answer(qtbot, pane, jobs, Answers((a_hit("a"),), 1284))
    assert pane.head.words == "1,284 found"


def test_values_are_counted_after_the_answers_are_shown(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.ask("sea")
    assert not answer(qtbot, pane, jobs, Answers((a_hit("a"),), 1)).wants_facets
    qtbot.waitUntil(lambda: len(jobs.asked("search")) == 2)
    (counting,) = jobs.asked("search")[-1].arguments
    assert (counting.wants_facets, counting.limit) == (True, 1)
    counted = Answers((), 10, (Count(NOTES, "note", 3),))
    jobs.asked("search")[-1].future.set_result(counted)
    qtbot.waitUntil(lambda: bool(pane.band.buttons))
    assert [hit.id for hit in pane.model.hits] == ["a"]


def test_narrowing_keeps_the_query_and_backspace_widens(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.ask("sea")
    pane.narrow(NOTES)
    pane.narrow(NOTES)
    assert answer(qtbot, pane, jobs, Answers((a_hit("a"),), 1)).choices == (NOTES,)
    assert "Kind: Note  ×" in pane.chips.words  # noqa: RUF001 - the sign people know
    pane.ask("seal")
    assert pane.request.choices == (NOTES,)
    assert pane.widen()
    assert (len(pane.request.choices), pane.query) == (0, "seal")
    assert not pane.widen()


def test_without_a_query_nothing_narrows_the_next_one(pane: ResultsPane) -> None:
    pane.ask("sea")
    pane.narrow(NOTES)
    pane.ask("")
    pane.ask("lamp")
    assert pane.request.choices == ()


def test_another_order_is_asked_for_and_shown(pane: ResultsPane, jobs: Shelfful) -> None:
    pane.ask("sea")
    pane.set_sort(Sort.DATE)
    assert jobs.asked("search")[-1].arguments[0].sort is Sort.DATE
    assert pane.head.sort_button.text().startswith("Newest first")


def test_what_was_probably_meant_is_a_button(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.ask("harbor")
    answer(qtbot, pane, jobs, Answers(advice="harbour"))
    with qtbot.waitSignal(pane.meant) as told:
        QTest.mouseClick(pane.advice.button, Qt.MouseButton.LeftButton)
    assert told.args == ["harbour"]


def test_while_the_index_is_made_anew_it_says_so_and_asks_again(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.ask("sea")
    answer(qtbot, pane, jobs, Answers((a_hit("a"),), 1, is_indexed=False))
    assert pane._slow.isVisible()
    assert pane.head.sort_button.text().startswith("Last saved first")
    qtbot.waitUntil(lambda: len(questions(jobs)) == 2)
    questions(jobs)[-1].future.set_result(Answers((a_hit("a"),), 1))
    qtbot.waitUntil(lambda: not pane._slow.isVisible())
    assert pane.head.sort_button.text().startswith("Best first")


def test_an_index_that_cannot_be_made_is_told_and_not_asked_for_all_the_time(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.ask("sea")
    answer(
        qtbot,
        pane,
        jobs,
        Answers(
            (a_hit("a"),), 1, is_indexed=False, is_partial=True, index_trouble="the disk is full"
        ),
    )
    assert "the disk is full" in pane._slow.text()
    assert "Only the newest were read" in pane._slow.text()
    assert "At least 1" in pane.head.words
    assert pane._freshness._long_pause.isActive()
    assert not pane._freshness._is_stale


def test_the_same_answers_once_more_leave_the_chosen_one(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.ask("sea")
    answer(qtbot, pane, jobs, the_answers(a_hit("a"), a_hit("b")))
    pane.view.step(1)
    pane.ask("seas")
    answer(qtbot, pane, jobs, the_answers(a_hit("a"), a_hit("b")))
    assert pane.current_hit == a_hit("b")


def test_a_failed_search_is_told_and_enter_waits_no_longer(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.ask("sea")
    with qtbot.waitSignal(pane._work.failed):
        jobs.asked("search")[-1].future.set_exception(OSError("gone"))
    pane.open_current()
    assert not pane._wants_best


@pytest.fixture
def box(qtbot: QtBot, jobs: Shelfful) -> SearchBox:
    made = SearchBox()
    made.work = Work()  # type: ignore[attr-defined] # kept alive
    Prompter(jobs.as_jobs, made.work, made)  # type: ignore[attr-defined] # the same
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_tab_takes_the_likeliest_value_and_the_cursor_stands_behind_it(
    qtbot: QtBot, box: SearchBox, jobs: Shelfful
) -> None:
    jobs.answers[finding.complete] = lambda _text, at: (Completion("tag:sea ", 0, at, 15),)
    box.setText(" 😀 lamp")
    box.setCursorPosition(0)
    QTest.keyClicks(box, "tag:s")
    qtbot.waitUntil(lambda: box.offers.count() == 1)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert box.text() == "tag:sea  😀 lamp"
    assert box.cursorPosition() == len("tag:sea ")
    assert box.hasFocus()
    assert not box.offers.isVisible()


def test_enter_opens_the_best_answer_though_offers_are_shown(
    qtbot: QtBot, box: SearchBox, jobs: Shelfful
) -> None:
    jobs.answers[finding.complete] = lambda _text, at: (Completion("tag:sea ", 0, at),)
    QTest.keyClicks(box, "tag:s")
    qtbot.waitUntil(box.offers.isVisible)
    with qtbot.waitSignal(box.entered):
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "tag:s"


def test_down_goes_past_the_name_of_a_field_to_the_answers(
    qtbot: QtBot, box: SearchBox, jobs: Shelfful
) -> None:
    jobs.answers[finding.complete] = lambda _text, at: (Completion("saved:", 0, at),)
    QTest.keyClicks(box, "sa")
    qtbot.waitUntil(box.offers.isVisible)
    with qtbot.waitSignal(box.went_down):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_down_in_the_empty_box_offers_the_last_questions(
    qtbot: QtBot, box: SearchBox, jobs: Shelfful
) -> None:
    jobs.answers[keeping.questions] = lambda: ["sinjar lamp", "harbour"]
    QTest.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: box.offers.count() == 2)
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.asked) as told:
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert told.args == ["harbour"]


def test_without_a_history_down_goes_to_the_list(qtbot: QtBot, box: SearchBox) -> None:
    with qtbot.waitSignal(box.went_down):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_esc_hides_the_offers_and_nothing_else(
    qtbot: QtBot, box: SearchBox, jobs: Shelfful
) -> None:
    jobs.answers[keeping.questions] = lambda: ["sinjar"]
    QTest.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(box.offers.isVisible)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.offers.isVisible()


def many_hits(count: int) -> list[Hit]:
    return [a_hit(f"h{number}") for number in range(count)]


def ask_for_many(qtbot: QtBot, pane: ResultsPane, jobs: Shelfful, total: int) -> None:
    pane.ask("sea")
    assert jobs.calls[0].arguments[0].limit == FIRST
    with qtbot.waitSignal(pane.answered):
        jobs.calls[0].future.set_result(Answers(tuple(many_hits(FIRST)), total))


def test_further_answers_come_when_the_first_ones_stand(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    ask_for_many(qtbot, pane, jobs, 20)
    pane.view.choose(8)
    assert len(jobs.asked("search")) == 1, "whoever still types does not wait for more"
    qtbot.waitUntil(lambda: len(jobs.asked("search")) == 2)
    assert jobs.calls[1].arguments[0].limit == PAGE
    jobs.calls[1].future.set_result(Answers(tuple(many_hits(20)), 20))
    qtbot.waitUntil(lambda: len(pane.model.hits) == 20)
    assert pane.current_hit == pane.model.hits[8]


def test_further_answers_to_an_older_query_are_dropped(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    ask_for_many(qtbot, pane, jobs, 20)
    qtbot.waitUntil(lambda: len(jobs.asked("search")) == 2)
    pane.ask("seal")
    with qtbot.waitSignal(pane.answered):
        jobs.calls[2].future.set_result(the_answers(a_hit("seal")))
    jobs.calls[1].future.set_result(Answers(tuple(many_hits(20)), 20))
    qtbot.wait(20)
    assert [hit.id for hit in pane.model.hits] == ["seal"]


def test_a_short_list_has_no_further_answers(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    pane.show_band(is_shown=False)
    ask_for_many(qtbot, pane, jobs, FIRST)
    qtbot.wait(REST_MS + 100)
    assert len(jobs.asked("search")) == 1


def test_the_search_process_is_started_before_anybody_types(
    qtbot: QtBot, jobs: Shelfful, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[bool] = []
    monkeypatch.setattr(jobs, "prepare_search", lambda: started.append(True))
    box = SearchBox()
    qtbot.addWidget(box)
    Prompter(jobs.as_jobs, Work(), box)
    assert not started, "the list and the first article go before it"
    qtbot.waitUntil(lambda: started == [True])
