"""Check a state of the index from end to end while nobody asks, so that no answer waits for it."""

from collections.abc import Iterator
from itertools import chain

from sourcebook.index.columnar.segment_file import SegmentFile
from sourcebook.index.columnar.snapshot import Snapshot


def steps(snapshot: Snapshot, most_bytes: int) -> Iterator[int]:
    """Check what is not checked yet of *snapshot*, a piece at a time; yield the bytes of each.

    Postings come before places, as far as *most_bytes* reach, what was checked before included: so
    much stays mapped and is in memory, from which the system may drop it again.

    Raises:
        Damaged: A piece is not what was written; it counts as not checked.
    """
    files = [segment.columns.file for segment in snapshot.segments]
    left = most_bytes - sum(file.checked_bytes for file in files)
    arrays = sorted(((file, name) for file in files for name in file.names), key=_is_of_places)
    pieces = chain.from_iterable(file.checked(name) for file, name in arrays)
    while left > 0 and (size_bytes := next(pieces, 0)):
        left -= size_bytes
        yield size_bytes


def _is_of_places(array: tuple[SegmentFile, str]) -> bool:
    """Tell whether an array holds places: they are large, and only phrases ask for them."""
    return array[1].endswith("/positions")
