"""Look after the library: checks, proofs, backups, a new index."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from sourcebook import library
from sourcebook.app import indexing
from sourcebook.app.illustrating import draw_here, redraw_lost
from sourcebook.library import Library
from sourcebook.model.errors import IndexUnavailable, LibraryInUse
from sourcebook.model.picture import Drawing
from sourcebook.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Report:
    """How many things were looked at, and a sentence for each fault that was found."""

    looked_at: int
    findings: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was found."""
        return not self.findings


def check(opened: Library) -> Report:
    """Check the database, the hashes of its texts and the index; reads the whole library."""
    findings = list(library.check(opened))
    findings += _index_findings(opened)
    return Report(1, tuple(findings))


def repair(opened: Library, draw: Callable[[bytes], Drawing] = draw_here) -> Report:
    """Mend what can be mended, after a backup; tells what was done.

    *draw* makes reading forms of images anew, best in a process that can be ended.
    """
    done = redraw_lost(opened, draw)
    done += library.repair(opened)
    if _index_findings(opened):
        count = indexing.rebuild(opened)
        done.append(f"The search index was made anew with {count} documents.")
    return Report(1, tuple(done))


def recover(folder: Path) -> Report:
    """Put the newest good copy in the place of a library that cannot be opened.

    The damaged file is kept; the index is made anew.

    Raises:
        LibraryInUse: A window works on it; nothing was changed.
        LibraryDamaged: There is no good copy; nothing was changed.
    """
    try:
        with FileLock(indexing.lock_file(folder)).acquire(blocking=False):
            done = library.recover(folder)
    except Timeout as error:
        raise LibraryInUse(folder=folder) from error
    with library.open_library(folder, write=True) as opened:
        indexing.rebuild(opened)
    return Report(1, tuple(done))


def verify(opened: Library) -> library.Proof:
    """Prove by SHA-256 that every original, image and text is as it was stored."""
    return library.verify(opened)


def reindex(opened: Library) -> int:
    """Make the index anew; return the number of documents."""
    return indexing.rebuild(opened)


def daily_backup(opened: Library, settings: Settings) -> Path | None:
    """Make today's checked copy if there is none yet; return where it lies."""
    if not library.backup_is_due(opened):
        return None
    return library.backup(opened, kind="daily", keep=int(settings.number("backups_kept")))


def _index_findings(opened: Library) -> list[str]:
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    with suppress(IndexUnavailable):  # what is wrong is found below
        indexing.catch_up(opened)
    folder = index.IndexFolder(indexing.index_folder(opened.folder))
    if not folder.is_sound():
        return ["The search index is missing or damaged; `sourcebook check --repair` mends it."]
    wanted = {document.id for document in library.documents(opened)}
    missing, stray = wanted - folder.ids(), folder.ids() - wanted
    if missing or stray:
        finding = (
            f"The search index lacks {len(missing)} documents and has {len(stray)} too many; "
            "`sourcebook check --repair` mends it."
        )
        return [finding]
    return []
