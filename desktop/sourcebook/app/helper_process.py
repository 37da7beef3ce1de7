"""What runs inside a helper process: take a function and its arguments, send back the result."""

import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from sourcebook.app import passing
from sourcebook.model.errors import SourcebookError, WorkerFailed

TOO_LARGE: Final = "it needed too much memory"
"""Why a call failed that asked for more than there is."""


class Pipe(passing.Sending, Protocol):
    """The end of a pipe between two processes."""

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
            function, arguments = passing.receive(pipe.recv_bytes)
        except (EOFError, OSError):
            return
        try:
            passing.send(pipe, _run(function, arguments))
        except OSError:
            return


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
