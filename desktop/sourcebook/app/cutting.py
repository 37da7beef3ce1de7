"""Bring back what cleaning left out of an article, or leave out a part of it."""

from sourcebook import library
from sourcebook.app import placing
from sourcebook.app.opening import Library
from sourcebook.base.shifting import carried
from sourcebook.library import Prepared
from sourcebook.model.changes import Changes
from sourcebook.model.edition import Cut, Edition
from sourcebook.model.errors import EditionSuperseded, NoSuchNumber, NotInLibrary


def cuts(opened: Library, article_id: str) -> tuple[Cut, ...]:
    """Return what was left out of the edition that is shown, in the order of the text."""
    return shown(opened, article_id).cuts


def shown(opened: Library, article_id: str) -> Edition:
    """Return the edition that is shown of an article.

    Raises:
        NotInLibrary: There is no such article.
    """
    return library.edition(opened, library.article(opened, article_id).edition_id)


def restore_cut(opened: Library, article_id: str, number: int) -> Changes:
    """Put cut *number*, counted from 1, back: a new edition, highlights placed anew.

    Raises:
        NotInLibrary: There is no such article.
        NoSuchNumber: It has fewer cuts.
    """
    edition = shown(opened, article_id)
    if not 1 <= number <= len(edition.cuts):
        raise NoSuchNumber(what="cut", number=number, count=len(edition.cuts))
    return store(opened, article_id, edition.id, with_cut(edition, number - 1))


def take_out(opened: Library, article_id: str, at: int) -> Changes:
    """Leave out the paragraph, list or table at the place *at*; it is kept as a cut.

    Raises:
        NotInLibrary: There is no such article.
    """
    edition = shown(opened, article_id)
    return store(opened, article_id, edition.id, without(edition, at))


def ready_here(_nothing: None, _else: None) -> None:
    """Bring what parses into a helper process, before it is wanted."""
    from sourcebook import clean  # noqa: F401, PLC0415 - this is what takes its time


def with_cut(edition: Edition, number: int) -> Prepared:
    """Make an edition in which cut *number*, counted from 0, is back; for a helper process.

    Parses the whole article: never on a window's thread.
    """
    from sourcebook import clean  # noqa: PLC0415 - lxml is not on the way to most commands

    return library.prepare(clean.restored(edition, number))


def without(edition: Edition, at: int) -> Prepared:
    """Make an edition without the paragraph, list or table at *at*; for a helper process."""
    from sourcebook import clean  # noqa: PLC0415 - as above

    return library.prepare(clean.taken_out(edition, at))


def store(opened: Library, article_id: str, before_id: str, edition: Prepared) -> Changes:
    """Show *edition*, which was made of *before_id*; highlights and the place go with the words.

    Raises:
        NotInLibrary: There is no such article.
        EditionSuperseded: Another edition is shown by now; nothing was changed.
    """
    if library.article(opened, article_id).edition_id != before_id:
        raise EditionSuperseded
    capture = library.capture_of(opened, before_id)
    if capture is None:
        raise NotInLibrary(id=article_id)
    place, text = library.place(opened, article_id), library.edition_text(opened, before_id)
    placements = placing.placements(opened, article_id, edition)
    changes = library.add_edition(opened, article_id, capture, edition, placements)
    if place:
        library.set_place(opened, article_id, carried(place, text, edition.text))
    return changes
