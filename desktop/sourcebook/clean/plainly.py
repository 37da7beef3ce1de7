"""The plain words of a source that was too hard for its structure, in linear time."""

from dataclasses import replace
from typing import Final

from sourcebook.base.encoding import decode
from sourcebook.clean.draft import Draft
from sourcebook.clean.formats.file_name import with_title
from sourcebook.clean.formats.plain_words import plain_words_of
from sourcebook.clean.pipeline import edition_of
from sourcebook.clean.plaintext import paragraphs_of
from sourcebook.clean.webpage import PLAIN, plain_draft
from sourcebook.model.article import Metadata, Status
from sourcebook.model.capture import Capture
from sourcebook.model.edition import Cleaned
from sourcebook.model.errors import SourceEmpty
from sourcebook.model.media import HTML
from sourcebook.model.media import PLAIN as PLAIN_TEXT

MAX_WORDS: Final = 10_000_000
"""Code points that are shown; a thick book has two million. The original keeps the rest."""

_HTML: Final = frozenset({HTML, "application/xhtml+xml", "application/xml", "text/xml"})


def clean_plainly(capture: Capture) -> Cleaned:
    """Make an edition of the words of *capture* alone: no structure is looked for.

    For what took too much time or memory, or broke, in `clean`: nothing here grows faster
    than the source. Costs about a second for 20 MB. A document whose words cannot be taken
    out of it gives an empty edition that says so: its bytes are worth keeping.

    Raises:
        SourceEmpty: It is text, and there is none in it.
    """
    words = plain_words_of(capture, MAX_WORDS)
    if words is not None:
        if not words.strip():
            return unreadable(capture)
        draft = with_title(_draft(words.replace("\0", ""), PLAIN_TEXT), capture)
        return Cleaned(edition_of(draft, capture.id))
    text, _ = decode(capture.page.data, capture.encoding)
    edition = edition_of(_draft(text.replace("\0", ""), capture.media_type), capture.id)
    if not edition.text.strip():
        raise SourceEmpty(source=capture.source)
    return Cleaned(edition)


def unreadable(capture: Capture) -> Cleaned:
    """Return the empty edition of a source that cannot be read; costs nothing."""
    draft = with_title(Draft(Metadata(), "", status=Status.BROKEN), capture)
    return Cleaned(edition_of(draft, capture.id))


def _draft(text: str, media_type: str) -> Draft:
    status = Status.PLAIN
    if media_type in _HTML:
        return replace(plain_draft(text[:MAX_WORDS]), status=status)
    return Draft(Metadata(), paragraphs_of(text[:MAX_WORDS]), rules=PLAIN, status=status)
