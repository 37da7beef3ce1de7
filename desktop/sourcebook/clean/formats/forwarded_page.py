"""A message that was forwarded inside the page of another one, found by the lines of its head."""

import html as entities
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from sourcebook.base.html_sanitize import strip_tags
from sourcebook.clean.blocks import ink, one_line
from sourcebook.clean.formats.forwarding import MAX_HEADERS, header_in, is_mark

MAX_LOOKED_AT: Final = 60
"""Blocks at the start of a page among which the head is looked for."""

_AROUND: Final = frozenset({"blockquote", "div"})
_BREAK: Final = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ForwardedPage:
    """What stood before a forwarded message, its head, and its words, all as HTML."""

    cover: str
    head: str
    headers: Mapping[str, str]
    words: str


def forwarded_page(html: str, max_cover: int, *, is_announced: bool) -> ForwardedPage | None:
    """Find the message that was forwarded inside *html*.

    Args:
        html: A message as it is shown: blocks without styles.
        max_cover: Visible characters that may stand before its head.
        is_announced: The subject says that a message is forwarded; then its head needs no mark.
            Otherwise it may as well be the head of one that is answered.
    """
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    blocks = _first_blocks(root)
    cover = 0
    for at, block in enumerate(blocks):
        if headers := _headers_from(blocks[at:], is_announced=is_announced):
            return _parted(root, blocks[:at], blocks[at:], headers)
        cover += ink(block.text_content())
        if cover > max_cover:
            break
    return None


def _first_blocks(root: HtmlElement) -> list[HtmlElement]:
    """Return the first blocks in their order, those of quotations each for itself."""
    found: list[HtmlElement] = []
    waiting = list(reversed(root))
    while waiting and len(found) < MAX_LOOKED_AT:
        element = waiting.pop()
        if element.tag in _AROUND:
            waiting += reversed(element)
        elif element.text_content().strip():
            found.append(element)
    return found


def _html_of(element: HtmlElement) -> str:
    return etree.tostring(element, encoding="unicode", method="html", with_tail=False)


def _lines_of(block: HtmlElement) -> list[str]:
    return [one_line(strip_tags(line)) for line in _BREAK.split(_html_of(block))]


def _is_head(line: str) -> bool:
    return not line or is_mark(line) or header_in(line) is not None


def _headers_from(blocks: Sequence[HtmlElement], *, is_announced: bool) -> dict[str, str]:
    """Return the headers that *blocks* begin with, by name; nothing if that is no head."""
    headers: dict[str, str] = {}
    has_mark, count = is_announced, 0
    for line in (line for block in blocks[:MAX_HEADERS] for line in _lines_of(block)):
        if not _is_head(line) or count > MAX_HEADERS:
            break
        count += bool(line)
        has_mark = has_mark or is_mark(line)
        if found := header_in(line):
            headers.setdefault(*found)
    is_whole = "from" in headers and ("subject" in headers or "date" in headers)
    return headers if has_mark and is_whole else {}


def _parted(
    root: HtmlElement,
    cover: Sequence[HtmlElement],
    blocks: Sequence[HtmlElement],
    headers: Mapping[str, str],
) -> ForwardedPage:
    around: HtmlElement | None = root
    before = "".join(map(_html_of, cover))
    head: list[str] = []
    for block in blocks:
        lines = _BREAK.split(_html_of(block))
        count = next((n for n, line in enumerate(_lines_of(block)) if not _is_head(line)), None)
        if count == 0:
            break
        around = block.getparent()
        head += lines[:count]
        if count is not None:
            _keep_lines(block, lines[count:])
            break
        block.drop_tree()
    for block in cover:
        block.drop_tree()
    while around is not None and around is not root:
        inner, around = around, around.getparent()
        inner.drop_tag()
    told = "<br>".join(entities.escape(one_line(strip_tags(line))) for line in head)
    words = "".join(map(_html_of, root))
    return ForwardedPage(before, f"<p>{told}</p>", headers, words)


def _keep_lines(block: HtmlElement, lines: Sequence[str]) -> None:
    """Leave these lines in *block*, whatever their tags were in the lines before."""
    kept = lxml_html.fragment_fromstring("<br>".join(lines), create_parent=block.tag)
    block.clear(keep_tail=True)
    block.text = kept.text
    block.extend(list(kept))
