"""Put the spellings of a name together, so that one of them finds them all."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sourcebook import library
from sourcebook.app.expanding import Expander, expander
from sourcebook.app.refusing import refuse
from sourcebook.app.suggesting import suggest, suggest_folder
from sourcebook.library import Library, PutAliasSet
from sourcebook.model.alias import Alias, AliasSet, ReadSet
from sourcebook.model.changes import Changes
from sourcebook.model.errors import AliasSetUnclear, AliasSetUnknown

__all__ = [
    "Expander",
    "Imported",
    "add_alias",
    "alias_set",
    "alias_sets",
    "bring_in",
    "change",
    "expander",
    "export_aliases",
    "merge",
    "read_aliases",
    "refuse",
    "remove",
    "sets_with",
    "suggest",
    "suggest_folder",
    "switch",
]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the sets that were stored, and a sentence for each row that was not."""

    set_ids: tuple[str, ...]
    problems: tuple[str, ...]
    changes: Changes


def alias_sets(opened: Library) -> list[AliasSet]:
    """Return every set, the oldest first."""
    return library.alias_sets(opened)


def sets_with(opened: Library, spelling: str) -> list[AliasSet]:
    """Return the sets that hold *spelling*, however it is accented."""
    return library.alias_sets_with(opened, spelling)


def alias_set(opened: Library, name: str) -> AliasSet:
    """Return the set with an id or its beginning, or with a spelling.

    Raises:
        AliasSetUnknown: There is none.
        AliasSetUnclear: There are several.
    """
    found = [one for one in library.alias_sets(opened) if name and one.id.startswith(name)]
    found = found or library.alias_sets_with(opened, name)
    if not found:
        raise AliasSetUnknown(name=name)
    if len(found) > 1:
        raise AliasSetUnclear(name=name, count=len(found))
    return found[0]


def add_alias(opened: Library, aliases: Sequence[Alias], *, set_id: str = "") -> PutAliasSet:
    """Say that *aliases* are spellings of one name.

    They join the set with *set_id*; without it the oldest one that holds any of them; if there
    is none, they become a set.

    Raises:
        AliasSetUnknown: There is no set with *set_id*.
    """
    holding = [] if set_id else _holding(opened, aliases)
    set_id = set_id or (holding[0] if holding else "")
    if not set_id:
        return library.put_alias_set(opened, aliases)
    return PutAliasSet(set_id, library.add_spellings(opened, set_id, aliases))


def change(opened: Library, set_id: str, aliases: Sequence[Alias]) -> Changes:
    """Give a set other spellings in the place of its own; without any it is removed.

    Its note, and whether it is on, stay.

    Raises:
        AliasSetUnknown: There is no such set.
    """
    one = library.alias_set(opened, set_id)
    put = library.put_alias_set(opened, aliases, set_id=set_id, note=one.note, is_on=one.is_on)
    return put.changes


def merge(opened: Library, set_ids: Sequence[str]) -> Changes:
    """Make one set of several; the first one stays, with the spellings of all.

    Raises:
        AliasSetUnknown: One of them is not there; nothing was changed.
    """
    return library.merge_alias_sets(opened, set_ids)


def switch(opened: Library, set_id: str, *, is_on: bool) -> Changes:
    """Let a set expand queries, or keep it without doing so.

    Raises:
        AliasSetUnknown: There is no such set.
    """
    return library.set_alias_set_on(opened, set_id, is_on=is_on)


def remove(opened: Library, set_id: str) -> Changes:
    """Remove a set; undo brings it back.

    Raises:
        AliasSetUnknown: There is no such set.
    """
    return library.remove_alias_set(opened, set_id)


def read_aliases(_opened: Library, source: Path) -> list[ReadSet]:
    """Read the sets of a file in CSV, JSON of Wikidata, or our own JSON; blocks for the file.

    Raises:
        ImportFailed: The file cannot be read, or is nothing of these.
    """
    from sourcebook import importers  # noqa: PLC0415 - not on the way to the window

    return list(importers.read_aliases(source))


def bring_in(opened: Library, sets: Sequence[ReadSet]) -> Imported:
    """Store the sets that were read.

    Each set is a change of its own, so that undo takes back one at a time. A set of which any
    spelling is known joins the one that knows it. Blocks for the disk once a set.
    """
    set_ids: dict[str, None] = {}
    problems = []
    changes = Changes()
    for one in sets:
        if one.problem:
            problems.append(one.problem)
            continue
        put = _bring_in(opened, one)
        set_ids[put.id] = None
        changes |= put.changes
    return Imported(tuple(set_ids), tuple(problems), changes)


def export_aliases(opened: Library, target: Path) -> int:
    """Write all sets to *target*, as CSV if its name ends so, else as JSON; return how many.

    CSV holds the spellings and their languages only; JSON also notes and switches.

    Raises:
        ExportFailed: Nothing was left at *target*.
    """
    from sourcebook import exporters  # noqa: PLC0415 - not on the way to the window

    sets = library.alias_sets(opened)
    exporters.write_aliases(sets, target)
    return len(sets)


def _bring_in(opened: Library, one: ReadSet) -> PutAliasSet:
    holding = _holding(opened, one.aliases)
    if holding:
        return PutAliasSet(holding[0], library.add_spellings(opened, holding[0], one.aliases))
    return library.put_alias_set(opened, one.aliases, note=one.note, is_on=one.is_on)


def _holding(opened: Library, aliases: Sequence[Alias]) -> list[str]:
    """Return the ids of the sets that hold any of *aliases*, the oldest first."""
    return sorted(
        {one.id for alias in aliases for one in library.alias_sets_with(opened, alias.spelling)}
    )
