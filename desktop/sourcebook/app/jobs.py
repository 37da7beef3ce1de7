"""The threads of a window, and the work that they do beside its own.

Helper processes are made in `worker` and `parsers`; nothing else makes any of either.

| who             | does                                              |
|-----------------|---------------------------------------------------|
| library thread  | the only writer of the library                    |
| reader pool     | reads over read-only connections                  |
| capture pool    | waits for web servers and files                   |
| image thread    | gets images, see `image_thread`                   |
| parse workers   | clean pages, prepare what is stored; can be ended |
| cutting thread  | changes an article, with a parse worker of its own |
| index process   | the only writer of the index                      |
| search process  | answers queries, finds places, completes words    |
| names process   | knows the words of the archive, to suggest names  |
| pages process   | draws the pages of a PDF that is looked at        |
| scribe process  | renders notes, compares their revisions            |
| mirror process    | keeps a folder of files in step with the notes   |
| voice thread    | waits while a sentence is spoken, see `speaker`    |
| watch           | notices what another process wrote                |
"""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from filelock import FileLock, Timeout

from sourcebook import library
from sourcebook.app import (
    adding,
    comparing,
    cutting,
    finding,
    following,
    indexing,
    mentioning,
    opening,
    original_view,
    ruling,
    suggesting,
)
from sourcebook.app.cutter import Cutter
from sourcebook.app.helper import Helper
from sourcebook.app.image_thread import ImageThread
from sourcebook.app.mirror_watch import Keeper
from sourcebook.app.parsers import PATIENCE_S, Parser
from sourcebook.app.patience import Patience
from sourcebook.app.searcher import Searcher
from sourcebook.app.speaker import Speaker
from sourcebook.app.worker import Worker
from sourcebook.library import Library
from sourcebook.model.alias import Offer
from sourcebook.model.capture import Source
from sourcebook.model.changes import Changes
from sourcebook.model.comparison import Comparison
from sourcebook.model.errors import IndexUnavailable, LibraryUnavailable, SourcebookError
from sourcebook.model.mention import Mention
from sourcebook.model.original import Original, PagePicture
from sourcebook.model.search import Answers, Completion, Hit, Request, Snippet
from sourcebook.model.settings import Settings

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

PAGE_CPU_SECONDS = 20.0
"""Work on one page of a PDF after which it is given up; ordinary pages need a hundredth."""

SCRIBE_CPU_SECONDS = 12.0
"""Work on one note after which it is shown as it is written; 400 kB need 3 s."""

WATCH_SECONDS = 1.0
"""How often the library is asked whether another process wrote to it."""


