"""Notes: the words as they stand, and every state of them that was overwritten.

Autosave writes three times a second. A state is kept when it ends a burst of typing: when another
session saved it, when `BURST_S` have passed since the last kept one, or when saving over it
would bring what was lost since then over `LOSS_KEPT` code points.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sourcebook.base import ids
from sourcebook.library.changelog import Writing, settle, sound_text, writing
from sourcebook.library.connection import Found
from sourcebook.library.store import Library
from sourcebook.model.changes import Changes
from sourcebook.model.errors import NoteChangedMeanwhile, NoteExists, NotInLibrary
from sourcebook.model.note import Note, Revision

BURST_S = 10
"""Seconds of typing that at most separate two kept states of a note."""

LOSS_KEPT = 40
"""Code points that may be overwritten before the state that had them is kept: half a line."""

_SELECT = """
    SELECT n.id, coalesce(n.article_id, ''), n.title, n.body, n.revision, n.saved_at, n.trashed_at,
           n.is_pinned = 1
    FROM note n LEFT JOIN article a ON a.id = n.article_id"""


@dataclass(frozen=True, slots=True)
class SavedNote:
    """A note as it is now on the disk, and what saving it changed."""

    note: Note
    changes: Changes = field(default_factory=Changes)


def note(lib: Library, note_id: str) -> Note:
    """Return a note, also one in the trash.

    Raises:
        NotInLibrary: There is no such note.
    """
    row = lib.db.row(f"{_SELECT} WHERE n.id = ?", note_id)
    if row is None:
        raise NotInLibrary(id=note_id)
    return _note(row)


def note_of(lib: Library, article_id: str) -> Note | None:
    """Return the note beside an article, None when there is none outside the trash."""
    row = lib.db.row(f"{_SELECT} WHERE n.article_id = ? AND n.trashed_at = ''", article_id)
    return _note(row) if row else None


def notes(lib: Library, *, free_only: bool = False, include_trashed: bool = False) -> list[Note]:
    """Return the notes, the one saved last first.

    Args:
        lib: An open library.
        free_only: Leave out those that stand beside an article.
        include_trashed: Return also those in the trash, and those whose article is there.
    """
    sql = f"""{_SELECT} WHERE (?1 = 0 OR n.article_id IS NULL)
        AND (?2 = 1 OR (n.trashed_at = '' AND coalesce(a.trashed_at, '') = ''))
        ORDER BY n.saved_at DESC, n.id DESC"""
    return [_note(row) for row in lib.db.rows(sql, int(free_only), int(include_trashed))]


def note_revisions(lib: Library) -> list[tuple[str, int]]:
    """Return the id and the revision of each note outside the trash, the oldest first."""
    sql = """SELECT n.id, n.revision FROM note n LEFT JOIN article a ON a.id = n.article_id
        WHERE n.trashed_at = '' AND coalesce(a.trashed_at, '') = '' ORDER BY n.id"""
    return [(row[0], row[1]) for row in lib.db.rows(sql)]


def revisions(lib: Library, note_id: str) -> list[Revision]:
    """Return the overwritten states of a note that are kept, the newest first."""
    sql = """SELECT note_id, revision, title, body, saved_at FROM note_revision
        WHERE note_id = ? ORDER BY revision DESC"""
    return [Revision(*row) for row in lib.db.rows(sql, note_id)]


def add_note(lib: Library, article_id: str, body: str, title: str) -> SavedNote:
    """Make a note beside an article, or a free one when *article_id* is empty.

    Raises:
        NoteExists: The article has one outside the trash.
        NotInLibrary: There is no such article.
    """
    note_id = ids.new_id()
    body, title = sound_text(body), sound_text(title)
    with writing(lib, "add_note") as change:
        if article_id:
            _refuse_second(lib, article_id)
        change.insert(
            "note",
            {
                "id": note_id,
                "article_id": article_id or None,
                "title": title,
                "body": body,
                "revision": 1,
                "session": "",
                "lost": 0,
                "created_at": change.now,
                "saved_at": change.now,
                "trashed_at": "",
                "is_pinned": 0,
            },
        )
    return SavedNote(note(lib, note_id), change.changes)


def save_note(
    lib: Library, note_id: str, body: str, title: str, base_revision: int, session: str
) -> SavedNote:
    """Put *body* in the place of what stands; it is on the disk when this returns.

    Costs a fraction of a millisecond for 20 kB, and one wait for the disk. Saving what
    stands already writes nothing.

    Args:
        lib: A library opened for writing.
        note_id: The note.
        body: Its new words.
        title: Its new title.
        base_revision: The revision *body* was made from.
        session: Who is typing; the states of one burst of one session are thinned.

    Raises:
        NoteChangedMeanwhile: It stands at another revision; nothing was overwritten.
        NotInLibrary: There is no such note.
    """
    body, title = sound_text(body), sound_text(title)
    with writing(lib, "save_note", is_undoable=False) as change:
        standing = standing_note(lib, note_id)
        if (standing["title"], standing["body"]) == (title, body):
            return SavedNote(note(lib, note_id))
        if standing["revision"] != base_revision:
            raise NoteChangedMeanwhile(title=standing["title"])
        lost = standing["lost"] + loss(standing["body"], body)
        if _belongs_to_burst(lib, standing, session) and lost <= LOSS_KEPT:
            change.what = "autosave"
            change.replaces = _last_autosave(lib, note_id)
        else:
            lost = 0
            keep_state(change, standing)
        overwrite(
            change, standing, {"title": title, "body": body, "session": session, "lost": lost}
        )
        if base_revision == 1:
            settle(lib, "note", note_id)
    return SavedNote(note(lib, note_id), change.changes)


def set_pinned(lib: Library, note_id: str, *, is_pinned: bool) -> Changes:
    """Pin a note to the top of the list of notes, or let it go.

    Raises:
        NotInLibrary: There is no such note.
    """
    with writing(lib, "pin" if is_pinned else "unpin") as change:
        standing_note(lib, note_id)
        change.update("note", {"id": note_id}, {"is_pinned": int(is_pinned)})
    return change.changes


def loss(old: str, new: str) -> int:
    """Count the code points of *old* between what both texts have in common at their ends."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    return len(old) - head - tail


