"""Prove by SHA-256 that what was captured is as it came, and name what is not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sourcebook.base import digest
from sourcebook.library import blobs
from sourcebook.library.connection import Found
from sourcebook.library.store import Library
from sourcebook.model.errors import LibraryDamaged

ASSETS: Final = "assets"
"""The folder of images that had to be converted for reading; they lie there as they are drawn."""

_ARTICLE: Final = """coalesce(a.id, ''),
                   coalesce(nullif(a.title, ''), substr(a.excerpt, 1, 60), '')"""
"""The columns that name an article; a record that has lost its article is verified as well."""

_CALLED: Final = {
    "page": "The captured page",
    "image": "An image",
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


def damages(lib: Library) -> tuple[int, list[Damage]]:
    """Read every captured original and converted image; return how many, and the damaged ones.

    Bytes that several articles share are read once and named for each of them.
    """
    return _compared(lib, lambda sha256: blobs.fault_of(lib, sha256))


def missing(lib: Library) -> list[Damage]:
    """Return the originals that are not there at all; reads no file."""
    here = set(blobs.stored(lib))
    return _compared(lib, lambda sha256: "" if sha256 in here else "missing", drawn=False)[1]


def _compared(
    lib: Library, fault_of: Callable[[str], str], *, drawn: bool = True
) -> tuple[int, list[Damage]]:
    try:
        kept, converted = _resources(lib), _converted(lib) if drawn else []
    except LibraryDamaged:
        return 0, []  # said already by the check of the structure
    faults = {("", sha256): fault_of(sha256) for *_, sha256 in kept}
    faults |= {(ASSETS, sha256): _fault_of_drawn(lib, sha256) for *_, sha256 in converted}
    named = [("", row) for row in kept] + [(ASSETS, row) for row in converted]
    return len(faults), [
        Damage(*(*row, fault)) for place, row in named if (fault := faults[place, row[-1]])
    ]


def _resources(lib: Library) -> list[Found]:
    return lib.db.rows(
        f"""SELECT {_ARTICLE}, r.role,
                   coalesce(nullif(r.address, ''), nullif(c.address, ''), c.source, ''),
                   coalesce(c.captured_at, ''), r.sha256
            FROM resource r LEFT JOIN capture c ON c.id = r.capture_id
            LEFT JOIN article a ON a.id = c.article_id
            ORDER BY c.captured_at, c.id, r.number"""  # noqa: S608 - columns of our schema
    )


def _converted(lib: Library) -> list[Found]:
    """Return the drawn images that are not the very bytes that came."""
    return lib.db.rows(
        f"""SELECT DISTINCT {_ARTICLE}, 'drawn image', coalesce(i.address, ''),
                   coalesce(c.captured_at, ''), d.sha256
            FROM asset d LEFT JOIN edition_asset i ON i.sha256 = d.sha256
            LEFT JOIN edition e ON e.id = i.edition_id LEFT JOIN capture c ON c.id = e.capture_id
            LEFT JOIN article a ON a.id = c.article_id
            WHERE d.original <> d.sha256 ORDER BY c.captured_at, i.number"""  # noqa: S608 - as above
    )


def _fault_of_drawn(lib: Library, sha256: str) -> str:
    found = next((lib.folder / ASSETS / sha256[:2]).glob(f"{sha256}.*"), None)
    if found is None:
        return "missing"
    try:
        return "" if digest.sha256(found.read_bytes()) == sha256 else "altered"
    except OSError:
        return "unreadable"
