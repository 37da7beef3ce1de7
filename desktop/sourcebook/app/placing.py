"""Say where the highlights of an article stand in a new edition of it."""

from sourcebook import annotate, library
from sourcebook.library import Library, Prepared
from sourcebook.model.anchor import Placement
from sourcebook.model.edition import Edition


def placements(
    opened: Library, article_id: str, edition: Edition | Prepared
) -> dict[str, Placement]:
    """Return for the id of each highlight where it stands in *edition*.

    Highlights that were made in the same text are carried from it together; one whose text is
    not in the library is looked for by its own words.
    """
    marks = library.highlights(opened, article_id)
    text = edition.text if marks else ""
    placed: dict[str, Placement] = {}
    for source in {mark.anchor.text_sha256 for mark in marks}:
        chosen = [mark for mark in marks if mark.anchor.text_sha256 == source]
        old = library.text_by_sha256(opened, article_id, source)
        found = annotate.carry(old or "", text, [mark.anchor for mark in chosen])
        placed |= {mark.id: where for mark, where in zip(chosen, found, strict=True)}
    return placed
