"""A local file: its bytes, and what may go wrong on the way to them."""

from pathlib import Path
from stat import S_ISDIR, S_ISREG

from sourcebook.capture.limits import MAX_BYTES, too_large
from sourcebook.model.errors import SourceIsFolder, SourceMissing, SourceUnreadable


def read_file(path: Path) -> bytes:
    """Return the bytes of *path*, unchanged.

    Raises:
        SourceMissing: No such file.
        SourceIsFolder: It is a folder.
        SourceUnreadable: The system refuses, or it is a device or a pipe.
        SourceTooLarge: More than `MAX_BYTES`.
    """
    source = str(path)
    try:
        mode = path.stat().st_mode
        if S_ISDIR(mode):
            raise SourceIsFolder(source=source)
        if not S_ISREG(mode):
            raise SourceUnreadable(source=source, reason="it is a device, not a file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise SourceMissing(source=source) from error  # ValueError: a NUL in the name
    except OSError as error:
        reason = (error.strerror or "the system refuses").lower()
        raise SourceUnreadable(source=source, reason=reason) from error
    if len(data) > MAX_BYTES:
        raise too_large(source)
    return data
