"""Notice that a file of a mirrored folder was changed, or a note of the library.

The only module that knows watchdog, which asks each system for its own way to tell.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final

from sourcebook import library
from sourcebook.app.helper import Helper
from sourcebook.library import Library

if TYPE_CHECKING:
    from concurrent.futures import Future

    from watchdog.observers.api import BaseObserver

    from sourcebook.app.mirroring import Report

PAUSE_S: Final = 0.5
"""How long a folder is left alone after a change: an editor writes a file in several steps."""

LOOK_S: Final = 1.0
"""How often the library is asked whether another process wrote to it."""

_GOING: Final = {"moved", "deleted"}
"""A folder is also “modified” by each step's own state and lock: that is told to nobody."""

_WRITING: Final = {"created", "modified", "moved", "deleted", "closed"}

log = logging.getLogger(__name__)


class Watch:
    """Calls *on_change*, on a thread of its own, when a note's file in a folder was changed."""

    def __init__(self, folder: Path, on_change: Callable[[], None]) -> None:
        self._folder = folder
        self._on_change = on_change
        self._observer: BaseObserver | None = None
        self._watched = ""

    def watches(self, folder: Path) -> bool:
        """Tell whether this very folder is watched, not one of its name that is gone."""
        is_alive = self._observer is not None and self._observer.is_alive()
        return is_alive and folder == self._folder and _identity(folder) == self._watched

    def start(self) -> None:
        """Begin to watch; where the system has no way to, nothing is noticed, and it is logged."""
        # Not on the way to the window:
        from watchdog.events import FileSystemEvent, FileSystemEventHandler  # noqa: PLC0415
        from watchdog.observers import Observer  # noqa: PLC0415

        watch = self

        class Handler(FileSystemEventHandler):
            """Passes on what watchdog tells."""

            def on_any_event(self, event: FileSystemEvent) -> None:
                """Tell of any event (called by watchdog)."""
                watch.take(event.event_type, str(event.src_path), str(event.dest_path))

        observer = Observer()
        self._watched = _identity(self._folder)
        try:
            observer.schedule(Handler(), str(self._folder), recursive=False)
            observer.start()
            self._observer = observer
        except OSError as error:  # no such folder, or too many are watched
            log.warning("the folder of notes cannot be watched (%s)", error)

    def stop(self) -> None:
        """Watch no more."""
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(5)
            self._observer = None

    def take(self, kind: str, path: str, new_path: str) -> None:
        """Tell of a change to a note's file, or to the folder itself; other events pass."""
        from sourcebook.notes import is_note_file  # noqa: PLC0415 - not on the way to the window

        names = (Path(one).name for one in (path, new_path) if one)
        is_note = any(is_note_file(name) and name[0] != "." for name in names)
        is_folder_gone = path == str(self._folder) and kind in _GOING
        if kind in _WRITING and (is_note or is_folder_gone):
            self._on_change()


class Waiting:
    """Waits for a change on either side."""

    def __init__(self) -> None:
        self._changes: SimpleQueue[None] = SimpleQueue()
        self._seen = -1

    def tell(self) -> None:
        """Say, on any thread, that a file was changed."""
        self._changes.put(None)

    def wait(self, opened: Library) -> None:
        """Return when a file was changed, or the library, and then nothing for a moment."""
        if self._seen < 0:
            self._seen = library.last_seq(opened)
        while not self._is_told(LOOK_S) and library.last_seq(opened) == self._seen:
            pass
        while self._is_told(PAUSE_S):
            pass
        self._seen = library.last_seq(opened)

    def _is_told(self, seconds: float) -> bool:
        try:
            self._changes.get(timeout=seconds)
        except Empty:
            return False
        return True


@contextmanager
def watching(folder: Path) -> Iterator[Waiting]:
    """Watch *folder* while the context lasts."""
    waiting = Waiting()
    watch = Watch(folder, waiting.tell)
    watch.start()
    try:
        yield waiting
    finally:
        watch.stop()


class Keeper:
    """Keeps a folder in step in a process of its own, and watches it.

    The process opens the library for itself: a thousand files are written while the notes of the
    window are saved as ever.
    """

    def __init__(self, library_folder: Path) -> None:
        self._library_folder = library_folder
        self._helper = Helper("mirror")
        self._watch: Watch | None = None

    def step(self, folder: Path, *, both_ways: bool) -> "Future[Report]":
        """Bring a folder and the notes in step once, after all that was asked for before."""
        from sourcebook.app import mirroring  # noqa: PLC0415 - not on the way to the window

        return self._helper.ask(mirroring.step_in_folder, self._library_folder, folder, both_ways)

    def watch(self, folder: Path | None, on_change: Callable[[], None]) -> None:
        """Call *on_change*, on any thread, whenever a file there was changed; None ends it.

        A folder that is watched already goes on to be; one that came back is watched again.
        """
        if folder is not None and self._watch is not None and self._watch.watches(folder):
            return
        if self._watch is not None:
            self._watch.stop()
        self._watch = Watch(folder, on_change) if folder else None
        if self._watch is not None:
            self._watch.start()

    def close(self) -> None:
        """End the process and the watching."""
        self.watch(None, lambda: None)
        self._helper.close()


def _identity(folder: Path) -> str:
    """Return what tells a folder from another one that has got its name, "" for none."""
    try:
        found = folder.stat()
    except OSError:
        return ""
    return f"{found.st_dev}:{found.st_ino}"
