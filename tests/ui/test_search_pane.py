"""Only the newest query counts; its answers are marked on the right characters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.model.search import Answers, Found, Hit
from sourcebook.ui import fonts, theme
from sourcebook.ui.search_pane import ResultsPane, SearchBox
from sourcebook.ui.search_pane.box import DEBOUNCE_MS
from sourcebook.ui.search_pane.delegate import snippet_layout
from sourcebook.ui.work import Work
from support.fake_jobs import Shelfful


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
    box.setText("sea")
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
