"""How words are set inside a block: the marks that an inline element stands for."""

import html as entities
import re
from typing import Final

from lxml.html import HtmlElement

from sourcebook.base import urls
from sourcebook.clean.capitals import SMALL_CAPS, in_small_capitals
from sourcebook.clean.footnotes import Footnotes

_INLINE: Final = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("strong", "b", "mark"), "strong"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **dict.fromkeys(("s", "strike", "del"), "s"),
    **dict.fromkeys(("u", "ins"), "u"),
    "sup": "sup",
    "sub": "sub",
    "a": "a",
}
_BOLD: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD: Final = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_ITALIC: Final = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)

_BARE: Final = frozenset({"span", "font", "abbr", "acronym", "small"})
"""Elements that set nothing unless their style or class says so."""

INLINE: Final = frozenset(_INLINE) | _BARE
"""Elements that may set the words in them."""


def marks_of(tag: str, element: HtmlElement, base: str, notes: Footnotes) -> tuple[str, ...]:
    """Return the tags to open for an inline element, outermost first.

    Links are absolute against *base*; one to a note of the page leads to its name here.
    """
    if tag == "a":
        href = _address(element.get("href") or "", base, notes)
        return (f'a href="{entities.escape(href)}"',) if href else ()
    style = element.get("style") or ""
    capitals = (SMALL_CAPS,) if in_small_capitals(style, element.get("class") or "") else ()
    if tag in _BARE:
        bold = ("strong",) if _BOLD.search(style) else ()
        return (*bold, *(("em",) if _ITALIC.search(style) else ()), *capitals)
    if tag == "b" and _NOT_BOLD.search(style):
        return capitals
    return (_INLINE[tag], *capitals)


def tag_of(mark: str) -> str:
    """Return the bare tag of a mark."""
    return mark.partition(" ")[0]


def _address(href: str, base: str, notes: Footnotes) -> str:
    if name := notes.name_of(href.strip()):
        return f"#{name}"
    address = urls.absolute(base, href)
    if not address.startswith("#"):
        return address
    # A heading of the same page: a link to the page is true wherever the edition is read.
    return f"{base.partition('#')[0]}{address}" if urls.is_http(base) and address[1:] else ""
