"""The table of contents: which segments are in force, and which of their documents are deleted.

    contents-<generation>.json     one line: the CRC-32 of the rest, then JSON

Each commit writes the next generation as a new file; a reader takes the newest.
"""

import base64
import json
import os
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from sourcebook.base import atomic
from sourcebook.index.columnar.damaged import Damaged, decoding
from sourcebook.index.columnar.segment_file import SUFFIX, Array

_NAME: Final = re.compile(r"contents-(\d{1,18})\.json")
_SEGMENT: Final = re.compile(r"[0-9a-f-]{36}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A segment in force. ``deleted`` are bits, eight to a byte; empty when all are alive."""

    name: str
    documents: int
    deleted: bytes = b""

    @property
    def is_alive(self) -> Array:
        """Return for each document whether it is alive."""
        if not self.deleted:
            return np.ones(self.documents, bool)
        bits = np.frombuffer(self.deleted, np.uint8)
        is_alive: Array = np.unpackbits(bits, count=self.documents) == 0
        return is_alive

    @property
    def alive(self) -> int:
        """Count the documents that are alive."""
        return int(self.is_alive.sum())

    def without(self, numbers: Sequence[int]) -> "Entry":
        """Return the entry with these documents deleted."""
        is_deleted = ~self.is_alive
        is_deleted[list(numbers)] = True
        return replace(self, deleted=np.packbits(is_deleted).tobytes())


@dataclass(frozen=True, slots=True)
class Contents:
    """One state of the index."""

    generation: int = 0
    entries: tuple[Entry, ...] = field(default=())


def generations(folder: Path) -> list[int]:
    """Return the numbers of the tables of contents that are there, the newest first."""
    found = (_NAME.fullmatch(file.name) for file in folder.iterdir())
    return sorted((int(match[1]) for match in found if match), reverse=True)


def is_newest(folder: str, generation: int) -> bool:
    """Tell whether no newer table of contents is in force. Costs some microseconds.

    A writer puts the next one in its place before it sweeps this one.
    """
    # A path costs more than the question, and so does what `exists` raises inside.
    if os.access(f"{folder}/contents-{generation + 1}.json", os.F_OK):
        return False
    return os.access(f"{folder}/contents-{generation}.json", os.F_OK)


def read(folder: Path, generation: int) -> Contents:
    """Read a table of contents.

    Raises:
        Damaged: It is not what was written.
        FileNotFoundError: It is gone.
    """
    data = _path(folder, generation).read_bytes()
    with decoding(f"contents {generation}"):
        line, _, raw = data.partition(b"\n")
        said: Mapping[str, Any] = json.loads(raw)
        found = Contents(said["generation"], tuple(_entry(*one) for one in said["segments"]))
    if line != _sum(raw) or found.generation != generation:
        raise Damaged(f"contents {generation}")
    return found


def _entry(name: str, documents: int, deleted: str) -> Entry:
    if not _SEGMENT.fullmatch(name):
        raise ValueError(name)
    return Entry(name, documents, zlib.decompress(base64.b64decode(deleted)) if deleted else b"")


def write(folder: Path, contents: Contents) -> None:
    """Put a table of contents into force; it is on the disk when this returns."""
    segments = [
        (entry.name, entry.documents, base64.b64encode(zlib.compress(entry.deleted)).decode())
        if entry.deleted
        else (entry.name, entry.documents, "")
        for entry in contents.entries
    ]
    said = {"generation": contents.generation, "segments": segments}
    raw = json.dumps(said, separators=(",", ":")).encode()
    atomic.write_bytes(_path(folder, contents.generation), _sum(raw) + b"\n" + raw)


def sweep(folder: Path, contents: Contents) -> None:
    """Remove what *contents* does not name; for the holder of the write lock.

    A file that another process has mapped stays on Windows, and goes another time.
    """
    kept = {f"{entry.name}{SUFFIX}" for entry in contents.entries}
    kept.add(_path(folder, contents.generation).name)
    for file in folder.iterdir():
        is_ours = file.suffix in {SUFFIX, ".tmp"} or _NAME.fullmatch(file.name)
        if is_ours and file.name not in kept:
            try:
                file.unlink(missing_ok=True)
            except OSError:
                continue


def _path(folder: Path, generation: int) -> Path:
    return folder / f"contents-{generation}.json"


def _sum(raw: bytes) -> bytes:
    return f"{zlib.crc32(raw):08x}".encode()
