"""The earlier versions of a note: list them, compare two, let one stand again."""

from dataclasses import dataclass

from sourcebook import library
from sourcebook.app import comparing, noting
from sourcebook.app.noting import Saved
from sourcebook.base.ids import new_id
from sourcebook.library import Library
from sourcebook.model.comparison import Comparison
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.note import Note, Revision, Version


@dataclass(frozen=True, slots=True)
class History:
    """A note and its versions, the standing one first."""

    note: Note
    versions: tuple[Version, ...]


def history(opened: Library, any_id: str) -> History:
    """Return the versions of a note, or of the one beside an article.

    Raises:
        NotInLibrary: There is no such note.
    """
    note = noting.note_for(opened, any_id)
    if note is None:
        raise NotInLibrary(id=any_id)
    return History(note, tuple(library.versions(opened, note.id)))


def version(opened: Library, note_id: str, number: int) -> Revision:
    """Return one version with its words.

    Raises:
        RevisionUnknown: The note has no such version.
    """
    return library.revision(opened, note_id, number)


def words(opened: Library, note_id: str, first: int, second: int) -> tuple[str, str]:
    """Return the words of two versions.

    Raises:
        RevisionUnknown: The note has no such version.
    """
    return version(opened, note_id, first).body, version(opened, note_id, second).body


def bodies(opened: Library, first_id: str, second_id: str) -> tuple[str, str]:
    """Return the words of two notes."""
    return library.note(opened, first_id).body, library.note(opened, second_id).body


def compare_here(text: str, other: str) -> Comparison:
    """Compare two texts in this process, never the window's: see `annotate.differences`."""
    return Comparison(text, other, comparing.differences_here(text, other))


def restore(opened: Library, note_id: str, number: int) -> Saved:
    """Let a version stand again, as a new one; the standing one is kept like any other.

    Raises:
        RevisionUnknown: The note has no such version.
    """
    note = library.note(opened, note_id)
    body = version(opened, note_id, number).body
    # A session of its own: what stood is kept, however little is lost.
    return noting.save_note(opened, note_id, note.article_id, body, note.revision, new_id())
