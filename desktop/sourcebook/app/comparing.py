"""The editions of an article: list them, compare two, let the reader have another one."""

from sourcebook import library
from sourcebook.app import placing
from sourcebook.library import Library
from sourcebook.model.changes import Changes
from sourcebook.model.comparison import Difference, EditionRow
from sourcebook.model.errors import NotInLibrary


def editions(opened: Library, article_id: str) -> tuple[EditionRow, ...]:
    """Return the editions of an article in the order they were made; reads all their texts.

    Raises:
        NotInLibrary: There is no such article.
    """
    return tuple(library.editions(opened, article_id))


def texts(opened: Library, first_id: str, second_id: str) -> tuple[str, str]:
    """Return the texts of two editions.

    Raises:
        NotInLibrary: There is no such edition.
    """
    return library.edition_text(opened, first_id), library.edition_text(opened, second_id)


def differences_here(text: str, other: str) -> tuple[Difference, ...]:
    """Compare two texts in this process."""
    from sourcebook import annotate  # noqa: PLC0415 - rapidfuzz is not on the way to the window

    return annotate.differences(text, other)


def show_edition(opened: Library, article_id: str, edition_id: str) -> Changes:
    """Let another edition be the one that is read; highlights stand where they are in it.

    Raises:
        NotInLibrary: The article has no such edition.
    """
    if edition_id not in {row.id for row in editions(opened, article_id)}:
        raise NotInLibrary(id=edition_id)
    edition = library.edition(opened, edition_id)
    placements = placing.placements(opened, article_id, edition)
    return library.show_edition(opened, article_id, edition, placements)
