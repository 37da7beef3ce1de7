"""Everywhere in a page that says something of its article, read once."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from sourcebook.clean.metadata.json_ld import Linked, read_linked
from sourcebook.clean.metadata.marked import Marked, read_marked
from sourcebook.clean.metadata.meta_tags import Tags, read_tags


@dataclass(frozen=True, slots=True)
class Sources:
    """A page, by the places where it describes itself; ``captured_at`` as it was captured."""

    root: HtmlElement
    address: str
    linked: Linked
    tags: Tags
    marked: Marked
    captured_at: str = ""


def read_sources(root: HtmlElement, address: str, captured_at: str = "") -> Sources:
    """Read what a page found at *address* says of itself."""
    linked = read_linked(root, address)
    return Sources(root, address, linked, read_tags(root), read_marked(root), captured_at)
