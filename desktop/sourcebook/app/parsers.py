"""Cleaning in parse workers, one per core, which can be ended when a page asks too much."""

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from queue import LifoQueue
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import psutil

from sourcebook.app import adding, comparing, following, illustrating, original_view, ruling
from sourcebook.app.image_thread import at_once
from sourcebook.app.worker import OVER_LIMITS, HelperBrokeError, Worker
from sourcebook.model.capture import Capture
from sourcebook.model.comparison import Difference
from sourcebook.model.edition import Cleaned
from sourcebook.model.errors import CleaningFailed, WorkerFailed
from sourcebook.model.picture import Drawing
from sourcebook.model.settings import Settings
from sourcebook.model.site_rule import SiteRule

if TYPE_CHECKING:
    from sourcebook.clean import Leads

log = logging.getLogger(__name__)

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")

Form: TypeAlias = Callable[[adding.Cleaner, Capture], A]
"""What a worker does with a cleaner and a page, and in which form the edition comes home."""

PARSE_CPU_SECONDS: Final = 20.0
"""A page that needs more work is shown plainly; ordinary pages need well under one.

It counts the helper's own work: on a busy machine a niced helper may wait much longer.
"""

PATIENCE_S: Final = 300.0
"""A helper that hangs without working is ended after this long."""

PARSE_BYTES: Final = 1 << 30
"""Memory a parse worker may take before it is ended."""

MOST_WORKERS: Final = 8
"""A worker holds 150 MB; more pages at once than this come from no desk."""


AHEAD: Final = 3
"""Pages for each worker that wait for who asks: while one page takes five times as long as the
others, two workers fall idle with 2 (98 % of their time used over 200 pages), hardly with 3."""


def cores() -> int:
    """Return how many cores this program may use."""
    try:
        return len(psutil.Process().cpu_affinity() or ()) or 1
    except AttributeError:  # macOS has no affinity
        return os.cpu_count() or 1


