"""Code on a page: where its lines end, and the numbers beside them that are not typed.

Highlighters set each line in an element of its own, and numbers in a column or before each line.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lxml.html import HtmlElement

LINE_NUMBERS: Final = "line numbers"
"""Reason of a cut: the numbers of the lines of a piece of code."""

MAX_COUNT: Final = 100_000
"""Code points of a column of numbers; 10,000 lines have 59,000."""

_PROSE: Final = (
    *("article", "aside", "blockquote", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"),
    *("h6", "header", "main", "nav", "section"),
)
"""Elements that stand in no code: a ``pre`` that holds one was never closed, or holds a page."""

_NUMBERS: Final = re.compile(
    r"(?:^|[\s_-])(?:gutter|line-?nos?|line-?num(?:ber)?s?|linenodiv|lnt?|lntd|blob-num|"
    r"crayon-nums?|hljs-ln-n)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class of what numbers lines, if nothing but numbers stands in it."""

_UNSELECTABLE: Final = re.compile(r"user-select\s*:\s*none", re.IGNORECASE)
_COUNT: Final = re.compile(r"[\s|:.]*(?:\d{1,6}(?!\d)[\s|:.]*)+")
_ON_ITS_OWN_LINE: Final = re.compile(
    r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE
)
_LINE: Final = re.compile(r"(?:^|\s)(?:[\w-]+-)?line(?:\s|$)")
"""Class of a line of code."""

_LINE_END: Final = re.compile(r"[ \t]*\r?\n")


@dataclass(slots=True)
class Lines:
    """Where a piece of code being written is: what of its line there is.

    The end of an element that stands on a line of its own ends the line, once.
    """

    has_words: bool = False
    is_ended: bool = False

    def edge(self) -> None:
        """Take note that an element on a line of its own begins or ends."""
        self.is_ended = self.is_ended or self.has_words

    def begin(self) -> str:
        """Return what must be written before an element on a line of its own begins."""
        self.edge()
        return self.written("") if self.is_ended else ""

    def written(self, text: str) -> str:
        """Return how *text* is written after what there is."""
        if self.is_ended and not _LINE_END.match(text):
            text = f"\n{text}"
        self.is_ended = False
        _, is_new, last = text.rpartition("\n")
        self.has_words = bool(last.strip()) or (self.has_words and not is_new)
        return text


def is_listing(pre: HtmlElement) -> bool:
    """Tell code from a ``pre`` that was never closed, or in which somebody set a whole page."""
    return next(pre.iter(*_PROSE), None) is None


def is_line(element: HtmlElement) -> bool:
    """Tell an inline element of code that stands on a line of its own.

    Its style says so, or it is called a line and nothing parts it from another one.
    """
    if _ON_ITS_OWN_LINE.search(element.get("style") or ""):
        return True
    around = element.getparent()
    is_piece = element.tag == "code" and around is not None and around.tag == "pre"
    if not is_piece and not _LINE.search(element.get("class") or ""):
        return False
    before, after = element.getprevious(), element.getnext()
    return _are_lines(element, after) or (before is not None and _are_lines(before, element))


def _are_lines(one: HtmlElement, other: HtmlElement | None) -> bool:
    is_alike = other is not None and (one.tag, one.get("class")) == (other.tag, other.get("class"))
    return is_alike and not one.tail


def numbers_lines(element: HtmlElement, *, in_code: bool) -> bool:
    """Tell an element that holds nothing but the numbers of lines.

    In code its class says so; a column of numbers stands before the code that it counts.
    """
    if in_code:
        return _is_named_so(element) and bool(_COUNT.fullmatch(_text_of(element)))
    if element.tag not in {"td", "th", "pre", "div"} or not _begins_with_a_number(element):
        return False
    numbers = _text_of(element).split()
    if not all(number.isdecimal() and len(number) < 7 for number in numbers):
        return False
    if not _has_code_beside(element):
        return False
    counts = all(int(after) == int(before) + 1 for before, after in pairwise(numbers))
    return counts and (len(numbers) > 1 or _is_named_so(element))


def _begins_with_a_number(element: HtmlElement) -> bool:
    first = next((text for text in element.itertext() if not text.isspace()), "")
    return first.lstrip()[:1].isdecimal()


def _is_named_so(element: HtmlElement) -> bool:
    if element.tag in {"code", "body"}:
        return False
    is_unselectable = bool(_UNSELECTABLE.search(element.get("style") or ""))
    return is_unselectable or bool(_NUMBERS.search(element.get("class") or ""))


def _text_of(element: HtmlElement) -> str:
    """Return the text of *element*, with a space for each end; no more than a count is long."""
    parts, size = [], 0
    for text in element.itertext():
        parts.append(text)
        size += len(text)
        if size > MAX_COUNT:
            return "too long"
    return " ".join(parts)


def _has_code_beside(element: HtmlElement) -> bool:
    """Tell whether code stands right after *element*, in the next cell or as the next element.

    Code beside code, without cells, is counted only by as many numbers as it has lines: the
    output of a program may be a count as well.
    """
    after = element.getnext()
    if after is None or (element.tag == "pre") != (after.tag == "pre"):
        return False
    if element.tag in {"td", "th"}:
        return after.tag == "td" and _holds_code(after)
    if after.tag != "pre":
        return element.tag == "div" and _is_named_so(element) and _holds_code(after)
    lines = len(after.text_content().strip("\n").split("\n"))
    return lines == len(_text_of(element).split())


def _holds_code(element: HtmlElement) -> bool:
    return next(element.iter("pre", "code"), None) is not None
