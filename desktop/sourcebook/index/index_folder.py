"""The folder of the index: generations of files, and a pointer to the one in force.

    index/
        current.json          {"generation": "<name>", "version": "<version of the schema>"}
        write.lock            held by the one who writes
        <name>/               segments and tables of contents, see `columnar`

A damaged index, a lost one and one of another version are all the same: `IndexUnavailable`,
until `IndexFolder.rebuild` has made a new generation beside it.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from sourcebook.base import atomic
from sourcebook.base.ids import new_id
from sourcebook.index.columnar import writer
from sourcebook.index.columnar.damaged import decoding
from sourcebook.index.columnar.segment import Columns
from sourcebook.index.columnar.snapshot import Snapshot, newest, open_snapshot
from sourcebook.index.damage import damage_told
from sourcebook.index.schema import VERSION
from sourcebook.model.errors import IndexUnavailable
from sourcebook.model.search import Document

WRITE_PATIENCE_S: Final = 5.0
"""How long another process may finish its commit before this one gives up."""

_NAME: Final = re.compile(r"[0-9a-f-]{36}")


class IndexFolder:
    """The index in *folder*; cheap to make, and opened only by what is asked of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pointer = folder / "current.json"
        self._pointer_name = str(self._pointer)

    def generation(self) -> str:
        """Return a name of the state that would be searched now; each commit gives another.

        Raises:
            IndexUnavailable: The index has to be rebuilt.
        """
        with damage_told():
            current = self._current()
            return f"{current.name}/{newest(current)}"

    def pointed(self) -> tuple[int, int, int]:
        """Return what is another one once the pointer was written again; costs a microsecond.

        Raises:
            IndexUnavailable: There is no index.
        """
        with damage_told():
            found = os.stat(self._pointer_name)  # noqa: PTH116 - a path costs more than the question
            return found.st_ino, found.st_mtime_ns, found.st_size

    def snapshot(self, known: Mapping[str, Columns] | None = None) -> Snapshot:
        """Open the state that is in force, with what is *known* to be open already.

        Raises:
            IndexUnavailable: The index has to be rebuilt.
        """
        with damage_told():
            return open_snapshot(self._current(), known)

    def is_usable(self) -> bool:
        """Tell whether the index can be opened; reads its table of contents, not its postings."""
        try:
            self.snapshot()
        except IndexUnavailable:
            return False
        return True

    def is_sound(self) -> bool:
        """Tell whether every byte of the index is what was written; reads all of it."""
        try:
            with damage_told():
                for segment in self.snapshot().segments:
                    segment.columns.file.check()
        except IndexUnavailable:
            return False
        return True

    def ids(self) -> set[str]:
        """Return the ids of all documents.

        Raises:
            IndexUnavailable: The index has to be rebuilt.
        """
        with damage_told():
            return set(open_snapshot(self._current()).ids())

    def update(self, documents: Iterable[Document], gone: Iterable[str]) -> None:
        """Replace *documents* by their ids and remove *gone*, with one commit.

        When this returns, what it did is on the disk, so that the outbox may be struck. Costs
        some 10 ms of processor time for a note, and seconds when large segments are merged.

        Raises:
            IndexUnavailable: Nothing was committed, or the index has to be rebuilt.
        """
        with damage_told():
            self._current()
            with self._held():
                writer.update(self._current(), documents, set(gone))

    def let_go(self) -> None:
        """Close the files that stayed open since the last `update`."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                writer.let_go(path)

    def merge_all(self) -> None:
        """Bring the index into one segment.

        Raises:
            IndexUnavailable: The index has to be rebuilt, or another process writes to it.
        """
        with damage_told():
            self._current()
            with self._held():
                writer.merge_all(self._current())

    def rebuild(self, documents: Iterable[Document]) -> int:
        """Make a new generation of *documents*, point to it, remove all others.

        Returns:
            How many documents it holds.

        Raises:
            IndexUnavailable: The disk refused; the index is as it was before.
        """
        target = self._folder / new_id()
        with damage_told():
            target.mkdir(parents=True)
            with self._held():
                try:
                    count = writer.build(target, documents)
                    self._point_to(target)
                except BaseException:
                    shutil.rmtree(target, ignore_errors=True)
                    raise
                self._remove_all_but(target)
        return count

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Hold the lock of those who write."""
        try:
            with FileLock(self._folder / "write.lock").acquire(timeout=WRITE_PATIENCE_S):
                yield
        except Timeout as error:
            raise IndexUnavailable(reason="another process is writing to it") from error

    def _current(self) -> Path:
        """Return the generation the pointer names."""
        raw = self._pointer.read_bytes()
        with decoding(self._pointer.name):
            pointer: dict[str, str] = json.loads(raw)
            generation, version = pointer["generation"], pointer["version"]
            is_name = _NAME.fullmatch(generation)
        if version != VERSION:
            raise IndexUnavailable(reason="another version of this program made it")
        if not is_name:
            raise IndexUnavailable(reason="its pointer is damaged")
        return self._folder / generation

    def _point_to(self, target: Path) -> None:
        pointer = {"generation": target.name, "version": VERSION}
        atomic.write_text(self._pointer, json.dumps(pointer))

    def _remove_all_but(self, target: Path) -> None:
        """Sweep older generations; what another process still reads on Windows goes next time."""
        for path in self._folder.iterdir():
            if path.is_dir() and path != target:
                writer.let_go(path)
                shutil.rmtree(path, ignore_errors=True)
