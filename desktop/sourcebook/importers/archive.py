"""Read the archive that `exporters.archive` writes; trust nothing in it."""

import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sourcebook.base.digest import sha256
from sourcebook.model.dossier import Dossier, Row
from sourcebook.model.errors import ImportFailed

FORMAT = "sourcebook-archive"
VERSION = 1

MEMBER_NAME = re.compile(r"(originals|assets)/[0-9a-f]{2}/[0-9a-f]{64}(\.[a-z0-9]{1,8}){0,2}")
"""The only names a stored file may have: nothing can be written outside the library."""

TABLE_NAME = re.compile(r"[a-z_]{1,40}")

MOST_BYTES = 2 << 30
"""A member larger than this is refused; no captured page is."""

LARGEST_RATIO = 200
"""A member that grows more than this when unpacked is a bomb (faults seen in the wild: 1,000)."""


class ArchiveDossier:
    """The content of an opened archive, checked member by member as it is read."""

    def __init__(self, source: Path, archive: zipfile.ZipFile, manifest: dict[str, object]) -> None:
        self._source = source
        self._archive = archive
        tables, members = manifest.get("tables"), manifest.get("members")
        if not isinstance(tables, list) or not isinstance(members, dict):
            raise ImportFailed(source=source, reason="its manifest is damaged")
        self._tables = tuple(str(table) for table in tables)
        self._members = members

    def tables(self) -> tuple[str, ...]:
        """Name the tables in the order in which they can come in."""
        for table in self._tables:
            if not TABLE_NAME.fullmatch(table):
                raise ImportFailed(source=self._source, reason="it names an impossible table")
        return self._tables

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the rows of *table*."""
        for line in self._read(f"tables/{table}.jsonl").split(b"\n"):
            if line:
                yield self._row(line)

    def blobs(self) -> Iterator[tuple[str, bytes]]:
        """Yield the stored files."""
        for name in self._members:
            if name.startswith(("tables/", "README.txt")):
                continue
            if not MEMBER_NAME.fullmatch(name):
                raise ImportFailed(source=self._source, reason="it names a file outside a library")
            yield name, self._read(name)

    def _row(self, line: bytes) -> Row:
        try:
            row = json.loads(line)
        except ValueError as error:
            raise ImportFailed(source=self._source, reason="a row is damaged") from error
        if not isinstance(row, dict):
            raise ImportFailed(source=self._source, reason="a row is damaged")
        return row

    def _read(self, name: str) -> bytes:
        expected = self._members.get(name)
        try:
            about = self._archive.getinfo(name)
            if about.file_size > MOST_BYTES or (
                about.file_size > LARGEST_RATIO * max(about.compress_size, 1 << 20)
            ):
                raise ImportFailed(source=self._source, reason=f"its part {name} is too large")
            data = self._archive.read(name)
        except (KeyError, OSError, zipfile.BadZipFile, RuntimeError, EOFError) as error:
            raise ImportFailed(source=self._source, reason=f"its part {name} is damaged") from error
        if not isinstance(expected, dict) or expected.get("sha256") != sha256(data):
            raise ImportFailed(source=self._source, reason=f"its part {name} was altered")
        return data


def is_archive(source: Path) -> bool:
    """Tell whether *source* is an archive of ours.

    Raises:
        OSError: It cannot be read.
    """
    with source.open("rb"):  # says why when it cannot be opened; is_zipfile is silent
        pass
    if not zipfile.is_zipfile(source):
        return False
    try:
        with zipfile.ZipFile(source) as archive:
            return "manifest.json" in archive.namelist()
    except zipfile.BadZipFile:
        return False


@contextmanager
def read(source: Path) -> Iterator[Dossier]:
    """Open the archive *source*.

    Raises:
        ImportFailed: It is damaged, altered, or from a newer program.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            yield ArchiveDossier(source, archive, _manifest(source, archive))
    except (zipfile.BadZipFile, OSError) as error:
        raise ImportFailed(source=source, reason="it is damaged") from error


def _manifest(source: Path, archive: zipfile.ZipFile) -> dict[str, object]:
    try:
        manifest = json.loads(archive.read("manifest.json"))
    except (KeyError, ValueError, RuntimeError) as error:
        raise ImportFailed(source=source, reason="its manifest is damaged") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ImportFailed(source=source, reason="it is not a Sourcebook archive")
    version = manifest.get("version")
    if not isinstance(version, int) or version > VERSION:
        reason = "a newer Sourcebook wrote it; update this program first"
        raise ImportFailed(source=source, reason=reason)
    return manifest
