"""The members of a ZIP file from anywhere: limits on their number and size, no path followed."""

import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from urllib.parse import unquote

from sourcebook.model.errors import CleaningFailed

MAX_MEMBERS: Final = 10_000
"""Members of one file; a book of a thousand chapters and pictures has fewer."""

MAX_MEMBER: Final = 50_000_000
"""Bytes of one member, unpacked."""

MAX_UNPACKED: Final = 300_000_000
"""Bytes of all members together, unpacked: a parse worker has 1 GB."""

_DAMAGE: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError),
    *(NotImplementedError, RuntimeError, OverflowError, IndexError),
)
"""What `zipfile` and what lies under it raise for files that are broken or made to break it."""

_IS_ENCRYPTED: Final = 0x1


@dataclass(frozen=True, slots=True)
class Zipped:
    """A ZIP file in memory; its names are only keys, nothing is ever written to a disk."""

    file: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    source: str

    def read(self, name: str) -> bytes | None:
        """Return a member, or None when it is missing, broken or too large."""
        member = self.members.get(name)
        if member is None or member.file_size > MAX_MEMBER:
            return None
        try:
            # zipfile stops at the size that is declared, whatever the packed bytes would give.
            return self.file.read(member)
        except _DAMAGE:
            return None

    @property
    def is_locked(self) -> bool:
        """Tell whether a member asks for a password."""
        return any(member.flag_bits & _IS_ENCRYPTED for member in self.members.values())


def unzip(data: bytes, source: str) -> Zipped:
    """Open a ZIP file that lies in memory.

    Raises:
        CleaningFailed: It is broken, or larger unpacked than this program reads.
    """
    try:
        file = zipfile.ZipFile(BytesIO(data))
        listed = file.infolist()
    except _DAMAGE as error:
        raise CleaningFailed(source=source, reason="the file is damaged or breaks off") from error
    if len(listed) > MAX_MEMBERS:
        reason = f"it holds more than {MAX_MEMBERS} parts"
        raise CleaningFailed(source=source, reason=reason)
    if sum(member.file_size for member in listed) > MAX_UNPACKED:
        reason = f"it is larger than {MAX_UNPACKED // 1_000_000} MB when unpacked"
        raise CleaningFailed(source=source, reason=reason)
    return Zipped(file, {member.filename: member for member in listed}, source)


def beside(name: str, href: str) -> str:
    """Return the name of the member that *href* in the member *name* points at, or ``""``.

    A path that leads out of the file leads nowhere; so does an address with a scheme.
    """
    path = unquote(href.partition("#")[0].partition("?")[0])
    if not path:
        return name
    if ":" in path.partition("/")[0] or path.startswith("/"):
        return ""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
    return "" if joined.startswith("..") else joined
