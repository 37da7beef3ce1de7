"""Images that came inside their source: found, named by their hash, kept with the draft."""

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import unquote, unquote_to_bytes

from sourcebook.base import urls
from sourcebook.base.digest import sha256
from sourcebook.base.encoding import decode
from sourcebook.clean.draft import Draft
from sourcebook.clean.images import MIN_DATA, is_named_by_hash
from sourcebook.clean.saved_page import is_saved_by_single_file
from sourcebook.clean.webpage import draft_of_page, plain_draft
from sourcebook.model.article import Status
from sourcebook.model.capture import BESIDE, Capture
from sourcebook.model.site_rule import SiteRule

MAX_PAGE: Final = 20_000_000
"""Bytes of a page, its images not counted, that is read with its structure."""

MAX_PLAIN: Final = 25_000_000
"""Bytes of a page that are read at all; the rest stands in the original."""

MAX_TAG_BEFORE: Final = 5_000
"""Bytes before an image's data within which its tag begins."""

SHORTENED: Final = "shortened"
"""Rule of an edition: only the first `MAX_PLAIN` bytes of the page are shown."""

_DATA: Final = re.compile(
    rb"data:image/(?!svg)[a-z0-9.+-]{1,40}(?:;[\w=-]{1,40}){0,3};base64,([A-Za-z0-9+/=%%]{%d,})"
    % MIN_DATA,
    re.IGNORECASE,
)
_IN_STYLE: Final = re.compile(rb"url\(\s*[\"']?\Z")


@dataclass(frozen=True, slots=True)
class Container:
    """The images a source holds beside its page, by address: ``cid:…`` or where they stood."""

    images: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, images: Mapping[str, bytes]) -> "Container":
        """Hold *images*; an address may be spelled in several ways."""
        return cls({key_of(address): data for address, data in images.items() if data})

    def get(self, address: str) -> bytes | None:
        """Return the image that stood at *address*."""
        return self.images.get(key_of(address))

    def name(self, address: str) -> str:
        """Name the image that stood at *address*: by it if it says something, or by its content."""
        data = self.get(address)
        if data is None:
            return ""
        is_telling = urls.is_http(address) or address.startswith("cid:")
        return address if is_telling else name_of(data)


@dataclass(frozen=True, slots=True)
class Folder(Container):
    """Images in a folder beside a page, or packed with it, by the names of folder and file."""

    def get(self, address: str) -> bytes | None:
        """Return the image that *address* names, whatever the page's own address made of it."""
        path = unquote(address.partition("?")[0].partition("#")[0])
        return self.images.get("/".join(path.split("/")[-2:]))

    def name(self, address: str) -> str:
        """Name the image by its content: it never stood on the web under that address."""
        data = self.get(address)
        return "" if data is None else name_of(data)

    @classmethod
    def of_capture(cls, capture: Capture) -> Container:
        """Hold what lay beside the page of *capture*."""
        beside = {one.address: one.data for one in capture.resources if one.role == BESIDE}
        return cls(beside) if beside else EMPTY


EMPTY: Final = Container()


def key_of(address: str) -> str:
    """Spell *address* so that the same place in a container has one name."""
    address = address.strip()
    if urls.is_http(address):
        return urls.normalise(urls.absolute("", address))
    return unquote_to_bytes(address).decode("utf-8", "replace")


def name_of(data: bytes) -> str:
    """Name an image by its content."""
    return f"enclosed:sha256-{sha256(data)}"


def draft_of_source(  # noqa: PLR0913 - all that a capture knows of its page
    data: bytes,
    address: str,
    *,
    encoding: str = "",
    beside: Container = EMPTY,
    is_selection: bool = False,
    rules: Sequence[SiteRule] = (),
    captured_at: str = "",
) -> Draft:
    """Read the bytes of a page and the images that came with it.

    Args:
        data: The page; images inside it (``data:``) are taken out first and weigh nothing.
        address: What its links are relative to; may be empty.
        encoding: What the transport claimed.
        beside: Images that its container holds.
        is_selection: As for `draft_of_page`.
        rules: The reader's rules for the page's site.
        captured_at: As for `draft_of_page`.
    """
    data, inside = without_images(data)
    if len(data) > MAX_PAGE:
        draft = plain_draft(decode(data[:MAX_PLAIN], encoding)[0])
        if len(data) <= MAX_PLAIN:
            return draft
        return replace(draft, rules=f"{draft.rules} {SHORTENED}", status=Status.PARTIAL)
    page, _ = decode(data, encoding)
    every = Container({**beside.images, **inside})
    is_inside = is_saved_by_single_file(page) and not isinstance(beside, Folder)
    first = every if is_inside else beside
    draft = draft_of_page(
        page,
        address,
        is_selection=is_selection,
        rules=rules,
        named=first.name,
        captured_at=captured_at,
    )
    return with_images(draft, every)


def with_images(draft: Draft, container: Container) -> Draft:
    """Give *draft* those images of *container* that it shows, and those in its own addresses."""
    by_name = {name_of(data): data for data in container.images.values()}
    assets, enclosed = [], {}
    for asset in draft.assets:
        address = asset.address
        data = container.get(address) or by_name.get(address) or _data_of(address)
        if data and asset.address.startswith("data:"):
            asset = replace(asset, address=name_of(data))  # noqa: PLW2901 - the same image, named
        if data:
            enclosed[asset.address] = data
        assets.append(asset)
    return replace(draft, assets=tuple(assets), enclosed={**draft.enclosed, **enclosed})


def without_images(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Put names in place of the images inside tags and styles of a page; prose stays as it is."""
    found: dict[str, bytes] = {}
    pieces, at = [], 0
    for match in _DATA.finditer(data):
        before = data[max(0, match.start() - MAX_TAG_BEFORE) : match.start()]
        is_marked = before.rfind(b"<") > before.rfind(b">") or _IN_STYLE.search(before[-20:])
        image = _unpacked(match[1]) if is_marked else b""
        if image:
            name = name_of(image)
            found[name] = image
            pieces += [data[at : match.start()], name.encode()]
            at = match.end()
    return b"".join([*pieces, data[at:]]), found


def _data_of(address: str) -> bytes:
    """Return the bytes of a ``data:`` address, or nothing."""
    if not address.startswith("data:") or is_named_by_hash(address):
        return b""
    head, _, body = address.partition(",")
    return _unpacked(body.encode("ascii", "replace")) if head.endswith(";base64") else b""


def _unpacked(packed: bytes) -> bytes:
    try:
        return base64.b64decode(unquote_to_bytes(packed) + b"===")
    except binascii.Error:
        return b""
