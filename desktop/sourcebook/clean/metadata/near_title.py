"""The short lines that stand beside the headline, where people write who and when."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from sourcebook.clean.metadata.marked import words_of

BEFORE: Final = 8
AFTER: Final = 16
"""Lines before and after the headline that are looked at."""

MAX_LINE: Final = 160
"""Code points of a line that may be a byline; a longer one is a sentence."""

MAX_STEPS: Final = 400
"""Elements that are looked at for them, on each side."""

_SILENT: Final = frozenset({"script", "style", "noscript", "template", "svg", "option"})


def lines_near_title(root: HtmlElement) -> list[str]:
    """Return the lines after the only headline of the page, then those before it, nearest first."""
    headings = list(islice(root.iter("h1"), 2))
    if len(headings) != 1:
        return []
    after = islice(_lines(_following(headings[0])), AFTER)
    before = islice(_lines(_preceding(headings[0])), BEFORE)
    return [*after, *before]


def _lines(elements: Iterator[HtmlElement]) -> Iterator[str]:
    """Yield the words of elements that have text of their own; a parent says them all at once."""
    for element in islice(elements, MAX_STEPS):
        own = "".join([element.text or "", *(child.tail or "" for child in element)])
        if element.tag not in _SILENT and own.strip():
            words = words_of(element)
            if 0 < len(words) <= MAX_LINE:
                yield words


def _following(element: HtmlElement) -> Iterator[HtmlElement]:
    for near in (element, *element.iterancestors()):
        for sibling in near.itersiblings():
            yield from sibling.iter()


def _preceding(element: HtmlElement) -> Iterator[HtmlElement]:
    for near in (element, *element.iterancestors()):
        for sibling in near.itersiblings(preceding=True):
            yield from reversed(list(islice(sibling.iter(), MAX_STEPS)))
