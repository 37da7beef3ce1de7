"""A packed web archive (WACZ): a ZIP file of WARC files and a list of its pages."""

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Final

from sourcebook.clean.draft import Draft
from sourcebook.clean.formats.warc import Archive, draft_of_archive
from sourcebook.model.capture import Capture
from sourcebook.model.errors import CleaningFailed

MAX_MEMBERS: Final = 10_000
"""Members of the ZIP file; the archive of one page has about ten."""

MAX_ARCHIVES: Final = 50
"""WARC files in it that are read."""

MAX_LIST: Final = 1_000_000
"""Bytes of the list of pages that are read."""

MAX_PAGES: Final = 1_000
"""Pages in the list that are looked at."""

MAX_HASHED: Final = 1_000_000_000
"""Unpacked bytes whose hash is compared."""

_PIECE: Final = 1_048_576
_PACKAGE: Final = "datapackage.json"
_LISTS: Final = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_FAILURES: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError),
    *(ValueError, IndexError),
)
"""What reading a damaged, encrypted or oddly packed ZIP file raises."""


def draft_of_wacz(capture: Capture) -> Draft:
    """Read the page that a packed web archive was made for.

    Raises:
        CleaningFailed: It holds no page, or is no sound ZIP file.
    """
    return draft_of_archive(archive_of_wacz(capture), capture)


def archive_of_wacz(capture: Capture) -> Archive:
    """Read the records of all archives in the file.

    Raises:
        CleaningFailed: It is no sound ZIP file.
    """
    archive = Archive()
    try:
        with zipfile.ZipFile(io.BytesIO(capture.page.data)) as file:
            _read(file, archive, capture.source)
    except _FAILURES as error:
        if not archive.answers:
            raise CleaningFailed(source=capture.source, reason="it is damaged") from error
        archive.is_damaged = True
    return archive


def _read(file: zipfile.ZipFile, archive: Archive, source: str) -> None:
    names = file.namelist()
    if len(names) > MAX_MEMBERS:
        raise CleaningFailed(source=source, reason="it has too many files in it")
    archive.altered += _altered(file)
    for name in _LISTS:
        if name in names:
            with file.open(name) as member:
                archive.seeds += _pages_in(member)
    packed = sorted(name for name in names if name.lower().endswith((".warc", ".warc.gz")))
    for name in packed[:MAX_ARCHIVES]:
        with file.open(name) as member:
            archive.read(member)


def _altered(file: zipfile.ZipFile) -> Iterator[str]:
    """Yield the names of files in it whose hash is not the one that its list of files says."""
    try:
        with file.open(_PACKAGE) as member:
            package = json.loads(member.read(MAX_LIST))
    except (KeyError, RecursionError, *_FAILURES):
        return
    listed = package.get("resources") if isinstance(package, dict) else None
    left = MAX_HASHED
    for resource in (listed if isinstance(listed, list) else [])[:MAX_MEMBERS]:
        path, stated = _hash_of(resource)
        if not stated or path not in file.NameToInfo:
            continue
        left -= file.NameToInfo[path].file_size
        if left < 0:
            return
        if _digest(file, path) != stated:
            yield path


def _digest(file: zipfile.ZipFile, path: str) -> str:
    """Return the SHA-256 of a file in it, or nothing when it cannot be read."""
    digest = hashlib.sha256()
    try:
        with file.open(path) as member:
            while piece := member.read(_PIECE):
                digest.update(piece)
    except _FAILURES:
        return ""
    return digest.hexdigest()


def _hash_of(resource: object) -> tuple[str, str]:
    if not isinstance(resource, dict):
        return "", ""
    path, stated = resource.get("path"), resource.get("hash")
    kind, _, digest = stated.partition(":") if isinstance(stated, str) else ("", "", "")
    return (path, digest.lower()) if isinstance(path, str) and kind == "sha256" else ("", "")


def _pages_in(member: IO[bytes]) -> Iterator[str]:
    """Yield the addresses in a list of pages, those that were wanted first."""
    pages: list[tuple[bool, str]] = []
    for line in member.read(MAX_LIST).splitlines()[:MAX_PAGES]:
        try:
            page = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            pages.append((page.get("seed") is not True, page["url"]))
    yield from (address for _, address in sorted(pages, key=lambda page: page[0]))
