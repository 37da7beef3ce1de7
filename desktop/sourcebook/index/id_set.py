"""A part of a Whoosh query that is answered by ids the library gave."""

from typing import Any, Final
from weakref import WeakKeyDictionary

from whoosh.matching.mcore import ListMatcher, NullMatcher
from whoosh.query import qcore

_LISTED: Final[Any] = ListMatcher
_numbers: "WeakKeyDictionary[Any, dict[str, int]]" = WeakKeyDictionary()
"""Ids of the documents of a segment with their numbers in it, while its reader lives."""


class IdSet(qcore.Query):
    """Finds the documents with one of *ids*; all score nothing, so that words alone rank."""

    def __init__(self, ids: frozenset[str]) -> None:
        self.ids = ids

    def estimate_size(self, ixreader: Any) -> int:  # noqa: ARG002 - Whoosh's signature
        """Answer with the most it can be."""
        return len(self.ids)

    def matcher(self, searcher: Any, context: Any = None) -> Any:  # noqa: ARG002 - Whoosh's signature
        """Return the matching documents of one segment."""
        numbers = _numbers_in(searcher.reader())
        if len(self.ids) < len(numbers):
            found = sorted(numbers[one] for one in self.ids if one in numbers)
        else:
            found = sorted(number for one, number in numbers.items() if one in self.ids)
        return _LISTED(found, all_weights=0.0) if found else NullMatcher()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IdSet) and self.ids == other.ids

    def __hash__(self) -> int:
        return hash(self.ids)


def _numbers_in(reader: Any) -> dict[str, int]:
    if reader not in _numbers:
        _numbers[reader] = {fields["id"]: number for number, fields in reader.iter_docs()}
    return _numbers[reader]
