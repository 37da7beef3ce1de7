"""What goes with the words that were kept: code between them, images, captions, embeds, rules."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile
from typing import Final

from lxml.html import HtmlElement

from sourcebook.clean.emblems import is_emblem, is_out_of_sight
from sourcebook.clean.lead_image import keep_lead
from sourcebook.clean.opinions import words_of
from sourcebook.clean.picture_credits import is_credited
from sourcebook.clean.repeated import drop_repeated
from sourcebook.clean.segment import Form, Segment

BEFORE: Final = 8
"""Segments before the first words among which the leading picture is looked for.

To look as far up as captions go, for a gallery, brought 32 captions that did not belong, on 200
pages, and none that did.
"""

AFTER: Final = 3
"""Segments after the last words that may still be a picture or its caption."""

LOOKED_AROUND: Final = 12
"""Elements around an image whose names are looked at."""

_REFERENCE: Final = re.compile(r'href="#(fn-\d+)"')
_WORDS: Final = frozenset({Form.TEXT, Form.HEADING, Form.CODE})


def keep_company(
    segments: Sequence[Segment],
    kept: list[bool],
    names_of: Callable[[HtmlElement], str],
    lead: str = "",
) -> None:
    """Let code, images, embeds, rules and captions follow the words around them, in place.

    An image is noise when an element around it is named so (*names_of* tells), unless elements
    that hold kept words have that name as well: then it says nothing. It is noise too when it
    shows a sign, or when the box around it, amid the article, holds links that were left out and
    no words that are kept.
    *lead* is the address of the page's lead image.
    """
    texts = [
        index
        for index, keep in enumerate(kept)
        if keep and segments[index].form in {Form.TEXT, Form.HEADING}
    ]
    if not texts:
        return
    _keep_notes(segments, kept)
    _keep_signs(segments, kept)
    first, last = texts[0], texts[-1]
    start = _start(segments, first)
    holding = _holding(segments, texts)
    usual = {names_of(element) for element in holding} | {""}
    leading_away = _leading_away(segments, kept, holding)

    def own_of(segment: Segment) -> list[HtmlElement]:
        around = [segment.element, *segment.element.iterancestors()][:LOOKED_AROUND]
        return list(takewhile(lambda element: element not in holding, around))

    def is_noise(segment: Segment) -> bool:
        return any(names_of(element) not in usual for element in own_of(segment))

    def is_of_page(segment: Segment) -> bool:
        return is_emblem(segment.address, segment.text, own_of(segment))

    def is_fit(index: int) -> bool:
        segment = segments[index]
        return not (segment.is_hidden or is_of_page(segment) or is_noise(segment))

    for index, segment in enumerate(segments):
        is_between = start <= index < last
        if segment.form is Form.CODE:
            kept[index] = kept[index] or (is_between and not segment.is_hidden)
        elif segment.form not in _WORDS:
            is_near = first - BEFORE <= index <= last + AFTER and not is_out_of_sight(segment)
            if segment.form is Form.IMAGE:
                is_offer = is_between and not leading_away.isdisjoint(own_of(segment))
                is_near = is_near and not is_offer and not is_of_page(segment)
            kept[index] = is_near and (
                _is_wanted(segments, index, is_noise, is_between=is_between)
                or (index > last and _is_film_beside(segment, segments[last].element))
            )
    keep_lead(segments, kept, first, lead, is_fit)
    drop_repeated(segments, kept)
    _keep_credits(segments, kept)
    _drop_lonely_captions(segments, kept)


def keep_tables_whole(segments: Sequence[Segment], kept: list[bool]) -> None:
    """Keep a table of data with all its cells, or without any: half a row says something else."""
    cells: dict[int, list[int]] = {}
    for index, segment in enumerate(segments):
        table = next((step.key for step in segment.path if step.tag == "table"), None)
        if table is not None and segment.text:
            cells.setdefault(table, []).append(index)
    for inside in cells.values():
        words = sum(len(segments[index].text) for index in inside)
        held = sum(len(segments[index].text) for index in inside if kept[index])
        for index in inside:
            kept[index] = held * 2 > words


def _start(segments: Sequence[Segment], first: int) -> int:
    """Return where the block begins whose words are the *first*: pictures may stand before them."""
    start = first
    while start > 0 and segments[start - 1].element is segments[first].element:
        if segments[start - 1].form not in {Form.IMAGE, Form.EMBED}:
            break
        start -= 1
    return start


def _holding(segments: Sequence[Segment], texts: Sequence[int]) -> set[HtmlElement]:
    """Return every element that holds words which are kept."""
    holding: set[HtmlElement] = set()
    for index in texts:
        element = segments[index].element
        holding.add(element)
        for around in element.iterancestors():
            if around in holding:
                break
            holding.add(around)
    return holding


def _leading_away(
    segments: Sequence[Segment], kept: Sequence[bool], holding: set[HtmlElement]
) -> set[HtmlElement]:
    """Return every element that holds a link that was left out, but no words that are kept."""
    found: set[HtmlElement] = set()
    for segment, keep in zip(segments, kept, strict=True):
        if keep or segment.form not in _WORDS or segment.linked * 2 <= len(segment.text):
            continue
        around = (segment.element, *segment.element.iterancestors())
        found.update(takewhile(lambda element: element not in holding, around))
    return found


def _keep_signs(segments: Sequence[Segment], kept: list[bool]) -> None:
    """Keep lines without words (“…”, “😀”) right between two that are kept, in one element."""
    for here in range(1, len(segments) - 1):
        before, segment, after = here - 1, segments[here], here + 1
        if segment.form is not Form.TEXT or segment.linked or segment.is_hidden:
            continue
        if kept[before] and kept[after] and not kept[here] and not words_of(segment):
            frames = {segments[at].element.getparent() for at in (before, here, after)}
            kept[here] = len(frames) == 1


def _keep_credits(segments: Sequence[Segment], kept: list[bool]) -> None:
    """Keep the line right behind a picture that says whose it is."""
    for index, (picture, words) in enumerate(pairwise(segments), 1):
        if kept[index - 1] and not kept[index] and not words.is_hidden:
            kept[index] = picture.form is Form.IMAGE and is_credited(picture, words)


def _is_film_beside(segment: Segment, last: HtmlElement) -> bool:
    """Tell an embed that stands by itself right where the last words stand."""
    places = (last, last.getparent())
    around = segment.element.getparent() if segment.element.tag == "figure" else segment.element
    return segment.form is Form.EMBED and around is not None and around in places


def _keep_notes(segments: Sequence[Segment], kept: list[bool]) -> None:
    """Keep the footnotes that kept words refer to."""
    named = {segment.name: index for index, segment in enumerate(segments) if segment.name}
    if not named:
        return
    for segment, keep in zip(segments, list(kept), strict=True):
        for name in _REFERENCE.findall(segment.html) if keep else ():
            if name in named:
                kept[named[name]] = True


def _is_wanted(
    segments: Sequence[Segment],
    index: int,
    is_noise: Callable[[Segment], bool],
    *,
    is_between: bool,
) -> bool:
    segment = segments[index]
    if segment.form is Form.RULE:
        return is_between
    if is_noise(segment):
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
