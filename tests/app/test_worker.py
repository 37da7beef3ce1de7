"""A helper process does its work, tells its errors, and can always be ended."""

import os
import sys
import threading
from collections.abc import Iterator

import psutil
import pytest

from sourcebook.app.worker import HelperBrokeError, Worker
from sourcebook.model.errors import NotInLibrary, WorkerFailed
from support import tasks

pytestmark = pytest.mark.slow


@pytest.fixture
def worker() -> Iterator[Worker]:
    """Return a helper that is ended after the test."""
    made = Worker("test", patience_s=60)
    yield made
    made.close()


def test_a_result_comes_back_from_another_process(worker: Worker) -> None:
    assert worker.call(tasks.double, 21) == 42
    assert worker.call(tasks.process_id) != os.getpid()


def test_one_process_serves_all_calls(worker: Worker) -> None:
    assert worker.call(tasks.process_id) == worker.call(tasks.process_id)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no nice values")
def test_a_helper_steps_back_behind_the_window(worker: Worker) -> None:
    assert worker.call(tasks.niceness) > os.nice(0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no nice values")
def test_a_helper_somebody_waits_for_does_not_step_back() -> None:
    worker = Worker("test", patience_s=60, steps_back=False)
    niceness = worker.call(tasks.niceness)
    worker.close()
    assert niceness == os.nice(0)


def test_an_error_of_ours_comes_home_with_its_fields(worker: Worker) -> None:
    with pytest.raises(NotInLibrary) as caught:
        worker.call(tasks.refuse)
    assert caught.value.fields == {"id": "x"}


def test_a_bug_in_a_helper_is_told_as_a_bug(worker: Worker) -> None:
    with pytest.raises(HelperBrokeError, match="ZeroDivisionError"):
        worker.call(tasks.break_down)
    assert worker.call(tasks.double, 1) == 2


def test_a_helper_that_dies_is_told_and_replaced(worker: Worker) -> None:
    with pytest.raises(WorkerFailed, match="died"):
        worker.call(tasks.die)
    assert worker.call(tasks.double, 2) == 4


def test_a_helper_that_hangs_is_ended() -> None:
    worker = Worker("test", patience_s=2)
    with pytest.raises(WorkerFailed, match="too long"):
        worker.call(tasks.sleep_long)
    worker.close()


def test_a_helper_that_works_too_long_is_ended_and_replaced() -> None:
    worker = Worker("test", cpu_s=1, patience_s=120)
    with pytest.raises(WorkerFailed, match="too long"):
        worker.call(tasks.work_for_ever)
    assert worker.call(tasks.double, 3) == 6
    worker.close()


def test_a_helper_that_takes_too_much_memory_is_ended() -> None:
    worker = Worker("test", patience_s=60, memory_bytes=200 << 20)
    with pytest.raises(WorkerFailed, match="too much memory"):
        worker.call(tasks.eat_memory)
    worker.close()


def test_a_closed_helper_is_gone(worker: Worker) -> None:
    number = worker.call(tasks.process_id)
    worker.close()
    assert not psutil.pid_exists(number)


def test_an_answer_that_is_too_long_is_refused_and_the_helper_replaced() -> None:
    worker = Worker("test", patience_s=60, answer_bytes=1 << 20)
    with pytest.raises(WorkerFailed, match="too long"):
        worker.call(tasks.long_answer, 50 << 20)
    assert len(worker.call(tasks.long_answer, 1 << 19)) == 1 << 19
    worker.close()


def test_a_closed_helper_is_not_started_again(worker: Worker) -> None:
    worker.close()
    with pytest.raises(WorkerFailed, match="being closed"):
        worker.call(tasks.double, 1)


def test_a_task_that_cannot_be_sent_is_a_bug_and_the_helper_serves_on(worker: Worker) -> None:
    with pytest.raises(TypeError, match="pickle"):
        worker.call(tasks.double, (b"x" * (1 << 20), threading.Lock()))  # type: ignore[arg-type]
    assert worker.call(tasks.double, 4) == 8


def test_a_helper_that_dies_amid_its_answer_is_told_and_replaced(worker: Worker) -> None:
    with pytest.raises(WorkerFailed, match="died"):
        worker.call(tasks.break_off)
    assert worker.call(tasks.double, 5) == 10


def test_a_helper_that_hangs_amid_its_answer_is_ended() -> None:
    worker = Worker("test", patience_s=3)
    with pytest.raises(WorkerFailed, match="too long"):
        worker.call(tasks.pause_amid_answer)
    assert worker.call(tasks.double, 6) == 12
    worker.close()
