"""In the window what was cut is shown, restored and taken out by keys, with a way back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sourcebook.app import reading
from sourcebook.app.reading import Reading
from sourcebook.model.changes import Changes
from sourcebook.model.edition import Cut
from sourcebook.model.errors import EditionSuperseded
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Shelfful
from support.windows import press, reading_window

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier

CUTS = (Cut(0, "nav", "Home News", ""), Cut(0, "share", "Share this", ""))


class WithCuts(Shelfful):
    """Its article a1 has two cuts, and all of its editions are named anew when asked."""

    def __init__(self) -> None:
        super().__init__()
        self.cuts: tuple[Cut, ...] = CUTS
        self.version = 0
        self._plain = self.answers[reading.open_article]
        self.answers[reading.open_article] = self._with_cuts
        self.answers["restore_cut"] = self._restore
        self.answers["take_out"] = lambda *_: self._change()

    def _with_cuts(self, article_id: str) -> Reading:
        shown: Reading = self._plain(article_id)
        if article_id != "a1":
            return shown
        edition = replace(shown.edition, id=f"e{self.version}", cuts=self.cuts)
        return replace(shown, edition=edition)

    def _restore(self, _article: str, _edition: str, number: int) -> Changes:
        self.cuts = tuple(cut for at, cut in enumerate(self.cuts) if at != number)
        return self._change()

    def _change(self) -> Changes:
        self.version += 1
        changes = Changes(articles=frozenset({"a1"}))
        for callback in self.on_changes:
            callback(changes)
        return changes


@pytest.fixture
def jobs() -> WithCuts:
    return WithCuts()


@pytest.fixture
def window(qtbot: QtBot, jobs: WithCuts) -> Iterator[MainWindow]:
    made = reading_window(qtbot, jobs)
    yield made
    made.notes_pane.close_note()


def shown_cuts(window: MainWindow) -> tuple[Cut, ...]:
    return window.desk.reading.edition.cuts if window.desk.reading else ()


def said(window: MainWindow) -> str:
    return window.notices.words


def test_cuts_are_shown_gone_through_and_restored_by_keys(
    qtbot: QtBot, window: MainWindow, jobs: WithCuts
) -> None:
    press(qtbot, Qt.Key.Key_X)
    assert window.article_pane.margin.is_shown
    assert "2 parts were cut" in said(window)
    press(qtbot, Qt.Key.Key_R, SHIFT)
    assert jobs.asked("restore_cut") == []
    assert "Point out" in said(window)
    press(qtbot, Qt.Key.Key_J, SHIFT)
    press(qtbot, Qt.Key.Key_J, SHIFT)
    press(qtbot, Qt.Key.Key_R, SHIFT)
    qtbot.waitUntil(lambda: said(window) == "Restored.")
    (call,) = jobs.asked("restore_cut")
    assert call.arguments == ("a1", "e0", 1)
    qtbot.waitUntil(lambda: shown_cuts(window) == CUTS[:1])
    press(qtbot, Qt.Key.Key_X)
    assert not window.article_pane.margin.is_shown


@pytest.mark.usefixtures("window")
def test_a_key_pressed_twice_restores_one_cut(qtbot: QtBot, jobs: WithCuts) -> None:
    press(qtbot, Qt.Key.Key_J, SHIFT)
    jobs.held.add("restore_cut")
    press(qtbot, Qt.Key.Key_R, SHIFT)
    press(qtbot, Qt.Key.Key_R, SHIFT)
    assert len(jobs.asked("restore_cut")) == 1


def test_a_change_that_failed_is_told_and_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, jobs: WithCuts
) -> None:
    def refuse(*_: object) -> None:
        raise EditionSuperseded

    told: list[BaseException] = []
    window.work.failed.connect(told.append)  # type: ignore[attr-defined] # kept by the fixture
    jobs.answers["restore_cut"] = refuse
    press(qtbot, Qt.Key.Key_J, SHIFT)
    press(qtbot, Qt.Key.Key_R, SHIFT)
    qtbot.waitUntil(lambda: [type(one) for one in told] == [EditionSuperseded])
    press(qtbot, Qt.Key.Key_R, SHIFT)
    assert len(jobs.asked("restore_cut")) == 2


def test_a_paragraph_is_pointed_out_before_it_is_taken_out(
    qtbot: QtBot, window: MainWindow, jobs: WithCuts
) -> None:
    press(qtbot, Qt.Key.Key_X, SHIFT)
    assert jobs.asked("take_out") == []
    assert "press the key again" in said(window)
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_X, SHIFT)
    qtbot.waitUntil(lambda: "Taken out" in said(window))
    (call,) = jobs.asked("take_out")
    reading_now = window.desk.reading
    assert reading_now is not None
    assert call.arguments == ("a1", "e0", reading_now.edition.blocks[1].start)


def test_what_is_cut_is_not_taken_out_again(
    qtbot: QtBot, window: MainWindow, jobs: WithCuts
) -> None:
    press(qtbot, Qt.Key.Key_J, SHIFT)
    press(qtbot, Qt.Key.Key_X, SHIFT)
    assert jobs.asked("take_out") == []
    assert "cut already" in said(window)


def test_a_page_of_which_nothing_was_cut_says_so(
    qtbot: QtBot, window: MainWindow, jobs: WithCuts
) -> None:
    jobs.cuts = ()
    jobs._change()
    qtbot.waitUntil(lambda: bool(window.desk.reading and not window.desk.reading.edition.cuts))
    for key, modifier in ((Qt.Key.Key_X, None), (Qt.Key.Key_J, SHIFT), (Qt.Key.Key_R, SHIFT)):
        window.notices.hide()
        press(qtbot, key, modifier)
        assert said(window) == "Nothing was cut from this page."
    assert not window.article_pane.margin.is_shown
