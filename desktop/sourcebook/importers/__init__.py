"""What comes into a library from other programs' files: one file a format, named in one table."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from sourcebook.importers import archive
from sourcebook.importers.aliases import read_aliases
from sourcebook.model.dossier import Dossier
from sourcebook.model.errors import ImportFailed

Reader = Callable[[Path], AbstractContextManager[Dossier]]

READERS: tuple[tuple[Callable[[Path], bool], Reader], ...] = ((archive.is_archive, archive.read),)
"""What tells a format by its content, and what reads it; the first that fits is taken."""


def reader(source: Path) -> Reader:
    """Return what reads the format of *source*.

    Raises:
        ImportFailed: The file cannot be read, or nobody knows its format.
    """
    try:
        for fits, read in READERS:
            if fits(source):
                return read
    except OSError as error:
        raise ImportFailed(source=source, reason=error.strerror or str(error)) from error
    raise ImportFailed(source=source, reason="it is not a Sourcebook archive")


__all__ = ["READERS", "read_aliases", "reader"]
