"""What a page says, where its readers see it, after the first words of its article.

A whole article may stand on a page that carries an offer in its header, or a wall that its
script would show to others: neither says anything of this article.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from sourcebook.clean.blocks import one_line
from sourcebook.clean.shown import STYLE

MAX_READ: Final = 60_000
"""Code points of the words that are looked at."""

MAX_PIECES: Final = 10_000
"""Texts between two tags of a page that are looked at."""

MAX_ELEMENTS: Final = 20_000
"""Elements of a page whose names are looked at."""

MAX_MARKED: Final = 200
"""Elements with a telling name that are looked into; each may hold the whole page."""

FIRST_WORDS: Final = 60
"""Characters, white space not counted, by which the place of the article's beginning is known."""

SILENT: Final = frozenset({"script", "style", "noscript", "template", "head", "svg", "option"})
"""Elements whose texts are no words of the page."""

_FRAMES: Final = frozenset({"header", "nav"})
_FRAME_ROLES: Final = frozenset({"banner", "navigation", "contentinfo"})
_FRAME_NAME: Final = re.compile(
    r"(?:^|\s)(?:(?:site|page|global|main)[-_]?)?(?:footer|header|masthead|nav(?:bar)?|menu)(?:\s|$)",
    re.IGNORECASE,
)


def words_from_the_article_on(root: HtmlElement, shown: str) -> str:
    """Return the words a reader sees from the beginning of *shown* on, up to `MAX_READ`.

    Where that is not found (nothing was kept, or the page hides it), all that a reader sees
    outside the frame of the site: its header, menus and footer.
    """
    pieces = list(islice(_seen_texts(root), MAX_PIECES))
    first = _ink(shown[: 4 * FIRST_WORDS])[:FIRST_WORDS]
    inks = [_ink(piece) for piece in pieces]
    place = max(0, "".join(inks).find(first))
    at = passed = 0
    while at < len(inks) and passed + len(inks[at]) <= place:
        passed += len(inks[at])
        at += 1
    return one_line(" ".join(pieces[at:]))[:MAX_READ]


def is_marked(root: HtmlElement, mark: re.Pattern[str]) -> bool:
    """Tell whether a part of the page in which a reader sees something has a name like *mark*.

    Those around the whole page are the site's, and say nothing of this page.
    """
    marked = (
        element
        for element in islice(_seen(root), MAX_ELEMENTS)
        if element.tag not in {"html", "body"} and mark.search(_names(element))
    )
    return any(map(_shows, islice(marked, MAX_MARKED)))


def _names(element: HtmlElement) -> str:
    """Return id and class of *element*, and the address of a frame."""
    source = (element.get("src") or "")[:500] if element.tag == "iframe" else ""
    return " ".join((element.get("id") or "", element.get("class") or "", source))


def _seen(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements that are neither hidden nor of the site's frame."""
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if _is_passed_over(element):
            walk.skip_subtree()
        else:
            yield element


def _seen_texts(root: HtmlElement) -> Iterator[str]:
    """Yield the texts within *root*; what stands behind it is not its own."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            yield (element.tail or "") if element is not root else ""
        elif _is_passed_over(element):
            walk.skip_subtree()
        else:
            yield element.text or ""


def _shows(element: HtmlElement) -> bool:
    if element.tag == "iframe":
        return True
    return any(text.strip() for text in islice(_seen_texts(element), MAX_PIECES))


def _is_passed_over(element: HtmlElement) -> bool:
    return element.tag in SILENT or _is_hidden(element) or _is_frame(element)


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    return bool(STYLE.search(element.get("style") or ""))


def _is_frame(element: HtmlElement) -> bool:
    if element.tag in _FRAMES or (element.get("role") or "").lower() in _FRAME_ROLES:
        return True
    if element.tag == "footer":
        return all(around.tag != "article" for around in element.iterancestors())
    names = (element.get("class") or "", element.get("id") or "")
    return element.tag in {"div", "section"} and any(map(_FRAME_NAME.search, names))


def _ink(text: str) -> str:
    return "".join(text.split())
