"""One file of named arrays, each checked before it is used.

    magic     8 bytes
    arrays    one after the other, each at a multiple of 8 bytes, little-endian
    sums      a number for each stretch of each array, see `_sums_of`
    directory JSON: documents, totals, and for each array where it lies
    trailer   where the directory lies, its length, its CRC-32, magic

A file is written once and never changed. It is mapped into memory: what is not asked for is not
read, and a stretch is checked when it is first asked for; small arrays are checked as a whole.
"""

import json
import mmap
import os
import shutil
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sourcebook.base import atomic
from sourcebook.index.columnar.damaged import Damaged, decoding

Array: TypeAlias = NDArray[Any]
"""An array of numbers in one dimension."""

SUFFIX: Final = ".columns"
"""How the names of segment files end."""

STRETCH: Final = 1 << 14
"""Bytes that are checked at a time: the postings of a common word are two or three of them."""

SMALL: Final = 1 << 22
"""Bytes of an array that is checked as a whole when it is first asked for: a millisecond. Each word
asks for a few bytes of it only, and would be kept as long by a stretch as by those it needs."""

_AT_ONCE: Final = 16
"""Stretches that are checked in one go while nobody asks: a tenth of a millisecond of processor
time, and a quarter of a megabyte to read from a disk."""

_MAGIC: Final = b"SBcols\x02\n"
_WORDS: Final = STRETCH // 8
_WEIGHTS: Final = np.arange(1, _WORDS + 1, dtype="<u8") * np.uint64(0x9E3779B97F4A7C15) | np.uint64(
    1
)
_PIECE: Final = 64 * STRETCH
"""Bytes of a spooled array that are held at a time."""

_TRAILER: Final = struct.Struct("<QII8s")
_CODES: Final = frozenset({"u1", "u2", "u4", "u8", "i4", "i8"})


