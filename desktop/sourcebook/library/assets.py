"""Images of editions: what each asset stands for, and the bytes that are drawn.

An image is kept as it came, as a resource of its capture. What is drawn are those very bytes
or, where they had to be converted, a file of `drawings`. The same image is stored once.
"""

from sourcebook.library import blobs, drawings
from sourcebook.library.changelog import Writing, writing
from sourcebook.library.connection import Value
from sourcebook.library.prepared import Prepared
from sourcebook.library.store import Library
from sourcebook.model.changes import Changes
from sourcebook.model.edition import Asset
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.picture import AssetRow, Drawing, Illustration, Picture

_OF_THIS_CAPTURE = """
    SELECT a.address, a.sha256, a.reason
    FROM edition_asset a JOIN edition e ON e.id = a.edition_id
    WHERE e.capture_id = ? AND a.sha256 IS NOT NULL"""

_UNTRIED = """
    SELECT DISTINCT r.edition_id
    FROM edition_asset u JOIN article r ON r.edition_id = u.edition_id
    JOIN edition e ON e.id = r.edition_id JOIN capture c ON c.id = e.capture_id
    WHERE u.sha256 IS NULL AND u.reason = '' AND r.trashed_at = '' AND c.program <> ''
    ORDER BY r.added_at DESC"""


def put_assets(change: Writing, edition: Prepared) -> None:
    """Store what an edition names, inside a transaction.

    Images that another edition of the same capture has are here already.
    """
    known = {row[0]: row[1:] for row in change.db.rows(_OF_THIS_CAPTURE, edition.capture_id)}
    for asset in edition.assets:
        sha256, reason = known.get(asset.address, (asset.sha256 or None, asset.reason))
        columns: dict[str, Value] = {
            "edition_id": edition.id,
            "number": asset.number,
            "address": asset.address,
            "sha256": sha256,
            "label": asset.label,
            "reason": reason,
        }
        change.insert("edition_asset", columns)


def assets_of(lib: Library, edition_id: str) -> tuple[Asset, ...]:
    """Return what an edition names, with the size of each image that is here."""
    rows = lib.db.rows(
        """SELECT u.number, u.address, coalesce(u.sha256, ''), u.label, u.reason,
                  coalesce(a.width, 0), coalesce(a.height, 0)
           FROM edition_asset u LEFT JOIN asset a ON a.sha256 = u.sha256
           WHERE u.edition_id = ? ORDER BY u.number""",
        edition_id,
    )
    return tuple(Asset(*row) for row in rows)


def asset_rows(lib: Library, edition_id: str) -> list[AssetRow]:
    """Return all that is known of the images of an edition."""
    rows = lib.db.rows(
        """SELECT u.number, u.address, coalesce(u.sha256, ''), u.reason, coalesce(a.original, ''),
                  coalesce(a.media_type, ''), coalesce(a.width, 0), coalesce(a.height, 0),
                  coalesce(a.size_bytes, 0)
           FROM edition_asset u LEFT JOIN asset a ON a.sha256 = u.sha256
           WHERE u.edition_id = ? ORDER BY u.number""",
        edition_id,
    )
    return [AssetRow(*row) for row in rows]


def asset_bytes(lib: Library, sha256: str) -> bytes:
    """Return what is drawn for an asset; it is what it was, or it is said.

    Costs the reading and hashing of one file: for a reader's thread.

    Raises:
        NotInLibrary: There is no such image.
        LibraryDamaged: It is missing or not the same any more.
    """
    row = lib.db.row("SELECT original, media_type FROM asset WHERE sha256 = ?", sha256)
    if row is None:
        raise NotInLibrary(id=sha256)
    original, media_type = row
    if original == sha256:
        return blobs.original(lib, sha256)
    return drawings.read(lib, sha256, media_type)


def untried_editions(lib: Library) -> list[str]:
    """Return the editions shown some of whose images nobody has tried to get, newest first.

    Captures of programs that kept no images are left out: those come when they are wished for.
    """
    return [str(edition_id) for (edition_id,) in lib.db.rows(_UNTRIED)]


