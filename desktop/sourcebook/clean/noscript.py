"""Pictures that a page shows only where scripts do not run: what a script would put there."""

import re
from collections.abc import Collection, Iterator
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from sourcebook.base.counters import is_counter
from sourcebook.clean.images import MIN_SIDE, image_address
from sourcebook.clean.shown import STYLE

MAX_PICTURES: Final = 20
"""Pictures of one such element."""

_PICTURE: Final = re.compile(r"[^/]\.(?:jpe?g|png|webp|avif)(?![a-z0-9])", re.IGNORECASE)
_SIZE: Final = re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w+$)")
_IMAGES: Final = ("img", "amp-img")


def names_of_pictures(root: HtmlElement, base: str) -> set[str]:
    """Return what tells the pictures of *root* apart that it shows with scripts; one pass."""
    without = {image for hint in root.iter("noscript") for image in hint.iter(*_IMAGES)}
    shown = (image for image in root.iter(*_IMAGES) if image not in without)
    return {_name(address) for image in shown if (address := image_address(image, base))}


def pictures_in(
    noscript: HtmlElement, base: str, known: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield address and description of each picture that stands in *noscript* alone.

    Counters mostly stand in such elements: a picture has the name of one, or a size, or several
    versions. One that is *known*, or shown right beside, is the picture of a lazy loader.
    """
    if _is_shown_beside(noscript, base):
        return
    for image, _ in zip(noscript.iter(*_IMAGES), range(MAX_PICTURES), strict=False):
        address = image_address(image, base)
        if address and _is_picture(image, address) and _name(address) not in known:
            yield address, " ".join((image.get("alt") or "").split())


def _is_shown_beside(noscript: HtmlElement, base: str) -> bool:
    beside = (one for one in (noscript.getprevious(), noscript.getnext()) if one is not None)
    return any(
        image_address(image, base)
        for one in beside
        if one.tag != "noscript"
        for image in one.iter(*_IMAGES)
    )


def _is_picture(image: HtmlElement, address: str) -> bool:
    is_hidden = image.get("hidden") is not None or STYLE.search(image.get("style") or "")
    if is_hidden or is_counter(address):
        return False
    sides = [(image.get(name) or "").strip().removesuffix("px") for name in ("width", "height")]
    is_sized = all(side.isdecimal() and len(side) < 6 and int(side) >= MIN_SIDE for side in sides)
    return is_sized or bool(image.get("srcset")) or bool(_PICTURE.search(address))


def _name(address: str) -> str:
    """Name a picture by its file, so that its sizes are one, or by all of its address."""
    file = urlsplit(address).path.rpartition("/")[2].lower()
    return _SIZE.sub("", file) if _PICTURE.search(file) else address
