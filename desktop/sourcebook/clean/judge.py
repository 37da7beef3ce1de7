"""Which segments of a page are its article: an extractor's opinion, checked and mended."""

import copy
import logging
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from lxml import etree
from lxml.html import HtmlElement
from rapidfuzz.distance import LCSseq

from sourcebook.clean.boilerplate import notice
from sourcebook.clean.segment import Form, Segment

MIN_WORDS: Final = 25
"""An opinion of fewer words is none: the extractor failed."""

MAX_PRODUCT: Final = 400_000_000
"""Words of the page times words of the opinion that are aligned; memory grows with it (50 MB)."""

MAX_TEXT: Final = 1_500_000
"""Code points of text beyond which no opinion is asked: the extractor takes minutes."""

MAX_ELEMENTS: Final = 40_000
"""Elements beyond which no opinion is asked; an ordinary page has 1,000 to 5,000."""

MAX_ASKED_DEPTH: Final = 200
"""Depth beyond which no opinion is asked: the extractor looks up from every element."""

_SHINGLE: Final = 4
_WORD: Final = re.compile(r"\w+")
OUTSIDE: Final = frozenset({"nav", "footer", "aside", "form", "dialog", "menu"})
"""Elements of a page that hold no part of its article."""

_NOISE: Final = re.compile(
    r"(?:^|[-_\s])(?:ads?|advert\w*|banner|breadcrumbs?|comments?|cookie\w*|disqus|footer|form|"
    r"hidden|menu|modal|nav\w*|newsletter\w*|outbrain|pagination|paywall|popup|promo\w*|"
    r"recommend\w*|related\w*|share\w*|sharing|sidebar|social\w*|sponsor\w*|subscri\w*|taboola|"
    r"tags?|teaser\w*|toolbar|widget\w*|author-?(?:bio|box|info)|bio|skip\w*|sr-only|signup)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)


def judged(segments: Sequence[Segment], root: HtmlElement) -> list[bool]:
    """Say of each segment whether it belongs to the article.

    Words are judged by the opinion of trafilatura; gaps that it left inside the text are
    filled; images, captions and rules follow the words around them. When the opinion fails,
    everything outside of navigation stays.
    """
    words = [_words(segment) for segment in segments]
    opinion = _opinion(segments, root)
    kept = [False] * len(segments)
    if len(opinion) >= MIN_WORDS:
        kept = _agreeing(words, opinion)
        kept = [keep and not _is_notice(s) for keep, s in zip(kept, segments, strict=True)]
        _fill_gaps(segments, kept)
    if not any(kept):
        kept = [_is_inside(segment) and bool(w) for segment, w in zip(segments, words, strict=True)]
    if not any(kept):
        kept = [bool(own) for own in words]
    _keep_company(segments, kept)
    return kept


def all_of(segments: Sequence[Segment]) -> list[bool]:
    """Keep everything: what a person selected and copied is what they want."""
    return [not _is_notice(segment) for segment in segments]


def looks_like_a_page(root: HtmlElement) -> bool:
    """Tell a whole page from a part that a person selected in it."""
    return any(True for _ in root.iter("nav", "footer", "main", "aside", "header"))


def noise_of(element: HtmlElement) -> str:
    """Return the first telling word in class and id of *element* and those around it."""
    for near in (element, *_near_ancestors(element)):
        if near.tag in OUTSIDE:
            return str(near.tag)
        names = f"{near.get('class') or ''} {near.get('id') or ''}"
        if near.tag not in {"body", "html", "article", "main"} and (found := _NOISE.search(names)):
            return found[0].strip("-_ ").lower()
    return ""


def _near_ancestors(element: HtmlElement) -> list[HtmlElement]:
    near = []
    for ancestor in element.iterancestors():
        near.append(ancestor)
        if len(near) == 6:
            break
    return near


def _opinion(segments: Sequence[Segment], root: HtmlElement) -> list[str]:
    if not _is_ordinary(segments, root):
        return []
    import trafilatura  # noqa: PLC0415 - 400 ms to import, and plain text needs none of it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of every odd page
    text = trafilatura.extract(
        copy.deepcopy(root), include_comments=False, include_tables=True, output_format="txt"
    )
    return _WORD.findall((text or "").lower())


def _is_ordinary(segments: Sequence[Segment], root: HtmlElement) -> bool:
    """Tell whether the extractor ends in a few seconds on this page."""
    if sum(len(segment.text) for segment in segments) > MAX_TEXT:
        return False
    depth = elements = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > MAX_ASKED_DEPTH or elements > MAX_ELEMENTS:
            return False
    return True


def _words(segment: Segment) -> list[str]:
    if segment.form in {Form.IMAGE, Form.EMBED, Form.RULE}:
        return []
    return _WORD.findall(segment.text.lower())


def _agreeing(words: Sequence[list[str]], opinion: list[str]) -> list[bool]:
    """Keep a segment when at least half of its words are in the opinion, at that place."""
    total = sum(map(len, words))
    if total * len(opinion) > MAX_PRODUCT:
        return _agreeing_loosely(words, opinion)
    owners = [index for index, own in enumerate(words) for _ in own]
    page = [word for own in words for word in own]
    matched = [0] * len(words)
    for edit in LCSseq.opcodes(page, opinion):
        if edit.tag == "equal":
            for at in range(edit.src_start, edit.src_end):
                matched[owners[at]] += 1
    return [bool(own) and hits * 2 > len(own) for hits, own in zip(matched, words, strict=True)]


def _agreeing_loosely(words: Sequence[list[str]], opinion: list[str]) -> list[bool]:
    """As `_agreeing`, by runs of four words wherever they stand: for pages too long to align."""
    known = set(zip(*(opinion[shift:] for shift in range(_SHINGLE)), strict=False))
    kept = []
    for own in words:
        runs = list(zip(*(own[shift:] for shift in range(_SHINGLE)), strict=False))
        kept.append(bool(runs) and sum(run in known for run in runs) * 2 > len(runs))
    return kept


def _is_notice(segment: Segment) -> bool:
    return segment.form is Form.TEXT and bool(notice(segment.text))


def _is_inside(segment: Segment) -> bool:
    if segment.is_hidden or segment.linked * 2 > len(segment.text):
        return False
    outside = {*OUTSIDE, "header"}
    return not any(ancestor.tag in outside for ancestor in segment.element.iterancestors()) and (
        segment.element.tag not in outside
    )


def _fill_gaps(segments: Sequence[Segment], kept: list[bool]) -> None:
    """Keep running text that stands between kept segments, in the element they stand in."""
    places = [index for index, keep in enumerate(kept) if keep]
    for before, after in pairwise(places):
        if after - before > 12:
            continue
        homes = {_home(segments[before]), _home(segments[after])}
        for index in range(before + 1, after):
            segment = segments[index]
            if _home(segment) in homes and _is_prose(segment):
                kept[index] = True


def _home(segment: Segment) -> HtmlElement | None:
    """Return the element that holds the block of *segment* and its like."""
    home = segment.element.getparent()
    while home is not None and home.tag in {"li", "ul", "ol", "blockquote", "td", "tr", "tbody"}:
        home = home.getparent()
    return home


def _is_prose(segment: Segment) -> bool:
    if segment.is_hidden or segment.form not in {Form.TEXT, Form.CODE, Form.HEADING}:
        return False
    is_linked = segment.linked * 3 > len(segment.text)
    return not is_linked and not noise_of(segment.element) and not _is_notice(segment)


def _keep_company(segments: Sequence[Segment], kept: list[bool]) -> None:
    """Let images, embeds, rules and captions follow the words around them."""
    texts = [i for i, keep in enumerate(kept) if keep and segments[i].form is not Form.CAPTION]
    if not texts:
        return
    first, last = texts[0], texts[-1]
    for index, segment in enumerate(segments):
        if segment.form in {Form.TEXT, Form.HEADING, Form.CODE}:
            continue
        kept[index] = False
        if first - 8 <= index <= last + 3 and not segment.is_hidden:
            is_between = first < index < last
            kept[index] = _is_wanted(segment, is_between=is_between, segments=segments, index=index)
    _drop_lonely_captions(segments, kept)


def _is_wanted(
    segment: Segment, *, is_between: bool, segments: Sequence[Segment], index: int
) -> bool:
    if segment.form is Form.RULE:
        return is_between
    if noise_of(segment.element):
        return False
    if segment.form is Form.CAPTION or is_between:
        return True
    near = segments[max(0, index - 2) : index + 3]
    return segment.form is Form.IMAGE and any(s.form is Form.CAPTION for s in near)


def _drop_lonely_captions(segments: Sequence[Segment], kept: list[bool]) -> None:
    """Drop captions at the edges of the article whose image is not there."""
    texts = [i for i, keep in enumerate(kept) if keep and segments[i].form is not Form.CAPTION]
    for index, segment in enumerate(segments):
        if segment.form is Form.CAPTION and kept[index]:
            images = [
                near
                for near in range(max(0, index - 3), min(len(segments), index + 3))
                if kept[near] and segments[near].form in {Form.IMAGE, Form.EMBED}
            ]
            kept[index] = bool(images) or texts[0] < index < texts[-1]
