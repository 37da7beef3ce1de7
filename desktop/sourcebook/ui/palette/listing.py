"""Which entries answer what is typed, in which order."""

from collections.abc import Iterable, Sequence
from typing import Final

from sourcebook.base import fuzzy
from sourcebook.ui.palette.entries import Entry, Kind

MOST_ROWS: Final = 60
"""Rows that are shown; who would read on types a letter more."""


class Listing:
    """Entries, asked again with every letter.

    While nothing is typed, what was chosen last stands first, then what was read last. Among
    entries that answer equally well it is what was chosen last, then commands, settings, tags
    and titles.
    """

    def __init__(self, entries: Iterable[Entry], chosen: Sequence[str] = ()) -> None:
        places = {key: place for place, key in enumerate(chosen)}
        known = [*dict.fromkeys(entries)]
        self._recent = sorted(
            (entry for entry in known if entry.key in places), key=lambda one: places[one.key]
        )
        rest = [entry for entry in known if entry.key not in places]
        titles = [entry for entry in rest if entry.kind in (Kind.ARTICLE, Kind.NOTE)]
        others = [entry for entry in rest if entry.kind not in (Kind.ARTICLE, Kind.NOTE)]
        self._resting = [*self._recent, *titles, *others]
        self._asked = [*self._recent, *others, *titles]
        self._keys = {entry.key for entry in known}
        self._names: list[fuzzy.Name] = []

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries that were found meanwhile, after all others."""
        fresh = [entry for entry in entries if entry.key not in self._keys]
        self._keys.update(entry.key for entry in fresh)
        self._asked += fresh

    def answer(self, query: str) -> list[Entry]:
        """Return the entries that fit, the best first.

        Costs some microseconds an entry whose name is prepared, as those of the library are.
        """
        if not query.strip():
            return self._resting[:MOST_ROWS]
        ready = len(self._names)
        self._names += [fuzzy.prepare(entry.words) for entry in self._asked[ready:]]
        found = fuzzy.find(query, self._names)
        return [self._asked[match.number] for match in found[:MOST_ROWS]]
