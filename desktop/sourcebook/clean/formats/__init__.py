"""Readers of sources that are not plain text: one file a format.

A reader takes a capture and gives a draft; its images lie in ``Draft.enclosed`` by the
address that ``Draft.assets`` has. It raises `SourceError` when there is nothing to read.
"""

from collections.abc import Callable

from sourcebook.clean.draft import Draft
from sourcebook.model import media
from sourcebook.model.capture import Capture

Reader = Callable[[Capture], Draft]


def reader_of(media_type: str) -> Reader | None:
    """Return the reader of *media_type*, or None when it is text.

    The table is literal and its imports are lazy: a frozen program finds them, and a page
    does not wait for the libraries of all formats.
    """
    match media_type:
        case media.DOCX | media.DOCM:
            from sourcebook.clean.formats.docx import draft_of_docx  # noqa: PLC0415 - lazy

            return draft_of_docx
        case media.EPUB:
            from sourcebook.clean.formats.epub import draft_of_epub  # noqa: PLC0415 - lazy

            return draft_of_epub
        case media.PDF:
            from sourcebook.clean.formats.pdf import draft_of_pdf  # noqa: PLC0415 - lazy

            return draft_of_pdf
        case _:
            return None
