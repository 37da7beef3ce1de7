"""One state of the index, open for reading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sourcebook.index.columnar import contents
from sourcebook.index.columnar.damaged import Damaged
from sourcebook.index.columnar.segment import Columns, Segment
from sourcebook.index.columnar.segment_file import SUFFIX, SegmentFile

_TRIES: Final = 5
"""How often a state is looked for that is swept away while it is being opened."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The segments in force, in their order; ``number`` grows with each commit in ``folder``."""

    folder: Path
    number: int
    segments: tuple[Segment, ...] = field(default=())
    _folder_name: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_folder_name", str(self.folder))

    @property
    def documents(self) -> int:
        """Count all documents, those that are deleted as well."""
        return sum(segment.documents for segment in self.segments)

    @property
    def alive(self) -> int:
        """Count the documents that are alive."""
        return sum(segment.entry.alive for segment in self.segments)

    @property
    def columns(self) -> dict[str, Columns]:
        """Return the open segment files by name, to be used again for the next state.

        One that was written to since is left out: what was checked once is not what stands there.
        """
        files = (segment.columns for segment in self.segments)
        return {columns.name: columns for columns in files if columns.file.is_same}

    @property
    def is_in_force(self) -> bool:
        """Tell whether nothing was committed or damaged since. Costs some microseconds a file."""
        if not contents.is_newest(self._folder_name, self.number):
            return False
        for segment in self.segments:  # noqa: SIM110 - asked before each question
            if not segment.columns.file.is_same:
                return False
        return True

    def ids(self) -> Iterator[str]:
        """Yield the ids of the living documents."""
        for segment in self.segments:
            values = segment.columns.values("id")[segment.entry.is_alive]
            lexicon = segment.columns.lexicon("id")
            yield from (lexicon[number].decode() for number in values.tolist())


def newest(folder: Path) -> int:
    """Return the number of the newest state in *folder*.

    Raises:
        FileNotFoundError: There is none.
    """
    found = contents.generations(folder)
    if not found:
        raise FileNotFoundError(folder)
    return found[0]


def open_snapshot(folder: Path, known: Mapping[str, Columns] | None = None) -> Snapshot:
    """Open the newest state in *folder*; costs some tenths of a millisecond a new segment.

    Args:
        folder: A generation of the index.
        known: Segment files that are open already.

    Raises:
        Damaged: A file is not what was written.
        OSError: A file is missing or cannot be read.
    """
    for left in reversed(range(_TRIES)):
        number = newest(folder)
        try:
            found = contents.read(folder, number)
            segments = [_segment(folder, entry, known or {}) for entry in found.entries]
        except FileNotFoundError:
            if not left or newest(folder) == number:
                raise
            continue  # a writer has swept it: there is a newer one
        return Snapshot(folder, number, tuple(segments))
    raise FileNotFoundError(folder)


def _segment(folder: Path, entry: contents.Entry, known: Mapping[str, Columns]) -> Segment:
    columns = known.get(entry.name)
    if columns is None:
        columns = Columns(SegmentFile(folder / f"{entry.name}{SUFFIX}"))
    if columns.documents != entry.documents:
        raise Damaged(entry.name)
    return Segment(columns, entry)
