"""A wait for the index is told when it is worth it, and only then."""

import pytest
from pytestqt.qtbot import QtBot

from sourcebook.app import indexing
from sourcebook.model.changes import Changes
from sourcebook.ui import progress
from sourcebook.ui.progress import IndexProgress
from sourcebook.ui.work import Work
from support.fake_jobs import FakeJobs

NEW = Changes(articles=frozenset({"a"}))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def line(qtbot: QtBot) -> IndexProgress:
    made = IndexProgress(FakeJobs(answers={indexing.waiting: lambda: 0}).as_jobs, Work())
    qtbot.addWidget(made)
    return made


def test_a_long_wait_is_told_with_what_is_left(line: IndexProgress, clock: list[float]) -> None:
    line._say(5000)
    assert line.isHidden()
    clock[0] = 1.0
    line._say(4000)
    assert not line.isHidden()
    assert line.text() == "4,000 more will be findable soon"
    clock[0] = 2.0
    line._say(0)
    assert line.isHidden()


def test_what_is_done_within_a_second_is_not_told(line: IndexProgress, clock: list[float]) -> None:
    line._say(900)
    clock[0] = 1.0
    line._say(400)
    assert line.isHidden()


def test_a_wait_that_grows_is_told(line: IndexProgress, clock: list[float]) -> None:
    line._say(10)
    clock[0] = 1.0
    line._say(10)
    assert not line.isHidden()


def test_it_looks_again_only_while_something_waits(line: IndexProgress) -> None:
    line._timer.stop()
    line._say(0)
    assert not line._timer.isActive()
    line.take(Changes(searches=frozenset({"s"})))
    assert not line._timer.isActive()
    line.take(NEW)
    assert line._timer.isActive()
    line._say(3)
    assert line._timer.isActive()
