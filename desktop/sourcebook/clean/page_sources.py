"""The pages of a capture as they were written, each with the images that came beside it."""

# ruff: noqa: PLC0415 - a reader is imported when its format comes

from dataclasses import dataclass
from typing import Final

from sourcebook.clean.enclosing import EMPTY, Container, Folder
from sourcebook.model import media
from sourcebook.model.capture import Capture

PAGES: Final = frozenset({media.HTML, "application/xhtml+xml", "application/xml", "text/xml"})
"""Media types of captures that are web pages themselves."""

HOLDING_PAGES: Final = PAGES | {media.MHTML, media.WARC, media.WACZ, media.ZIPPED_PAGE}
"""Those and the containers that hold one."""


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page as it was written; ``address`` is what its links are relative to."""

    data: bytes
    address: str
    encoding: str = ""
    beside: Container = EMPTY


def page_sources(capture: Capture) -> list[PageSource]:
    """Return the pages of *capture*; of a container the one that it was made for.

    Raises:
        CleaningFailed: The container holds no page.
    """
    match capture.media_type:
        case media.MHTML:
            from sourcebook.clean.formats.mhtml import held_page as page_of_mhtml

            return [PageSource(*page_of_mhtml(capture))]
        case media.WARC:
            from sourcebook.clean.formats.warc import archive_of_warc, held_page

            return [PageSource(*held_page(archive_of_warc(capture), capture.source))]
        case media.WACZ:
            from sourcebook.clean.formats.wacz import archive_of_wacz
            from sourcebook.clean.formats.warc import held_page

            return [PageSource(*held_page(archive_of_wacz(capture), capture.source))]
        case media.ZIPPED_PAGE:
            from sourcebook.clean.formats.zipped_page import held_page as page_of_zip

            return [PageSource(*page_of_zip(capture))]
        case _:
            pass
    pages = capture.pages or (capture.page,)
    beside = Folder.of_capture(capture)
    return [
        PageSource(one.data, one.address or capture.address, capture.encoding, beside)
        for one in pages
    ]
