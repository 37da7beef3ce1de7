"""What the search process does while it is asked nothing: it checks the index ahead."""

from functools import partial
from pathlib import Path
from typing import Final

import psutil

from sourcebook.app import helper_process, indexing

MOST_BYTES: Final = 1 << 30
"""Bytes of an index that are read ahead: that of 100,000 articles of 1,000 words has half of it."""

SHARE: Final = 4
"""One byte in so many of the memory that is free for the asking may be taken for it."""


def read_ahead(folder: Path) -> None:
    """Have the index of the library in *folder* checked while nothing is asked of this process.

    At most a twentieth of the time goes into it, and no question waits longer than for a quarter
    of a megabyte. It is read once for each state: what is in memory is not read from the disk, and
    the system may take the memory back at any time.
    """
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    most_bytes = min(MOST_BYTES, int(psutil.virtual_memory().available) // SHARE)
    helper_process.meanwhile(partial(index.warm, indexing.index_folder(folder), most_bytes))
