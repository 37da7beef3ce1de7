"""Notice that the program on the disk is no longer the one that runs."""

import sys
from pathlib import Path

Mark = tuple[int, int, int] | None


def mark(program: Path | None = None) -> Mark:
    """Return what tells this program's file from another one in its place, None for no file.

    A frozen program reads its parts from that file as they are needed: after an upgrade it finds
    others there.
    """
    try:
        found = (program or Path(sys.executable)).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns
