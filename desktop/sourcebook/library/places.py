"""Where the reader was in each article."""

from sourcebook.base import clock
from sourcebook.library.store import Library
from sourcebook.model.errors import NotInLibrary


def place(lib: Library, article_id: str) -> int:
    """Return the code point that the reader last saw at the top, 0 when there is none.

    It was seen in the edition that was current then, and is not beyond the current one's end.
    """
    found = lib.db.row(
        """SELECT p.at, p.edition_id = a.edition_id, a.edition_id
           FROM place p JOIN article a ON a.id = p.article_id WHERE p.article_id = ?""",
        article_id,
    )
    if found is None:
        return 0
    at, is_current, edition_id = found
    if is_current:
        return int(at)
    length = lib.db.value("SELECT length(text) FROM edition WHERE id = ?", edition_id)
    return min(int(at), int(length))


def place_seen(lib: Library, article_id: str) -> tuple[int, str]:
    """Return the code point that was last seen at the top, and the id of the edition it is in.

    Both are empty when there is none.
    """
    found = lib.db.row("SELECT at, edition_id FROM place WHERE article_id = ?", article_id)
    return (int(found[0]), str(found[1] or "")) if found else (0, "")


def set_place(lib: Library, article_id: str, at: int) -> None:
    """Keep the code point at the top of the page; this is no change that is logged or undone.

    Raises:
        NotInLibrary: There is no such article.
    """
    with lib.db.transaction():
        lib.db.run(
            """INSERT INTO place SELECT id, edition_id, ?, ? FROM article WHERE id = ?
               ON CONFLICT (article_id) DO UPDATE SET
               edition_id = excluded.edition_id, at = excluded.at, seen_at = excluded.seen_at""",
            *(at, clock.utc_now(), article_id),
        )
        if not lib.db.rows_changed:
            raise NotInLibrary(id=article_id)
