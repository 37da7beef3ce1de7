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
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from sourcebook.base import markdown_signs, urls
from sourcebook.base.markdown_signs import Made, link
from sourcebook.model.own_links import NOTE_LINK, TAG_LINK, TASK_LINK
from sourcebook.notes.line_marks import CLOSE, MARK, OPEN

_BOX: Final = re.compile(rf"\s*\[([ xX])\][ ]+{OPEN}(\d+){CLOSE}")
_WIKILINK: Final = r"\[\[([^\[\]|\n]{1,600})(?:\|([^\[\]\n]{0,600}))?\]\]"
_TAG: Final = rf"(?:(?<=[\s(\[{{,;:\"'*_~{CLOSE}])|^)#((?=[\w/-]*[^\W\d])[^\W_][\w/-]*)"


class NoteParts(Extension):
    """Adds them all; *image_of* gives for the address of an image its name, or nothing."""

    def __init__(self, image_of: Callable[[str], str]) -> None:
        super().__init__()
        self._image_of = image_of

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - its name there
        """Join the parts to a renderer (called by Python-Markdown)."""
        md.inlinePatterns.register(_Wikilinks(_WIKILINK, md), "wikilink", 172)
        markdown_signs.register(md, "del")
        md.inlinePatterns.register(_Tags(_TAG, md), "tag", 85)
        md.treeprocessors.register(_Boxes(md), "boxes", 30)
        md.treeprocessors.register(_Images(md, self._image_of), "images", 12)


class _Wikilinks(InlineProcessor):
    """``[[Title]]`` leads to the note of that title."""

    def handleMatch(self, m: re.Match[str], data: str) -> Made:  # type: ignore[override] # noqa: ARG002, N802 - theirs
        target = MARK.sub("", m[1]).strip()
        if not target:
            return None, None, None
        return (
            link(NOTE_LINK + _quoted(target), (m[2] or "").strip() or target),
            m.start(),
            m.end(),
        )


class _Tags(InlineProcessor):
    """``#tag`` is marked as one."""

    def handleMatch(self, m: re.Match[str], data: str) -> Made:  # type: ignore[override] # noqa: ARG002, N802 - theirs
        name = m[1].rstrip("-/")
        return link(TAG_LINK + _quoted(name), f"#{name}"), m.start(), m.start() + 1 + len(name)


class _Boxes(Treeprocessor):
    """``- [ ]`` shows a box, which is a link that names its line."""

    def run(self, root: ET.Element) -> None:
        for item in root.iter("li"):
            holder = markdown_signs.holder_of(item)
            if found := _BOX.match(holder.text or ""):
                box = link(TASK_LINK + found[2], markdown_signs.box(found[1]))
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


def _quoted(words: str) -> str:
    return quote(words, safe="", errors="replace")
