"""Lists and tables amid the article that the judge doubts item by item: they stand together.

Each item of a list of sources, or cell of a table of prices, looks like a link or a number that
leads away. As a whole, between words that are kept, it is seldom that.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from lxml.html import HtmlElement

from sourcebook.clean.leading import leads_of
from sourcebook.clean.segment import Form, Segment

AMID: Final = 0.05
"""Mean probability from which a list or table right between kept words is kept whole.

Measured over 731 pages on hosts that the trees had not seen: of 118 tables and lists so kept 78
belonged to the article; .904 of all its links were kept instead of .891.
"""

WITHIN: Final = 0.25
"""The same for a table anywhere between the article's first and last words."""

SURE: Final = 0.47
"""Mean probability from which each item of a list is left to itself."""

MOST: Final = 0.9
"""Share of the kept words that stand in the article's own element."""

LEADING: Final = 0.6
"""Share of links of a single item that leads elsewhere (“See also: …”)."""

_GROUPS: Final = frozenset({"ul", "ol", "dl", "table"})


def keep_together(
    segments: Sequence[Segment],
    found: Sequence[float],
    kept: list[bool],
    names_of: Callable[[HtmlElement], str],
) -> None:
    """Keep lists and tables of doubtful items whole where they stand in the article's own words.

    A list of links to places of the page itself is its table of contents, and is not meant.

    Args:
        segments: Those that have words, in their order.
        found: How likely each is part of the article.
        kept: Which are kept; changed in place.
        names_of: Tells the word by which an element says that it is no part of the article.
    """
    places = [index for index, keep in enumerate(kept) if keep]
    if not places:
        return
    sizes = [len(segment.text.split()) for segment in segments]
    total = sum(sizes[index] for index in places)
    frame = _frame(segments, sizes, places, total)
    was, leads = list(kept), leads_of(segments)
    for tag, inside in _groups(segments):
        words = sum(sizes[index] for index in inside)
        if words * 2 > total or not words or frame is None:
            continue
        if not _stands_in(segments[inside[0]].element, frame, names_of):
            continue
        mean = sum(sizes[index] * found[index] for index in inside) / words
        is_amid = was[max(0, inside[0] - 1)] and any(was[inside[-1] + 1 : inside[-1] + 2])
        if tag == "table":
            is_within = places[0] < inside[0] and inside[-1] < places[-1]
            is_wanted = (is_amid and mean > AMID) or (is_within and mean > WITHIN)
        else:
            is_wanted = is_amid and AMID < mean < SURE and not _leads_away(segments, inside)
            is_wanted = is_wanted and not sum(leads[index].within for index in inside)
        for index in inside if is_wanted else ():
            kept[index] = True


def _groups(segments: Sequence[Segment]) -> Iterator[tuple[str, list[int]]]:
    """Yield the tag of each list and table, and the places of what stands in it."""
    places: dict[int, list[int]] = defaultdict(list)
    tags: dict[int, str] = {}
    for index, segment in enumerate(segments):
        for step in segment.path:
            if step.tag in _GROUPS:
                places[step.key].append(index)
                tags[step.key] = step.tag
    for key, inside in places.items():
        yield tags[key], inside


def _frame(
    segments: Sequence[Segment], sizes: Sequence[int], places: Sequence[int], total: int
) -> HtmlElement | None:
    """Return the innermost element that holds nearly all the words that are kept."""
    held: dict[HtmlElement, int] = defaultdict(int)
    depths: dict[HtmlElement, int] = {}
    for index in places:
        chain = [segments[index].element, *segments[index].element.iterancestors()]
        for depth, element in enumerate(reversed(chain)):
            held[element] += sizes[index]
            depths[element] = depth
    frames = [element for element, words in held.items() if words >= MOST * total]
    return max(frames, key=depths.__getitem__, default=None)


def _stands_in(
    element: HtmlElement, frame: HtmlElement, names_of: Callable[[HtmlElement], str]
) -> bool:
    """Tell what stands inside *frame*, and in nothing there that says it is something else."""
    for near in (element, *element.iterancestors()):
        if near is frame:
            return near is not element
        if names_of(near):
            return False
    return False


def _leads_away(segments: Sequence[Segment], inside: Sequence[int]) -> bool:
    """Tell a list of one item that is a link to another page."""
    only = segments[inside[0]]
    return len(inside) == 1 and only.linked > LEADING * len(only.text) and only.form is Form.TEXT
