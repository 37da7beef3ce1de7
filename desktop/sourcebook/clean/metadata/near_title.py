"""The short lines that stand beside the headline, where people write who and when."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from sourcebook.clean.metadata.marked import words_of
from sourcebook.clean.metadata.titles import is_alike

BEFORE: Final = 8
AFTER: Final = 16
"""Lines before and after the headline that are looked at."""

MAX_LINE: Final = 160
"""Code points of a line that may be a byline; a longer one is a sentence."""

MAX_HEADINGS: Final = 50
"""Headings among which the one that says the title is looked for."""

MAX_STEPS: Final = 400
"""Elements that are looked at for them, on each side."""

_SILENT: Final = frozenset({"script", "style", "noscript", "template", "svg", "option"})

Part = tuple[HtmlElement, str]


def lines_near_title(root: HtmlElement) -> list[str]:
    """Return the lines after the headline of the page, then those before it, nearest first."""
    after, before = parts_near_title(root)
    return [words for _, words in (*after, *before)]


def parts_near_title(root: HtmlElement) -> tuple[list[Part], list[Part]]:
    """Return the elements that hold these lines, each with its line, after it and before it."""
    heading = headline(root)
    if heading is None:
        return [], []
    after = islice(_parts(_following(heading)), AFTER)
    before = islice(_parts(_preceding(heading)), BEFORE)
    return [*after], [*before]


def headline(root: HtmlElement) -> HtmlElement | None:
    """Return the only ``h1``; of several headings the only one that says the page's title."""
    headings = list(islice(root.iter("h1"), MAX_HEADINGS))
    if len(headings) == 1:
        return headings[0]
    told = [str(root.xpath("string(//head/title)"))]
    told += map(str, root.xpath("//meta[@property='og:title']/@content")[:1])
    for found in (headings, list(islice(root.iter("h2"), MAX_HEADINGS))):
        fitting = [one for one in found if any(is_alike(words_of(one), title) for title in told)]
        if fitting:
            return fitting[0] if len(set(map(words_of, fitting))) == 1 else None
    return None


def _parts(elements: Iterator[HtmlElement]) -> Iterator[Part]:
    """Yield elements that have text of their own, and their words: a parent says them at once."""
    for element in islice(elements, MAX_STEPS):
        own = "".join([element.text or "", *(child.tail or "" for child in element)])
        if element.tag not in _SILENT and own.strip():
            words = words_of(element)
            if 0 < len(words) <= MAX_LINE:
                yield element, words


def _following(element: HtmlElement) -> Iterator[HtmlElement]:
    for near in (element, *element.iterancestors()):
        for sibling in near.itersiblings():
            yield from sibling.iter()


def _preceding(element: HtmlElement) -> Iterator[HtmlElement]:
    for near in (element, *element.iterancestors()):
        for sibling in near.itersiblings(preceding=True):
            yield from reversed(list(islice(sibling.iter(), MAX_STEPS)))
