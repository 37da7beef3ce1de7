"""What notes have beside Markdown: links between notes, tags, task boxes, bare addresses, strokes.

Imports Python-Markdown, which takes 100 ms: only `rendering` asks for it, when it must.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Final
from urllib.parse import quote

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from sourcebook.base import urls
from sourcebook.model.own_links import NOTE_LINK, TAG_LINK, TASK_LINK
from sourcebook.notes.line_marks import CLOSE, MARK, OPEN

TICKED: Final = "\N{BALLOT BOX WITH CHECK}"
UNTICKED: Final = "\N{BALLOT BOX}"

_BOX: Final = re.compile(rf"\s*\[([ xX])\][ ]+{OPEN}(\d+){CLOSE}")
_WIKILINK: Final = r"\[\[([^\[\]|\n]{1,600})(?:\|([^\[\]\n]{0,600}))?\]\]"
_TAG: Final = rf"(?:(?<=[\s(\[{{,;:\"'*_~{CLOSE}])|^)#((?=[\w/-]*[^\W\d])[^\W_][\w/-]*)"
_ADDRESS: Final = r"(?<![\w/\"'=])(https?://[^\s<>\[\]\"'`|\\]{1,2000})"
_STRIKE: Final = r"(~~)(?=\S)(.+?)(?<=\S)~~"
_AFTER_ADDRESS: Final = ".,;:!?)'\"*_"

_Made = tuple[ET.Element | None, int | None, int | None]


class NoteParts(Extension):
    """Adds them all; *image_of* gives for the address of an image its name, or nothing."""

    def __init__(self, image_of: Callable[[str], str]) -> None:
        super().__init__()
        self._image_of = image_of

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - its name there
        """Join the parts to a renderer (called by Python-Markdown)."""
        md.inlinePatterns.register(_Wikilinks(_WIKILINK, md), "wikilink", 172)
        md.inlinePatterns.register(_Addresses(_ADDRESS, md), "address", 115)
        md.inlinePatterns.register(_Tags(_TAG, md), "tag", 85)
        md.inlinePatterns.register(SimpleTagInlineProcessor(_STRIKE, "del"), "strike", 62)
        md.treeprocessors.register(_Boxes(md), "boxes", 30)
        md.treeprocessors.register(_Images(md, self._image_of), "images", 12)


class _Wikilinks(InlineProcessor):
    """``[[Title]]`` leads to the note of that title."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Made:  # type: ignore[override] # noqa: ARG002, N802 - theirs
        target = MARK.sub("", m[1]).strip()
        if not target:
            return None, None, None
        return (
            _link(NOTE_LINK + _quoted(target), (m[2] or "").strip() or target),
            m.start(),
            m.end(),
        )


class _Tags(InlineProcessor):
    """``#tag`` is marked as one."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Made:  # type: ignore[override] # noqa: ARG002, N802 - theirs
        name = m[1].rstrip("-/")
        return _link(TAG_LINK + _quoted(name), f"#{name}"), m.start(), m.start() + 1 + len(name)


class _Addresses(InlineProcessor):
    """An address that stands bare is a link."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Made:  # type: ignore[override] # noqa: ARG002, N802 - theirs
        address = m[1].rstrip(_AFTER_ADDRESS)
        return _link(address, address), m.start(), m.start() + len(address)


class _Boxes(Treeprocessor):
    """``- [ ]`` shows a box, which is a link that names its line."""

    def run(self, root: ET.Element) -> None:
        for item in root.iter("li"):
            holder = item
            if not (item.text or "").strip() and len(item) and item[0].tag == "p":
                holder = item[0]
            if found := _BOX.match(holder.text or ""):
                box = _link(TASK_LINK + found[2], UNTICKED if found[1] == " " else TICKED)
                box.tail = f"\N{NO-BREAK SPACE}{(holder.text or '')[found.end() :]}"
                holder.text = f"{OPEN}{found[2]}{CLOSE}"
                holder.insert(0, box)


class _Images(Treeprocessor):
    """Only images that are in the library are shown; any other is told by its words."""

    def __init__(self, md: Markdown, image_of: Callable[[str], str]) -> None:
        super().__init__(md)
        self._image_of = image_of

    def run(self, root: ET.Element) -> None:
        for image in root.iter("img"):
            source, words = image.get("src", ""), image.get("alt", "").strip()
            if name := self._image_of(source):
                image.set("src", name)
                continue
            is_web = urls.is_http(source)
            image.tag = "a" if is_web else "em"
            image.attrib.clear()
            if is_web:
                image.set("href", source)
            image.text = AtomicString(f"[{words or source or '?'}]")


def _link(address: str, words: str) -> ET.Element:
    element = ET.Element("a", {"href": address})
    element.text = AtomicString(words)
    return element


def _quoted(words: str) -> str:
    return quote(words, safe="", errors="replace")
