"""Take changes back, and put them in place again, by applying what stood before as a new change."""

import json

from sourcebook.library.changelog import Writing, logged_rows, writing
from sourcebook.library.connection import RuleBroken
from sourcebook.library.notes import keep_state, overwrite
from sourcebook.library.store import Library
from sourcebook.library.tables import LoggedRow
from sourcebook.model.changes import Changes
from sourcebook.model.errors import NothingToRedo, NothingToUndo, UndoRefused

_INCIDENTAL = frozenset({"changed_at", "read_at"})
"""Columns the program writes by itself; that they differ hinders nothing."""

_FILLED = frozenset({"sha256", "reason"})
"""Such columns of an image, which comes after its article."""


def undo(lib: Library) -> Changes:
    """Take back the newest change that can be undone and was not.

    Saving a note is not among them: its revisions are the way back.

    Raises:
        NothingToUndo: There is none.
        UndoRefused: What it wrote was written to since by a change that cannot be undone.
    """
    found = lib.db.row("""
        SELECT seq, what FROM change
        WHERE kind = 'do' AND is_undoable = 1 AND undone_by IS NULL ORDER BY seq DESC LIMIT 1""")
    if found is None:
        raise NothingToUndo
    seq, what = found
    return _take_back(lib, seq, what, "undo")


def redo(lib: Library) -> Changes:
    """Put back what was undone last, unless something new was done since.

    Raises:
        NothingToRedo: There is nothing.
        UndoRefused: What it would write was written to since.
    """
    found = lib.db.row("""
        SELECT u.seq, d.what, d.seq FROM change u JOIN change d ON d.seq = u.undoes
        WHERE u.kind = 'undo' AND u.undone_by IS NULL AND u.seq > (
            SELECT coalesce(max(seq), 0) FROM change WHERE kind = 'do' AND is_undoable = 1)
        ORDER BY u.seq DESC LIMIT 1""")
    if found is None:
        raise NothingToRedo
    seq, what, done = found
    return _take_back(lib, seq, what, "redo", done)


def _take_back(lib: Library, seq: int, what: str, kind: str, done: int | None = None) -> Changes:
    """Revert the change *seq*; *done* is the first change of all, when it stands again by that."""
    refused = UndoRefused(what=what.replace("_", " "))
    try:
        with writing(lib, what, kind=kind) as change:
            rows = logged_rows(lib, seq)
            if any(_was_written_since(lib, row, seq) for row in rows):
                raise refused
            _revert(change, rows)
            change.undoes = seq
            lib.db.run("UPDATE change SET undone_by = ? WHERE seq = ?", change.seq, seq)
            if done is not None:
                lib.db.run("UPDATE change SET undone_by = NULL WHERE seq = ?", done)
    except RuleBroken as error:  # something that stays refers to what would go
        raise refused from error
    return change.changes


def _revert(change: Writing, rows: list[LoggedRow]) -> None:
    for row in reversed(rows):
        if row.entity == "capture" and row.before is None:
            _take_images(change, row.id)
        elif (row.entity, row.operation) == ("note_revision", "insert"):
            continue  # a kept state stays kept: it is the way there and back
        elif _is_rewritten(row):
            _take_words_back(change, row)
            continue
        change.revert(row)


def _is_rewritten(row: LoggedRow) -> bool:
    """Tell whether the words of a note were replaced, which its revisions keep."""
    return (row.entity, row.operation) == ("note", "update") and "revision" in (row.before or {})


def _take_words_back(change: Writing, row: LoggedRow) -> None:
    """Bring back the words of a rewritten note, which its revisions keep, as a new revision."""
    key = {"id": row.id}
    standing = change.standing("note", key)
    revision = (row.before or {}).get("revision")
    kept = change.standing("note_revision", {"note_id": row.id, "revision": revision})
    if standing is None or kept is None:
        raise RuleBroken
    keep_state(change, standing)
    overwrite(change, standing, {"title": kept["title"], "body": kept["body"], "lost": 0})


def _take_images(change: Writing, capture_id: str) -> None:
    """Take the images that came after their capture away with it; redo brings them back."""
    sql = "SELECT number FROM resource WHERE capture_id = ? AND role = 'image'"
    for (number,) in change.db.rows(sql, capture_id):
        change.delete("resource", {"capture_id": capture_id, "number": number})


def _was_written_since(lib: Library, row: LoggedRow, seq: int) -> bool:
    later = lib.db.rows(
        """SELECT r.before FROM change_row r JOIN change c ON c.seq = r.seq
           WHERE r.entity = ? AND r.id = ? AND r.seq > ?
             AND c.kind = 'do' AND c.undone_by IS NULL""",
        *(row.entity, row.id, seq),
    )
    return any(_collides(row, before) for (before,) in later)


def _collides(mine: LoggedRow, theirs: str | None) -> bool:
    """Tell whether two changes of one row wrote the same column; an insert wrote them all."""
    if theirs is None:
        return True
    incidental = _FILLED if mine.entity == "edition_asset" else _INCIDENTAL
    written = json.loads(theirs).keys() - incidental
    return bool(written if mine.before is None else written & mine.before.keys())
