"""Tell what an id names, and find the whole id for its beginning."""

import re

from sourcebook.library.store import Library
from sourcebook.model.errors import AmbiguousId, NotInLibrary

SHORTEST = 4
"""Characters an id's beginning needs at least."""

_KINDS = ("article", "note", "highlight")

_ID = re.compile(rf"[0-9a-f-]{{{SHORTEST},36}}")


def resolve_id(lib: Library, short: str) -> tuple[str, str]:
    """Return (``article``, ``note`` or ``highlight``, whole id) for an id or its beginning.

    Removed highlights are not found; what lies in the trash is.

    Raises:
        NotInLibrary: Nothing fits.
        AmbiguousId: Several things fit.
    """
    wanted = short.strip().lower()
    found = _starting_with(lib, wanted) if _ID.fullmatch(wanted) else []
    if not found:
        raise NotInLibrary(id=short)
    if len(found) > 1:
        raise AmbiguousId(id=short, count=len(found))
    return found[0]


def kind_of(lib: Library, any_id: str) -> str:
    """Return which table a whole id belongs to, wherever the thing lies.

    Raises:
        NotInLibrary: Nothing has it.
    """
    for kind in _KINDS:
        sql = f"SELECT 1 FROM {kind} WHERE id = ?"  # noqa: S608 - a name of our schema
        if lib.db.row(sql, any_id):
            return kind
    raise NotInLibrary(id=any_id)


def _starting_with(lib: Library, wanted: str) -> list[tuple[str, str]]:
    found = []
    for kind in _KINDS:
        here = "trashed_at = ''" if kind == "highlight" else "1"
        sql = f"SELECT id FROM {kind} WHERE id >= ?1 AND id < ?1 || 'g' AND {here}"  # noqa: S608 - a name of our schema
        found += [(kind, row_id) for (row_id,) in lib.db.rows(sql, wanted)]
    return found
