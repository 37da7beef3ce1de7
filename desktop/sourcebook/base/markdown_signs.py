"""What Markdown has wherever the program reads it, beside the first Markdown.

Imports Python-Markdown, which takes 100 ms: only modules that are imported late ask for it.
"""

import re
import xml.etree.ElementTree as ET
from typing import Final

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.util import AtomicString

Made = tuple[ET.Element | None, int | None, int | None]
"""What an inline pattern makes: an element, and the stretch that it stands for; or nothing."""

_TICKED: Final = "\N{BALLOT BOX WITH CHECK}"
_UNTICKED: Final = "\N{BALLOT BOX}"

_STRIKE: Final = r"(~~)(?=\S)(.{1,1000}?)(?<=\S)~~"
_ADDRESS: Final = r"(?<![\w/\"'=])(https?://[^\s<>\[\]\"'`|\\]{1,2000})"
_AFTER_ADDRESS: Final = ".,;:!?)'\"*_"


def register(md: Markdown, strike: str) -> None:
    """Join bare addresses, and strokes as the tag *strike*, to a renderer."""
    md.inlinePatterns.register(_Addresses(_ADDRESS, md), "address", 115)
    md.inlinePatterns.register(SimpleTagInlineProcessor(_STRIKE, strike), "strike", 62)


def box(mark: str) -> str:
    """Return the box of a task that has *mark* between its brackets."""
    return _UNTICKED if mark == " " else _TICKED


def holder_of(item: ET.Element) -> ET.Element:
    """Return the element that has the first words of an item: itself, or its paragraph."""
    is_apart = not (item.text or "").strip() and len(item) and item[0].tag == "p"
    return item[0] if is_apart else item


def link(address: str, words: str) -> ET.Element:
    """Return a link whose words are shown as they are."""
    element = ET.Element("a", {"href": address})
    element.text = AtomicString(words)
    return element


class _Addresses(InlineProcessor):
    """An address that stands bare is a link."""

    def handleMatch(self, m: re.Match[str], data: str) -> Made:  # type: ignore[override] # noqa: ARG002, N802 - theirs
        address = m[1].rstrip(_AFTER_ADDRESS)
        return link(address, address), m.start(), m.start() + len(address)