class SegmentFile:
    """An open segment; arrays are views into the mapped file."""

    def __init__(self, path: Path) -> None:
        """Map the file and read its directory; costs some tenths of a millisecond.

        Raises:
            Damaged: It is not what was written.
            OSError: It cannot be opened.
        """
        self.name = path.stem
        self._path = str(path)  # a path costs more than the question whether it is the same
        self._stamp = _stamp(self._path)
        with path.open("rb") as file, decoding(self.name):
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            directory = self._directory()
            self.documents: int = directory["documents"]
            self.totals: Mapping[str, int] = directory["totals"]
            places = directory["arrays"].items()
            self._arrays = {name: self._array(*place) for name, place in places}
            start, count, crc = directory["sums"]
            if zlib.crc32(self._map[start : start + 8 * count]) != crc:
                raise Damaged(self.name)
            self._sums = np.frombuffer(self._map, "<u8", count, start)
        self._is_checked = bytearray(count)
        self._whole: dict[str, Array] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    @property
    def is_same(self) -> bool:
        """Tell whether nobody wrote to the file since it was opened. Costs some microseconds."""
        try:
            return self._stamp == _stamp(self._path)
        except OSError:
            return False

    def whole(self, name: str) -> Array:
        """Return an array.

        Raises:
            Damaged: It is not what was written.
        """
        found = self._whole.get(name)
        if found is None:
            found = self._whole[name] = self.part(name, 0, len(self._arrays[name][0]))
        return found

    def part(self, name: str, start: int, end: int) -> Array:
        """Return the elements from *start* to before *end* of an array.

        Raises:
            Damaged: They are not what was written.
        """
        found = self._whole.get(name)
        if found is not None:
            return found[start:end]
        array, offset, first = self._arrays[name]
        if end > start:
            low = first + start * array.itemsize // STRETCH
            high = first - (-end * array.itemsize // STRETCH)
            if self._is_checked.find(0, low, high) >= 0:
                if array.nbytes <= SMALL:
                    low, high = first, first - (-array.nbytes // STRETCH)
                self._check(name, offset + (low - first) * STRETCH, low, high)
        return array[start:end]

    @property
    def names(self) -> Sequence[str]:
        """Return the names of the arrays."""
        return tuple(self._arrays)

    @property
    def checked_bytes(self) -> int:
        """Return how much was checked since it was opened."""
        return self._is_checked.count(1) * STRETCH

    def checked(self, name: str) -> Iterator[int]:
        """Check what is not checked yet of an array, a piece at a time; yield the bytes of each.

        Ends when somebody wrote to the file: it is to be opened again.

        Raises:
            Damaged: A piece is not what was written.
        """
        if name in self._whole:
            return
        array, offset, first = self._arrays[name]
        count = -(-array.nbytes // STRETCH)
        for low in range(0, count, _AT_ONCE):
            high = min(low + _AT_ONCE, count)
            if self._is_checked.find(0, first + low, first + high) >= 0:
                if not self.is_same:
                    return
                self._check(name, offset + low * STRETCH, first + low, first + high)
                yield (high - low) * STRETCH
        self._whole[name] = array

    def check(self) -> None:
        """Read the whole file, also what was read before.

        Raises:
            Damaged: It is not what was written.
        """
        self._is_checked = bytearray(len(self._is_checked))
        self._whole.clear()
        for name, (array, _, _) in self._arrays.items():
            self.part(name, 0, len(array))

    def _directory(self) -> dict[str, Any]:
        start, length, crc, magic = _TRAILER.unpack(self._map[-_TRAILER.size :])
        raw = self._map[start : start + length]
        if magic != _MAGIC or self._map[:8] != _MAGIC or zlib.crc32(raw) != crc:
            raise Damaged(self.name)
        directory: dict[str, Any] = json.loads(raw)
        return directory

    def _array(self, offset: int, code: str, count: int, first: int) -> tuple[Array, int, int]:
        """Return an array, not checked yet, where it lies, and the number of its first stretch."""
        return np.frombuffer(self._map, f"<{code}", count, offset), offset, first

    def _check(self, name: str, offset: int, low: int, high: int) -> None:
        """Check the stretches from *low* to before *high*; the first one lies at *offset*."""
        array, begin, _ = self._arrays[name]
        end = min(offset + (high - low) * STRETCH, begin + _padded(array.nbytes))
        words = np.frombuffer(self._map, "<u8", (end - offset) // 8, offset)
        if _sums_of(words).tobytes() != self._sums[low:high].tobytes():
            raise Damaged(f"{self.name}: {name}")
        self._is_checked[low:high] = b"\1" * (high - low)


class SegmentWriter:
    """Writes one segment file; it stands at its name only when `finish` has returned."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._temporary = path.with_name(f".{path.name}.tmp")
        self._file = self._temporary.open("wb")
        self._file.write(_MAGIC)
        self._arrays: dict[str, tuple[int, str, int, int]] = {}
        self._sums: list[Array] = []
        self._stretches = 0

    def add(self, name: str, array: Array) -> None:
        """Write a whole array."""
        code = array.dtype.str[1:]
        if code not in _CODES:
            raise TypeError(code)
        data = np.ascontiguousarray(array, f"<{code}")
        place = self._begin()
        self._arrays[name] = (place, code, len(data), self._stretches)
        self._write(data.tobytes())

    def add_file(self, name: str, spool: "Spool") -> None:
        """Write an array that was spooled to a file of its own."""
        self._arrays[name] = (self._begin(), spool.code, spool.count, self._stretches)
        with spool.reading() as file:
            while piece := file.read(_PIECE):
                self._write(piece)

    def finish(self, documents: int, totals: Mapping[str, int]) -> None:
        """Write the directory, wait until all is on the disk, and give the file its name."""
        sums = np.concatenate([np.zeros(0, "<u8"), *self._sums]).tobytes()
        at = self._begin()
        self._file.write(sums)
        directory = {
            "documents": documents,
            "totals": dict(totals),
            "arrays": self._arrays,
            "sums": [at, self._stretches, zlib.crc32(sums)],
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

    def _write(self, raw: bytes) -> None:
        """Write bytes that begin at a stretch, and what they sum up to."""
        self._file.write(raw)
        padded = raw.ljust(_padded(len(raw)), b"\0")
        self._sums.append(_sums_of(np.frombuffer(padded, "<u8")))
        self._stretches += len(self._sums[-1])

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


def _stamp(path: str) -> tuple[int, int, int]:
    """Return what is another one once somebody wrote to a file."""
    found = os.stat(path)  # noqa: PTH116 - see above
    return found.st_size, found.st_mtime_ns, found.st_ino


def _sums_of(words: Array) -> Array:
    """Return for each stretch the sum of its words, each times an odd number of its own.

    Modulo 2⁶⁴, so that no change within one word goes unseen, and of changes in several one in
    2⁶⁴. CRC-32 took five times as long, and checking was most of what a word cost that nobody had
    asked for before.
    """
    whole = len(words) // _WORDS
    sums = np.empty(-(-len(words) // _WORDS), "<u8")
    np.dot(words[: whole * _WORDS].reshape(whole, _WORDS), _WEIGHTS, out=sums[:whole])
    if whole < len(sums):
        rest = words[whole * _WORDS :]
        sums[whole] = np.dot(rest, _WEIGHTS[: len(rest)])
    return sums


def _padded(size_bytes: int) -> int:
    return size_bytes + -size_bytes % 8


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
