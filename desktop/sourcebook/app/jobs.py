"""Threads and processes: the only module that makes any.

| who             | does                                              |
|-----------------|---------------------------------------------------|
| library thread  | the only writer of the library                    |
| reader pool     | reads over read-only connections                  |
| capture pool    | waits for web servers and files                   |
| parse workers   | clean pages; ended when over time or memory       |
| index process   | the only writer of the index                      |
| search process  | answers queries                                   |
| watch           | notices what another process wrote                |
"""

import logging
import multiprocessing
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar, cast

import psutil
from filelock import FileLock, Timeout

from sourcebook import library
from sourcebook.app import adding, finding, following, helper_process, indexing
from sourcebook.library import Library
from sourcebook.model.capture import Capture, Source
from sourcebook.model.changes import Changes
from sourcebook.model.edition import Cleaned
from sourcebook.model.errors import (
    CleaningFailed,
    IndexUnavailable,
    LibraryUnavailable,
    SourcebookError,
    WorkerFailed,
)
from sourcebook.model.search import Hit
from sourcebook.model.settings import Settings

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

PARSE_CPU_SECONDS = 20.0
"""A page that needs more work is refused with a sentence; ordinary pages need well under one.

It counts the helper's own work: on a busy machine a niced helper may wait much longer.
"""

PATIENCE_S = 300.0
"""A helper that hangs without working is ended after this long."""

PARSE_BYTES = 1 << 30
"""Memory a parse worker may take before it is ended."""

WATCH_SECONDS = 1.0
"""How often the library is asked whether another process wrote to it."""

GLANCE_SECONDS = 0.1
"""How often a busy helper's memory is looked at."""


_NICENESS: int = getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", 10)
"""How far a helper steps back behind the window: a priority class on Windows, else a nice value."""


class HelperBrokeError(Exception):
    """Our own code failed inside a helper process; goes to the crash report."""


