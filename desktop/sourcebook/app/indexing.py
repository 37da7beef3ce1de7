"""Keep the index in step with the library: teach what is new, then strike it off the outbox."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from filelock import FileLock, Timeout

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.errors import IndexUnavailable

BATCH = 500
"""Documents taught with one commit: large enough to be quick, small enough to be found soon."""

PATIENCE_S = 3.0
"""How long a search waits for the window, which holds the index, to catch up."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many documents a new index holds, and the outbox rows it makes superfluous."""

    documents: int
    seqs: list[int]


def waiting(opened: Library) -> int:
    """Count the documents that the index has still to learn."""
    return library.pending_count(opened)


def index_folder(folder: Path) -> Path:
    """Return where the index of the library in *folder* lies."""
    return folder / "index"


def lock_file(folder: Path) -> Path:
    """Return the file whose lock is held by the one process that writes the index."""
    return folder / "index.lock"


def teach(folder: Path) -> list[int]:
    """Teach the index one batch; return the outbox rows that may be struck off.

    For the index process: it opens the library read-only.

    Raises:
        IndexUnavailable: The index has to be rebuilt.
    """
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    with library.open_library(folder, write=False) as opened:
        pending = library.pending(opened, BATCH)
        if not pending.seqs:
            return []
        target = index.IndexFolder(index_folder(folder))
        if not target.is_usable():
            raise IndexUnavailable(reason="it is missing or damaged")
        target.update(pending.documents, pending.gone)
        return list(pending.seqs)


def rebuild_folder(folder: Path) -> Rebuilt:
    """Make the index anew from the library; the old one answers until the new one stands.

    Costs about a millisecond of one core for each document of 1,000 words and more.
    """
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    with library.open_library(folder, write=False) as opened:
        seqs = library.pending_seqs(opened)
        count = index.IndexFolder(index_folder(folder)).rebuild(library.documents(opened))
        return Rebuilt(count, seqs)


def catch_up(opened: Library) -> bool:
    """Bring the index up to date from this process, unless another one is doing so.

    For the command line. When a window holds the index it is given `PATIENCE_S` seconds.

    Returns:
        Whether everything saved can be found.

    Raises:
        IndexUnavailable: The disk refuses to hold an index.
    """
    lock = FileLock(lock_file(opened.folder))
    limit = monotonic() + PATIENCE_S
    while library.pending_seqs(opened) or not _is_usable(opened.folder):
        try:
            with lock.acquire(blocking=False):
                _teach_all(opened)
        except Timeout:
            if monotonic() > limit:
                return False
            sleep(0.05)
    return True


def rebuild(opened: Library) -> int:
    """Make the index anew from this process; return the number of documents.

    Raises:
        IndexUnavailable: Another process holds the index.
    """
    try:
        with FileLock(lock_file(opened.folder)).acquire(timeout=PATIENCE_S):
            rebuilt = rebuild_folder(opened.folder)
    except Timeout as error:
        reason = "an open window is working on it; ask there or close it"
        raise IndexUnavailable(reason=reason) from error
    library.strike(opened, rebuilt.seqs)
    return rebuilt.documents


def _is_usable(folder: Path) -> bool:
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    return index.IndexFolder(index_folder(folder)).is_usable()


def _teach_all(opened: Library) -> None:
    with suppress(IndexUnavailable):
        while taught := teach(opened.folder):
            library.strike(opened, taught)
    if not _is_usable(opened.folder):
        library.strike(opened, rebuild_folder(opened.folder).seqs)
