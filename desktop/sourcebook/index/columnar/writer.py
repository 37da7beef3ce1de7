"""Write documents into the index: new segments, deletions, merges, one commit."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from sourcebook.base import atomic
from sourcebook.base.ids import new_id
from sourcebook.index.columnar import contents
from sourcebook.index.columnar.building import TextColumn, ValueColumn
from sourcebook.index.columnar.contents import Contents, Entry
from sourcebook.index.columnar.merging import chosen, merge
from sourcebook.index.columnar.segment import Columns, Segment
from sourcebook.index.columnar.segment_file import SUFFIX, SegmentWriter
from sourcebook.index.columnar.snapshot import Snapshot, open_snapshot
from sourcebook.index.schema import NUMBERS, TEXTS, VALUES, numbers_of
from sourcebook.model.search import Document

RUNS_AT_ONCE: Final = 6_000_000
"""Words that are held before a segment is written: at most some 300 MB while they are sorted."""


_open: dict[Path, Mapping[str, Columns]] = {}
"""The segment files of the folder that was written to last; they are not opened for each commit."""


class Batch:
    """Documents that become one segment."""

    def __init__(self) -> None:
        self.count = 0
        self.runs = 0
        self._texts = {name: TextColumn() for name in TEXTS}
        self._values = {name: ValueColumn() for name in VALUES}
        self._numbers: dict[str, list[int]] = {name: [] for name in NUMBERS}

    def add(self, document: Document) -> None:
        """Add a document."""
        for name, column in self._texts.items():
            self.runs += column.add(getattr(document, name))
        for name, values in self._values.items():
            values.add(VALUES[name](document))
        for name, number in numbers_of(document).items():
            self._numbers[name].append(number)
        self.count += 1

    def write(self, folder: Path) -> Entry:
        """Write the segment into *folder*; it is on the disk, and nothing names it yet.

        Raises:
            OSError: The disk refused; nothing is left of it.
        """
        name = new_id()
        file = SegmentWriter(folder / f"{name}{SUFFIX}")
        try:
            totals = {field: column.write(field, file) for field, column in self._texts.items()}
            for field, values in self._values.items():
                values.write(field, file)
            for field, numbers in self._numbers.items():
                file.add(f"{field}/numbers", np.array(numbers, "u4"))
            file.finish(self.count, totals)
        except BaseException:
            file.abandon()
            raise
        return Entry(name, self.count)


def build(folder: Path, documents: Iterable[Document]) -> int:
    """Make the first state of an index in the empty *folder*; return how many documents it has.

    It is brought into one segment, which is asked the quickest.

    Raises:
        OSError: The disk refused.
    """
    entries: list[Entry] = []
    batch = Batch()
    for document in documents:
        batch.add(document)
        if batch.runs >= RUNS_AT_ONCE:
            entries.append(batch.write(folder))
            batch = Batch()
    if batch.count:
        entries.append(batch.write(folder))
    contents.write(folder, Contents(1, tuple(entries)))
    if len(entries) > 1:
        merge_all(folder)
    return sum(entry.documents for entry in entries)


def update(folder: Path, documents: Iterable[Document], gone: Collection[str]) -> None:
    """Replace *documents* by their ids and remove *gone*, with one commit.

    For the one process that holds the write lock. When this returns it is on the disk.

    Raises:
        Damaged: A file is not what was written.
        OSError: The disk refused; nothing was committed.
    """
    batch, ids = Batch(), set(gone)
    for document in {document.id: document for document in documents}.values():
        batch.add(document)
        ids.add(document.id)
    snapshot = _opened(folder)
    entries = [_without(segment, ids) for segment in snapshot.segments]
    if batch.count:
        entries.append(batch.write(folder))
        atomic.sync_folder(folder)
    state = Contents(snapshot.number + 1, tuple(entries))
    contents.write(folder, state)
    _tidy(folder, state)


def _opened(folder: Path) -> Snapshot:
    """Open the newest state; files that are open already are known."""
    snapshot = open_snapshot(folder, _open.get(folder))
    _open.clear()
    _open[folder] = snapshot.columns
    return snapshot


def _without(segment: Segment, ids: Collection[str]) -> Entry:
    columns = segment.columns
    found = (columns.document(identifier.encode("utf-8", "surrogatepass")) for identifier in ids)
    numbers = [number for number in found if number >= 0]
    return segment.entry.without(numbers) if numbers else segment.entry


def _tidy(folder: Path, state: Contents) -> None:
    """Merge until there are no more segments than there should be; each merge is a commit."""
    while together := chosen([entry.alive for entry in state.entries]):
        snapshot = _opened(folder)
        state = _with_merged(folder, snapshot.segments, set(together), snapshot.number + 1)
        contents.write(folder, state)
    _sweep(folder, state)


def _sweep(folder: Path, state: Contents) -> None:
    """Remove what is no longer in force, and let it go first: Windows keeps what is mapped."""
    kept = {entry.name for entry in state.entries}
    known = _open.pop(folder, {})
    _open[folder] = {name: columns for name, columns in known.items() if name in kept}
    contents.sweep(folder, state)


def _with_merged(
    folder: Path, segments: tuple[Segment, ...], together: set[int], number: int
) -> Contents:
    """Merge some of *segments*; what has no living document is left out."""
    merged = [segments[at] for at in sorted(together) if segments[at].entry.alive]
    entries = [one.entry for at, one in enumerate(segments) if at not in together]
    if merged:
        name = new_id()
        count = merge(merged, folder / f"{name}{SUFFIX}")
        atomic.sync_folder(folder)
        entries.insert(min(*together, len(entries)), Entry(name, count))
    return replace(Contents(number), entries=tuple(entries))


def let_go(folder: Path) -> None:
    """Close the files of *folder*, as before it is removed."""
    _open.pop(folder, None)


def merge_all(folder: Path) -> None:
    """Merge all segments to one; for the holder of the write lock.

    Raises:
        Damaged: A file is not what was written.
        OSError: The disk refused; the index is as it was before.
    """
    snapshot = _opened(folder)
    everything = set(range(len(snapshot.segments)))
    state = _with_merged(folder, snapshot.segments, everything, snapshot.number + 1)
    contents.write(folder, state)
    del snapshot
    _sweep(folder, state)
