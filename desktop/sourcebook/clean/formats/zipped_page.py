"""A page in a ZIP file: as SingleFile packs it, within a page that unpacks itself, or a folder."""

import posixpath
import re
from typing import Final

from sourcebook.clean.draft import Draft
from sourcebook.clean.enclosing import EMPTY, Container, Folder, draft_of_source
from sourcebook.clean.formats.zipped import Zipped, unzip
from sourcebook.model.capture import Capture
from sourcebook.model.errors import CleaningFailed

MAX_IMAGES: Final = 2_000
"""Members that are taken for images of the page."""

MAX_HELD: Final = 200_000_000
"""Bytes of images held at once; those beyond are missing."""

MAX_HEAD: Final = 8_192
"""Bytes of a page in which its program says where it came from."""

_ADDRESS: Final = re.compile(rb"Page saved with SingleFile\s+url:\s*(https?://\S+)")
_PAGES: Final = (".html", ".htm", ".xhtml")
_IMAGES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".jfif")


def draft_of_zipped_page(capture: Capture) -> Draft:
    """Read the page of a ZIP file with the images beside it.

    Raises:
        CleaningFailed: It is damaged, locked, or holds no page.
    """
    data, address, encoding, images = held_page(capture)
    return draft_of_source(
        data, address, encoding=encoding, beside=images, captured_at=capture.captured_at
    )


def held_page(capture: Capture) -> tuple[bytes, str, str, Container]:
    """Return the page of a ZIP file: bytes, address, encoding, and its images.

    Raises:
        CleaningFailed: It is damaged, locked, or holds no page.
    """
    file = unzip(capture.page.data, capture.source)
    if file.is_locked:
        raise CleaningFailed(source=capture.source, reason="it asks for a password")
    name = page_in(file)
    data = file.read(name) if name else None
    if data is None:
        raise CleaningFailed(source=capture.source, reason="it holds no page")
    found = _ADDRESS.search(data[:MAX_HEAD])
    address = capture.address or (found[1].decode("utf-8", "replace") if found else "")
    return data, address, "", _images(file)


def page_in(file: Zipped) -> str:
    """Return the name of the page that a ZIP file was made for, or an empty string.

    It is the index, nearest to the top; else the only page.
    """
    pages = [name for name in file.members if name.lower().endswith(_PAGES)]
    pages.sort(key=lambda name: (name.count("/"), name))
    index = (name for name in pages if posixpath.basename(name).lower().startswith("index."))
    return next(index, pages[0] if len(pages) == 1 else "")


def _images(file: Zipped) -> Container:
    """Hold the images of a file by the names of their folder and their own."""
    images: dict[str, bytes] = {}
    left = MAX_HELD
    for member in list(file.members)[: MAX_IMAGES * 5]:
        if not member.lower().endswith(_IMAGES) or len(images) >= MAX_IMAGES:
            continue
        data = file.read(member)
        if data and len(data) <= left:
            left -= len(data)
            images["/".join(member.split("/")[-2:])] = data
    return Folder(images) if images else EMPTY
