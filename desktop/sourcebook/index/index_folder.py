"""The folder of the index: generations of Whoosh files, and a pointer to the one in force.

    index/
        current.json          {"generation": "<name>", "version": "<version of the schema>"}
        <name>/               Whoosh's files

Opening a Whoosh index unpickles parts of it, so only a folder that this program's own pointer
names is ever opened. A damaged index, a lost one and one of another version are all the same:
`IndexUnavailable`, until `IndexFolder.rebuild` has made a new generation beside it.
"""

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import whoosh
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from sourcebook.base import atomic
from sourcebook.base.ids import new_id
from sourcebook.index.damage import damage_told
from sourcebook.index.merging import merge_tiers
from sourcebook.index.schema import VERSION, fields_of, schema
from sourcebook.model.errors import IndexUnavailable
from sourcebook.model.search import Document

WRITE_PATIENCE_S: Final = 5.0
"""How long another process may finish its commit before this one gives up."""

MEMORY_MB: Final = 64
"""What Whoosh may hold before it sorts postings on the disk."""

_FileIndex: Final[Any] = FileIndex
_FileStorage: Final[Any] = FileStorage  # half of Whoosh has no types
_VERSION: Final = f"{VERSION}/{'.'.join(map(str, whoosh.__version__))}"
_NAME: Final = re.compile(r"[0-9a-f-]{36}")
_COMMIT: Final = re.compile(r"_MAIN_([0-9]+)\.toc")
_STRAY: Final = re.compile(r"_MAIN_[0-9]+\.toc\..+")


class IndexFolder:
    """The index in *folder*; cheap to make, and opened only by what is asked of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def generation(self) -> str:
        """Return a name of the state that would be searched now; each commit gives another.

        Raises:
            IndexUnavailable: The index has to be rebuilt.
        """
        with damage_told():
            current = self._current()
            return f"{current.name}/{_last_commit(current)}"

    def searcher(self) -> Any:
        """Open the state that is in force; the caller closes it.

        Raises:
            IndexUnavailable: The index has to be rebuilt.
        """
        with damage_told(), _opened(self._current()) as index:
            return index.searcher()

    def is_usable(self) -> bool:
        """Tell whether the index can be opened; reads its table of contents, not its postings."""
        try:
            self.searcher().close()
        except IndexUnavailable:
            return False
        return True

    def ids(self) -> set[str]:
        """Return the ids of all documents.

        Raises:
            IndexUnavailable: The index has to be rebuilt.
        """
        with damage_told(), _opened(self._current()) as index, index.searcher() as searcher:
            return {fields["id"] for fields in searcher.reader().all_stored_fields()}

    def update(self, documents: Iterable[Document], gone: Iterable[str]) -> None:
        """Replace *documents* by their ids and remove *gone*, with one commit.

        When this returns, what it did is on the disk, so that the outbox may be struck. Blocks
        for tens of milliseconds, and for seconds when large segments are merged.

        Raises:
            IndexUnavailable: Nothing was committed, or the index has to be rebuilt.
        """
        latest = {document.id: document for document in documents}
        with damage_told():
            current = self._current()
            before = _names(current)
            with _opened(current) as index:
                writer = index.writer(timeout=WRITE_PATIENCE_S, limitmb=MEMORY_MB)
                with _cancelled_on_error(writer):
                    _sweep(current, before)
                    _replace(writer, latest, gone)
                    writer.commit(mergetype=merge_tiers)
            _sync(current, _names(current) - before)

    def rebuild(self, documents: Iterable[Document]) -> int:
        """Make a new generation of *documents*, point to it, remove all others.

        Returns:
            How many documents it holds.

        Raises:
            IndexUnavailable: The disk refused; the index is as it was before.
        """
        target = self._folder / new_id()
        with damage_told():
            try:
                count = _build(target, documents)
                self._point_to(target)
            except BaseException:
                shutil.rmtree(target, ignore_errors=True)
                raise
            self._remove_all_but(target)
        return count

    def _current(self) -> Path:
        """Return the generation the pointer names."""
        pointer: dict[str, str] = json.loads((self._folder / "current.json").read_text("utf-8"))
        if pointer["version"] != _VERSION:
            raise IndexUnavailable(reason="another version of this program made it")
        if not _NAME.fullmatch(pointer["generation"]):
            raise IndexUnavailable(reason="its pointer is damaged")
        return self._folder / pointer["generation"]

    def _point_to(self, target: Path) -> None:
        pointer = {"generation": target.name, "version": _VERSION}
        atomic.write_text(self._folder / "current.json", json.dumps(pointer))

    def _remove_all_but(self, target: Path) -> None:
        """Sweep older generations; what another process still reads on Windows goes next time."""
        for path in self._folder.iterdir():
            if path.is_dir() and path != target:
                shutil.rmtree(path, ignore_errors=True)


def _build(target: Path, documents: Iterable[Document]) -> int:
    target.mkdir(parents=True)
    index = _FileIndex.create(_FileStorage(str(target)), schema())
    writer = index.writer(limitmb=MEMORY_MB)
    count = 0
    with _cancelled_on_error(writer):
        for document in documents:
            writer.add_document(**fields_of(document))
            count += 1
        writer.commit(merge=False)
    _sync(target, _names(target))
    return count


class _Storage(_FileStorage):  # type: ignore[misc]  # half of Whoosh has no types
    """Whoosh's folder; remembers what it opened, since Whoosh forgets that when it fails."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._files: list[Any] = []

    def open_file(self, name: str, **kwargs: Any) -> Any:
        """Open a file as Whoosh does."""
        file = super().open_file(name, **kwargs)
        self._files.append(file)
        return file

    def abandon(self) -> None:
        """Close whatever is still open: Windows removes no open file."""
        for file in self._files:
            if not file.is_closed:
                file.close()


@contextmanager
def _opened(folder: Path) -> Iterator[Any]:
    """Open the Whoosh index in *folder*; it stays open unless something is raised."""
    storage = _Storage(folder)
    try:
        yield _FileIndex(storage, schema())
    except BaseException:
        storage.abandon()
        raise


def _replace(writer: Any, documents: dict[str, Document], gone: Iterable[str]) -> None:
    with writer.searcher() as searcher:
        for identifier in (*documents, *gone):
            writer.delete_by_term("id", identifier, searcher)
    for document in documents.values():
        writer.add_document(**fields_of(document))


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def _last_commit(folder: Path) -> int:
    """Return the number of the newest table of contents, as Whoosh counts them."""
    return max(int(match[1]) for name in _names(folder) if (match := _COMMIT.fullmatch(name)))


def _sweep(folder: Path, names: set[str]) -> None:
    """Remove half-written tables of contents that a killed writer left; Whoosh sweeps the rest.

    For the holder of the write lock, with names seen before it was taken: nobody else's are
    still being written.
    """
    for name in names:
        if _STRAY.fullmatch(name):
            (folder / name).unlink(missing_ok=True)


def _sync(folder: Path, names: set[str]) -> None:
    """Wait until new files and the folder are on the disk; Whoosh never does."""
    for name in sorted(names):
        with (folder / name).open("rb+") as file:  # Windows syncs only what is open for writing
            atomic.sync_file(file.fileno())
    atomic.sync_folder(folder)


@contextmanager
def _cancelled_on_error(writer: Any) -> Iterator[None]:
    """Give Whoosh's write lock back when something is raised."""
    try:
        yield
    except BaseException:
        if not writer.is_closed:
            writer.cancel()
        raise
