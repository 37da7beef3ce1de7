"""A leaf of a query that the library answers: the documents with these ids."""

from collections.abc import Iterator
from typing import Any, Final

from whoosh.matching.mcore import ListMatcher, NullMatcher
from whoosh.query import qcore

from sourcebook.index.schema import ID_FIELD

_LISTED: Final[Any] = ListMatcher


class IdSet(qcore.Query):
    """Finds the documents whose ids are in *ids*; all score the same."""

    def __init__(self, ids: frozenset[str], boost: float = 0.0) -> None:
        self.ids = ids
        self.boost = boost

    def estimate_size(self, _ixreader: Any) -> int:
        """Answer with the most it can be."""
        return len(self.ids)

    def matcher(self, searcher: Any, context: Any = None) -> Any:  # noqa: ARG002 - Whoosh's signature
        """Return the matching documents of one segment, for Whoosh's own searcher."""
        found = sorted(self._documents(searcher.reader()))
        return _LISTED(found, all_weights=self.boost) if found else NullMatcher()

    def _documents(self, reader: Any) -> Iterator[int]:
        for identifier in self.ids:
            if (ID_FIELD, identifier) in reader:
                yield from reader.postings(ID_FIELD, identifier).all_ids()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IdSet) and (self.ids, self.boost) == (other.ids, other.boost)

    def __hash__(self) -> int:
        return hash((self.ids, self.boost))
