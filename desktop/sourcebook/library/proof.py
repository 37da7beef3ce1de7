"""Prove by SHA-256 that what was captured is as it came, and name what is not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sourcebook.library import blobs, drawings
from sourcebook.library.connection import Found
from sourcebook.library.store import Library
from sourcebook.model.errors import LibraryDamaged

_ARTICLE: Final = """coalesce(a.id, ''),
                   coalesce(nullif(a.title, ''), substr(a.excerpt, 1, 60), '')"""
"""The columns that name an article; a record that has lost its article is verified as well."""

_DRAWN: Final = "drawn"
"""Where converted images lie, as against originals, in the keys of a comparison."""

_CALLED: Final = {
    "page": "The captured page",
    "image": "An image",
    "replaced": "The page that gave way to its proper one",
    "beside": "An image saved beside the page",
    "headers": "The server's answer to the capture",
    "drawn image": "An image converted for reading",
}
_FAULTS: Final = {
    "missing": "is missing",
    "altered": "was altered",
    "unreadable": "cannot be read",
}


@dataclass(frozen=True, slots=True)
class Damage:
    """Stored bytes that are not what came: whose they are, from where and when.

    ``role`` is that of a `Resource`, or ``drawn image``; ``fault`` is ``missing``, ``altered``
    or ``unreadable``.
    """

    article_id: str
    title: str
    role: str
    address: str
    captured_at: str
    sha256: str
    fault: str

    @property
    def sentence(self) -> str:
        """Say it to a person."""
        called = _CALLED.get(self.role, f"The {self.role}")
        place = f" ({self.address})" if self.address else ""
        return (
            f"{called} of “{self.title}”{place}, captured at {self.captured_at}, "
            f"{_FAULTS[self.fault]}: SHA-256 {self.sha256}."
        )


@dataclass(frozen=True, slots=True)
class LostDrawing:
    """A drawn form that is missing or altered, and the original of which it can be made anew."""

    sha256: str
    original: str


def damages(lib: Library) -> tuple[int, list[Damage]]:
    """Read every captured original and converted image; return how many, and the damaged ones.

    Bytes that several articles share are read once and named for each of them.
    """
    return _compared(lib, lambda *file: _fault(lib, *file))


def missing(lib: Library) -> list[str]:
    """Return a sentence for each file that is named and is not there; reads none of them."""
    originals = {("", sha256) for sha256 in blobs.stored(lib)}
    drawn = {(_DRAWN, path.name.partition(".")[0]) for path in drawings.stored(lib)}
    here = originals | drawn
    gone = _compared(lib, lambda place, sha256, _: "" if (place, sha256) in here else "missing")[1]
    return [*(damage.sentence for damage in gone), *nameless(lib)]


def lost_drawings(lib: Library) -> list[LostDrawing]:
    """Return the drawn forms that are missing or altered; reads all of them."""
    rows = lib.db.rows(
        "SELECT sha256, original, media_type FROM asset WHERE sha256 <> original ORDER BY sha256"
    )
    return [LostDrawing(row[0], row[1]) for row in rows if _fault(lib, _DRAWN, row[0], row[2])]


def nameless(lib: Library) -> list[str]:
    """Return a sentence for each image in an edition whose record is lost."""
    try:
        rows = lib.db.rows(
            """SELECT u.number, a.title FROM edition_asset u
               JOIN edition e ON e.id = u.edition_id JOIN capture c ON c.id = e.capture_id
               JOIN article a ON a.id = c.article_id
               WHERE u.sha256 IS NOT NULL AND u.sha256 NOT IN (SELECT sha256 FROM asset)
               ORDER BY u.edition_id, u.number"""
        )
    except LibraryDamaged:
        return []  # said already by the check of the structure
    return [f"What is known of the image {number} of “{title}” is lost." for number, title in rows]


def _compared(lib: Library, fault_of: Callable[[str, str, str], str]) -> tuple[int, list[Damage]]:
    try:
        named = [("", row) for row in _resources(lib)] + [(_DRAWN, row) for row in _converted(lib)]
    except LibraryDamaged:
        return 0, []  # said already by the check of the structure
    files = {(place, row[5]): row[6] for place, row in named}
    faults = {key: fault_of(*key, kind) for key, kind in files.items()}
    return len(files), [
        Damage(*(*row[:6], fault)) for place, row in named if (fault := faults[place, row[5]])
    ]


def _resources(lib: Library) -> list[Found]:
    return lib.db.rows(
        f"""SELECT {_ARTICLE}, r.role,
                   coalesce(nullif(r.address, ''), nullif(c.address, ''), c.source, ''),
                   coalesce(c.captured_at, ''), r.sha256, r.media_type
            FROM resource r LEFT JOIN capture c ON c.id = r.capture_id
            LEFT JOIN article a ON a.id = c.article_id
            ORDER BY c.captured_at, c.id, r.number"""  # noqa: S608 - columns of our schema
    )


def _converted(lib: Library) -> list[Found]:
    """Return the drawn images that are not the very bytes that came."""
    return lib.db.rows(
        f"""SELECT DISTINCT {_ARTICLE}, 'drawn image', coalesce(i.address, ''),
                   coalesce(c.captured_at, ''), d.sha256, d.media_type
            FROM asset d LEFT JOIN edition_asset i ON i.sha256 = d.sha256
            LEFT JOIN edition e ON e.id = i.edition_id LEFT JOIN capture c ON c.id = e.capture_id
            LEFT JOIN article a ON a.id = c.article_id
            WHERE d.original <> d.sha256 ORDER BY c.captured_at, i.number"""  # noqa: S608 - as above
    )


def _fault(lib: Library, place: str, sha256: str, media_type: str) -> str:
    """Say what is wrong with a stored file, as `blobs.fault_of` does."""
    return drawings.fault_of(lib, sha256, media_type) if place else blobs.fault_of(lib, sha256)
