"""What runs inside a helper process: take a function and its arguments, send back the result."""

import logging
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from sourcebook.app import passing
from sourcebook.model.errors import SourcebookError, WorkerFailed

log = logging.getLogger(__name__)

IDLE_S: Final = 0.5
"""So long is nothing done after a question: who types asks again sooner."""

BETWEEN_S: Final = 0.005
"""Between two steps of what is done meanwhile: a step takes a thirtieth of that."""

TOO_LARGE: Final = "it needed too much memory"
"""Why a call failed that asked for more than there is."""


Step = Callable[[], bool]
"""Does a little, some tenths of a millisecond; tells whether anything is left."""

_meanwhile: list[Step] = []
"""What this process does while it is asked nothing; at most one."""


class Pipe(passing.Sending, Protocol):
    """The end of a pipe between two processes."""

    def poll(self, timeout: float = 0.0) -> bool:
        """Wait *timeout* seconds at most until something is there; tell whether it is."""

    def recv_bytes(self) -> bytes:
        """Wait for a piece of a value; EOFError when the other end is gone."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An error that travels home: ours as it is, any other as its name and words."""

    error: SourcebookError | None
    name: str
    words: str


def serve(pipe: Pipe) -> None:
    """Run what comes through *pipe* until it closes; the entry point of every helper."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            _use_the_time(pipe)
            function, arguments = passing.receive(pipe.recv_bytes)
        except (EOFError, OSError):
            return
        try:
            passing.send(pipe, _run(function, arguments))
        except OSError:
            return


def meanwhile(step: Step) -> None:
    """Have *step* taken again and again while this helper is asked nothing, until nothing is left.

    A question waits for one step at most. In the place of what was to be done before.
    """
    _meanwhile[:] = [step]


def _use_the_time(pipe: Pipe) -> None:
    """Take steps until something comes through *pipe*, or nothing is left to be done."""
    wait_s = IDLE_S
    while _meanwhile and not pipe.poll(wait_s):
        wait_s = BETWEEN_S
        try:
            is_more = _meanwhile[0]()
        except Exception:
            log.exception("what a helper does meanwhile broke")
            is_more = False
        if not is_more:
            _meanwhile.clear()


def _run(function: Callable[..., object], arguments: tuple[object, ...]) -> object:
    try:
        return function(*arguments)
    except SourcebookError as error:
        return Failure(error, type(error).__name__, str(error))
    except MemoryError as error:
        refused = WorkerFailed(task=function.__name__, reason=TOO_LARGE)
        return Failure(refused, type(error).__name__, str(error))
    except Exception as error:  # noqa: BLE001 - the job's end catches everything, and tells it
        return Failure(None, type(error).__name__, str(error))
