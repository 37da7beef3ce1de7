"""One file of named arrays, each checked before it is used.

    magic     8 bytes
    arrays    one after the other, each at a multiple of 8 bytes, little-endian
    sums      the CRC-32 of each stretch of each array, as 32-bit numbers
    directory JSON: documents, totals, and for each array where it lies
    trailer   where the directory lies, its length, its CRC-32, magic

A file is written once and never changed. It is mapped into memory: what is not asked for is not
read, and a stretch is checked when it is first asked for.
"""

import json
import mmap
import shutil
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sourcebook.base import atomic

Array: TypeAlias = NDArray[Any]
"""An array of numbers in one dimension."""

SUFFIX: Final = ".columns"
"""How the names of segment files end."""

STRETCH: Final = 1 << 18
"""Bytes that are checked at a time: a tenth of a millisecond."""

_MAGIC: Final = b"SBcols\x01\n"
_TRAILER: Final = struct.Struct("<QII8s")
_CODES: Final = frozenset({"u1", "u2", "u4", "u8", "i4", "i8"})


class Damaged(Exception):
    """A file of the index is not what was written."""


class SegmentFile:
    """An open segment; arrays are views into the mapped file."""

    def __init__(self, path: Path) -> None:
        """Map the file and read its directory; costs some tenths of a millisecond.

        Raises:
            Damaged: It is not what was written.
            OSError: It cannot be opened.
        """
        self.name = path.stem
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        directory = self._directory()
        self.documents: int = directory["documents"]
        self.totals: Mapping[str, int] = directory["totals"]
        self._places: Mapping[str, tuple[int, str, int, int]] = {
            name: tuple(place) for name, place in directory["arrays"].items()
        }
        start, count, crc = directory["sums"]
        if zlib.crc32(self._map[start : start + 4 * count]) != crc:
            raise Damaged(self.name)
        self._sums = np.frombuffer(self._map, "<u4", count, start)
        self._is_checked = np.zeros(count, bool)
        self._whole: dict[str, Array] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def whole(self, name: str) -> Array:
        """Return an array.

        Raises:
            Damaged: It is not what was written.
        """
        found = self._whole.get(name)
        if found is None:
            found = self._whole[name] = self.part(name, 0, self._places[name][2])
        return found

    def part(self, name: str, start: int, end: int) -> Array:
        """Return the elements from *start* to before *end* of an array.

        Raises:
            Damaged: They are not what was written.
        """
        offset, code, _, first = self._places[name]
        dtype = np.dtype(f"<{code}")
        if end > start:
            low = start * dtype.itemsize // STRETCH
            high = -(-end * dtype.itemsize // STRETCH)
            if not self._is_checked[first + low : first + high].all():
                self._check(name, low, high)
        return np.frombuffer(self._map, dtype, end - start, offset + start * dtype.itemsize)

    def bytes_of(self, name: str) -> bytes:
        """Return an array of bytes as bytes."""
        return self.whole(name).tobytes()

    def _directory(self) -> dict[str, Any]:
        try:
            start, length, crc, magic = _TRAILER.unpack(self._map[-_TRAILER.size :])
            raw = self._map[start : start + length]
        except (struct.error, ValueError, OverflowError, IndexError) as error:
            raise Damaged(self.name) from error
        if magic != _MAGIC or self._map[:8] != _MAGIC or zlib.crc32(raw) != crc:
            raise Damaged(self.name)
        directory: dict[str, Any] = json.loads(raw)
        return directory

    def _check(self, name: str, low: int, high: int) -> None:
        offset, code, count, first = self._places[name]
        end = offset + count * np.dtype(code).itemsize
        for number in range(low, high):
            if self._is_checked[first + number]:
                continue
            begin = offset + number * STRETCH
            stretch = self._map[begin : min(end, begin + STRETCH)]
            if zlib.crc32(stretch) != self._sums[first + number]:
                raise Damaged(f"{self.name}: {name}")
            self._is_checked[first + number] = True


class SegmentWriter:
    """Writes one segment file; it stands at its name only when `finish` has returned."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._temporary = path.with_name(f".{path.name}.tmp")
        self._file = self._temporary.open("wb")
        self._file.write(_MAGIC)
        self._arrays: dict[str, tuple[int, str, int, int]] = {}
        self._sums: list[int] = []

    def add(self, name: str, array: Array) -> None:
        """Write a whole array."""
        code = array.dtype.str[1:]
        if code not in _CODES:
            raise TypeError(code)
        data = np.ascontiguousarray(array, f"<{code}")
        place = self._begin()
        first = len(self._sums)
        view = memoryview(data.tobytes())
        for at in range(0, len(view), STRETCH):
            self._sums.append(zlib.crc32(view[at : at + STRETCH]))
        self._file.write(view)
        self._arrays[name] = (place, code, len(data), first)

    def add_file(self, name: str, spool: "Spool") -> None:
        """Write an array that was spooled to a file of its own."""
        place, first = self._begin(), len(self._sums)
        with spool.reading() as file:
            while stretch := file.read(STRETCH):
                self._sums.append(zlib.crc32(stretch))
                self._file.write(stretch)
        self._arrays[name] = (place, spool.code, spool.count, first)

    def finish(self, documents: int, totals: Mapping[str, int]) -> None:
        """Write the directory, wait until all is on the disk, and give the file its name."""
        sums = np.array(self._sums, "<u4").tobytes()
        at = self._begin()
        self._file.write(sums)
        directory = {
            "documents": documents,
            "totals": dict(totals),
            "arrays": self._arrays,
            "sums": [at, len(self._sums), zlib.crc32(sums)],
        }
        raw = json.dumps(directory, separators=(",", ":")).encode()
        start = self._file.tell()
        self._file.write(raw + _TRAILER.pack(start, len(raw), zlib.crc32(raw), _MAGIC))
        self._file.flush()
        atomic.sync_file(self._file.fileno())
        self._file.close()
        self._temporary.replace(self._path)

    def abandon(self) -> None:
        """Remove what was written."""
        self._file.close()
        self._temporary.unlink(missing_ok=True)

    def _begin(self) -> int:
        at = self._file.tell()
        self._file.write(bytes(-at % 8))
        return at + -at % 8


class Spool:
    """An array on its way: appended to a file, so that memory holds a piece of it only."""

    def __init__(self, folder: Path, name: str, code: str) -> None:
        self.code = code
        self.count = 0
        self._path = folder / name.replace("/", "-")
        self._file = self._path.open("wb")

    def append(self, piece: Array) -> None:
        """Add a piece."""
        self._file.write(np.ascontiguousarray(piece, f"<{self.code}").tobytes())
        self.count += len(piece)

    def reading(self) -> IO[bytes]:
        """Return the file from its beginning; nothing can be appended any more."""
        self._file.close()
        return self._path.open("rb")


def smallest(array: Array) -> Array:
    """Return *array*, of numbers from 0, in the narrowest type that holds them."""
    most = int(array.max()) if len(array) else 0
    return array.astype(code_for(most))


def code_for(most: int) -> str:
    """Return the narrowest type that holds numbers from 0 to *most*."""
    return next(
        code for code, size in (("u1", 8), ("u2", 16), ("u4", 32), ("u8", 64)) if most < 1 << size
    )


def remove_folder(folder: Path) -> None:
    """Remove a folder of spools."""
    shutil.rmtree(folder, ignore_errors=True)
