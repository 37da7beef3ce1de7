"""Footnotes of a page: which links lead to a note, and which lead back from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

MAX_NOTES: Final = 2_000
"""Notes of one page; a scholarly book has fewer."""

_SIGN: Final = re.compile(
    r"[\[(]?\s*(?:\d{1,4}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,4})\s*[\])]?", re.IGNORECASE
)
_BACK: Final = re.compile(
    r"[\s↩⤴↑^⏎←⇑🔙\ufe0e\ufe0f]*|back(?: to (?:text|top|content))?|zurück|retour", re.IGNORECASE
)
_NO_NOTES: Final = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "body", "main", "article", "section"}
)


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The notes of a page.

    ``names`` gives each element that a note begins with, by its id there, the name it has in
    the edition (``fn-1`` …); ``back`` holds the ids from which notes are referred to.
    """

    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    back: frozenset[str] = frozenset()

    def name_of(self, address: str) -> str:
        """Return the name of the note that a link leads to, or an empty string."""
        return self.names.get(address[1:], "") if address.startswith("#") else ""

    def is_way_back(self, link: HtmlElement) -> bool:
        """Tell whether *link* leads from a note back to the text: the reader offers that itself."""
        address = link.get("href") or ""
        if "footnote-backref" in (link.get("class") or ""):
            return True
        if not address.startswith("#") or address[1:] not in self.back:
            return False
        return bool(_BACK.fullmatch(link.text_content().strip()))


NO_NOTES: Final = Footnotes()


def footnotes_of(body: HtmlElement) -> Footnotes:
    """Find the notes: short links such as ``[3]`` to a place further down that is no heading."""
    places: dict[str, int] = {}
    targets: dict[str, HtmlElement] = {}
    links: list[tuple[int, HtmlElement]] = []
    for order, element in enumerate(body.iter(etree.Element)):
        for name in {element.get("id"), element.get("name")} - {None, ""}:
            places.setdefault(str(name), order)
            targets.setdefault(str(name), element)
        if element.tag == "a" and (element.get("href") or "").startswith("#"):
            links.append((order, element))
    names: dict[str, str] = {}
    back: set[str] = set()
    for order, link in links:
        target = str(link.get("href"))[1:]
        is_note = target in places and places[target] > order and _is_note(targets[target])
        if is_note and len(names) < MAX_NOTES and _SIGN.fullmatch(link.text_content().strip()):
            names.setdefault(target, f"fn-{len(names) + 1}")
            back |= _ids_near(link)
    return Footnotes(names, frozenset(back)) if names else NO_NOTES


def _is_note(element: HtmlElement) -> bool:
    return element.tag not in _NO_NOTES


def _ids_near(link: HtmlElement) -> set[str]:
    """Return the ids of a reference and of the two elements around it."""
    near = [link, *list(link.iterancestors())[:2]]
    return {str(name) for one in near for name in (one.get("id"), one.get("name")) if name}
