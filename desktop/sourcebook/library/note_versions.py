"""The versions of a note: a list of them without their words, and the words of one."""

from sourcebook.library.notes import note
from sourcebook.library.store import Library
from sourcebook.model.errors import RevisionUnknown
from sourcebook.model.note import Revision, Version


def versions(lib: Library, note_id: str) -> list[Version]:
    """Return the versions of a note, the standing one first; no words are read.

    Raises:
        NotInLibrary: There is no such note.
    """
    note(lib, note_id)
    sql = """
        SELECT revision, title, saved_at, octet_length(body), 1 FROM note WHERE id = ?1
        UNION ALL
        SELECT revision, title, saved_at, octet_length(body), 0 FROM note_revision
        WHERE note_id = ?1 ORDER BY revision DESC"""
    rows = lib.db.rows(sql, note_id)
    sizes = [row[3] for row in rows]
    before = [*sizes[1:], 0]
    return [
        Version(number, title, saved_at, size, size - earlier, bool(stands))
        for (number, title, saved_at, size, stands), earlier in zip(rows, before, strict=True)
    ]


def revision(lib: Library, note_id: str, number: int) -> Revision:
    """Return one version of a note with its words, also the standing one.

    Raises:
        NotInLibrary: There is no such note.
        RevisionUnknown: It has no such version, or it was thinned out.
    """
    standing = note(lib, note_id)
    if standing.revision == number:
        return Revision(note_id, number, standing.title, standing.body, standing.saved_at)
    sql = """SELECT note_id, revision, title, body, saved_at FROM note_revision
        WHERE note_id = ? AND revision = ?"""
    row = lib.db.row(sql, note_id, number)
    if row is None:
        raise RevisionUnknown(title=standing.title, number=number)
    return Revision(*row)