def _shared(one: str, other: str) -> int:
    """Return the length of the common beginning, by halving: comparing slices is quick."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def standing_note(lib: Library, note_id: str) -> dict[str, Any]:
    """Return all columns of a note.

    Raises:
        NotInLibrary: There is no such note.
    """
    found = lib.db.record("SELECT * FROM note WHERE id = ?", note_id)
    if found is None:
        raise NotInLibrary(id=note_id)
    return found


def _belongs_to_burst(lib: Library, standing: dict[str, Any], session: str) -> bool:
    sql = "SELECT saved_at FROM note_revision WHERE note_id = ? ORDER BY revision DESC LIMIT 1"
    kept_at = lib.db.value(sql, standing["id"])
    if kept_at is None or standing["session"] != session:
        return False
    age = datetime.fromisoformat(standing["saved_at"]) - datetime.fromisoformat(kept_at)
    return timedelta() <= age < timedelta(seconds=BURST_S)  # not when the clock was set back


def _last_autosave(lib: Library, note_id: str) -> int | None:
    """Return the change this one makes superfluous: the log says once that a burst goes on."""
    sql = """SELECT c.seq, c.what FROM change_row r JOIN change c ON c.seq = r.seq
        WHERE r.entity = 'note' AND r.id = ? ORDER BY r.seq DESC LIMIT 1"""
    found = lib.db.row(sql, note_id)
    return int(found[0]) if found and found[1] == "autosave" else None


def keep_state(change: Writing, standing: Mapping[str, Any]) -> None:
    """Keep a state of a note that is about to be overwritten."""
    columns = ("revision", "title", "body", "session", "saved_at", "seal")
    kept = {name: standing[name] for name in columns}
    change.insert("note_revision", {"note_id": standing["id"]} | kept)


def overwrite(change: Writing, standing: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Give a note the columns *new*, and the next revision."""
    told = {"revision": standing["revision"] + 1, "saved_at": change.now}
    change.update("note", {"id": standing["id"]}, {**new, **told})


def _refuse_second(lib: Library, article_id: str) -> None:
    if lib.db.row("SELECT 1 FROM article WHERE id = ?", article_id) is None:
        raise NotInLibrary(id=article_id)
    standing = note_of(lib, article_id)
    if standing:
        raise NoteExists(id=standing.id, title=standing.title)


def _note(row: Found) -> Note:
    return replace(Note(*row[:-1]), is_pinned=bool(row[-1]))
