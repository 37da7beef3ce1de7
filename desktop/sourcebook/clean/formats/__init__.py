"""Readers of sources that are not plain text: one file a format.

A reader takes a capture and gives a draft; its images lie in ``Draft.enclosed`` by the
address that ``Draft.assets`` has. It raises `SourceError` when there is nothing to read.
"""

from collections.abc import Callable

from sourcebook.clean.draft import Draft
from sourcebook.model.capture import Capture

Reader = Callable[[Capture], Draft]


def reader_of(media_type: str) -> Reader | None:
    """Return the reader of *media_type*, or None when it is text.

    The table is literal and its imports are lazy: a frozen program finds them, and a page
    does not wait for the libraries of all formats.
    """
    match media_type:
        case _:
            return None
