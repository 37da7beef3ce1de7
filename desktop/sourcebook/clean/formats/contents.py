"""The table of contents of a book: its ``nav`` page, or the older ``toc.ncx``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from sourcebook.clean.blocks import one_line
from sourcebook.clean.formats.trees import (
    Element,
    attribute,
    name_of,
    page_of,
    tree_of,
    words_of,
)
from sourcebook.clean.formats.zipped import Zipped, beside

MAX_ENTRIES: Final = 5000
"""Entries of a table of contents; an encyclopaedia may have some thousand."""

_NCX: Final = "application/x-dtbncx+xml"


class Listed(Protocol):
    """A member of a book."""

    @property
    def name(self) -> str:
        """Return the name in the file."""

    @property
    def kind(self) -> str:
        """Return the media type."""

    @property
    def properties(self) -> str:
        """Return what the book says of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table: what it is called, how deep it stands, where it leads."""

    label: str
    level: int
    page: str
    place: str


def contents_of(file: Zipped, items: Iterable[Listed]) -> list[Entry]:
    """Return the lines of the table of contents in their order; none when there is no table."""
    listed = list(items)
    for item in listed:
        if "nav" not in item.properties.split():
            continue
        body = page_of(file.read(item.name) or b"")
        if body is not None and (found := _of_nav(body, item.name)):
            return found
    for item in listed:
        if item.kind == _NCX or item.name.endswith(".ncx"):
            root = tree_of(file.read(item.name) or b"")
            if root is not None:
                return list(_of_ncx(root, item.name))[:MAX_ENTRIES]
    return []


def _of_nav(body: Element, name: str) -> list[Entry]:
    tables = [element for element in body.iter() if name_of(element) == "nav"]
    tables.sort(key=lambda table: "toc" not in attribute(table, "type").split())
    if not tables:
        return []
    return [
        entry
        for link in list(tables[0].iter("a", "{*}a"))[:MAX_ENTRIES]
        if (entry := _entry(words_of(link), attribute(link, "href"), name, _depth(link, "ol")))
    ]


def _of_ncx(root: Element, name: str) -> Iterator[Entry]:
    for point in root.iter("navPoint", "{*}navPoint"):
        label = next((e for e in point if name_of(e) == "navlabel"), None)
        content = next((e for e in point if name_of(e) == "content"), None)
        href = attribute(content, "src") if content is not None else ""
        if entry := _entry(words_of(label), href, name, _depth(point, "navpoint") + 1):
            yield entry


def _entry(label: str, href: str, name: str, level: int) -> Entry | None:
    page = beside(name, href)
    if not (label := one_line(label)) or not page:
        return None
    return Entry(label, max(1, level), page, href.partition("#")[2])


def _depth(element: Element, name: str) -> int:
    return sum(name_of(around) == name for around in element.iterancestors())
