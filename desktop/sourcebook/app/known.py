"""What the library knows beside words, kept in memory until somebody writes."""

from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from sourcebook import library
from sourcebook.app.expanding import Expander, Row, expander
from sourcebook.library import Library
from sourcebook.model.search import Facet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcebook import index


STATES: Final = ("unread", "read", "starred", "archived", "annotated", "orphaned")
"""States by which answers are counted, of those that ``is:`` knows."""

REST: Final = 100
"""Sites, bylines and languages are counted again after so many times the time that it took: at
100,000 articles a third of a second, for which whoever types while articles come in would wait
with every key."""

QUICK_S: Final = 0.05
"""What took less is done again after every change."""

MOST_SETS: Final = 200
"""Filters whose documents are remembered: each letter of a half-typed one is another."""

MOST_IDS: Final = 1_000_000
"""Documents of all filters that are remembered: some 100 MB."""

TALLY_REST: Final = 20
"""Tags and states are read again after so many times the time that it took, 20 s for 100,000
articles: whoever asks while articles come in would wait for it after each of them."""


@dataclass(slots=True)
class Known:
    """What was asked of a library in one state of it."""

    version: tuple[int, int]
    sets: "dict[index.Filter | index.Range, frozenset[str]]" = field(default_factory=dict)
    names: Expander | None = None
    spelt: dict[str, str] | None = None
    tags: list[tuple[str, int]] | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """The values in use as they were once counted.

    Attributes:
        version: The state of the library.
        until: Till when they hold even if somebody writes (monotonic).
        values: As `library.values_in_use` gave them.
    """

    version: tuple[int, int]
    until: float
    values: dict[str, list[tuple[str, int]]]


_known: dict[Path, Known] = {}
"""One state for each library that this process asks."""


@dataclass(frozen=True, slots=True)
class Tallied:
    """What counts answers by tag and by state, and till when it holds even if somebody writes."""

    version: tuple[int, int]
    until: float
    tallies: "dict[Facet, index.Tally]"


_counted: dict[Path, Counted] = {}
"""The values in use in each library that this process asks."""

_tallied: dict[Path, Tallied] = {}
"""What counts the answers from each library that this process asks."""


def id_sets(
    opened: Library, wanted: "Iterable[index.Filter | index.Range]"
) -> "dict[index.Filter | index.Range, frozenset[str]]":
    """Return the ids of the documents behind each filter; one statement for each new one."""
    sets = _of(opened).sets
    asked = {one: sets.pop(one) if one in sets else _ids(opened, one) for one in set(wanted)}
    sets.update(asked)  # those asked for last stand last
    _let_go(sets, len(asked))
    return asked


def _let_go(sets: "dict[index.Filter | index.Range, frozenset[str]]", kept: int) -> None:
    """Forget the sets asked for longest ago while they are too many; the last *kept* stay."""
    held = sum(map(len, sets.values()))
    for one in list(sets)[: len(sets) - kept]:
        if len(sets) <= MOST_SETS and held <= MOST_IDS:
            return
        held -= len(sets.pop(one))


def tallies(opened: Library) -> "dict[Facet, index.Tally]":
    """Return what counts answers by tag and by state; it may be as old as `TALLY_REST` says."""
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    version, began = _of(opened).version, monotonic()
    held = _tallied.get(opened.folder)
    if held is None or (held.version != version and began > held.until):
        states = {name: index.Filter(index.Field.IS, name) for name in STATES}
        sets = id_sets(opened, states.values())
        found = {
            Facet.TAG: index.Tally(library.tagged(opened)),
            Facet.STATE: index.Tally({name: sets[one] for name, one in states.items()}),
        }
        until = _rested(began, TALLY_REST)
        held = _tallied[opened.folder] = Tallied(version, until, found)
    return held.tallies


def other_spellings(opened: Library, row: Row) -> tuple[Row, ...]:
    """Return the other spellings of a name, by the alias sets that are on."""
    return next(
        (one.others for one in names(opened).names(row) if one.end - one.start == len(row)), ()
    )


def names(opened: Library) -> Expander:
    """Return what knows the spellings of all alias sets that are on."""
    known = _of(opened)
    if known.names is None:
        known.names = expander(library.alias_sets(opened))
    return known.names


def spelt(opened: Library, folded: str) -> str:
    """Return a folded spelling as the reader wrote it in an alias set that is on."""
    known = _of(opened)
    if known.spelt is None:
        known.spelt = {
            library.key_of(alias.spelling): alias.spelling
            for one in library.alias_sets(opened)
            if one.is_on
            for alias in reversed(one.aliases)
        }
    return known.spelt.get(folded, folded)


def vocabulary(opened: Library) -> dict[str, list[tuple[str, int]]]:
    """Return tags, bylines, sites and languages with their counts, most used first.

    All but the tags may be as old as `REST` says.
    """
    known = _of(opened)
    if known.tags is None:
        known.tags = sorted(library.tags(opened), key=lambda tag: -tag[1])
    return {**_values(opened), "tag": known.tags}


def languages(opened: Library) -> list[tuple[str, int]]:
    """Return the languages of the articles with their counts, most used first."""
    return _values(opened)["lang"]


def _values(opened: Library) -> dict[str, list[tuple[str, int]]]:
    """Return bylines, sites and languages with their counts, counted not too long ago."""
    version, began = _of(opened).version, monotonic()
    counted = _counted.get(opened.folder)
    if counted is None or (counted.version != version and began > counted.until):
        values = library.values_in_use(opened)
        until = _rested(began, REST)
        counted = _counted[opened.folder] = Counted(version, until, values)
    return counted.values


def _rested(began: float, times: float) -> float:
    """Return till when what was begun at *began* and is done now need not be done again."""
    took = monotonic() - began
    return began + (times * took if took > QUICK_S else 0)


def _of(opened: Library) -> Known:
    """Return what is known of *opened* as it stands now.

    SQLite's version tells what others wrote, the number of the last change what we did.
    """
    version = (library.data_version(opened), library.last_seq(opened))
    known = _known.get(opened.folder)
    if known is None or known.version != version:
        known = _known[opened.folder] = Known(version)
    return known


def _ids(opened: Library, one: "index.Filter | index.Range") -> frozenset[str]:
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    if isinstance(one, index.Range):
        return library.ids_between(opened, str(one.field), one.low, one.high)
    return library.ids_with(opened, str(one.field), one.value, is_prefix=one.is_prefix)
