"""Write a file so that after a crash it is either the old one or the new one, whole."""

import os
import secrets
import sys
from pathlib import Path


def write_bytes(path: Path, data: bytes) -> None:
    """Replace *path* by *data*: temporary file, fsync, rename, fsync of the folder.

    Costs two or three waits for the disk; never call it on a window's thread.

    Raises:
        OSError: Nothing was changed and no temporary file is left.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            sync_file(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_text(path: Path, text: str) -> None:
    """Replace *path* by *text* in UTF-8 as `write_bytes` does."""
    write_bytes(path, text.encode("utf-8"))


def sync_file(descriptor: int) -> None:
    """Wait until an open file is on the disk; on macOS through its drive's cache too."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - not there on Windows

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the names in *folder* are on the disk; Windows does this by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
