"""What a server packed for the way, unpacked piece by piece, with its end known."""

import zlib
from collections.abc import Iterator
from typing import Final

MAX_PIECE: Final = 1_048_576
"""Bytes that are unpacked at a time: a bomb is noticed long before it fills the memory."""

_GZIP: Final = frozenset({"gzip", "x-gzip"})
_MAGIC: Final = b"\x1f\x8b"


class Unpacking:
    """The body of one answer; urllib3 unpacks as well, but takes a torn end for an end."""

    def __init__(self, coding: str) -> None:
        """Begin a body in *coding*: ``gzip``, ``x-gzip``, ``deflate``, ``identity`` or nothing."""
        self._is_packed = coding not in {"", "identity"}
        self._is_gzip = coding in _GZIP
        self._stream = zlib.decompressobj(zlib.MAX_WBITS + 16 * self._is_gzip)
        self._is_begun = False
        self._is_later = False
        self._is_over = False
        self._after = b""

    @property
    def is_complete(self) -> bool:
        """Tell whether what came may be all of it: nothing, or packed bytes with their end."""
        return not self._is_begun or self._is_over or self._stream.eof

    def unpack(self, packed: bytes) -> Iterator[bytes]:
        """Yield what *packed* holds, at most `MAX_PIECE` bytes at a time.

        What stands behind the end is passed over, as browsers do, unless it begins another
        stream of gzip.

        Raises:
            zlib.error: These are no bytes of the coding.
        """
        if not self._is_packed:
            yield packed
            return
        if packed and not self._is_begun:
            self._begin(packed)
        while packed and (packed := self._behind_the_end(packed)):
            try:
                piece = self._stream.decompress(packed, MAX_PIECE)
            except zlib.error:
                if not self._is_later:
                    raise
                self._is_over = True
                return
            packed = self._stream.unused_data or self._stream.unconsumed_tail
            yield piece
            while len(piece) == MAX_PIECE and not packed:  # zlib may hold back more of it
                piece = self._stream.decompress(b"", MAX_PIECE)
                packed = self._stream.unused_data
                yield piece

    def _begin(self, packed: bytes) -> None:
        """Tell the two kinds of ``deflate`` apart: some servers leave the frame of zlib out."""
        self._is_begun = True
        if not self._is_gzip and packed[0] & 0x0F != zlib.DEFLATED:
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)

    def _behind_the_end(self, packed: bytes) -> bytes:
        """Return what is to be unpacked of *packed*: behind the end only another stream."""
        if self._is_over or not self._stream.eof:
            return b"" if self._is_over else packed
        self._after += packed
        if not (self._is_gzip and self._after.startswith(_MAGIC)):
            self._is_over = not (self._is_gzip and _MAGIC.startswith(self._after))
            return b""
        packed, self._after, self._is_later = self._after, b"", True
        self._stream = zlib.decompressobj(zlib.MAX_WBITS + 16)
        return packed