class Jobs:
    """All the work of one window beside its own thread.

    Functions given to `write` and `read` take a `Library` first. Callbacks in
    ``on_changes`` and ``on_trouble`` are called on a worker thread. ``scribe`` works on the
    words of notes for whoever waits.
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
        self._parser = Parser()
        # Who restores a paragraph does not wait for pages that are still to be cleaned.
        self._cutting_thread = ThreadPoolExecutor(1, "cutting")
        self._cutter = Cutter(self)
        # One page is fetched while another is cleaned, or the workers would wait for servers.
        self._capture_pool = ThreadPoolExecutor(2 * self._parser.size, "capture")
        self._index_thread = ThreadPoolExecutor(1, "index")
        self._search_thread = ThreadPoolExecutor(1, "search")
        self._images = ImageThread(self, self._parser.means)
        self._indexer = Worker("index")
        self._searcher = Searcher(folder)
        self._names = Helper("names")
        self._pages = Helper(
            "pages", cpu_s=PAGE_CPU_SECONDS, patience_s=PATIENCE_S, steps_back=False
        )
        self.scribe = Helper(
            "scribe", cpu_s=SCRIBE_CPU_SECONDS, patience_s=PATIENCE_S, steps_back=False
        )
        self.mirror = Keeper(folder)
        self._voice_thread = ThreadPoolExecutor(1, "voice")
        self._speaker = Speaker()
        self._index_lock = FileLock(indexing.lock_file(folder))
        self._drain_waits = threading.Event()
        self._is_behind = threading.Event()
        self._unmade = Patience()
        self._query: Future[Answers] | None = None
        self._completion: Future[tuple[Completion, ...]] | None = None
        self._rebuilding: Future[None] | None = None
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
        self._told(self._images.get_untried())

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

    def fetch_images(self, edition_id: str) -> "Future[None]":
        """Get the images of an edition that are not here, also those that failed before."""
        return self._images.get(edition_id, retry=True)

    def prepare_cutting(self) -> None:
        """Start the worker of the cutting thread, that the first cut need not wait for it."""
        started = self._submit(self._cutting_thread, self._cutter.get_ready)
        self._told(started)

    def restore_cut(self, article_id: str, edition_id: str, number: int) -> "Future[Changes]":
        """Put cut *number*, from 0, back into an article of which *edition_id* is shown."""
        asked = article_id, edition_id, cutting.with_cut, number
        return self._submit(self._cutting_thread, lambda: self._cutter.recut(*asked))

    def take_out(self, article_id: str, edition_id: str, at: int) -> "Future[Changes]":
        """Take the paragraph, list or table at *at* out of an article."""
        asked = article_id, edition_id, cutting.without, at
        return self._submit(self._cutting_thread, lambda: self._cutter.recut(*asked))

    def clean_again(self, article_id: str, edition_id: str) -> "Future[Changes]":
        """Clean an article anew from its kept bytes, by the rules of its site."""

        def run() -> Changes:
            return self._cutter.clean_again(article_id, edition_id, self._get_images)

        return self._submit(self._cutting_thread, run)

    def remember_rule(self, edition_id: str, wish: ruling.Wish) -> "Future[Changes]":
        """Make rules for the site of an edition; no changes if its page does not hold the words."""
        return self._submit(
            self._cutting_thread, lambda: self._cutter.remember_rule(edition_id, wish)
        )

    def prepare_search(self) -> None:
        """Start the search process, that the first question need not wait for it."""
        self._told(self._of_searcher(finding.prepare_folder))

    def search(self, request: Request) -> "Future[Answers]":
        """Answer *request*; an older one that has not begun is cancelled.

        While the index is made anew, which this begins when it must, answers come from the
        library itself and say so.
        """
        if self._query is not None:
            self._query.cancel()
        self._query = self._submit(self._search_thread, lambda: self._search(request))
        return self._query

    def complete(self, text: str, at: int) -> "Future[tuple[Completion, ...]]":
        """Tell how the word before the place *at* of a query could go on.

        An older question that has not begun is cancelled. Like `marks` it is asked of the search
        process: what knows the language would make the window late for a moment if it were
        brought into this one.
        """
        if self._completion is not None:
            self._completion.cancel()
        self._completion = self._of_searcher(finding.complete_in_folder, text, at)
        return self._completion

    def marks(self, request: Request, any_id: str) -> "Future[tuple[tuple[int, int], ...]]":
        """Find all places that answer *request* in the text of an article or in a note."""
        return self._of_searcher(finding.marks_in_folder, request, any_id)

    def sentences(self, request: Request, hit: Hit) -> "Future[tuple[Snippet, ...]]":
        """Find the further sentences of an answer to *request*."""
        return self._of_searcher(finding.sentences_in_folder, request, hit)

    def mentions(self, any_id: str) -> "Future[tuple[Mention, ...]]":
        """Find the places of notes that lead to a note or an article, or name it."""
        return self._of_searcher(mentioning.mentions_in_folder, any_id)

    def suggest(self, spelling: str) -> "Future[list[Offer]]":
        """Look for other spellings of a name.

        A process of its own keeps the words of the archive, which takes seconds to learn: no
        question waits for that.
        """
        return self._names.ask(suggesting.suggest_folder, self.folder, spelling)

    def original(self, article_id: str) -> "Future[Original]":
        """Make a private copy of the original of an article, to be looked at."""

        def make() -> Original:
            task = self.read(original_view.task_of, article_id).result()
            return original_view.copy(task, self.folder, self._parser.inert)

        return self._submit(self._capture_pool, make)

    def pdf_page(self, path: Path, number: int, width_px: int) -> "Future[PagePicture]":
        """Draw a page of a PDF that lies at *path*; pages are drawn in the order asked for."""
        return self._pages.ask(original_view.page_here, path, number, width_px)

    def compare(self, edition_id: str, other_id: str) -> "Future[Comparison]":
        """Find how the texts of two editions differ."""

        def compare() -> Comparison:
            text, other = self.read(comparing.texts, edition_id, other_id).result()
            return Comparison(text, other, self._parser.differences(text, other))

        return self._submit(self._capture_pool, compare)

    def speak(self, words: str, language: str, rate: int) -> "Future[bool]":
        """Say *words* after what is being said; gives False when it was hushed."""
        ticket = self._speaker.ticket()
        return self._submit(
            self._voice_thread, lambda: self._speaker.say(words, language, rate, ticket)
        )

    def hush(self) -> None:
        """End what is being said, at once; nothing asked for before is said."""
        self._speaker.hush()

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
        self._images.close()
        self._parser.close()
        self._cutter.close()
        self._cutting_thread.shutdown(cancel_futures=True)
        self._capture_pool.shutdown(cancel_futures=True)
        self._searcher.close()
        self._search_thread.shutdown(cancel_futures=True)
        for helper in (self._names, self._pages, self.scribe, self.mirror):
            helper.close()
        self._speaker.hush()
        self._voice_thread.shutdown(cancel_futures=True)
        original_view.forget_copies(self.folder)
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

    def _of_searcher(
        self, function: Callable[Concatenate[Path, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> "Future[T]":
        call = partial(self._searcher.call, function, *args, **kwargs)
        return self._submit(self._search_thread, cast("Callable[[], T]", call))

    # -- on the library thread

    def _open_writer(self) -> None:
        self._writer = opening.open_library(self.folder)
        self._seen = library.last_seq(self._writer)
        original_view.forget_copies(self.folder)

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
                if self._is_behind.is_set():
                    self.wake_index()

    def _add(self, source: Source, tags: tuple[str, ...]) -> adding.Added:
        try:
            captured = adding.capture_source(source, self.settings)
            known = self.read(adding.known_by_bytes, captured).result()
            cleaned = None
            if not known:
                parser = self._parser
                rules = self.read(ruling.rules_for, captured.address).result()
                captured, cleaned = following.complete(
                    captured, self.settings, partial(parser.prepare, rules=rules), parser.leads
                )
            edition = cleaned.edition if cleaned else None
            added = self.write(adding.store, captured, edition, tags).result()
        except SourcebookError as error:
            return adding.failed(source, error)
        enclosed = cleaned.enclosed if cleaned else ()
        own = captured.private_host
        self._told(self._images.get(added.edition_id, enclosed, private_host=own))
        return added

    def _get_images(self, edition_id: str, private_host: str) -> None:
        self._told(self._images.get(edition_id, private_host=private_host))

    def _search(self, request: Request) -> Answers:
        answers = self._searcher.ask(request)
        if answers.is_indexed:
            return answers
        if self._unmade.is_due() and (self._rebuilding is None or self._rebuilding.done()):
            log.warning("the index cannot be searched; making it anew")
            self._rebuilding = self._submit(self._index_thread, self._mend)
            self._told(self._rebuilding)
        return replace(answers, index_trouble=self._unmade.reason)

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
            self._is_behind.set()  # the watch tries again
            return
        if not self._unmade.is_due():
            self._is_behind.set()
            return
        self._is_behind.clear()
        try:
            while not self._closing.is_set():
                taught = self._indexer.call(indexing.teach, self.folder)
                if not taught:
                    return
                self._library_thread.submit(self._strike, taught).result()
        except IndexUnavailable:
            self._mend()

    def _mend(self) -> None:
        """Make the index anew; when that fails it is tried again later, and told once."""
        try:
            self._rebuild()
        except IndexUnavailable as error:
            self._is_behind.set()
            if self._unmade.failures == 1:
                raise
            log.warning("the index still cannot be made: %s", error)

    def _rebuild(self) -> int:
        try:
            if not self._holds_index():
                raise IndexUnavailable(reason="another program is working on it")  # noqa: TRY301 - one more reason
            rebuilt = self._indexer.call(indexing.rebuild_folder, self.folder)
        except IndexUnavailable as error:
            self._unmade.failed(str(error.fields["reason"]))
            raise
        self._unmade.succeeded()
        self._library_thread.submit(self._strike, rebuilt.seqs).result()
        return rebuilt.documents

    def _strike(self, seqs: Sequence[int]) -> None:
        if self._writer is not None:
            library.strike(self._writer, seqs)

    def _told(self, future: "Future[Any]") -> None:
        """Make sure that a failure nobody waits for is told."""

        def done(finished: "Future[Any]") -> None:
            error = None if finished.cancelled() else finished.exception()
            if isinstance(error, Exception):
                self._tell_trouble(error)

        future.add_done_callback(done)

    def _tell_trouble(self, error: Exception) -> None:
        if not self._closing.is_set():
            for callback in self.on_trouble:
                callback(error)
