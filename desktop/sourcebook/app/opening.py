"""Open a library for one thread."""

import logging
from pathlib import Path

from sourcebook import library
from sourcebook.app import wikilinking
from sourcebook.library import Library

log = logging.getLogger(__name__)

__all__ = ["Library", "open_library"]


def open_library(folder: Path) -> Library:
    """Open the library in *folder* for reading and writing, making it when it is not there.

    Raises:
        LibraryError: It cannot be opened; nothing was changed.
    """
    opened = library.open_library(folder, write=True)
    try:
        wikilinking.catch_up(opened)
    except BaseException:
        opened.close()
        raise
    return opened
