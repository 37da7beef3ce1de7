"""Captures: the bytes as they came, with when, how and from where."""

from dataclasses import dataclass
from typing import Final

from sourcebook.library import blobs
from sourcebook.library.changelog import Writing
from sourcebook.library.connection import Found
from sourcebook.library.store import Library
from sourcebook.model.capture import Capture, Method, Resource
from sourcebook.model.media import EMAIL, MHTML, WACZ, WARC

_HOLDERS: Final = frozenset({EMAIL, MHTML, WACZ, WARC})
"""Media types that hold images beside a page under the addresses they had on the web."""


@dataclass(frozen=True, slots=True)
class ResourceRow:
    """One thing that came with a capture; `original` returns its bytes by their hash."""

    role: str
    address: str
    media_type: str
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """A capture without its bytes; the first resource is the page."""

    id: str
    article_id: str
    source: str
    address: str
    method: Method
    media_type: str
    encoding: str
    captured_at: str
    resources: tuple[ResourceRow, ...]
    program: str = ""


def captures(lib: Library, article_id: str) -> list[CaptureRow]:
    """Return the captures of an article, the oldest first."""
    rows = lib.db.rows(
        """SELECT id, article_id, source, address, method, media_type, encoding, captured_at,
                  program
           FROM capture WHERE article_id = ? ORDER BY captured_at, id""",
        article_id,
    )
    return [_capture(lib, row) for row in rows]


def may_hold_images(lib: Library, edition_id: str) -> bool:
    """Tell whether the source of an edition can hold images under their addresses on the web."""
    kind = lib.db.value(
        "SELECT c.media_type FROM edition e JOIN capture c ON c.id = e.capture_id WHERE e.id = ?",
        edition_id,
    )
    return kind in _HOLDERS


def capture_of(lib: Library, edition_id: str) -> Capture | None:
    """Return the capture of an edition with the bytes of its pages, as it was cleaned.

    Raises:
        LibraryDamaged: They are missing or not the same any more.
    """
    found = lib.db.row(
        """SELECT c.article_id, c.id FROM edition e JOIN capture c ON c.id = e.capture_id
           WHERE e.id = ?""",
        edition_id,
    )
    if found is None:
        return None
    (row,) = (row for row in captures(lib, found[0]) if row.id == found[1])
    resources = tuple(
        Resource(one.role, one.address, one.media_type, blobs.original(lib, one.sha256), one.sha256)
        for one in row.resources
        if one.role != "image"
    )
    return Capture(
        id=row.id,
        source=row.source,
        address=row.address,
        method=row.method,
        media_type=row.media_type,
        encoding=row.encoding,
        captured_at=row.captured_at,
        resources=resources,
        program=row.program,
    )


def article_with_page(lib: Library, sha256: str) -> str | None:
    """Return the id of the article that was the first to have a page of these bytes."""
    found = lib.db.value(
        """SELECT c.article_id FROM resource r JOIN capture c ON c.id = r.capture_id
           WHERE r.sha256 = ? AND r.number = 0 ORDER BY c.captured_at, c.id""",
        sha256,
    )
    return str(found) if found else None


def put_capture(lib: Library, change: Writing, article_id: str, capture: Capture) -> None:
    """Store a capture inside a transaction, its bytes first; a known one is passed over."""
    if lib.db.row("SELECT 1 FROM capture WHERE id = ?", capture.id):
        return
    hashes = [blobs.put(lib, resource.data) for resource in capture.resources]
    change.insert(
        "capture",
        {
            "id": capture.id,
            "article_id": article_id,
            "source": capture.source,
            "address": capture.address,
            "method": capture.method.value,
            "media_type": capture.media_type,
            "encoding": capture.encoding,
            "captured_at": capture.captured_at,
            "program": capture.program,
        },
    )
    for number, (resource, sha256) in enumerate(zip(capture.resources, hashes, strict=True)):
        _put_resource(change, capture.id, number, resource, sha256)


def _put_resource(
    change: Writing, capture_id: str, number: int, resource: Resource, sha256: str
) -> None:
    change.insert(
        "resource",
        {
            "capture_id": capture_id,
            "number": number,
            "role": resource.role,
            "address": resource.address,
            "media_type": resource.media_type,
            "sha256": sha256,
            "size_bytes": len(resource.data),
        },
    )


def _capture(lib: Library, row: Found) -> CaptureRow:
    row_id, article_id, source, address, method, media_type, encoding, captured_at, program = row
    return CaptureRow(
        id=row_id,
        article_id=article_id,
        source=source,
        address=address,
        method=Method(method),
        media_type=media_type,
        encoding=encoding,
        captured_at=captured_at,
        resources=_resources(lib, row_id),
        program=program,
    )


def _resources(lib: Library, capture_id: str) -> tuple[ResourceRow, ...]:
    rows = lib.db.rows(
        """SELECT role, address, media_type, sha256, size_bytes
           FROM resource WHERE capture_id = ? ORDER BY number""",
        capture_id,
    )
    return tuple(ResourceRow(*row) for row in rows)
