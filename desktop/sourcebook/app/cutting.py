"""Bring back what cleaning left out of an article, or leave out a part of it."""

from collections.abc import Callable

from sourcebook import library
from sourcebook.app import placing
from sourcebook.app.opening import Library
from sourcebook.model.changes import Changes
from sourcebook.model.edition import Cut, Edition
from sourcebook.model.errors import NotInLibrary


def cuts(opened: Library, article_id: str) -> tuple[Cut, ...]:
    """Return what was left out of the edition that is shown, in the order of the text."""
    return library.edition(opened, library.article(opened, article_id).edition_id).cuts


def restore_cut(opened: Library, article_id: str, number: int) -> Changes:
    """Put cut *number*, counted from 1, back: a new edition, highlights placed anew.

    Raises:
        NotInLibrary: There is no such article, or no such cut.
    """
    from sourcebook import clean  # noqa: PLC0415 - lxml is not on the way to most commands

    if not 1 <= number <= len(cuts(opened, article_id)):
        raise NotInLibrary(id=f"{article_id}, cut {number}")
    return _changed(opened, article_id, lambda edition: clean.restored(edition, number - 1))


def take_out(opened: Library, article_id: str, at: int) -> Changes:
    """Leave out the paragraph, list or table at the place *at*; it is kept as a cut.

    Raises:
        NotInLibrary: There is no such article.
    """
    from sourcebook import clean  # noqa: PLC0415 - as above

    return _changed(opened, article_id, lambda edition: clean.taken_out(edition, at))


def _changed(opened: Library, article_id: str, change: Callable[[Edition], Edition]) -> Changes:
    shown = library.article(opened, article_id).edition_id
    edition = change(library.edition(opened, shown))
    capture = library.capture_of(opened, shown)
    if capture is None:
        raise NotInLibrary(id=article_id)
    placements = placing.placements(opened, article_id, edition)
    return library.add_edition(opened, article_id, capture, edition, placements)
