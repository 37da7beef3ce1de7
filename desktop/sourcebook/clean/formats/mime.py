"""A message as a tree of parts, within limits: the standard library has none for depth or count.

Only cutting is done here; the standard library reads the headers and unpacks the bodies.
"""

import binascii
import quopri
import re
from binascii import a2b_base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import Final, TypeAlias

from sourcebook.base.encoding import codec_of, decode
from sourcebook.clean.blocks import one_line
from sourcebook.model.errors import CleaningFailed
from sourcebook.model.media import HTML, PLAIN

Head: TypeAlias = "Message[str, str]"
"""The head of a part: its fields by their names."""

MAX_DEPTH: Final = 30
"""Parts inside one another; a mail that was forwarded ten times has about as many."""

MAX_PARTS: Final = 5_000
"""Parts of a message; a page saved with all its images has some hundreds."""

MAX_HEAD: Final = 65_536
"""Bytes of the headers of a part that are read; what stands beyond is passed over."""

MAX_NAME: Final = 1000
"""Code points of a file's name that are read, still written for the way."""

_BLANK_LINE: Final = re.compile(rb"\A\r?\n|\r?\n[ \t]*\r?\n")
_FIRST_DELIMITER: Final = re.compile(rb"(?:\A|\n)--([^\r\n]{1,70}?)[ \t]*\r?\n")
_PAGE: Final = re.compile(rb"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_LATIN: Final = "iso-8859-1"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message: its headers, and either its bytes or the parts in it."""

    head: Head
    body: bytes
    parts: tuple["Part", ...] = ()

    @property
    def kind(self) -> str:
        """Return its media type in lower case; a page that is called plain text is a page."""
        kind = self.head.get_content_type()
        return HTML if kind == PLAIN and _PAGE.match(self.body) else kind

    def header(self, name: str) -> str:
        """Return the header *name*, in lower case, as a line of words; never raises."""
        raw = (value for key, value in self.head.raw_items() if key.lower() == name)
        return next((_words(str(value)[:MAX_HEAD]) for value in raw), "")

    def parameter(self, name: str, header: str = "content-type") -> str:
        """Return a parameter of a header, or an empty string."""
        return collapse_rfc2231_value(self.head.get_param(name, "", header)).strip()

    @property
    def name(self) -> str:
        """Return the name of the file that it was or shall be, or an empty string."""
        named = self.parameter("filename", "content-disposition") or self.parameter("name")
        return _words(named[:MAX_NAME])

    @property
    def is_attachment(self) -> bool:
        """Tell whether it shall be kept as a file, not read with the message."""
        return self.header("content-disposition").lower().startswith("attachment")

    def data(self) -> bytes:
        """Return its bytes as they were before they were packed for the way."""
        way = self.header("content-transfer-encoding").lower()
        if way == "quoted-printable":
            return quopri.decodestring(self.body)
        if way == "base64":
            return _from_base64(self.body)
        return self.body

    def text(self) -> str:
        """Return its words."""
        return decode(self.data(), self.parameter("charset"))[0]

    def walk(self) -> Iterator["Part"]:
        """Yield it and every part within, in their order; not what is in an attached message."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            yield part
            waiting += reversed(part.parts)


@dataclass(slots=True)
class Reading:
    """One reading of a message: what was met on the way."""

    source: str
    count: int = 0
    is_broken_off: bool = False
    is_too_long: bool = False
    _depth: int = field(default=0)

    def read(self, data: bytes) -> Part:
        """Cut *data* into its parts.

        Raises:
            CleaningFailed: Its parts stand too deep in one another.
        """
        head, body = _cut_head(data)
        boundary = _boundary(head, body)
        if not boundary:
            return Part(head, body)
        if self._depth >= MAX_DEPTH:
            raise CleaningFailed(source=self.source, reason="its parts are nested too deeply")
        self._depth += 1
        parts = tuple(self.read(piece) for piece in self._pieces(body, boundary))
        self._depth -= 1
        return Part(head, b"", parts)

    def _pieces(self, body: bytes, boundary: bytes) -> Iterator[bytes]:
        # An expression that begins with the words themselves is searched for at memory's speed.
        delimiter = re.compile(b"--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r?\n|\Z)")
        start = -1
        for found in delimiter.finditer(body):
            before = body[max(0, found.start() - 2) : found.start()]
            if before and not before.endswith(b"\n"):
                continue
            if start >= 0:
                yield body[start : found.start() - (2 if before == b"\r\n" else 1)]
            if found[1]:
                return
            self.count += 1
            if self.count > MAX_PARTS:
                self.is_too_long = True
                return
            start = body.find(b"\n", found.end()) + 1 or len(body)
        self.is_broken_off = True
        if start >= 0:
            yield body[start:]


def _cut_head(data: bytes) -> tuple[Head, bytes]:
    found = _BLANK_LINE.search(data)
    head, body = (data[: found.start()], data[found.end() :]) if found else (data, b"")
    return message_from_bytes(head[:MAX_HEAD] + b"\n\n"), body


def _boundary(head: Head, body: bytes) -> bytes:
    """Return what the parts are cut at; where it is not named, the first line that may be it."""
    if head.get_content_maintype() != "multipart":
        return b""
    named = head.get_boundary()
    if named:
        return named.encode("utf-8", "surrogateescape")[:200]
    first = _FIRST_DELIMITER.search(body[:MAX_HEAD])
    return first[1] if first else b""


def _words(value: str) -> str:
    """Read the encoded words of a header; a part in no known encoding stays as it stands."""
    try:
        pieces = decode_header(value)
    except (HeaderParseError, MessageError, ValueError, binascii.Error):
        return one_line(value)
    return one_line("".join(_piece(piece, label) for piece, label in pieces)) or one_line(value)


def _piece(piece: bytes | str, label: str | None) -> str:
    if isinstance(piece, str):
        raw = piece.encode("utf-8", "surrogateescape")
        return piece if raw.isascii() else decode(raw)[0]
    if label is None:
        return decode(piece)[0]
    return piece.decode(codec_of(label) or _LATIN, "replace")


def _from_base64(body: bytes) -> bytes:
    try:
        return a2b_base64(body + b"===")
    except binascii.Error:  # its last letter alone is less than a byte
        letters = re.sub(rb"[^A-Za-z0-9+/]+", b"", body)
        return a2b_base64(letters[: len(letters) // 4 * 4])
