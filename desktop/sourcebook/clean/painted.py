"""Pictures that a page shows by other means than an image: they are made images before it is read.

A background counts as one where the page says that it is (`role=img`), or where a figure shows
nothing else; all other backgrounds are decoration.
"""

import re
from itertools import islice
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

MAX_LOOKED: Final = 500
"""Elements of a page that are looked at."""

_ADDRESS: Final = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s)\"']+))\s*\)", re.IGNORECASE)
_LAZY: Final = ("data-bg", "data-background", "data-background-image", "data-bg-src")
_SHOWING: Final = ("img", "picture", "amp-img", "video", "iframe", "svg", "object", "embed")
_IS_RASTER: Final = re.compile(r"image/(?!svg)", re.IGNORECASE)


def unpaint(root: HtmlElement) -> None:
    """Put an ``img`` where *root* shows a picture as a background or an object."""
    for element in islice([*root.iter("object", "embed")], MAX_LOOKED):
        if _IS_RASTER.match(element.get("type") or ""):
            _become_image(element, element.get("data") or element.get("src") or "")
    for element in islice(
        root.xpath("//*[@role='img'] | //figure//div | //figure//span"), MAX_LOOKED
    ):
        if not _shows_more(element) and (address := _background(element)):
            image = etree.SubElement(element, "img", src=address)
            image.set("alt", element.get("aria-label") or element.get("title") or "")


def _become_image(element: HtmlElement, address: str) -> None:
    known = {name: element.get(name) for name in ("alt", "width", "height", "aria-label")}
    tail = element.tail
    element.clear()
    element.tag, element.tail = "img", tail
    element.set("src", address)
    for name, value in known.items():
        if value:
            element.set("alt" if name == "aria-label" else name, value)


def _shows_more(element: HtmlElement) -> bool:
    """Tell an element that has words, or whose figure or that itself has a picture already."""
    around = next(element.iterancestors("figure"), element)
    has_picture = next(around.iter(*_SHOWING), None) is not None
    return has_picture or bool(str(element.text_content()).strip())


def _background(element: HtmlElement) -> str:
    """Return the address of the background of *element*: of several densities the last, finest."""
    _, _, painted = (element.get("style") or "").partition("background")
    told = [next(filter(None, found.groups()), "") for found in _ADDRESS.finditer(painted)]
    versions = (element.get("data-bgset") or "").split(",")
    told += [version.split()[0] for version in versions if version.strip()]
    told += [value for name in _LAZY if (value := (element.get(name) or "").strip())]
    return next((one for one in reversed(told) if not one.startswith(("data:", "#"))), "")
