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
    return any(map(_shows, _marked(root, mark)))


def words_marked(root: HtmlElement, mark: re.Pattern[str]) -> list[str]:
    """Return what a reader sees in each part of the page with a name like *mark*, in order.

    A part within such a part is not told again, nor one around an article.
    """
    told: list[str] = []
    passed: set[HtmlElement] = set()
    for element in _marked(root, mark):
        if element.tag == "article" or next(element.iter("article"), None) is not None:
            continue
        if passed.isdisjoint(element.iterancestors()):
            passed.add(element)
            told.append(one_line(" ".join(islice(_seen_texts(element), MAX_PIECES)))[:MAX_READ])
    return [words for words in told if words]


def ends_in(root: HtmlElement, shown: str, part: str) -> bool:
    """Tell whether *part* of the page stands below the beginning of *shown* and no more of it does.

    An offer within an article that goes on keeps nothing back.
    """
    after, ink = _ink(words_from_the_article_on(root, shown)), _ink(part)
    at = after.rfind(ink)
    return at >= 0 and after.rfind(_ink(shown)[-FIRST_WORDS:]) < at + len(ink)


def lies_in(shown: str, parts: list[str]) -> bool:
    """Tell whether more than half of *shown* are words of *parts*."""
    ink, around = _ink(shown), _ink(" ".join(parts))
    pieces = [ink[at : at + FIRST_WORDS // 2] for at in range(0, len(ink), FIRST_WORDS // 2)]
    return 2 * sum(piece in around for piece in pieces) > len(pieces)


def _marked(root: HtmlElement, mark: re.Pattern[str]) -> Iterator[HtmlElement]:
    marked = (
        element
        for element in islice(_seen(root), MAX_ELEMENTS)
        if element.tag not in {"html", "body"} and mark.search(_names(element))
    )
    return islice(marked, MAX_MARKED)


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
