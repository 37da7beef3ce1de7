"""Say where the highlights of an article, and the line being read, stand in another edition."""

from typing import Final

from sourcebook import library
from sourcebook.base.shifting import carried
from sourcebook.library import Library, Prepared
from sourcebook.model.anchor import Fit, Placement
from sourcebook.model.edition import Edition
from sourcebook.model.errors import NotInLibrary

LINE: Final = 80
"""Code points by which a line is known again: about one line of the page."""


def reading_place(opened: Library, article_id: str, edition: Edition) -> int:
    """Return the code point of *edition* at which the reader left the article, 0 without any.

    If that was in another edition, the line is looked for by its words; a line that is gone, by
    what both texts begin and end with alike.
    """
    from sourcebook import annotate  # noqa: PLC0415 - rapidfuzz is not on the way to the window

    at, seen_in = library.place_seen(opened, article_id)
    if not at or seen_in == edition.id:
        return at
    try:
        old = library.edition_text(opened, seen_in)
    except NotInLibrary:  # a place may outlive its edition: nothing else needs it
        return min(at, len(edition.text))
    if at >= len(old):
        return len(edition.text)
    where = annotate.resolve(edition.text, annotate.describe(old, at, min(at + LINE, len(old))))
    return carried(at, old, edition.text) if where.fit is Fit.ORPHAN else where.start


def placements(
    opened: Library, article_id: str, edition: Edition | Prepared
) -> dict[str, Placement]:
    """Return for the id of each highlight where it stands in *edition*.

    Highlights that were made in the same text are carried from it together; one whose text is
    not in the library is looked for by its own words.
    """
    from sourcebook import annotate  # noqa: PLC0415 - rapidfuzz is not on the way to the window

    marks = library.highlights(opened, article_id)
    text = edition.text if marks else ""
    placed: dict[str, Placement] = {}
    for source in {mark.anchor.text_sha256 for mark in marks}:
        chosen = [mark for mark in marks if mark.anchor.text_sha256 == source]
        old = library.text_by_sha256(opened, article_id, source)
        found = annotate.carry(old or "", text, [mark.anchor for mark in chosen])
        placed |= {mark.id: where for mark, where in zip(chosen, found, strict=True)}
    return placed
