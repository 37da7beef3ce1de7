"""Slideshows that a script makes of a list of pictures in an attribute: WordPress does so."""

import json
from collections.abc import Iterator
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

MAX_PICTURES: Final = 100
"""Pictures of one slideshow that are laid out."""

MAX_LIST: Final = 500_000
"""Code points of a list that is read."""


def lay_out(root: HtmlElement) -> None:
    """Put the pictures of each empty slideshow in *root* into it, each a figure with its caption.

    They stand in ``data-gallery``: a list of objects with ``src``, ``alt``, ``title``, ``caption``.
    """
    for element in root.xpath("//*[@data-gallery]"):
        listed = element.get("data-gallery")
        is_list = listed.lstrip().startswith("[") and len(listed) <= MAX_LIST
        if is_list and element.find(".//img") is None:
            element.extend(list(_figures(listed)))


def _figures(listed: str) -> Iterator[etree._Element]:
    try:
        pictures = json.loads(listed)
    except (ValueError, RecursionError):
        return
    for picture in pictures[:MAX_PICTURES]:
        address = _line_of(picture, "src")
        if not address:
            continue
        figure = etree.Element("figure")
        described = _line_of(picture, "alt") or _line_of(picture, "title")
        etree.SubElement(figure, "img", src=address, alt=described)
        if caption := _line_of(picture, "caption"):
            etree.SubElement(figure, "figcaption").text = caption
        yield figure


def _line_of(picture: object, key: str) -> str:
    """Return the value of *key* on one line, without what no document may hold."""
    value = picture.get(key) if isinstance(picture, dict) else None
    words = value.split() if isinstance(value, str) else []
    return "".join(filter(str.isprintable, " ".join(words)))
