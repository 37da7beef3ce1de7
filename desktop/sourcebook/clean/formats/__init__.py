"""Readers of sources that are not plain text: one file a format.

A reader takes a capture and gives a draft; its images lie in ``Draft.enclosed`` by the
address that ``Draft.assets`` has. It raises `SourceError` when there is nothing to read.
"""

# ruff: noqa: PLC0415 - a reader is imported when its format comes

from collections.abc import Callable

from sourcebook.clean.draft import Draft
from sourcebook.model.capture import Capture
from sourcebook.model.media import IMAGE

Reader = Callable[[Capture], Draft]


def reader_of(media_type: str) -> Reader | None:
    """Return the reader of *media_type*, or None when it is text.

    The table is literal and its imports are lazy: a frozen program finds them, and a page
    does not wait for the libraries of all formats.
    """
    if media_type.startswith(IMAGE):
        from sourcebook.clean.formats.image import draft_of_image

        return draft_of_image
    match media_type:
        case "multipart/related":
            from sourcebook.clean.formats.mhtml import draft_of_mhtml

            return draft_of_mhtml
        case "message/rfc822":
            from sourcebook.clean.formats.email_message import draft_of_message

            return draft_of_message
        case "application/warc":
            from sourcebook.clean.formats.warc import draft_of_warc

            return draft_of_warc
        case "application/wacz":
            from sourcebook.clean.formats.wacz import draft_of_wacz

            return draft_of_wacz
        case _:
            return None
