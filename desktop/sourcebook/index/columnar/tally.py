"""Count answers by what the index does not know of them, such as their tags."""

from collections.abc import Iterable, Mapping, Sequence
from weakref import WeakKeyDictionary

import numpy as np

from sourcebook.index.columnar.matches import Matches
from sourcebook.index.columnar.segment import Columns
from sourcebook.index.columnar.segment_file import Array
from sourcebook.index.columnar.snapshot import Snapshot


class Tally:
    """Names with the ids of the documents that have each, to be counted among answers.

    The first count costs some 0.1 µs an id, each further one a thousandth of that; so whoever makes
    one keeps it as long as it holds.
    """

    def __init__(self, sets: Mapping[str, Iterable[str]]) -> None:
        """Take over *sets*: name → ids, which may be of documents that no index has."""
        self._names = tuple(sets)
        self._ids: list[bytes] = []
        sizes = []
        for ids in sets.values():
            before = len(self._ids)
            self._ids += [identifier.encode("utf-8", "surrogatepass") for identifier in ids]
            sizes.append(len(self._ids) - before)
        self._numbers = np.repeat(np.arange(len(sizes)), sizes)
        self._known: WeakKeyDictionary[Columns, tuple[Array, Array]] = WeakKeyDictionary()

    def counts(self, snapshot: Snapshot, found: Sequence[Matches]) -> dict[str, int]:
        """Count *found*, the answers by segment, under each name; those without any are left out.

        Raises:
            Damaged: A file of the index is not what was written.
        """
        total = np.zeros(len(self._names), np.int64)
        for segment, some in zip(snapshot.segments, found, strict=True):
            documents, numbers = self._in(segment.columns)
            is_found = np.zeros(segment.documents, bool)
            is_found[some.documents] = True
            total += np.bincount(numbers[is_found.take(documents)], minlength=len(total))
        counted = zip(self._names, total.tolist(), strict=True)
        return {name: count for name, count in counted if count}

    def _in(self, columns: Columns) -> tuple[Array, Array]:
        """Return the documents of a segment that have names, and the number of the name of each."""
        known = self._known.get(columns)
        if known is None:
            documents = columns.documents_of(self._ids)
            is_here = documents >= 0
            known = self._known[columns] = (documents[is_here], self._numbers[is_here])
        return known
