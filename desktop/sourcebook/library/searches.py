"""Saved searches: questions kept under a name."""

import json
import logging
from dataclasses import dataclass

from sourcebook.base.ids import new_id
from sourcebook.library.changelog import writing
from sourcebook.library.store import Library
from sourcebook.model.changes import Changes
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.search import Choice, Earlier, Facet, Request, SavedSearch, Sort

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """A search that was saved."""

    id: str
    changes: Changes


def saved_searches(lib: Library) -> list[SavedSearch]:
    """Return every saved search in the order of the list."""
    sql = """SELECT id, name, query, sort, created_at, changed_at, narrowing
             FROM saved_search ORDER BY number, id"""
    return [
        SavedSearch(row_id, name, query, Sort(sort), created_at, changed_at, *_narrowed(kept))
        for row_id, name, query, sort, created_at, changed_at, kept in lib.db.rows(sql)
    ]


def save_search(lib: Library, name: str, asked: Request) -> KeptSearch:
    """Keep a question, with its order and all that narrows it, at the end of the list."""
    with writing(lib, "save_search") as change:
        number = lib.db.value("SELECT coalesce(max(number), 0) + 1 FROM saved_search")
        row_id = new_id()
        change.insert(
            "saved_search",
            {
                "id": row_id,
                "name": " ".join(name.split()) or asked.query,
                "query": asked.query,
                "sort": asked.sort.value,
                "number": number,
                "created_at": change.now,
                "changed_at": change.now,
                "narrowing": _narrowing(asked),
            },
        )
    return KeptSearch(row_id, change.changes)


def change_search(
    lib: Library,
    search_id: str,
    *,
    name: str | None = None,
    query: str | None = None,
    sort: Sort | None = None,
    number: int | None = None,
) -> Changes:
    """Change what is given; None leaves it as it is. *number* is its place in the list.

    Raises:
        NotInLibrary: There is no such search.
    """
    wanted = {
        "name": " ".join(name.split()) if name else None,
        "query": query,
        "sort": sort.value if sort else None,
        "number": number,
    }
    columns = {column: value for column, value in wanted.items() if value is not None}
    with writing(lib, "change_search") as change:
        key = {"id": search_id}
        if change.standing("saved_search", key) is None:
            raise NotInLibrary(id=search_id)
        change.update("saved_search", key, columns, {"changed_at": change.now})
    return change.changes


def remove_search(lib: Library, search_id: str) -> Changes:
    """Remove a saved search; undo brings it back.

    Raises:
        NotInLibrary: There is no such search.
    """
    with writing(lib, "remove_search") as change:
        if not change.delete("saved_search", {"id": search_id}):
            raise NotInLibrary(id=search_id)
    return change.changes


def _narrowing(asked: Request) -> str:
    """Write what narrows a question as JSON; nothing when nothing does."""
    if not (asked.within or asked.choices or asked.is_exact):
        return ""
    found = {
        "within": [[one.query, one.is_whole] for one in asked.within],
        "choices": [[one.facet.value, one.value] for one in asked.choices],
        "is_exact": asked.is_exact,
    }
    return json.dumps(found, ensure_ascii=False)


def _narrowed(kept: str) -> tuple[tuple[Earlier, ...], tuple[Choice, ...], bool]:
    """Read what `_narrowing` wrote; a damaged row narrows nothing, and `check` names it."""
    if not kept:
        return (), (), False
    try:
        found = json.loads(kept)
        within = tuple(Earlier(str(query), bool(whole)) for query, whole in found["within"])
        choices = tuple(Choice(Facet(facet), str(value)) for facet, value in found["choices"])
        return within, choices, bool(found["is_exact"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        log.warning("what narrows a saved search cannot be read (%s)", error)
        return (), (), False
