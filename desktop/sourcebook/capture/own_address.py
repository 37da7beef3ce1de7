"""The address that a saved page or a Markdown file gives itself."""

import html
import re
from typing import Final

from sourcebook.base import urls
from sourcebook.capture.container_address import address_inside
from sourcebook.model.media import HTML, MARKDOWN, ZIPPED_PAGE

HEAD_BYTES: Final = 262_144
"""How far is looked: pages saved whole carry their styles before their links."""

_COMMENTS: Final = (
    re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.IGNORECASE),
    re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)", re.IGNORECASE),
)
_TAG: Final = re.compile(r"<(?:link|meta)\b[^<>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_FRONT_MATTER: Final = re.compile(r"\A---\r?\n(.*?)\r?\n---", re.DOTALL)
_FIELD: Final = re.compile(
    r"^(?:url|source|link|canonical)\s*:\s*[\"']?(\S+?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE
)

_BELOW_TITLE: Final = re.compile(
    r"\A\s*# .*\n(?:(?!- Highlights?|## High).*\n){0,12}?(?:- )?URL: (https?://\S+)[ \t]*(?:\n|\Z)"
)
"""As Readwise and Notion write it."""


def own_address(data: bytes, kind: str) -> str:
    """Return the http address that *data* names as its own, or an empty string.

    Asked in this order: the comment of the program that saved the page, its canonical link,
    its ``og:url``; in Markdown the front matter; in a container what stands around the page.
    """
    if address := address_inside(data, kind):
        return address
    head = data[:HEAD_BYTES].decode("utf-8", "replace")
    named = (
        _in_html(head)
        if kind in {HTML, ZIPPED_PAGE}
        else _in_markdown(head)
        if kind == MARKDOWN
        else []
    )
    return next((address for address in named if urls.is_http(address)), "")


def _in_html(head: str) -> list[str]:
    saved = [found[1] for comment in _COMMENTS if (found := comment.search(head))]
    canonical, og = [], []
    for tag in _TAG.finditer(head):
        attributes = {
            name.lower(): html.unescape(double or single or bare).strip()
            for name, double, single, bare in _ATTRIBUTE.findall(tag[0])
        }
        if attributes.get("rel", "").lower() == "canonical":
            canonical.append(attributes.get("href", ""))
        if attributes.get("property", "").lower() == "og:url":
            og.append(attributes.get("content", ""))
    return [*saved, *canonical, *og]


def _in_markdown(head: str) -> list[str]:
    if front := _FRONT_MATTER.match(head):
        return _FIELD.findall(front[1])
    listed = _BELOW_TITLE.match(head)
    return [listed[1]] if listed else []
