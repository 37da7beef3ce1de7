"""Words in elements that are read for no article: a choice, a fallback, a template, a drawing.

No browser shows them as a part of the text, or none that runs scripts; they are set aside, so
that no word of a page is lost.
"""

import html as entities
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from sourcebook.base.html_sanitize import strip_tags
from sourcebook.clean.blocks import one_line
from sourcebook.clean.dom import DRAWING, with_breaks
from sourcebook.clean.embeds import addresses_of
from sourcebook.clean.shown import STYLE

MAX_WORDS: Final = 20_000
"""Code points of one element's words; what stood beyond can be read in the original."""

MAX_TEXTS: Final = 5_000
"""Texts between two tags of one element that are looked at."""

MAX_UNREAD: Final = 500
"""Elements of a page whose words are set aside."""

MAX_ADDRESS: Final = 300
"""Code points of an address that are shown; the link holds all of it."""

FALLBACK: Final = "fallback"
"""Reason: it is shown only where a script or a player cannot run."""

OTHER_SITE: Final = "frame of another site"
UNREACHABLE: Final = "unreachable frame"
"""Reason: a script would have filled it, the page does not say with what."""

_REASONS: Final = {
    "canvas": FALLBACK,
    "noscript": FALLBACK,
    "iframe": FALLBACK,
    "video": FALLBACK,
    "audio": FALLBACK,
    "embed": FALLBACK,
    "object": FALLBACK,
    "template": "template",
    "select": "form",
    "textarea": "form",
    "datalist": "form",
    "script": "drawing",
}
_SILENT: Final = frozenset({"script", "style"})
_IN_LINE_LIST: Final = """
    a abbr b bdi cite code em font i kbd mark q s samp small span strong sub sup time u var
"""
_IN_LINE: Final = frozenset(_IN_LINE_LIST.split())


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that were not read as an article's, as text and as inline HTML, and why."""

    reason: str
    text: str
    html: str


def unread_of(tag: str, element: HtmlElement) -> Unread | None:
    """Return the words within an element that is not read, None where there are none."""
    reason = _REASONS.get(tag, "")
    if not reason or (tag == "script" and element.get("type") != DRAWING):
        return None
    if tag == "script":
        lines = [entities.unescape(element.text or "")]
    else:
        framed = strip_tags(with_breaks((element.get("srcdoc") or "")[:MAX_WORDS]))
        inner = "".join(islice(_texts(element), MAX_TEXTS))[:MAX_WORDS]
        lines = [*framed.split("\n"), *inner.split("\n")]
    shown = [line for line in map(one_line, lines) if any(map(str.isalnum, line))]
    if not shown:
        return None
    return Unread(reason, " ".join(shown), "<br>".join(map(entities.escape, shown)))


def frame_of(tag: str, element: HtmlElement, base: str) -> Unread | None:
    """Return what names a frame or player that is not shown, None where a reader would see none."""
    if _is_unseen(element) or (tag == "iframe" and element.get("srcdoc")):
        return None
    label = one_line(element.get("title") or element.get("aria-label") or "")
    name = {"video": "film", "audio": "recording"}.get(tag, "frame")
    address = next(addresses_of(element, base), "")
    shown = f"[{': '.join(filter(None, (name, label, address[:MAX_ADDRESS])))}]"
    words = entities.escape(shown)
    if not address:
        return Unread(UNREACHABLE, shown, words)
    return Unread(OTHER_SITE, shown, f'<a href="{entities.escape(address)}">{words}</a>')


def _texts(root: HtmlElement) -> Iterator[str]:
    """Yield the texts within *root*, with a line break around all that stands in no line."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        is_in_line = element.tag in _IN_LINE
        if event == "start":
            if element.tag in _SILENT:
                walk.skip_subtree()
                continue
            yield "" if is_in_line else "\n"
            yield " ".join((element.text or "").split("\n"))
        else:
            yield "" if is_in_line else "\n"
            if element is not root:
                yield " ".join((element.tail or "").split("\n"))


def _is_unseen(element: HtmlElement) -> bool:
    """Tell the frames that only count readers."""
    sides = [(element.get(name) or "").strip().removesuffix("px") for name in ("width", "height")]
    is_tiny = any(side in {"0", "1"} for side in sides)
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return is_tiny or hidden or bool(STYLE.search(element.get("style") or ""))
