"""A Markdown document, beside an article or on its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it stands in the library.

    ``article_id`` is empty for a free note. ``revision`` counts saves from 1; saving
    names the revision that was read, so that nothing is overwritten unseen. ``title`` is
    its first heading or line. ``saved_at`` is UTC in ISO 8601. A pinned note stands above
    the others in the list of notes.
    """

    id: str
    article_id: str
    title: str
    body: str
    revision: int
    saved_at: str
    trashed_at: str = ""
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """An overwritten state of a note that is kept."""

    note_id: str
    revision: int
    title: str
    body: str
    saved_at: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a note in a list, without its words.

    ``size_bytes`` is that of its words in UTF-8, and ``change`` by how much it is longer than the
    version before. ``stands`` marks the one that was not overwritten.
    """

    number: int
    title: str
    saved_at: str
    size_bytes: int
    change: int
    stands: bool
