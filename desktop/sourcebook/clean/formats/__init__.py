"""Readers of sources that are not plain text: one file a format.

A reader takes a capture and gives a draft; its images lie in ``Draft.enclosed`` by the
address that ``Draft.assets`` has. It raises `SourceError` when there is nothing to read.
"""

# ruff: noqa: PLC0415 - a reader is imported when its format comes

from collections.abc import Callable

from sourcebook.clean.draft import Draft
from sourcebook.model import media
from sourcebook.model.capture import Capture

Reader = Callable[[Capture], Draft]


def reader_of(media_type: str) -> Reader | None:  # noqa: PLR0911 - a table, its imports lazy
    """Return the reader of *media_type*, or None when it is text.

    The table is literal and its imports are lazy: a frozen program finds them, and a page
    does not wait for the libraries of all formats.
    """
    if media_type.startswith(media.IMAGE):
        from sourcebook.clean.formats.image import draft_of_image

        return draft_of_image
    match media_type:
        case media.MHTML:
            from sourcebook.clean.formats.mhtml import draft_of_mhtml

            return draft_of_mhtml
        case media.EMAIL:
            from sourcebook.clean.formats.email_message import draft_of_message

            return draft_of_message
        case media.WARC:
            from sourcebook.clean.formats.warc import draft_of_warc

            return draft_of_warc
        case media.WACZ:
            from sourcebook.clean.formats.wacz import draft_of_wacz

            return draft_of_wacz
        case media.ZIPPED_PAGE:
            from sourcebook.clean.formats.zipped_page import draft_of_zipped_page

            return draft_of_zipped_page
        case media.DOCX | media.DOCM:
            from sourcebook.clean.formats.docx import draft_of_docx

            return draft_of_docx
        case media.EPUB:
            from sourcebook.clean.formats.epub import draft_of_epub

            return draft_of_epub
        case media.PDF:
            from sourcebook.clean.formats.pdf import draft_of_pdf

            return draft_of_pdf
        case _:
            return None
