"""What the user points at, and the bytes as they came."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

BREAKAGE: Final = "breakage"
"""Role of a resource that says why a page breaks off; its data are the reason's words."""

BESIDE: Final = "beside"
"""Role of an image from the folder beside a saved page; its address is folder and file name."""


REPLACED: Final = "replaced"
"""Role of the AMP or print page that the user pointed at, which gave way to its proper page."""


class Method(StrEnum):
    """How the bytes were obtained."""

    HTTP = "http"
    FILE = "file"
    STDIN = "stdin"
    PASTE = "paste"


@dataclass(frozen=True, slots=True)
class Source:
    """What the user points at.

    ``address`` is an http(s) address, a file path, or, for a paste, the base address of
    the page it was copied from (may be empty). ``data`` is given for a paste and for
    standard input. ``media_type`` is what the giver claims, or empty.
    """

    method: Method
    address: str = ""
    data: bytes | None = None
    media_type: str = ""

    @classmethod
    def at(cls, address: str) -> "Source":
        """Point at an http or https address."""
        return cls(Method.HTTP, address)

    @classmethod
    def file(cls, path: Path) -> "Source":
        """Point at a local file."""
        return cls(Method.FILE, str(path))

    @classmethod
    def stdin(cls, data: bytes) -> "Source":
        """Hold what came through standard input; its kind is found from its content."""
        return cls(Method.STDIN, data=data)

    @classmethod
    def pasted_text(cls, text: str) -> "Source":
        """Hold plain text from the clipboard."""
        return cls(
            Method.PASTE, data=text.encode("utf-8", "surrogatepass"), media_type="text/plain"
        )

    @classmethod
    def pasted_html(cls, html: str, base: str = "") -> "Source":
        """Hold HTML from the clipboard and the address *base* its links are relative to."""
        data = html.encode("utf-8", "surrogatepass")
        return cls(Method.PASTE, address=base, data=data, media_type="text/html")

    @property
    def label(self) -> str:
        """Name the source in a sentence to the user."""
        if self.method is Method.STDIN:
            return "standard input"
        if self.method is Method.PASTE:
            return "the clipboard"
        return self.address


@dataclass(frozen=True, slots=True)
class Resource:
    """One thing that came with a capture: its page, an image, the answer's headers.

    ``role`` is ``page``, ``variant``, ``image``, ``headers``, `BESIDE`, `BREAKAGE` or `REPLACED`;
    ``sha256`` is the hex digest of ``data``. A work that goes on over several pages has several
    resources of the role ``page``; a variant is the same work for print, for small devices or on
    one page, read in their stead.
    """

    role: str
    address: str
    media_type: str
    data: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes as they came, with when, how and from where.

    ``source`` is what the user pointed at; ``address`` is the final address after
    redirects (empty for text without one; for a file empty too, unless the page names its
    own); ``encoding`` is what the transport claimed, or empty; ``captured_at`` is UTC in
    ISO 8601; ``program`` is the version of this program that made it. The first resource is the
    page. ``private_host`` is the host that the user named, where that lies in a private network:
    what its page names on the same host may be fetched too. It is known while the article is
    added and is not stored: a library from elsewhere must not say where to go. Neither is
    ``also_at``: the addresses on its site at which the page says that the same work is.
    """

    id: str
    source: str
    address: str
    method: Method
    media_type: str
    encoding: str
    captured_at: str
    resources: tuple[Resource, ...]
    program: str = ""
    private_host: str = ""
    also_at: tuple[str, ...] = ()

    @property
    def page(self) -> Resource:
        """Return the resource that is cleaned."""
        return self.resources[0]

    @property
    def is_broken_off(self) -> bool:
        """Tell whether the download ended before the page did."""
        return any(resource.role == BREAKAGE for resource in self.resources)

    @property
    def pages(self) -> tuple[Resource, ...]:
        """Return the resources that are cleaned, the first page first: variants, if any."""
        variants = tuple(resource for resource in self.resources if resource.role == "variant")
        return variants or tuple(r for r in self.resources if r.role == "page")
