"""Where what was left out stands among pictures and rules, which have no place in the text."""

import html as entities
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from sourcebook.clean.blocks import ink, read_blocks
from sourcebook.model.edition import Block, Cut

_AROUND: Final = frozenset({"ul", "ol", "blockquote"})
"""Elements between whose own elements a cut may stand."""

_BLOCKS: Final = _AROUND | frozenset(
    {"li", "p", "figure", "hr", "pre", "table", "dl", "h1", "h2", "h3", "h4", "h5", "h6"}
)

_TAG: Final = re.compile(r"(<[^<>]*>)")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the outermost elements, or what comes after the last one.

    ``at`` is where its words begin, or else the next ones. ``behind`` counts the pictures and
    rules between the words before it and itself, ``trailing`` those it has after its own words.
    """

    html: str
    words: str
    at: int
    behind: int
    trailing: int

    @property
    def end(self) -> int:
        """Return where its words end."""
        return self.at + len(self.words)

    def is_beside(self, cut: Cut) -> bool:
        """Tell whether *cut* stands between the words before this part and those from it on."""
        return self.at - 1 <= cut.at <= self.at

    def is_behind(self, cut: Cut) -> bool:
        """Tell whether *cut* stands before this part, if it stands before none of the earlier."""
        if self.words:
            return cut.at < self.end
        return cut.at <= self.at and cut.behind <= self.behind


def parts_of(html: str) -> list[Part]:
    """Part reading HTML into its outermost elements, and the empty end after them."""
    return _laid_out(_elements(_frame(html)))


def settled(html: str, cuts: Sequence[Cut], empties: Mapping[int, int]) -> tuple[Cut, ...]:
    """Return *cuts* so that none stands within an element, among the pictures in it.

    A figure has its pictures beside its caption, an item of a list beside its words. A cut among
    them stands before the whole of it, or behind it where no words of it follow: there it is
    shown, and there it comes back. *empties* are those of `between`. Costs about 150 ms a megabyte,
    nothing where no cut has a picture beside it.
    """
    if not any(empties.get(cut.at) for cut in cuts):
        return tuple(cuts)
    frame = _frame(html)
    if (frame.text or "").strip() or any((part.tail or "").strip() for part in frame):
        return tuple(cuts)
    *parts, end = _laid_out(_places(frame))
    ends = [part.end if part.words else -1 for part in parts]
    reached = list(accumulate(ends, max))
    found = []
    for cut in cuts:
        if empties.get(cut.at):
            first = bisect_right(reached, cut.at - 2)  # the others end too early
            place = next((part for part in parts[first:] if part.is_behind(cut)), end)
            at = cut.at if place.is_beside(cut) else place.at
            found.append(replace(cut, at=at, behind=place.behind))
        else:
            found.append(cut)
    return tuple(found)


def between(blocks: Sequence[Block], end: int) -> dict[int, int]:
    """Return for places where words begin how many pictures and rules stand right before.

    What comes after the last words is found at *end*, the end of the text.
    """
    found: dict[int, int] = {}
    waiting = 0
    for block in blocks:
        if block.start < block.end:
            found[block.start], waiting = waiting, 0
        else:
            waiting += 1
    found[end] = waiting
    return found


def count_trailing(blocks: Sequence[Block]) -> int:
    """Count the blocks without words that come after the last one with words."""
    count = 0
    for block in reversed(blocks):
        if block.start < block.end:
            break
        count += 1
    return count


def trailing_in(html: str) -> int:
    """Count the pictures and rules after the last words of a draft's HTML."""
    count = 0
    for piece in reversed(_TAG.split(html)):
        if piece.startswith("<"):
            count += piece.startswith(("<img", "<hr"))
        elif ink(entities.unescape(piece)):
            break
    return count


def _frame(html: str) -> HtmlElement:
    return lxml_html.fragment_fromstring(html, create_parent="div")


def _elements(around: HtmlElement) -> Iterator[str]:
    if around.text and around.text.strip():
        yield entities.escape(around.text)
    for part in around:
        yield etree.tostring(part, encoding="unicode", method="html")


def _places(around: HtmlElement) -> Iterator[str]:
    """Yield the outermost elements, but of lists and quotations what is in them."""
    if around.tag != "div" and not _is_open(around):
        yield etree.tostring(around, encoding="unicode", method="html", with_tail=False)
    else:
        for part in around:
            yield from _places(part)


def _is_open(element: HtmlElement) -> bool:
    """Tell a list or a quotation in which nothing but elements stand."""
    beside = (element.text, *(part.tail for part in element))
    is_bare = not any(words and words.strip() for words in beside)
    return element.tag in _AROUND and is_bare and all(part.tag in _BLOCKS for part in element)


def _laid_out(elements: Iterable[str]) -> list[Part]:
    found, at, behind = [], 0, 0
    for one in elements:
        words, blocks = read_blocks(one)
        trailing = count_trailing(blocks)
        found.append(Part(one, words, at, behind, trailing))
        at += len(words) + 1 if words else 0
        behind = trailing if words else behind + trailing
    return [*found, Part("", "", at, behind, 0)]
