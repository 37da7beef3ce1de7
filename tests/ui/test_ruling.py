"""What was done to one page can be done to its whole site, with one more key."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sourcebook.app import ruling
from sourcebook.model.changes import Changes
from sourcebook.model.site_rule import Pattern, SiteRule
from sourcebook.ui.dialogs.rules import RulesDialog
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Shelfful
from support.windows import press, reading_window

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
RULES = [
    SiteRule("r1", "example.org", Pattern("div.share > p", "", "Share this"), keeps=False),
    SiteRule("r2", "example.org", Pattern("", "0f", "Our fair"), keeps=True),
]


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.answers["remember_rule"] = lambda *_: Changes(rules=frozenset({"r1"}))
    made.answers[ruling.site_rules] = lambda: list(RULES)
    return made


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = reading_window(qtbot, jobs)
    yield made
    made.notes_pane.close_note()


def take_out(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_X, SHIFT)
    qtbot.waitUntil(lambda: "Taken out" in window.notices.words)


def test_a_key_does_to_the_site_what_was_done_to_the_page(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    take_out(qtbot, window)
    press(qtbot, Qt.Key.Key_S, SHIFT)
    qtbot.waitUntil(lambda: "Cut from now on" in window.notices.words)
    (call,) = jobs.asked("remember_rule")
    reading = window.desk.reading
    assert reading is not None
    first = reading.edition.blocks[0]
    lines = (reading.edition.text[first.start : first.end],)
    assert call.arguments == (reading.edition.id, ruling.Wish(lines, keeps=False))
    press(qtbot, Qt.Key.Key_S, SHIFT)
    assert len(jobs.asked("remember_rule")) == 1


def test_the_button_beside_undo_does_so_too(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    take_out(qtbot, window)
    (button,) = (
        one
        for one in window.notices.findChildren(QPushButton)
        if one.text() == "Do so for all of example.org"
    )
    assert button.isVisible()
    button.click()
    qtbot.waitUntil(lambda: "Cut from now on" in window.notices.words)
    assert not button.isVisible()
    assert len(jobs.asked("remember_rule")) == 1


def test_before_anything_was_done_there_is_nothing_to_do_for_the_site(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    press(qtbot, Qt.Key.Key_S, SHIFT)
    assert "first" in window.notices.words
    assert jobs.asked("remember_rule") == []


def test_a_page_that_does_not_hold_the_words_makes_no_rule_and_says_so(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers["remember_rule"] = lambda *_: Changes()
    take_out(qtbot, window)
    press(qtbot, Qt.Key.Key_S, SHIFT)
    qtbot.waitUntil(lambda: "no rule" in window.notices.words)


def test_rules_are_seen_and_removed(qtbot: QtBot, window: MainWindow, jobs: Shelfful) -> None:
    window.commands.ruling.edit_rules()
    (dialog,) = window.findChildren(RulesDialog)
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    assert dialog.list.item(0).text() == "example.org: cut “Share this”"
    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(jobs.asked(ruling.remove)) == 1)
    assert jobs.asked(ruling.remove)[0].arguments == ("r1",)
    jobs.answers[ruling.site_rules] = list
    dialog.take(Changes(rules=frozenset({"r1"})))
    qtbot.waitUntil(lambda: dialog.list.count() == 0)
    dialog.close()


def test_an_article_is_cleaned_again_with_a_way_back(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    window.commands.ruling.clean_again()
    qtbot.waitUntil(lambda: "Cleaned again" in window.notices.words)
    assert jobs.asked("clean_again")[0].arguments == ("a1", "e-a1")
