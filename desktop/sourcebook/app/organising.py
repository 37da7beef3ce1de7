"""Put articles and notes in order: tags, shelves, stars, the trash."""

from collections.abc import Sequence

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.article import State
from sourcebook.model.changes import Changes


def resolve(opened: Library, short_id: str) -> tuple[str, str]:
    """Return (kind, full id) for an id or its beginning.

    Raises:
        NotInLibrary: Nothing has it.
        AmbiguousId: Several things have it.
    """
    return library.resolve_id(opened, short_id)


def tag(opened: Library, any_id: str, tags: Sequence[str]) -> Changes:
    """Add tags to an article."""
    return library.tag(opened, any_id, tags)


def untag(opened: Library, any_id: str, tags: Sequence[str]) -> Changes:
    """Take tags off an article."""
    return library.untag(opened, any_id, tags)


def set_tags(opened: Library, any_id: str, tags: Sequence[str]) -> Changes:
    """Make *tags* the tags of an article."""
    standing = library.article(opened, any_id).tags
    gone = [one for one in standing if one not in tags]
    new = [one for one in tags if one not in standing]
    changes = library.untag(opened, any_id, gone) if gone else Changes()
    return changes | library.tag(opened, any_id, new) if new else changes


def archive(opened: Library, any_id: str) -> Changes:
    """Put an article away; it stays findable."""
    return library.set_state(opened, any_id, State.ARCHIVED)


def set_state(opened: Library, any_id: str, state: State) -> Changes:
    """Put an article on another shelf."""
    return library.set_state(opened, any_id, state)


def star(opened: Library, any_id: str, *, starred: bool = True) -> Changes:
    """Star an article, or take the star off."""
    return library.set_starred(opened, any_id, starred)


def trash(opened: Library, any_id: str) -> Changes:
    """Put an article or a note into the trash, from where it can be restored for 90 days."""
    return library.trash(opened, any_id)


def restore(opened: Library, any_id: str) -> Changes:
    """Take an article or a note out of the trash."""
    return library.restore(opened, any_id)