class Parser:
    """Cleans captures in helper processes that can be ended; also for the command line.

    Each page goes to a free worker; one is started only when a page finds none idle. May be
    called from several threads.
    """

    def __init__(
        self,
        workers: int = 0,
        *,
        cpu_s: float = PARSE_CPU_SECONDS,
        patience_s: float = PATIENCE_S,
        memory_bytes: int = PARSE_BYTES,
        steps_back: bool = True,
    ) -> None:
        self.size = workers or min(cores(), MOST_WORKERS)
        self._workers = [
            Worker(
                "parse",
                cpu_s=cpu_s,
                patience_s=patience_s,
                memory_bytes=memory_bytes,
                steps_back=steps_back,
            )
            for _ in range(self.size)
        ]
        self._free: LifoQueue[Worker] = LifoQueue()  # the last one used is warm
        for worker in self._workers:
            self._free.put(worker)
        self._threads = ThreadPoolExecutor(4 * self.size, "ahead")

    def clean(self, capture: Capture) -> Cleaned:
        """Clean *capture*; blocks.

        A page that asks too much of a worker, or breaks it, comes back with its plain words;
        one that does so even then comes back empty, and says so.

        Raises:
            SourceError: No article can be made of it, or the pool was closed meanwhile.
        """
        return self._formed(adding.whole, capture)

    def prepare(self, capture: Capture, rules: tuple[SiteRule, ...] = ()) -> adding.Ready:
        """Clean *capture* as `clean` does, and make of it in the worker what is stored.

        Beside a window this is the way: a huge edition as objects would make it wait. *rules* are
        those for its site.

        Raises:
            SourceError: No article can be made of it, or the pool was closed meanwhile.
        """
        return self._formed(adding.ready, capture, rules)

    def images(self, capture: Capture) -> Cleaned:
        """Clean *capture* as `clean` does for the images in it; its edition has no words.

        Raises:
            SourceError: No article can be made of it, or the pool was closed meanwhile.
        """
        return self._formed(adding.without_words, capture)

    def run(self, function: Callable[[A, B], C], one: A, other: B) -> C:
        """Run *function*, a module-level one that parses, in a worker; blocks.

        Raises:
            WorkerFailed: It asked too much, or the pool was closed meanwhile.
            HelperBrokeError: *function* failed in a way that is our bug.
        """
        worker = self._free.get()
        try:
            return worker.call(function, one, other)
        finally:
            self._free.put(worker)

    def draw(self, data: bytes) -> Drawing:
        """Give an image the form that is drawn; blocks. What is too hard says so in its reason."""
        worker = self._free.get()
        try:
            return worker.call(illustrating.draw_here, data)
        except WorkerFailed as error:
            return Drawing("", reason=f"it could not be opened: {error.fields['reason']}")
        finally:
            self._free.put(worker)

    def inert(self, capture: Capture, banner: str, pictures: original_view.Pictures) -> bytes:
        """Make a copy of a page that can do nothing; blocks.

        Raises:
            WorkerFailed: It asks too much.
            CleaningFailed: There is no page in it.
        """
        worker = self._free.get()
        try:
            return worker.call(original_view.draw_here, capture, banner, pictures)
        finally:
            self._free.put(worker)

    def differences(self, text: str, other: str) -> tuple[Difference, ...]:
        """Compare two texts; blocks.

        Raises:
            WorkerFailed: They ask too much.
        """
        worker = self._free.get()
        try:
            return worker.call(comparing.differences_here, text, other)
        finally:
            self._free.put(worker)

    def leads(self, data: bytes, encoding: str, address: str) -> "Leads":
        """Read the leads of a page; blocks. One that is too hard leads nowhere."""
        worker = self._free.get()
        try:
            return worker.call(following.leads_here, data, encoding, address)
        except (WorkerFailed, HelperBrokeError) as error:
            log.info("the leads of %s cannot be read: %s", address, error)
            return following.leads_here(b"", "", address)
        finally:
            self._free.put(worker)

    def means(self, settings: Settings) -> illustrating.Means:
        """Return with what the images of an article are got."""
        return illustrating.Means(settings, self.draw, self.images, at_once)

    def ahead(
        self, function: Callable[[A], B], items: Iterable[A]
    ) -> Iterator[tuple[A, Future[B]]]:
        """Run *function* over *items*, some of them ahead of who asks; gives them in their order.

        *items* are taken, `AHEAD` for each worker in advance, on the thread that asks.
        """
        waiting: deque[tuple[A, Future[B]]] = deque()
        for item in items:
            waiting.append((item, self._threads.submit(function, item)))
            while waiting and (waiting[0][1].done() or len(waiting) > AHEAD * self.size):
                yield waiting.popleft()
        yield from waiting

    def close(self) -> None:
        """End the helpers; pages that they work on fail."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def _formed(self, form: Form[A], capture: Capture, rules: tuple[SiteRule, ...] = ()) -> A:
        worker = self._free.get()
        try:
            return _formed(worker, form, capture, rules)
        finally:
            self._free.put(worker)


def _called(worker: Worker, form: Form[A], cleaner: adding.Cleaner, capture: Capture) -> A:
    """Ask *worker*, and once more if it died without a limit: the page need not be to blame."""
    try:
        return worker.call(form, cleaner, capture)
    except WorkerFailed as error:
        if worker.is_closed or error.fields["reason"] in OVER_LIMITS:
            raise
        log.info("a worker died on %s, which is asked for again: %s", capture.source, error)
    return worker.call(form, cleaner, capture)


def _formed(worker: Worker, form: Form[A], capture: Capture, rules: tuple[SiteRule, ...]) -> A:
    cleaner = partial(ruling.clean_under, rules) if rules else adding.clean_here
    try:
        return _called(worker, form, cleaner, capture)
    except (WorkerFailed, CleaningFailed) as error:
        reason = str(error.fields["reason"])
    except HelperBrokeError as error:
        log.exception("the cleaner broke on %s; its plain words are kept", capture.source)
        reason = f"the cleaner broke: {error}"
    try:
        return worker.call(form, adding.clean_plainly_here, capture)
    except (WorkerFailed, HelperBrokeError) as error:
        if worker.is_closed:
            raise CleaningFailed(source=capture.source, reason=reason) from error
        log.warning("%s cannot be read: %s, and then %s", capture.source, reason, error)
        return form(adding.unreadable_here, capture)
