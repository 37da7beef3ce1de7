"""Saved searches: questions kept under a name."""

from dataclasses import dataclass

from sourcebook.base.ids import new_id
from sourcebook.library.changelog import writing
from sourcebook.library.store import Library
from sourcebook.model.changes import Changes
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.search import SavedSearch, Sort


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """A search that was saved."""

    id: str
    changes: Changes


def saved_searches(lib: Library) -> list[SavedSearch]:
    """Return every saved search in the order of the list."""
    sql = """SELECT id, name, query, sort, created_at, changed_at
             FROM saved_search ORDER BY number, id"""
    return [
        SavedSearch(row_id, name, query, Sort(sort), created_at, changed_at)
        for row_id, name, query, sort, created_at, changed_at in lib.db.rows(sql)
    ]


def save_search(lib: Library, name: str, query: str, sort: Sort = Sort.RELEVANCE) -> KeptSearch:
    """Keep a question at the end of the list."""
    with writing(lib, "save_search") as change:
        number = lib.db.value("SELECT coalesce(max(number), 0) + 1 FROM saved_search")
        row_id = new_id()
        change.insert(
            "saved_search",
            {
                "id": row_id,
                "name": " ".join(name.split()) or query,
                "query": query,
                "sort": sort.value,
                "number": number,
                "created_at": change.now,
                "changed_at": change.now,
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
