"""Which other rows of words a row of words stands for: what alias sets do to a query."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from sourcebook import library
from sourcebook.model.alias import AliasSet

Row = tuple[str, ...]
"""Folded words beside each other."""

MOST_ROWS: Final = 256
"""Other rows that one row stands for; more would make a query slow and its chip unreadable."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a row: the words from ``start`` to ``end``, and the other rows for it."""

    start: int
    end: int
    others: tuple[Row, ...]


class Expander:
    """Knows the spellings of all sets that are on; a value once made. Asking costs microseconds.

    Words that a spelling brings in are never expanded again.
    """

    def __init__(self, sets: Iterable[AliasSet]) -> None:
        self._others: dict[Row, tuple[Row, ...]] = {}
        self._longest = 1
        for one in sets:
            if one.is_on:
                self._take([tuple(library.key_of(alias.spelling).split()) for alias in one.aliases])

    def __call__(self, row: Row) -> tuple[Row, ...]:
        """Return the other rows that *row* stands for, without itself.

        Each name in it, the longest first, is put into its other spellings: ``battle of sinjar``
        stands for ``battle of sengal``. At most `MOST_ROWS`.
        """
        pieces: list[tuple[Row, ...]] = []
        done = 0
        for name in self.names(row):
            pieces += [(row[done : name.start],), (row[name.start : name.end], *name.others)]
            done = name.end
        pieces.append((row[done:],))
        rows = (tuple(word for piece in chosen for word in piece) for chosen in product(*pieces))
        return tuple(dict.fromkeys(islice(rows, 1, MOST_ROWS + 1)))

    def names(self, row: Row) -> Iterator[Named]:
        """Yield the names in *row* from left to right, the longest first; they do not overlap."""
        at = 0
        while at < len(row):
            for end in range(min(len(row), at + self._longest), at, -1):
                others = self._others.get(row[at:end])
                if others:
                    yield Named(at, end, others)
                    at = end - 1
                    break
            at += 1

    def _take(self, rows: list[Row]) -> None:
        for row in filter(None, rows):
            others = (*self._others.get(row, ()), *(other for other in rows if other))
            self._others[row] = tuple(other for other in dict.fromkeys(others) if other != row)
            self._longest = max(self._longest, len(row))


def expander(sets: Iterable[AliasSet]) -> Expander:
    """Return what tells the other spellings of a row of folded words."""
    return Expander(sets)
