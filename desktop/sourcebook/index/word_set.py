"""A leaf of a query that is any of some words, scored as if they were one."""

from collections.abc import Iterator
from typing import Any

from whoosh.query import terms


class WordSet(terms.MultiTerm):
    """Finds the documents in which a field has one of *words*."""

    def __init__(self, fieldname: str, words: tuple[str, ...], boost: float = 1.0) -> None:
        self.fieldname = fieldname
        self.words = words
        self.boost = boost
        self.constantscore = False

    def _btexts(self, ixreader: Any) -> Iterator[bytes]:
        """Yield those of the words that a segment has, for Whoosh's own searcher."""
        for word in sorted(self.words):
            if (self.fieldname, word) in ixreader:
                yield word.encode("utf-8", "surrogatepass")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WordSet) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[str, tuple[str, ...], float]:
        return self.fieldname, self.words, self.boost
