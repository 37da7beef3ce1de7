"""Alias sets: the spellings of one name, as the reader put them together."""

from collections.abc import Sequence
from dataclasses import dataclass

from sourcebook.base import folding
from sourcebook.base.ids import new_id
from sourcebook.library.changelog import Writing, writing
from sourcebook.library.connection import Value
from sourcebook.library.store import Library
from sourcebook.model.alias import Alias, AliasSet
from sourcebook.model.changes import Changes
from sourcebook.model.errors import NotInLibrary


@dataclass(frozen=True, slots=True)
class PutAliasSet:
    """A set that was stored; without spellings it is gone, and ``id`` is empty."""

    id: str
    changes: Changes


def alias_sets(lib: Library) -> list[AliasSet]:
    """Return every set, the oldest first. Costs a microsecond a spelling."""
    spellings: dict[str, list[Alias]] = {}
    sql = "SELECT set_id, spelling, language FROM alias ORDER BY set_id, number"
    for set_id, spelling, language in lib.db.rows(sql):
        spellings.setdefault(set_id, []).append(Alias(spelling, language))
    sql = "SELECT id, note, is_on, created_at, changed_at FROM alias_set ORDER BY id"
    return [
        AliasSet(set_id, tuple(spellings[set_id]), note, bool(is_on), created_at, changed_at)
        for set_id, note, is_on, created_at, changed_at in lib.db.rows(sql)
        if set_id in spellings
    ]


def put_alias_set(
    lib: Library,
    aliases: Sequence[Alias],
    *,
    set_id: str = "",
    note: str = "",
    is_on: bool = True,
) -> PutAliasSet:
    """Store a set anew, or in the place of the one with *set_id*.

    Of spellings that fold to the same words the first one counts; those without words are
    passed over. Without any spelling the set is removed.

    Raises:
        NotInLibrary: There is no set with *set_id*.
    """
    with writing(lib, "put_alias_set") as change:
        set_id = _put(change, aliases, set_id, note, is_on=is_on)
    return PutAliasSet(set_id, change.changes)


def add_spellings(lib: Library, set_id: str, aliases: Sequence[Alias]) -> Changes:
    """Add spellings to a set; those it has already stay as they are.

    Raises:
        NotInLibrary: There is no such set.
    """
    with writing(lib, "add_spellings") as change:
        grown = alias_set(lib, set_id)
        _put(change, (*grown.aliases, *aliases), set_id, grown.note, is_on=grown.is_on)
    return change.changes


def merge_alias_sets(lib: Library, set_ids: Sequence[str]) -> Changes:
    """Put the spellings of several sets into the first of them, and remove the others.

    Raises:
        NotInLibrary: One of the sets is not there; nothing was changed.
    """
    with writing(lib, "merge_alias_sets") as change:
        sets = [alias_set(lib, set_id) for set_id in dict.fromkeys(set_ids)]
        if len(sets) > 1:
            first = sets[0]
            merged = [alias for one in sets for alias in one.aliases]
            note = "\n".join(dict.fromkeys(one.note for one in sets if one.note))
            for other in sets[1:]:
                _put(change, (), other.id, "", is_on=other.is_on)
            _put(change, merged, first.id, note, is_on=first.is_on)
    return change.changes


def set_alias_set_on(lib: Library, set_id: str, *, is_on: bool) -> Changes:
    """Let a set expand queries, or keep it without doing so.

    Raises:
        NotInLibrary: There is no such set.
    """
    with writing(lib, "set_alias_set_on") as change:
        one = alias_set(lib, set_id)
        _put_set(change, one.id, one.note, is_on=is_on)
    return change.changes


def alias_set(lib: Library, set_id: str) -> AliasSet:
    """Return one set.

    Raises:
        NotInLibrary: There is no such set.
    """
    found = [one for one in alias_sets(lib) if one.id == set_id]
    if not found:
        raise NotInLibrary(id=set_id)
    return found[0]


def alias_sets_with(lib: Library, spelling: str) -> list[AliasSet]:
    """Return the sets that hold *spelling*, or one that folds to the same words."""
    sql = "SELECT set_id FROM alias WHERE folded = ?"
    holding = {set_id for (set_id,) in lib.db.rows(sql, key_of(spelling))}
    return [one for one in alias_sets(lib) if one.id in holding] if holding else []


def remove_alias_set(lib: Library, set_id: str) -> Changes:
    """Remove a set; undo brings it back.

    Raises:
        NotInLibrary: There is no such set.
    """
    return put_alias_set(lib, (), set_id=set_id).changes


def key_of(spelling: str) -> str:
    """Return the folded words of *spelling*: what makes two spellings the same."""
    return " ".join(word for word, _, _ in folding.leading(folding.tokens(spelling)))


def _put(change: Writing, aliases: Sequence[Alias], set_id: str, note: str, *, is_on: bool) -> str:
    """Store a set inside a transaction; return its id, or nothing when it is gone."""
    if set_id:
        _remove_spellings(change, set_id)
    kept: dict[str, Alias] = {}
    for alias in aliases:
        kept.setdefault(key_of(alias.spelling), alias)
    kept.pop("", None)
    if not kept:
        change.delete("alias_set", {"id": set_id})
        return ""
    set_id = _put_set(change, set_id, note, is_on=is_on)
    for number, (key, alias) in enumerate(kept.items()):
        change.insert(
            "alias",
            {
                "set_id": set_id,
                "folded": key,
                "number": number,
                "spelling": " ".join(alias.spelling.split()),
                "language": alias.language,
            },
        )
    return set_id


def _put_set(change: Writing, set_id: str, note: str, *, is_on: bool) -> str:
    said: dict[str, Value] = {"note": note, "is_on": int(is_on), "changed_at": change.now}
    if set_id:
        change.update("alias_set", {"id": set_id}, said)
        return set_id
    set_id = new_id()
    change.insert("alias_set", {"id": set_id, "created_at": change.now} | said)
    return set_id


def _remove_spellings(change: Writing, set_id: str) -> None:
    if change.standing("alias_set", {"id": set_id}) is None:
        raise NotInLibrary(id=set_id)
    for (key,) in change.db.rows("SELECT folded FROM alias WHERE set_id = ?", set_id):
        change.delete("alias", {"set_id": set_id, "folded": key})
