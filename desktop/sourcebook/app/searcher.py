"""The search process, which is ended when a question costs too much and begins afresh."""

from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, Final, ParamSpec, TypeVar, cast

from sourcebook.app import finding
from sourcebook.app.parsers import PATIENCE_S
from sourcebook.app.worker import OVER_LIMITS, Worker
from sourcebook.model.errors import QuestionTooHard, WorkerFailed
from sourcebook.model.search import Answers, Request

P = ParamSpec("P")
T = TypeVar("T")

SEARCH_CPU_SECONDS: Final = 15.0
"""Work on one question after which it is given up: others wait behind it. Ordinary ones need a
hundredth of a second in a library of 100,000 articles."""


class Searcher:
    """Runs module-level functions that take a library's folder first, one at a time.

    It blocks: it is for the search thread. The process starts with the first call, and anew
    after one that had to be ended.
    """

    def __init__(self, folder: Path, *, cpu_s: float = SEARCH_CPU_SECONDS) -> None:
        self._folder = folder
        self.worker = Worker("search", cpu_s=cpu_s, patience_s=PATIENCE_S, steps_back=False)

    def call(
        self, function: Callable[Concatenate[Path, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run *function* and return what it returned.

        Raises:
            QuestionTooHard: It took too much time or memory.
            WorkerFailed: The process died, or was closed.
        """
        call = cast("Callable[..., T]", self.worker.call)
        try:
            return call(function, self._folder, *args, **kwargs)
        except WorkerFailed as error:
            if error.fields["reason"] in OVER_LIMITS:
                raise QuestionTooHard from error
            raise

    def ask(self, request: Request) -> Answers:
        """Answer *request*; asked once more if the process died over it.

        A file that was cut off while it was mapped ends the process; the next one notices it.

        Raises:
            QuestionTooHard: It took too much time or memory; it is not tried again.
            WorkerFailed: The process died twice, or was closed.
        """
        try:
            return self.call(finding.ask_folder, request)
        except WorkerFailed:
            if self.worker.is_closed:
                raise
            return self.call(finding.ask_folder, request)

    def close(self) -> None:
        """End the process for good; a call that waits fails."""
        self.worker.close()
