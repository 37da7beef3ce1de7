"""A helper process with the thread that waits for it: questions are answered in their order."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from sourcebook.app.worker import MOST_BYTES, Worker

P = ParamSpec("P")
T = TypeVar("T")


class Helper:
    """Runs module-level functions one after the other in a process of its own.

    The process starts with the first question.
    """

    def __init__(
        self,
        name: str,
        *,
        cpu_s: float = float("inf"),
        patience_s: float = float("inf"),
        memory_bytes: int = MOST_BYTES,
        steps_back: bool = True,
    ) -> None:
        self._thread = ThreadPoolExecutor(1, name)
        self.worker = Worker(
            name,
            cpu_s=cpu_s,
            patience_s=patience_s,
            memory_bytes=memory_bytes,
            steps_back=steps_back,
        )

    def ask(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Have *function* run; what is asked for after the end is cancelled at once."""
        try:
            return self._thread.submit(lambda: self.worker.call(function, *args, **kwargs))
        except RuntimeError:
            late: Future[T] = Future()
            late.cancel()
            return late

    def close(self) -> None:
        """End the process; what was not answered is cancelled or fails."""
        self.worker.close()
        self._thread.shutdown(cancel_futures=True)
