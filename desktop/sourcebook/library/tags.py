"""Tags on articles and notes: the same word is the same tag, however it is written."""

import json
import unicodedata
from collections.abc import Iterable, Sequence

from sourcebook.library.changelog import Writing, settle, writing
from sourcebook.library.store import Library
from sourcebook.model.changes import Changes
from sourcebook.model.errors import NotInLibrary


def tags(lib: Library) -> list[tuple[str, int]]:
    """Return each tag in use with the number of articles and notes that carry it.

    What lies in the trash does not count. Sorted by name.
    """
    return lib.db.rows("""
        SELECT t.name, count(*) FROM tag t JOIN (
            SELECT tag_id FROM article_tag
            WHERE article_id NOT IN (SELECT id FROM article WHERE trashed_at <> '')
            UNION ALL
            SELECT tag_id FROM note_tag
            WHERE note_id NOT IN (SELECT id FROM note WHERE trashed_at <> '')
        ) used ON used.tag_id = t.id GROUP BY t.id ORDER BY t.id""")


def tag(lib: Library, any_id: str, tags: Iterable[str]) -> Changes:
    """Add tags to an article or a note.

    Raises:
        NotInLibrary: There is no such article or note.
    """
    with writing(lib, "tag") as change:
        put_tags(change, _bearer(lib, any_id), any_id, tags)
    return change.changes


def untag(lib: Library, any_id: str, tags: Iterable[str]) -> Changes:
    """Take tags off an article or a note; those it does not carry are passed over.

    Raises:
        NotInLibrary: There is no such article or note.
    """
    with writing(lib, "untag") as change:
        bearer = _bearer(lib, any_id)
        for tag_id in map(fold, tags):
            change.delete(f"{bearer}_tag", {f"{bearer}_id": any_id, "tag_id": tag_id})
    return change.changes


def set_note_tags(lib: Library, note_id: str, tags: Iterable[str]) -> Changes:
    """Make *tags* the tags of a note, as its words say; not undoable, like the words.

    Costs microseconds when nothing differs.
    """
    wanted = {fold(name): name for name in tags if fold(name)}
    sql = "SELECT tag_id FROM note_tag WHERE note_id = ?"
    standing = {tag_id for (tag_id,) in lib.db.rows(sql, note_id)}
    if standing == set(wanted):
        return Changes()
    with writing(lib, "set_note_tags", is_undoable=False) as change:
        _bearer(lib, note_id)
        for tag_id in standing - set(wanted):
            change.delete("note_tag", {"note_id": note_id, "tag_id": tag_id})
        put_tags(change, "note", note_id, [wanted[tag_id] for tag_id in sorted(wanted)])
        settle(lib, "note", note_id)
    return change.changes


def put_tags(change: Writing, bearer: str, row_id: str, tags: Iterable[str]) -> None:
    """Add tags to the row of the table *bearer* inside a transaction."""
    for name in tags:
        tag_id = fold(name)
        if not tag_id:
            continue
        if change.db.row("SELECT 1 FROM tag WHERE id = ?", tag_id) is None:
            change.insert("tag", {"id": tag_id, "name": _shown(name)})
        key = (row_id, tag_id)
        sql = f"SELECT 1 FROM {bearer}_tag WHERE {bearer}_id = ? AND tag_id = ?"  # noqa: S608 - names of our schema
        if change.db.row(sql, *key) is None:
            change.insert(f"{bearer}_tag", {f"{bearer}_id": row_id, "tag_id": tag_id})


def names_by_article(lib: Library, article_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the names of the tags of these articles, sorted."""
    rows = lib.db.rows(
        """SELECT at.article_id, t.name FROM article_tag at JOIN tag t ON t.id = at.tag_id
           WHERE at.article_id IN (SELECT value FROM json_each(?)) ORDER BY t.id""",
        json.dumps(list(article_ids)),
    )
    found: dict[str, tuple[str, ...]] = {}
    for article_id, name in rows:
        found[article_id] = (*found.get(article_id, ()), name)
    return found


def fold(name: str) -> str:
    """Return what makes two tags the same: no leading ``#``, no case, one form of each letter."""
    return unicodedata.normalize("NFKC", _shown(name)).casefold()


def _shown(name: str) -> str:
    return " ".join(name.split()).lstrip("#").strip()


def _bearer(lib: Library, any_id: str) -> str:
    for table in ("article", "note"):
        sql = f"SELECT 1 FROM {table} WHERE id = ?"  # noqa: S608 - names of our schema
        if lib.db.row(sql, any_id):
            return table
    raise NotInLibrary(id=any_id)
