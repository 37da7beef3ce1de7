"""What is marked by a class, or by its place, as something its element does not say.

Subheadings, quotations drawn out of the text, credits of pictures, rows of pictures.
"""

import html as entities
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from sourcebook.clean.bullets import lists_in
from sourcebook.clean.picture_credits import is_credited
from sourcebook.clean.segment import Form, Segment
from sourcebook.clean.steps import Step
from sourcebook.clean.typography import CLOSERS, STOPS

MAX_QUOTED: Final = 1_000
"""Code points of a quotation that is known by its class; a longer element is a frame."""

QUOTED_NEAR: Final = 3
"""Elements, from that of the words on, whose classes may call them a quotation."""

MAX_HEADING: Final = 120
"""Code points of a subheading that is known by its class."""

_QUOTATION: Final = re.compile(
    r"(?:^|\s)(?:quote|\S*(?:pull|block)[-_]?quote(?!\S*style)\S*)(?=\s|$)", re.IGNORECASE
)
_HEADING: Final = re.compile(
    r"(?:^|[\s_-])(?:sub-?head(?:ing|line)?|cross-?head(?:ing)?|zwischen(?:titel|ueberschrift)|"
    r"inter-?titre)(?=$|[\s_-])",
    re.IGNORECASE,
)
_CREDIT: Final = re.compile(r"credit|source|photog|copyright|attribution", re.IGNORECASE)
_ENDS: Final = STOPS + CLOSERS
_NO_HEADING_END: Final = (".", ",", ";", ":", "…")
_FRAMED: Final = frozenset({Form.IMAGE, Form.EMBED, Form.CAPTION})
_OF_LISTS: Final = frozenset({"ul", "ol", "li"})
_PARAGRAPHS: Final = frozenset({"p", "div"})


def reshaped(segments: Sequence[Segment], kept: Sequence[bool]) -> dict[int, list[Segment]]:
    """Return by its place what stands for each kept segment; costs no second walk of the page."""
    keys = count(1)
    lists = lists_in(segments, kept, keys)
    shown = [index for index, keep in enumerate(kept) if keep]
    worded = _worded(segments[index] for index in shown)
    quoting: dict[HtmlElement, Step] = {}
    found: dict[int, list[Segment]] = {}
    before: Segment | None = None
    has_words = False
    for index in shown:
        made = []
        for one in lists.get(index, [segments[index]]):
            segment = one
            if segment.form in _FRAMED:
                segment = _out_of_row(segment, worded)
            elif before and is_credited(before, segment):
                segment = replace(segment, form=Form.CAPTION)
            elif segment.form is Form.TEXT:
                segment = _as_heading(segment) if has_words else segment
                segment = _as_quotation(segment, quoting, keys)
                has_words = True
            before = _parted(segment) if segment.form is Form.CAPTION else segment
            made.append(before)
        found[index] = made
    return found


def _worded(segments: Iterator[Segment]) -> set[int]:
    """Return the keys of the lists, and items, that hold words, not only pictures."""
    return {s.key for segment in segments if segment.form not in _FRAMED for s in segment.path}


def _out_of_row(segment: Segment, worded: set[int]) -> Segment:
    """Take a picture out of a list that is only a row of pictures."""
    path = [step for step in segment.path if step.tag not in _OF_LISTS or step.key in worded]
    return replace(segment, path=tuple(path)) if len(path) < len(segment.path) else segment


def _as_heading(segment: Segment) -> Segment:
    """Make a heading of a short line that its class calls one."""
    element = segment.element
    is_line = element.tag in _PARAGRAPHS and not segment.path and not segment.linked
    is_short = len(segment.text) <= MAX_HEADING and not segment.text.endswith(_NO_HEADING_END)
    if is_line and is_short and _HEADING.search(element.get("class") or ""):
        return replace(segment, form=Form.HEADING, tag="h2")
    return segment


def _as_quotation(
    segment: Segment, quoting: dict[HtmlElement, Step], keys: "count[int]"
) -> Segment:
    """Make a quotation of words that their class calls one."""
    if segment.linked * 2 > len(segment.text) or segment.form is Form.HEADING:
        return segment
    if any(step.tag in {"blockquote", "table"} for step in segment.path):
        return segment
    around = zip(
        (segment.element, *segment.element.iterancestors()), range(QUOTED_NEAR), strict=False
    )
    frame = next((one for one, _ in around if _is_quotation(one)), None)
    if frame is None:
        return segment
    step = quoting.get(frame) or Step("blockquote", -next(keys))
    quoting[frame] = step
    return replace(segment, path=(*segment.path, step))


def _is_quotation(element: HtmlElement) -> bool:
    if not _QUOTATION.search(element.get("class") or ""):
        return False
    return sum(map(len, element.itertext())) <= MAX_QUOTED


def _parted(segment: Segment) -> Segment:
    """Part the credit from a caption where on the page only their styles do."""
    html = segment.html
    for before, after in _joints(segment.element):
        left, right = (re.escape(entities.escape(part)) for part in (before, after))
        html = re.sub(rf"({left})((?:<[^<>]*>)*)({right})", r"\1 \2\3", html, count=1)
    return segment if html == segment.html else replace(segment, html=html)


def _joints(caption: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield the ends of two texts of *caption* that meet at the edge of an element."""
    last = ""
    for event, element in etree.iterwalk(caption, events=("start", "end")):
        is_start = event == "start"
        if not is_start and element is caption:
            continue
        text = (element.text if is_start else element.tail) or ""
        if not text:
            continue
        is_credit = is_start and bool(_CREDIT.search(element.get("class") or ""))
        if last[-1:].strip() and text[:1].isupper() and (last[-1] in _ENDS or is_credit):
            yield last[-8:], text[:8]
        last = text
