"""The trash: articles, notes and highlights go there whole and come back whole."""

from sourcebook.library.changelog import Writing, writing
from sourcebook.library.identify import kind_of
from sourcebook.library.notes import note, note_of
from sourcebook.library.store import Library
from sourcebook.model.changes import Changes
from sourcebook.model.errors import NoteExists


def trash(lib: Library, any_id: str) -> Changes:
    """Put an article, a note or a highlight into the trash.

    An article's note and highlights stay with it, and are not found while it lies there.

    Raises:
        NotInLibrary: Nothing has this id.
    """
    with writing(lib, "trash") as change:
        kind = kind_of(lib, any_id)
        sql = f"SELECT trashed_at FROM {kind} WHERE id = ?"  # noqa: S608 - a name of our schema
        if not lib.db.value(sql, any_id):
            _set(change, kind, any_id, change.now)
    return change.changes


def restore(lib: Library, any_id: str) -> Changes:
    """Take an article, a note or a highlight out of the trash.

    Raises:
        NotInLibrary: Nothing has this id.
        NoteExists: The note's article has another one by now; both stay where they are.
    """
    with writing(lib, "restore") as change:
        kind = kind_of(lib, any_id)
        if kind == "note":
            _refuse_second(lib, any_id)
        _set(change, kind, any_id, "")
    return change.changes


def _set(change: Writing, kind: str, any_id: str, trashed_at: str) -> None:
    stamp = {} if kind == "note" else {"changed_at": change.now}
    change.update(kind, {"id": any_id}, {"trashed_at": trashed_at}, stamp)


def _refuse_second(lib: Library, note_id: str) -> None:
    article_id = note(lib, note_id).article_id
    other = note_of(lib, article_id) if article_id else None
    if other and other.id != note_id:
        raise NoteExists(id=other.id, title=other.title)
