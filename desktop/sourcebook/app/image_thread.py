"""The thread that gets images, one article after the other, and those it sends to the servers."""

import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import Any, Final, Protocol, TypeVar

from sourcebook.app import illustrating
from sourcebook.app.illustrating import Means
from sourcebook.model.edition import Enclosed
from sourcebook.model.picture import Fetched
from sourcebook.model.settings import Settings

IMAGES_AT_ONCE: Final = 4
"""Images fetched at a time, of which `capture.lanes` gives at most two to one host."""

T = TypeVar("T")
U = TypeVar("U")


def at_once(
    work: Callable[[T], U], lanes: Sequence[Sequence[T]], most: int = IMAGES_AT_ONCE
) -> Generator[U, None, None]:
    """Do *work* for all that stands in *lanes*, in each for one thing after the other.

    Yields what comes as it comes. When it is closed early, nothing new is begun; what is
    under way ends by itself.
    """
    waiting = deque(deque(lane) for lane in lanes if lane)
    pool = ThreadPoolExecutor(most, "image")
    running: dict[Future[U], deque[T]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < most:
                lane = waiting.popleft()
                running[pool.submit(work, lane.popleft())] = lane
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                if lane := running.pop(done):
                    waiting.append(lane)
                yield done.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


class Access(Protocol):
    """The way to the library, as `jobs.Jobs` has it."""

    settings: Settings

    def read(self, function: Callable[..., T], *args: Any) -> "Future[T]":
        """Run *function* on a reader thread."""

    def write(self, function: Callable[..., T], *args: Any) -> "Future[T]":
        """Run *function* on the library thread."""


class ImageThread:
    """Gets the images of articles, and writes each as it comes; the words never wait for it."""

    def __init__(self, access: Access, means: Callable[[Settings], Means]) -> None:
        self._access = access
        self._means = means
        self._closing = threading.Event()
        self._thread = ThreadPoolExecutor(1, "illustrate")

    def get(
        self,
        edition_id: str,
        enclosed: Sequence[Enclosed] = (),
        *,
        retry: bool = False,
        private_host: str = "",
    ) -> "Future[None]":
        """Get the images of an edition; with *retry* also those that failed before.

        *private_host* is that of the capture just made.
        """
        get = partial(self._get, edition_id, enclosed, retry=retry, private_host=private_host)
        return self._submit(get)

    def get_untried(self) -> "Future[None]":
        """Get what a program that was ended has left."""
        return self._submit(self._get_untried)

    def close(self) -> None:
        """Begin nothing new; a server that says nothing is not waited for."""
        self._closing.set()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _submit(self, work: Callable[[], None]) -> "Future[None]":
        if self._closing.is_set():
            late: Future[None] = Future()
            late.cancel()
            return late
        return self._thread.submit(work)

    def _get(
        self,
        edition_id: str,
        enclosed: Sequence[Enclosed],
        *,
        retry: bool,
        private_host: str = "",
    ) -> None:
        settings = self._access.settings
        find = partial(
            illustrating.task_of,
            enclosed=enclosed,
            is_on_web=retry or settings.flag("fetch_images"),
            retry=retry,
            private_host=private_host,
        )
        task = self._access.read(find, edition_id).result()
        means = replace(self._means(settings), at_once=self._until_the_end)
        with closing(illustrating.illustrations(task, means)) as coming:
            for one in coming:
                if self._closing.is_set():
                    return
                self._access.write(illustrating.fill, edition_id, one).result()

    def _get_untried(self) -> None:
        for edition_id in self._access.read(illustrating.untried).result():
            if not self._closing.is_set():
                self._get(edition_id, (), retry=False)

    def _until_the_end(
        self, fetch: illustrating.Fetch, lanes: illustrating.Lanes
    ) -> Generator[Fetched, None, None]:
        with closing(at_once(fetch, lanes)) as coming:
            for one in coming:
                if self._closing.is_set():
                    return
                yield one
