"""What is wrong in a question is told above the answers, and put right by a key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.model.search import Answers, Chip, Found, Hit, Part
from sourcebook.ui import theme
from sourcebook.ui.article_pane import direction
from sourcebook.ui.search_pane import ResultsPane
from sourcebook.ui.search_pane.advice import AdviceRow
from sourcebook.ui.work import Work
from support.fake_jobs import Shelfful

HIT = Hit(Found.ARTICLE, "a", "a", "Title", 1.0, "a lamp", ((2, 6),), "e", 7)
LAMP = Chip(Part.WORD, 0, 4, "lamp")
STATE = Chip(Part.TROUBLE, 5, 14, "is:strred", (), "No such state.", "is:starred")
PICTURE = Chip(Part.WORD, 0, 5, "lamp", (), "“😀” has no letters to look for.")
WRONG = Answers((HIT,), 1, chips=(LAMP, STATE), corrected="lamp is:starred")


@pytest.fixture
def jobs() -> Shelfful:
    return Shelfful()


@pytest.fixture
def pane(qtbot: QtBot, jobs: Shelfful) -> ResultsPane:
    made = ResultsPane(jobs.as_jobs, Work(), theme.LIGHT)
    qtbot.addWidget(made)
    made.resize(318, 500)
    made.show()
    return made


def ask(qtbot: QtBot, pane: ResultsPane, jobs: Shelfful, answers: Answers) -> None:
    jobs.answers["search"] = lambda _request: answers
    with qtbot.waitSignal(pane.answered):
        pane.ask("lamp is:strred")


def said(row: AdviceRow) -> tuple[str, str]:
    """Return the sentence and the words of the button, empty where they are not shown."""
    sentence = row.sentence.text() if row.sentence.isVisible() else ""
    return sentence, direction.spoken(row.button.accessibleName()) if row.button.isVisible() else ""


def test_a_mistake_is_told_beside_the_answers_and_put_right(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    ask(qtbot, pane, jobs, WRONG)
    assert said(pane.advice) == ("No such state.", "Did you mean is:starred?")
    assert pane.view.isVisible()
    with qtbot.waitSignal(pane.meant) as told:
        assert pane.take_advice()
    assert told.args == ["lamp is:starred"]
    with qtbot.waitSignal(pane.meant) as told:
        QTest.mouseClick(pane.advice.button, Qt.MouseButton.LeftButton)
    assert told.args == ["lamp is:starred"]


def test_a_mistake_that_nobody_can_put_right_is_told_alone(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    ask(qtbot, pane, jobs, Answers((HIT,), 1, chips=(PICTURE,)))
    assert said(pane.advice) == ("lamp. “😀” has no letters to look for.", "")
    assert not pane.take_advice()
    ask_again = Answers((HIT,), 1, chips=(PICTURE, STATE), corrected="lamp is:starred")
    ask(qtbot, pane, jobs, ask_again)
    assert said(pane.advice) == ("No such state.", "Did you mean is:starred?")
    ask(qtbot, pane, jobs, Answers((HIT,), 1, chips=(LAMP,)))
    assert pane.advice.isHidden()


def test_a_mistake_is_not_said_to_be_why_nothing_was_found(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    ask(qtbot, pane, jobs, Answers(chips=(LAMP, STATE), corrected="lamp is:starred"))
    assert said(pane.advice) == ("No such state.", "Did you mean is:starred?")
    assert pane.empty.words.startswith("Nothing has these words Try fewer words")
    with qtbot.assertNotEmitted(pane.meant):
        pane.open_current()


def test_where_nothing_could_be_meant_enter_asks_what_was(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    ask(qtbot, pane, jobs, Answers(chips=(STATE,), corrected="is:starred"))
    assert pane.empty.words.startswith("There was nothing to look for Enter searches")
    with qtbot.waitSignal(pane.meant) as told:
        pane.open_current()
    assert told.args == ["is:starred"]


def test_where_nothing_was_found_the_spelling_of_words_comes_first(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    both = Answers(chips=(LAMP, STATE), advice="lump is:strred", corrected="lamp is:starred")
    ask(qtbot, pane, jobs, both)
    assert said(pane.advice) == ("No such state.", "Did you mean lump is:strred?")
    with qtbot.waitSignal(pane.meant) as told:
        pane.open_current()
    assert told.args == ["lump is:strred"]


def test_a_long_advice_ends_with_an_ellipsis_and_keeps_its_key(
    qtbot: QtBot, pane: ResultsPane, jobs: Shelfful
) -> None:
    ask(qtbot, pane, jobs, Answers(advice="R&D " * 40))
    button = pane.advice.button
    assert pane.width() == 318
    assert button.width() <= 318 - 36
    assert "…   " in direction.spoken(button.text())
    assert button.text().endswith("Alt+Return")
    assert "R&&D" in button.text()
    assert "R&D R&D" in button.accessibleName()
    ask(qtbot, pane, jobs, Answers(advice="lamp"))
    assert direction.spoken(button.text()).startswith("Did you mean lamp?")
