"""Alias sets: the spellings of one name, as the reader put them together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sourcebook.base import folding
from sourcebook.base.ids import new_id
from sourcebook.library.changelog import Writing, writing
from sourcebook.library.connection import Value
from sourcebook.library.store import Library
from sourcebook.model.alias import Alias, AliasSet
from sourcebook.model.changes import Changes
from sourcebook.model.errors import AliasSetUnknown


@dataclass(frozen=True, slots=True)
class PutAliasSet:
    """A set that was stored; without spellings it is gone, and ``id`` is empty."""

    id: str
    changes: Changes


def alias_sets(lib: Library) -> list[AliasSet]:
    """Return every set, the oldest first. Costs a microsecond a spelling."""
    return _sets(lib, "SELECT id FROM alias_set")


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
        AliasSetUnknown: There is no set with *set_id*.
    """
    with writing(lib, "put_alias_set") as change:
        set_id = _put(change, aliases, set_id, note, is_on=is_on)
    return PutAliasSet(set_id, change.changes)


def add_spellings(lib: Library, set_id: str, aliases: Sequence[Alias]) -> Changes:
    """Add spellings to a set; those it has already stay as they are.

    Raises:
        AliasSetUnknown: There is no such set.
    """
    with writing(lib, "add_spellings") as change:
        known = {key_of(alias.spelling) for alias in alias_set(lib, set_id).aliases}
        fresh = {key: alias for key, alias in _by_key(aliases).items() if key not in known}
        sql = "SELECT max(number) + 1 FROM alias WHERE set_id = ?"
        _add(change, set_id, fresh, int(lib.db.value(sql, set_id)))
        if fresh:
            change.update("alias_set", {"id": set_id}, {"changed_at": change.now})
    return change.changes


def merge_alias_sets(lib: Library, set_ids: Sequence[str]) -> Changes:
    """Put the spellings of several sets into the first of them, and remove the others.

    Raises:
        AliasSetUnknown: One of the sets is not there; nothing was changed.
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
        AliasSetUnknown: There is no such set.
    """
    with writing(lib, "set_alias_set_on") as change:
        one = alias_set(lib, set_id)
        _put_set(change, one.id, one.note, is_on=is_on)
    return change.changes


def alias_set(lib: Library, set_id: str) -> AliasSet:
    """Return one set.

    Raises:
        AliasSetUnknown: There is no such set.
    """
    found = _sets(lib, "SELECT ?", set_id)
    if not found:
        raise AliasSetUnknown(name=set_id)
    return found[0]


def alias_sets_with(lib: Library, spelling: str) -> list[AliasSet]:
    """Return the sets that hold *spelling*, or one that folds to the same words."""
    return _sets(lib, "SELECT set_id FROM alias WHERE folded = ?", key_of(spelling))


def remove_alias_set(lib: Library, set_id: str) -> Changes:
    """Remove a set; undo brings it back.

    Raises:
        AliasSetUnknown: There is no such set.
    """
    return put_alias_set(lib, (), set_id=set_id).changes


def key_of(spelling: str) -> str:
    """Return the folded words of *spelling*: what makes two spellings the same."""
    return " ".join(word for word, _, _ in folding.leading(folding.tokens(spelling)))


def _sets(lib: Library, ids: str, *values: str) -> list[AliasSet]:
    """Return the sets whose ids the query *ids* gives, the oldest first."""
    spellings: dict[str, list[Alias]] = {}
    sql = f"SELECT set_id, spelling, language FROM alias WHERE set_id IN ({ids})"  # noqa: S608 - a query of this module
    for set_id, spelling, language in lib.db.rows(f"{sql} ORDER BY set_id, number", *values):
        spellings.setdefault(set_id, []).append(Alias(spelling, language))
    sql = f"SELECT id, note, is_on, created_at, changed_at FROM alias_set WHERE id IN ({ids})"  # noqa: S608 - a query of this module
    return [
        AliasSet(set_id, tuple(spellings[set_id]), note, bool(is_on), created_at, changed_at)
        for set_id, note, is_on, created_at, changed_at in lib.db.rows(
            f"{sql} ORDER BY id", *values
        )
        if set_id in spellings
    ]


def _put(change: Writing, aliases: Sequence[Alias], set_id: str, note: str, *, is_on: bool) -> str:
    """Store a set inside a transaction; return its id, or nothing when it is gone."""
    if set_id:
        _remove_spellings(change, set_id)
    kept = _by_key(aliases)
    if not kept:
        change.delete("alias_set", {"id": set_id})
        return ""
    set_id = _put_set(change, set_id, note, is_on=is_on)
    _add(change, set_id, kept, 0)
    return set_id


def _by_key(aliases: Sequence[Alias]) -> dict[str, Alias]:
    """Return the spellings that have words by these; of those with the same the first."""
    kept: dict[str, Alias] = {}
    for alias in aliases:
        kept.setdefault(key_of(alias.spelling), alias)
    kept.pop("", None)
    return kept


def _add(change: Writing, set_id: str, aliases: Mapping[str, Alias], first: int) -> None:
    """Add spellings to a set, numbered from *first*."""
    for number, (key, alias) in enumerate(aliases.items(), first):
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


def _put_set(change: Writing, set_id: str, note: str, *, is_on: bool) -> str:
    said: dict[str, Value] = {"note": note, "is_on": int(is_on)}
    if set_id:
        change.update("alias_set", {"id": set_id}, said, {"changed_at": change.now})
        return set_id
    set_id = new_id()
    times = {"created_at": change.now, "changed_at": change.now}
    change.insert("alias_set", {"id": set_id} | said | times)
    return set_id


def _remove_spellings(change: Writing, set_id: str) -> None:
    if change.standing("alias_set", {"id": set_id}) is None:
        raise AliasSetUnknown(name=set_id)
    for (key,) in change.db.rows("SELECT folded FROM alias WHERE set_id = ?", set_id):
        change.delete("alias", {"set_id": set_id, "folded": key})