def fill_asset(lib: Library, edition_id: str, illustration: Illustration) -> Changes:
    """Give an asset of an edition its image, or the reason why there is none.

    The edition is not changed by it, and `undo` passes over it: images come by themselves.
    An image that is here is never replaced by a failure; an edition that is no more takes none.

    Raises:
        LibraryUnavailable: It cannot be stored.
    """
    key: dict[str, Value] = {"edition_id": edition_id, "number": illustration.number}
    with writing(lib, "fill_asset", is_undoable=False) as change:
        standing = change.standing("edition_asset", key)
        if standing is not None:
            reason, sha256 = illustration.reason, None
            if illustration.picture is not None:
                sha256 = _put_picture(lib, change, edition_id, illustration.picture)
                reason = reason or illustration.picture.drawing.reason
            if sha256 or not standing["sha256"]:
                change.update("edition_asset", key, {"sha256": sha256, "reason": reason})
    return change.changes


def redraw(lib: Library, lost: str, drawing: Drawing) -> bool:
    """Put a form made anew of the same original in the place of the *lost* one; tell whether.

    A later version of the decoder may give other bytes: then the editions name those.
    """
    row = lib.db.record("SELECT * FROM asset WHERE sha256 = ?", lost)
    if row is None or drawing.drawn is None:
        return False
    with writing(lib, "redraw", is_undoable=False) as change:
        sha256 = _put_drawn(lib, change, str(row["original"]), drawing, drawing.drawn)
        if sha256 != lost:
            sql = "SELECT edition_id, number FROM edition_asset WHERE sha256 = ?"
            for edition_id, number in lib.db.rows(sql, lost):
                key: dict[str, Value] = {"edition_id": edition_id, "number": number}
                change.update("edition_asset", key, {"sha256": sha256})
            change.delete("asset", {"sha256": lost})
    return True


def _put_picture(lib: Library, change: Writing, edition_id: str, picture: Picture) -> str | None:
    """Store an image as it came and as it is drawn; return the hash of what is drawn."""
    original = blobs.put(lib, picture.data)
    _put_original(lib, change, edition_id, picture, original)
    drawing = picture.drawing
    if drawing.drawn is not None:
        return _put_drawn(lib, change, original, drawing, drawing.drawn)
    if not drawing.width:
        return None
    _put_row(change, original, original, drawing, len(picture.data))
    return original


def _put_drawn(lib: Library, change: Writing, original: str, drawing: Drawing, drawn: bytes) -> str:
    sha256 = drawings.put(lib, drawn, drawing.drawn_type)
    _put_row(change, sha256, original, drawing, len(drawn))
    return sha256


def _put_row(
    change: Writing, sha256: str, original: str, drawing: Drawing, size_bytes: int
) -> None:
    if change.standing("asset", {"sha256": sha256}) is None:
        columns: dict[str, Value] = {
            "sha256": sha256,
            "original": original,
            "media_type": drawing.drawn_type or drawing.media_type,
            "width": drawing.width,
            "height": drawing.height,
            "size_bytes": size_bytes,
        }
        change.insert("asset", columns)


def _put_original(
    lib: Library, change: Writing, edition_id: str, picture: Picture, sha256: str
) -> None:
    """Name the bytes as they came among the resources of the capture, once."""
    capture_id = lib.db.value("SELECT capture_id FROM edition WHERE id = ?", edition_id)
    sql = "SELECT 1 FROM resource WHERE capture_id = ? AND sha256 = ? AND role = 'image'"
    if lib.db.row(sql, capture_id, sha256):
        return
    sql = "SELECT max(number) + 1 FROM resource WHERE capture_id = ?"
    columns: dict[str, Value] = {
        "capture_id": capture_id,
        "number": lib.db.value(sql, capture_id),
        "role": "image",
        "address": picture.address,
        "media_type": picture.drawing.media_type,
        "sha256": sha256,
        "size_bytes": len(picture.data),
    }
    change.insert("resource", columns)
