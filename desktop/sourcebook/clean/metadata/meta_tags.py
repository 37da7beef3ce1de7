"""The ``meta`` and ``link`` elements of a page: Open Graph, Dublin Core, Highwire and their kin."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

from sourcebook.clean.blocks import one_line
from sourcebook.clean.metadata.claims import Claim
from sourcebook.clean.metadata.coins import read_coins

MAX_CONTENT: Final = 5_000
"""Code points of a ``meta`` element's content; a longer one describes no field."""

MAX_TAGS: Final = 2_000
"""Elements that are looked at; a paper with 500 authors needs them, a catalogue more."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What ``meta`` says by name, and where ``link`` leads by relation; both in lower case."""

    metas: dict[str, list[str]]
    links: dict[str, list[str]]

    def all(self, *names: str) -> Iterator[Claim]:
        """Yield every content of the ``meta`` elements *names*, in that order."""
        for name in names:
            yield from (Claim(content, name) for content in self.metas.get(name, ()))

    def first(self, *names: str) -> str:
        """Return the first content of the first of *names* that is there."""
        return next((claim.value for claim in self.all(*names)), "")

    def linked(self, *relations: str) -> Iterator[Claim]:
        """Yield where the ``link`` elements with these relations lead."""
        for relation in relations:
            source = f"link rel={relation}"
            yield from (Claim(href, source) for href in self.links.get(relation, ()))


def read_tags(root: HtmlElement) -> Tags:
    """Read all ``meta`` and ``link`` elements, wherever a broken page has them."""
    tags = Tags({}, {})
    for element in list(root.iter("meta"))[:MAX_TAGS]:
        content = one_line((element.get("content") or "")[: MAX_CONTENT + 1])
        if content and len(content) <= MAX_CONTENT:
            for name in _names(element):
                tags.metas.setdefault(name, []).append(content)
    for name, value in read_coins(root):
        tags.metas.setdefault(name, []).append(one_line(value))
    for element in list(root.iter("link"))[:MAX_TAGS]:
        href = (element.get("href") or "").strip()
        for relation in (element.get("rel") or "").lower().split() if href else ():
            tags.links.setdefault(relation, []).append(href)
    return tags


def _names(element: HtmlElement) -> list[str]:
    """Return the names of a ``meta`` element; Dublin Core is written ``DC.`` and ``dcterms:``."""
    keys = (element.get(key) or "" for key in ("property", "name", "http-equiv"))
    named = dict.fromkeys(key.strip().lower() for key in keys if key.strip())
    return [
        name.replace(":", ".", 1) if name.startswith(("dc:", "dcterms:", "prism:")) else name
        for name in named
    ]