class Worker:
    """One helper process that runs plain functions one at a time.

    It is started by the first call, and anew after it had to be ended. `call` blocks:
    it is for threads, never for the window's own.
    """

    def __init__(
        self,
        name: str,
        *,
        cpu_s: float = float("inf"),
        patience_s: float = float("inf"),
        memory_bytes: int = PARSE_BYTES * 4,
    ) -> None:
        self.name = name
        self._cpu_s = cpu_s
        self._patience_s = patience_s
        self._memory_bytes = memory_bytes
        self._turn = threading.Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run *function*, a module-level one, in the helper and return what it returned.

        Raises:
            WorkerFailed: It took too long or too much memory, or died.
            SourcebookError: What *function* raised.
            HelperBrokeError: *function* failed in a way that is our bug.
        """
        if kwargs:
            msg = "a helper's function takes its arguments by position"
            raise TypeError(msg)
        with self._turn:
            pipe = self._started()
            try:
                pipe.send((function, args))
                answer = self._wait(pipe)
            except (EOFError, OSError) as error:
                self._end()
                raise WorkerFailed(task=self.name, reason="its helper process died") from error
        if isinstance(answer, helper_process.Failure):
            if answer.error is not None:
                raise answer.error
            msg = f"{answer.name}: {answer.words}"
            raise HelperBrokeError(msg)
        return cast("T", answer)

    def close(self) -> None:
        """End the helper; it may be called from any thread, also while a call is waiting."""
        self._end()

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
            _step_back(process)
            self._process, self._pipe = process, ours
        return self._pipe

    def _wait(self, pipe: Connection) -> object:
        began, cpu_before = time.monotonic(), self._usage()[0]
        while not pipe.poll(GLANCE_SECONDS):
            cpu, memory = self._usage()
            if cpu - cpu_before > self._cpu_s or time.monotonic() - began > self._patience_s:
                self._end()
                raise WorkerFailed(task=self.name, reason="it took too long")
            if memory > self._memory_bytes:
                self._end()
                raise WorkerFailed(task=self.name, reason="it needed too much memory")
        return cast("object", pipe.recv())

    def _usage(self) -> tuple[float, int]:
        """Return the processor seconds and the bytes the helper has taken."""
        process = self._process
        if process is None or process.pid is None:
            return 0.0, 0
        try:
            about = psutil.Process(process.pid)
            times = about.cpu_times()
            return times.user + times.system, int(about.memory_info().rss)
        except psutil.Error:
            return 0.0, 0

    def _end(self) -> None:
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.join(0.2)
            if process.is_alive():
                process.kill()
                process.join(5)


def _step_back(process: SpawnProcess) -> None:
    """Let the window go before a helper."""
    try:
        psutil.Process(process.pid).nice(_NICENESS)
    except psutil.Error:
        log.warning("a helper process could not be made to step back")


class Parser:
    """Cleans captures in a helper process that can be ended; also for the command line."""

    def __init__(self) -> None:
        self._worker = Worker(
            "parse", cpu_s=PARSE_CPU_SECONDS, patience_s=PATIENCE_S, memory_bytes=PARSE_BYTES
        )

    def clean(self, capture: Capture) -> Cleaned:
        """Clean *capture*; blocks.

        Raises:
            SourceError: No article can be made of it, or it was too hard.
        """
        try:
            return self._worker.call(adding.clean_here, capture)
        except WorkerFailed as error:
            reason = error.fields["reason"]
            raise CleaningFailed(source=capture.source, reason=reason) from error

    def close(self) -> None:
        """End the helper."""
        self._worker.close()


class Jobs:
    """All the work of one window beside its own thread.

    Functions given to `write` and `read` take a `Library` first. Callbacks in
    ``on_changes`` and ``on_trouble`` are called on a worker thread.
    """

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings
        self.on_changes: list[Callable[[Changes], None]] = []
        self.on_trouble: list[Callable[[Exception], None]] = []
        self._local = threading.local()
        self._readers_made: list[Library] = []
        self._seen = 0
        self._noticing = threading.Lock()
        self._closing = threading.Event()
        self._library_thread = ThreadPoolExecutor(1, "library")
        self._reader_pool = ThreadPoolExecutor(2, "reader")
        self._capture_pool = ThreadPoolExecutor(2, "capture")
        self._index_thread = ThreadPoolExecutor(1, "index")
        self._search_thread = ThreadPoolExecutor(1, "search")
        self._parser = Parser()
        self._indexer = Worker("index")
        self._searcher = Worker("search")
        self._index_lock = FileLock(indexing.lock_file(folder))
        self._drain_waits = threading.Event()
        self._query: Future[list[Hit]] | None = None
        self._writer: Library | None = None
        self._watch = threading.Thread(target=self._keep_watch, name="watch", daemon=True)

    def open(self) -> None:
        """Open the library, made when it is not there; blocks until it is usable.

        Raises:
            LibraryError: It cannot be opened; nothing was changed.
        """
        self._library_thread.submit(self._open_writer).result()
        self._watch.start()
        self.wake_index()

    def write(
        self, function: Callable[Concatenate[Library, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> "Future[T]":
        """Run *function* on the library thread, in order; the result says it is on the disk."""

        def run() -> T:
            if self._writer is None:
                raise LibraryUnavailable(folder=self.folder, reason="it is not open")
            try:
                return function(self._writer, *args, **kwargs)
            finally:
                self._notice(self._writer)

        return self._submit(self._library_thread, run)

    def read(
        self, function: Callable[Concatenate[Library, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> "Future[T]":
        """Run *function* on a reader thread over a read-only connection."""
        return self._submit(self._reader_pool, lambda: function(self._reader(), *args, **kwargs))

    def add(self, source: Source, tags: Sequence[str] = ()) -> "Future[adding.Added]":
        """Capture, clean and store *source*; a source that fails is told in the result."""
        return self._submit(self._capture_pool, lambda: self._add(source, tuple(tags)))

    def search(self, query: str, limit: int = 50) -> "Future[list[Hit]]":
        """Answer *query*; an older one that has not begun is cancelled."""
        if self._query is not None:
            self._query.cancel()
        self._query = self._submit(self._search_thread, lambda: self._search(query, limit))
        return self._query

    def wake_index(self) -> None:
        """Teach the index what is new, soon and once."""
        if not self._drain_waits.is_set() and not self._closing.is_set():
            self._drain_waits.set()
            self._told(self._submit(self._index_thread, self._drain))

    def when_index_is_current(self) -> "Future[None]":
        """Give a future that is done when all that is saved now can be found."""
        return self._submit(self._index_thread, self._drain)

    def rebuild_index(self) -> "Future[int]":
        """Make the index anew; gives the number of documents."""
        return self._submit(self._index_thread, self._rebuild)

    def close(self) -> None:
        """Finish the writes that were asked for, end all helpers, close the library; blocks.

        The writer is closed last: so SQLite can put its log into the library's one file.
        """
        self._closing.set()
        if self._watch.is_alive():
            self._watch.join()
        self._parser.close()
        self._capture_pool.shutdown(cancel_futures=True)
        self._searcher.close()
        self._search_thread.shutdown(cancel_futures=True)
        self._indexer.close()  # what it had not finished waits in the outbox
        self._index_thread.shutdown(cancel_futures=True)
        self._reader_pool.shutdown(cancel_futures=True)
        for reader in self._readers_made:
            reader.close()
        self._library_thread.submit(self._close_writer)
        self._library_thread.shutdown()
        self._index_lock.release(force=True)

    def _submit(self, pool: ThreadPoolExecutor, work: Callable[[], T]) -> "Future[T]":
        """Give *work* to *pool*; what is asked for after the end is cancelled at once."""
        try:
            return pool.submit(work)
        except RuntimeError:
            late: Future[T] = Future()
            late.cancel()
            return late

    # -- on the library thread

    def _open_writer(self) -> None:
        self._writer = library.open_library(self.folder, write=True)
        self._seen = library.last_seq(self._writer)

    def _close_writer(self) -> None:
        if self._writer is not None:
            self._writer.close()

    def _notice(self, opened: Library) -> None:
        """Tell everybody what was written since the last time, by us or by others."""
        with self._noticing:
            changes = library.changes_since(opened, self._seen)
            self._seen = max(self._seen, changes.seq)
        if changes:
            for callback in self.on_changes:
                callback(changes)
            self.wake_index()

    # -- on other threads

    def _reader(self) -> Library:
        reader = getattr(self._local, "library", None)
        if reader is None:
            reader = library.open_library(self.folder, write=False)
            self._local.library = reader
            self._readers_made.append(reader)
        return cast("Library", reader)

    def _keep_watch(self) -> None:
        try:
            self._watch_library()
        except Exception as error:  # noqa: BLE001 - the thread's end catches everything, and tells it
            self._tell_trouble(error)

    def _watch_library(self) -> None:
        with library.open_library(self.folder, write=False) as opened:
            version = library.data_version(opened)
            while not self._closing.wait(WATCH_SECONDS):
                now = library.data_version(opened)
                if now != version:
                    version = now
                    self._notice(opened)

    def _add(self, source: Source, tags: tuple[str, ...]) -> adding.Added:
        try:
            captured = adding.capture_source(source, self.settings)
            known = self.read(adding.known_by_bytes, captured).result()
            edition = None
            if not known:
                captured, cleaned = following.complete(captured, self.settings, self._parser.clean)
                edition = cleaned.edition
            return self.write(adding.store, captured, edition, tags).result()
        except SourcebookError as error:
            return adding.failed(source, error)

    def _search(self, query: str, limit: int) -> list[Hit]:
        try:
            return self._searcher.call(finding.search_folder, self.folder, query, limit)
        except IndexUnavailable:
            log.warning("the index cannot be searched; making it anew")
            self.rebuild_index().result()
            return self._searcher.call(finding.search_folder, self.folder, query, limit)

    def _holds_index(self) -> bool:
        """Take the lock of the index if nobody has it, and keep it until the end."""
        if self._index_lock.is_locked:
            return True
        try:
            self._index_lock.acquire(blocking=False)
        except Timeout:
            return False
        return True

    def _drain(self) -> None:
        self._drain_waits.clear()
        if not self._holds_index():
            return
        try:
            while not self._closing.is_set():
                taught = self._indexer.call(indexing.teach, self.folder)
                if not taught:
                    return
                self._library_thread.submit(self._strike, taught).result()
        except IndexUnavailable:
            self._rebuild()

    def _rebuild(self) -> int:
        if not self._holds_index():
            raise IndexUnavailable(reason="another program is working on it")
        rebuilt = self._indexer.call(indexing.rebuild_folder, self.folder)
        self._library_thread.submit(self._strike, rebuilt.seqs).result()
        return rebuilt.documents

    def _strike(self, seqs: Sequence[int]) -> None:
        if self._writer is not None:
            library.strike(self._writer, seqs)

    def _told(self, future: "Future[None]") -> None:
        """Make sure that a failure nobody waits for is told."""

        def done(finished: "Future[None]") -> None:
            error = None if finished.cancelled() else finished.exception()
            if isinstance(error, Exception):
                self._tell_trouble(error)

        future.add_done_callback(done)

    def _tell_trouble(self, error: Exception) -> None:
        if not self._closing.is_set():
            for callback in self.on_trouble:
                callback(error)
