"""Compare the stored bytes, as they came and as they are drawn, with their hashes."""

from dataclasses import dataclass

from sourcebook.library import blobs, drawings
from sourcebook.library.connection import Database
from sourcebook.library.store import Library
from sourcebook.model.errors import LibraryDamaged

_DRAWN = "SELECT sha256, original, media_type FROM asset WHERE sha256 <> original ORDER BY sha256"

_WHOSE_ORIGINAL = """
    SELECT r.role, a.title FROM resource r
    JOIN capture c ON c.id = r.capture_id JOIN article a ON a.id = c.article_id
    WHERE r.sha256 = ? ORDER BY r.number, c.captured_at"""

_WHOSE_IMAGE = """
    SELECT a.title FROM edition_asset u JOIN edition e ON e.id = u.edition_id
    JOIN capture c ON c.id = e.capture_id JOIN article a ON a.id = c.article_id
    WHERE u.sha256 = ? ORDER BY c.captured_at"""

_NAMELESS = """
    SELECT u.number, a.title FROM edition_asset u JOIN edition e ON e.id = u.edition_id
    JOIN capture c ON c.id = e.capture_id JOIN article a ON a.id = c.article_id
    WHERE u.sha256 IS NOT NULL AND u.sha256 NOT IN (SELECT sha256 FROM asset)
    ORDER BY u.edition_id, u.number"""


@dataclass(frozen=True, slots=True)
class LostDrawing:
    """A drawn form that is missing or altered, and the original of which it can be made anew."""

    sha256: str
    original: str


def faults_of_bytes(lib: Library) -> tuple[int, list[str]]:
    """Read and hash every stored file; return how many, and a sentence for each that differs."""
    originals = _named_originals(lib.db)
    drawn = lib.db.rows(_DRAWN)
    faults = [fault for sha256 in originals if (fault := _fault_of_original(lib, sha256))]
    faults += [fault for row in drawn if (fault := _fault_of_drawing(lib, row[0], row[2]))]
    return len(originals) + len(drawn), faults + _nameless(lib.db)


def missing_files(lib: Library) -> list[str]:
    """Return a sentence for each file that is named and is not there; reads none of them."""
    try:
        originals, drawn = _named_originals(lib.db), lib.db.rows(_DRAWN)
        nameless = _nameless(lib.db)
    except LibraryDamaged:
        return []  # said already by the check of the structure
    here = set(blobs.stored(lib))
    shapes = {path.name.partition(".")[0] for path in drawings.stored(lib)}
    return [
        *(
            f"{_called(lib.db, sha256, 'captured original')} {sha256} is missing."
            for sha256 in originals
            if sha256 not in here
        ),
        *(
            f"The reading form {row[0]} of an image of “{_title(lib.db, row[0])}” is missing; "
            "`sourcebook check --repair` makes it anew."
            for row in drawn
            if row[0] not in shapes
        ),
        *nameless,
    ]


def lost_drawings(lib: Library) -> list[LostDrawing]:
    """Return the drawn forms that are missing or altered; reads all of them."""
    rows = lib.db.rows(_DRAWN)
    return [LostDrawing(row[0], row[1]) for row in rows if _fault_of_drawing(lib, row[0], row[2])]


def _named_originals(db: Database) -> list[str]:
    rows = db.rows("SELECT DISTINCT sha256 FROM resource ORDER BY sha256")
    return [sha256 for (sha256,) in rows]


def _fault_of_original(lib: Library, sha256: str) -> str:
    try:
        blobs.original(lib, sha256)
    except LibraryDamaged as error:
        reason = error.fields["reason"]
        role, title = _whose(lib.db, sha256)
        if role == "image":
            return f"An image of “{title}” is damaged: {reason}."
        return f"A captured page is damaged: {reason}."
    return ""


def _fault_of_drawing(lib: Library, sha256: str, media_type: str) -> str:
    try:
        drawings.read(lib, sha256, media_type)
    except LibraryDamaged as error:
        title = _title(lib.db, sha256)
        reason = error.fields["reason"]
        return f"The reading form of an image of “{title}” is damaged: {reason}."
    return ""


def _nameless(db: Database) -> list[str]:
    return [
        f"What is known of the image {number} of “{title}” is lost."
        for number, title in db.rows(_NAMELESS)
    ]


def _called(db: Database, sha256: str, usual: str) -> str:
    role, title = _whose(db, sha256)
    return f"The original of an image of “{title}”," if role == "image" else f"The {usual}"


def _whose(db: Database, sha256: str) -> tuple[str, str]:
    row = db.row(_WHOSE_ORIGINAL, sha256)
    return (str(row[0]), str(row[1])) if row else ("", "")


def _title(db: Database, sha256: str) -> str:
    return str(db.value(_WHOSE_IMAGE, sha256) or "")
