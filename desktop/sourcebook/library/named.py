"""Find articles and notes by their folded titles."""

from dataclasses import dataclass
from typing import Final

from sourcebook.library.store import Library
from sourcebook.model.search import Found

_LAST: Final = "\U0010ffff"

_NAMED: Final = """
    SELECT k.kind, k.id, coalesce(n.title, a.title), coalesce(a.site, ''),
           coalesce(n.trashed_at, '') <> '' OR coalesce(a.trashed_at, '') <> ''
    FROM title_key k LEFT JOIN note n ON k.kind = 'note' AND n.id = k.id
    LEFT JOIN article a ON a.id = iif(k.kind = 'article', k.id, n.article_id)"""


@dataclass(frozen=True, slots=True)
class Named:
    """An article or a note that has a title.

    Attributes:
        kind: ``ARTICLE`` or ``NOTE``.
        id: Its id.
        title: Its title as written.
        site: Where its article is from, or nothing.
        is_trashed: Whether it lies in the trash, or its article does.
    """

    kind: Found
    id: str
    title: str
    site: str
    is_trashed: bool


def named(lib: Library, key: str) -> list[Named]:
    """Return what has the title with this `title_key`, what a link to it means first.

    What lies in the trash comes last, notes come before articles, older before newer: a link
    does not change its target because a second note of that name is made.
    """
    found = [_named(row) for row in lib.db.rows(f"{_NAMED} WHERE k.key = ?", key)] if key else []
    return sorted(found, key=lambda one: (one.is_trashed, one.kind is not Found.NOTE, one.id))


def titles_beginning(lib: Library, key: str, limit: int) -> list[Named]:
    """Return what is not in the trash and whose folded title begins with *key*, by title.

    Costs a look-up for each row, however many there are.
    """
    sql = f"{_NAMED} WHERE k.key >= ?1 AND k.key < ?1 || ?2 ORDER BY k.key LIMIT ?3"
    rows = lib.db.rows(sql, key, _LAST, 2 * limit)
    return [one for one in map(_named, rows) if not one.is_trashed and one.title][:limit]


def _named(row: tuple[str, str, str, str, int]) -> Named:
    kind, row_id, title, site, is_trashed = row
    return Named(Found(kind), row_id, " ".join((title or "").split()), site, bool(is_trashed))
