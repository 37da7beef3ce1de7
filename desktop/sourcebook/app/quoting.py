"""Quote a passage with its source, as Markdown that leads back to its place."""

from sourcebook.app.reading import Reading
from sourcebook.model.article import Article

_HASH_DIGITS = 16
"""Of the SHA-256 of the text in which the code points count; editions are few."""


def quoted(reading: Reading, start: int, end: int) -> str:
    """Return the code points from *start* to *end* of an article as a Markdown quotation.

    Costs one hash of the text. Its last line names the source and links to
    ``sourcebook:article/<id>?at=<start>-<end>&text=<hash>``: the passage in the edition whose
    text has that hash, which is never deleted.
    """
    from sourcebook import annotate, notes  # noqa: PLC0415 - rapidfuzz is not on the way to the window

    anchor = annotate.describe(reading.edition.text, start, end)
    link = place_link(reading.article.id, start, end, anchor.text_sha256)
    return notes.quotation(anchor.quote, citation(reading.article), link)


def place_link(article_id: str, start: int, end: int, text_sha256: str) -> str:
    """Return the address of code points in the edition of an article whose text has that hash."""
    place = f"at={start}-{end}&text={text_sha256[:_HASH_DIGITS]}"
    return f"sourcebook:article/{article_id}?{place}"


def citation(article: Article) -> str:
    """Return one line that names an article: ``Mira Öztürk: The Ferry (Daily News, 2019)``."""
    known = article.metadata
    year = known.published[:4]
    inside = ", ".join(part for part in (known.site, year) if part)
    named = f"{known.byline}: {article.name}" if known.byline else article.name
    return f"{named} ({inside})" if inside else named
