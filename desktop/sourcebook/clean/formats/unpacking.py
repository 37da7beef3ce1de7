"""Packed bytes, unpacked as they are read and never more than a limit."""

import codecs
import io
import zlib
from typing import Final, Protocol

import zstandard

MAX_UNPACKED: Final = 1_000_000_000
"""Bytes that one file may unpack to: five times what is taken in."""

MAX_LINE: Final = 65_536
"""Bytes of one line; a longer one comes in pieces."""

MAX_LINES: Final = 2_000
"""Lines of one record's headers; what comes after is not seen."""

MAX_CODINGS: Final = 5
"""Codings put on one answer, one over the other; more are a trap."""

_PIECE: Final = 65_536
_GZIP: Final = b"\x1f\x8b"


class Readable(Protocol):
    """A file that is read from its start to its end."""

    def read(self, size: int = ..., /) -> bytes | None:
        """Return the next bytes, up to *size*."""


class Unpacking(io.RawIOBase):
    """A file of bytes, unpacked if it is in one or more members of gzip.

    ``is_broken_off`` and ``is_damaged`` say, at its end, why there is no more.
    """

    def __init__(self, file: Readable) -> None:
        super().__init__()
        self._file = file
        self._waiting = file.read(_PIECE) or b""
        self._is_packed = self._waiting.startswith(_GZIP)
        self._unpacker = _unpacker() if self._is_packed else None
        self._is_begun = False
        self._given = 0
        self.is_broken_off = False
        self.is_damaged = False

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # plain
        """Put the next bytes into *buffer*; 0 at the end."""
        size = min(len(buffer), MAX_UNPACKED - self._given)
        if size <= 0:
            self.is_damaged = True
            return 0
        data = self._unpack(size) if self._is_packed else self._plain(size)
        buffer[: len(data)] = data
        self._given += len(data)
        return len(data)

    def _plain(self, size: int) -> bytes:
        if not self._waiting:
            self._waiting = self._file.read(_PIECE) or b""
        data, self._waiting = self._waiting[:size], self._waiting[size:]
        return data

    def _unpack(self, size: int) -> bytes:
        """Return the next bytes of one member or of the one after it."""
        while self._unpacker is not None:
            self._waiting = self._waiting or self._file.read(_PIECE) or b""
            if not self._waiting:
                self.is_broken_off = self._is_begun
                break
            if self._unpacker.eof:
                if not self._waiting.startswith(_GZIP[:1]):
                    break  # what follows the last member is padding
                self._unpacker = _unpacker()
            try:
                data = self._unpacker.decompress(self._waiting, size)
            except zlib.error:
                self.is_damaged = True
                self._unpacker = None
                break
            self._waiting = self._unpacker.unconsumed_tail or self._unpacker.unused_data
            self._is_begun = not self._unpacker.eof
            if data:
                return data
        return b""


class Lines(io.BufferedReader):
    """A file read in lines, none of them endless, nor their number within one record."""

    def __init__(self, raw: io.RawIOBase) -> None:
        super().__init__(raw, _PIECE)
        self._left = MAX_LINES
        self._read = 0

    def begin(self) -> None:
        """Count the lines of a new record."""
        self._left = MAX_LINES

    def first_line(self) -> bytes:
        """Return the next line that is not blank, or nothing at the end."""
        while line := super().readline(MAX_LINE):
            if line.strip():
                return line
        return b""

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return the next line, or nothing when the record has too many."""
        if self._left <= 0:
            return b""
        self._left -= 1
        limit = MAX_LINE if size is None or size < 0 else min(size, MAX_LINE)
        return super().readline(limit)


def unpacked(data: bytes, coding: str, limit: int) -> bytes | None:
    """Undo a Content-Encoding, up to *limit* bytes; None when that cannot be done.

    Of several codings, ``gzip, br``, the last was put on last: it is undone first, each up to
    the limit.

    Bytes that are not packed as they claim come back as they are: archives often keep the
    header and not the packing. Brotli says nowhere that it is Brotli, so there only a page does.
    """
    codings = coding.lower().split(",")
    if len(codings) > MAX_CODINGS:
        return None
    for one in reversed(codings):
        found = _undone(data, one.strip(), limit)
        if found is None:
            return None
        data = found
    return data


def _undone(data: bytes, coding: str, limit: int) -> bytes | None:
    """Undo one coding."""
    if coding in {"", "identity", "none"} or not data:
        return data
    if coding in {"gzip", "x-gzip"}:
        return _inflated(data, limit, 16 + zlib.MAX_WBITS)
    if coding == "deflate":
        plain = _inflated(data, limit, zlib.MAX_WBITS)
        return plain if plain != data else _inflated(data, limit, -zlib.MAX_WBITS)
    if coding == "zstd":
        return _from_zstandard(data, limit)
    found = _from_brotli(data, limit) if coding == "br" else None
    if found is None and data.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"<":
        return data  # a page that is readable is not packed
    return found


def _inflated(data: bytes, limit: int, bits: int) -> bytes:
    try:
        return zlib.decompressobj(bits).decompress(data, limit)
    except zlib.error:
        return data


def _from_zstandard(data: bytes, limit: int) -> bytes:
    reader = zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True)
    pieces: list[bytes] = []
    try:
        while limit > 0 and (piece := reader.read(min(limit, _PIECE))):
            pieces.append(piece)
            limit -= len(piece)
    except zstandard.ZstdError:
        return b"".join(pieces) or data
    return b"".join(pieces)


def _from_brotli(data: bytes, limit: int) -> bytes | None:
    """Return what *data* holds up to *limit* bytes; None when it is damaged or broken off."""
    import brotli  # noqa: PLC0415 - few archives need it

    reader = brotli.Decompressor()
    pieces: list[bytes] = []
    left = limit
    try:
        while left > 0 and not reader.is_finished():
            piece = reader.process(b"" if pieces else data, output_buffer_limit=left)
            if not piece:
                break
            pieces.append(piece[:left])  # it may give somewhat more than it was told
            left -= len(piece)
    except brotli.error:
        return None
    return b"".join(pieces) if left <= 0 or reader.is_finished() else None


def _unpacker() -> "zlib._Decompress":
    return zlib.decompressobj(16 + zlib.MAX_WBITS)
