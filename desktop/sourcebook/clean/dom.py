"""HTML to a tree, with pages made to be slow tamed first."""

import html as entities
import re
from typing import Final

from lxml import etree
from lxml import html as lxml_html

from sourcebook.base.html_sanitize import MAX_DEPTH, depth_of, is_counted, strip_tags

MAX_ATTRIBUTES: Final = 500
"""Attributes of one tag; libxml2's time grows with the square (100,000 take 20 s)."""

MAX_TAGS: Final = 200_000
"""Tags of a page that is read with its structure; a longer one is shown as plain words."""

FLATTENED: Final = "flattened"
"""Rule of an edition: elements deeper than `MAX_DEPTH` lost their structure, not their words."""

_LONG_TAG: Final = re.compile(r"<[a-zA-Z][^\s/>]*(?=[^<>]{10000})")
_ATTRIBUTE: Final = re.compile(r"""[\s/]*[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")
_NAME: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_DRAWING: Final = re.compile(r"<svg\b", re.IGNORECASE)
_DRAWING_END: Final = re.compile(r"</svg\s*>", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BLOCK_END: Final = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|tr|table|section|article|blockquote|pre|br|hr|dt|dd)\b[^<>]*>",
    re.IGNORECASE,
)


def parse(page: str) -> tuple[lxml_html.HtmlElement, str]:
    """Parse *page*, forgiving everything; nothing is fetched and no entity is expanded.

    Returns:
        The root, and the rule that had to be used (`FLATTENED`), or an empty string.
    """
    page = _DECLARATION.sub("", page.replace("\0", ""))
    page = _with_fewer_attributes(_without_drawings(page))
    rule = ""
    if depth_of(page) > MAX_DEPTH:
        page, rule = _flattened(page), FLATTENED
    parser = lxml_html.HTMLParser(
        huge_tree=True, no_network=True, encoding="utf-8", remove_pis=True, remove_comments=True
    )
    try:
        return lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser), rule
    except etree.ParserError:  # it has no element at all
        words = entities.escape(strip_tags(page))
        return lxml_html.document_fromstring(f"<body><p>{words}</p></body>"), rule


def is_too_long(page: str) -> bool:
    """Tell whether *page* has too many tags to be read with its structure in time."""
    return page.count("<") > MAX_TAGS


def with_breaks(page: str) -> str:
    """Put a blank line where a block of *page* begins or ends, for reading it as plain words."""
    return _BLOCK_END.sub(lambda found: f"\n\n{found[0]}", page)


def _without_drawings(page: str) -> str:
    """Take SVG out: libxml2 does not know its ``<path/>`` and puts the rest of the page inside."""
    pieces, at = [], 0
    for found in _DRAWING.finditer(page):
        if found.start() < at:
            continue
        end = _DRAWING_END.search(page, found.end())
        if end is None:
            break
        pieces.append(page[at : found.start()])
        at = end.end()
    return "".join([*pieces, page[at:]])


def _flattened(page: str) -> str:
    """Make line breaks of the tags that stand too deep, opening and closing ones."""
    depth = 0

    def judge(found: re.Match[str]) -> str:
        nonlocal depth
        if not is_counted(found[2]):
            return found[0]
        is_deep = depth >= MAX_DEPTH if not found[1] else depth > MAX_DEPTH
        depth = max(0, depth - 1) if found[1] else depth + 1
        return "<br" if is_deep else found[0]

    return _NAME.sub(judge, page)


def _with_fewer_attributes(page: str) -> str:
    pieces, at = [], 0
    for found in _LONG_TAG.finditer(page):
        if found.start() < at:
            continue
        end = cut = found.end()
        count = 0
        while attribute := _ATTRIBUTE.match(page, end):
            end = attribute.end()
            count += 1
            cut = end if count <= MAX_ATTRIBUTES else cut
        pieces.append(page[at:cut])
        at = end
    return "".join([*pieces, page[at:]])
