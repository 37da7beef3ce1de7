"""Results come home to the main thread, and only to those who are still there."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sourcebook.model.changes import Changes
from sourcebook.model.errors import NothingToUndo
from sourcebook.ui.work import Work
from support.fake_jobs import FakeJobs


def test_a_result_arrives_on_the_main_thread(qtbot: QtBot) -> None:
    work = Work()
    seen: list[tuple[int, threading.Thread]] = []

    def here(answer: int) -> None:
        seen.append((answer, threading.current_thread()))

    with ThreadPoolExecutor(1) as pool:
        work.then(pool.submit(lambda: 42), here, owner=work)
        qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(42, threading.main_thread())]


def test_a_result_never_arrives_inside_the_call_that_asked(qtbot: QtBot) -> None:
    work = Work()
    seen: list[int] = []
    future: Future[int] = Future()
    future.set_result(1)
    work.then(future, seen.append, owner=work)
    assert seen == []
    qtbot.waitUntil(lambda: seen == [1])


def test_an_owner_that_is_gone_hears_nothing(qtbot: QtBot) -> None:
    work, owner = Work(), QObject()
    seen: list[int] = []
    future: Future[int] = Future()
    work.then(future, seen.append, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    future.set_result(1)
    settle(qtbot, work)
    assert seen == []


def test_a_cancelled_future_calls_nobody(qtbot: QtBot) -> None:
    work = Work()
    seen: list[Any] = []
    work.failed.connect(seen.append)
    future: Future[int] = Future()
    work.then(future, seen.append, seen.append, owner=work)
    future.cancel()
    settle(qtbot, work)
    assert seen == []


def test_an_error_goes_to_who_asked_for_it_else_to_everybody(qtbot: QtBot) -> None:
    work = Work()
    asked: list[Any] = []
    told: list[Any] = []
    work.failed.connect(told.append)
    error = NothingToUndo()
    for on_error in (asked.append, None):
        future: Future[int] = Future()
        future.set_exception(error)
        work.then(future, None, on_error, owner=work)
    settle(qtbot, work)
    assert asked == [error]
    assert told == [error]


def test_changes_and_trouble_of_other_threads_are_passed_on(qtbot: QtBot) -> None:
    jobs = FakeJobs()
    work = Work(jobs)
    changes = Changes(articles=frozenset({"a"}), seq=3)
    trouble = RuntimeError("ours")

    def elsewhere() -> None:
        jobs.on_changes[0](changes)
        jobs.on_trouble[0](trouble)

    told: list[Any] = []
    work.changed.connect(lambda one: told.append((one, threading.current_thread())))
    work.failed.connect(lambda one: told.append((one, threading.current_thread())))
    with ThreadPoolExecutor(1) as pool:
        pool.submit(elsewhere)
    qtbot.waitUntil(lambda: len(told) == 2)
    here = threading.main_thread()
    assert told == [(changes, here), (trouble, here)]


def settle(qtbot: QtBot, work: Work) -> None:
    """Wait until everything that is on its way has arrived."""
    future: Future[int] = Future()
    future.set_result(0)
    arrived: list[int] = []
    work.then(future, arrived.append, owner=work)
    qtbot.waitUntil(lambda: bool(arrived))
