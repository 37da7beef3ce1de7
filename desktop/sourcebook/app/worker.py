"""One helper process that runs plain functions, and can be ended at any time."""

import logging
import multiprocessing
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Final, ParamSpec, TypeVar, cast

import psutil

from sourcebook.app import helper_process, passing
from sourcebook.model.errors import WorkerFailed

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

MOST_BYTES: Final = 4 << 30
"""Memory a helper may take that works on our own data."""

MOST_ANSWER: Final = 256 << 20
"""Bytes of an answer: the text of the longest page comes to a quarter of it."""

GLANCE_SECONDS: Final = 0.1
"""How often a busy helper's memory is looked at."""

_TOO_LONG: Final = "it took too long"
_TOO_LONG_ANSWER: Final = "its answer is too long"

OVER_LIMITS: Final = (_TOO_LONG, helper_process.TOO_LARGE, _TOO_LONG_ANSWER)
"""Reasons of a `WorkerFailed` that lie in what was asked: asking again ends the same."""

_NICENESS: int = getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", 10)
"""How far a helper steps back behind the window: a priority class on Windows, else a nice value."""


class HelperBrokeError(Exception):
    """Our own code failed inside a helper process; goes to the crash report."""


class Worker:
    """One helper process that runs plain functions one at a time.

    It is started by the first call, and anew after it had to be ended. `call` blocks:
    it is for threads, never for the window's own. It steps back behind the window and all else
    that runs, unless somebody waits for its answers.
    """

    def __init__(
        self,
        name: str,
        *,
        cpu_s: float = float("inf"),
        patience_s: float = float("inf"),
        memory_bytes: int = MOST_BYTES,
        answer_bytes: int = MOST_ANSWER,
        steps_back: bool = True,
    ) -> None:
        self.name = name
        self._cpu_s = cpu_s
        self._patience_s = patience_s
        self._memory_bytes = memory_bytes
        self._answer_bytes = answer_bytes
        self._steps_back = steps_back
        self._turn = threading.Lock()
        self._closed = threading.Event()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._gauge: psutil.Process | None = None

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run *function*, a module-level one, in the helper and return what it returned.

        Raises:
            WorkerFailed: It took too long or too much memory, died, or was closed.
            SourcebookError: What *function* raised.
            HelperBrokeError: *function* failed in a way that is our bug.
        """
        if kwargs:
            msg = "a helper's function takes its arguments by position"
            raise TypeError(msg)
        with self._turn:
            answer = self._ask(function, args)
        if isinstance(answer, helper_process.Failure):
            if answer.error is not None:
                raise answer.error
            msg = f"{answer.name}: {answer.words}"
            raise HelperBrokeError(msg)
        return cast("T", answer)

    @property
    def is_closed(self) -> bool:
        """Tell whether it was ended for good."""
        return self._closed.is_set()

    def close(self) -> None:
        """End the helper for good; from any thread, also while a call is waiting."""
        self._closed.set()
        while not self._turn.acquire(timeout=GLANCE_SECONDS):
            if (process := self._process) is not None:
                process.kill()  # the waiting call finds its pipe closed, and tidies up
        try:
            self._end()
        finally:
            self._turn.release()

    # -- by the one whose turn it is

    def _ask(self, function: Callable[..., object], arguments: tuple[object, ...]) -> object:
        if self._closed.is_set():
            raise self._failed("the program is being closed")
        try:
            pipe = self._started()
            passing.send(pipe, (function, arguments))
            return self._received(pipe)
        except (EOFError, OSError) as error:
            self._end()
            raise self._failed("its helper process died") from error
        except Exception:
            self._end()  # half a value may be in the pipe: what follows could not be understood
            raise

    def _started(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self._end()
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(
                target=helper_process.serve, args=(theirs,), name=self.name, daemon=True
            )
            process.start()
            theirs.close()
            self._process, self._pipe, self._gauge = process, ours, _gauge_of(process)
            if self._steps_back:
                _step_back(self._gauge)
        return self._pipe

    def _received(self, pipe: Connection) -> object:
        """Take the answer over as it comes; the helper's limits hold until all of it is here."""
        began, cpu_before, size = time.monotonic(), self._usage()[0], 0

        def next_piece() -> bytes:
            nonlocal size
            while not pipe.poll(GLANCE_SECONDS):
                self._check_limits(began, cpu_before)
            data = pipe.recv_bytes(passing.PIECE)
            size += len(data)
            if size > self._answer_bytes:
                raise self._failed(_TOO_LONG_ANSWER)
            return data

        return passing.receive(next_piece)

    def _check_limits(self, began: float, cpu_before: float) -> None:
        cpu, memory = self._usage()
        if cpu - cpu_before > self._cpu_s or time.monotonic() - began > self._patience_s:
            raise self._failed(_TOO_LONG)
        if memory > self._memory_bytes:
            raise self._failed(helper_process.TOO_LARGE)

    def _failed(self, reason: str) -> WorkerFailed:
        return WorkerFailed(task=self.name, reason=reason)

    def _usage(self) -> tuple[float, int]:
        """Return the processor seconds and the bytes the helper has taken."""
        if self._gauge is None:
            return 0.0, 0
        try:
            times = self._gauge.cpu_times()
            return times.user + times.system, int(self._gauge.memory_info().rss)
        except psutil.Error:
            return 0.0, 0

    def _end(self) -> None:
        process, pipe = self._process, self._pipe
        self._process = self._pipe = self._gauge = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.join(2 * GLANCE_SECONDS)
            if process.is_alive():
                process.kill()
                process.join(5)


def _gauge_of(process: SpawnProcess) -> psutil.Process | None:
    """Return by what a helper's use is seen; None when it has died already."""
    try:
        return psutil.Process(process.pid)
    except psutil.Error:
        return None


def _step_back(gauge: psutil.Process | None) -> None:
    """Let the window go before a helper."""
    try:
        if gauge is not None:
            gauge.nice(_NICENESS)
    except psutil.Error:
        log.warning("a helper process could not be made to step back")
