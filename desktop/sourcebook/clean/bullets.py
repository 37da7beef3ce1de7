"""Lists that a page writes with signs: lines that begin with “•” become items of a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sourcebook.base.html_sanitize import strip_tags
from sourcebook.clean.blocks import one_line
from sourcebook.clean.segment import Form, Segment
from sourcebook.clean.steps import Step

MIN_ITEMS: Final = 2
"""Lines that begin so, from which they are a list."""

_SIGNS: Final = "•▪◦●‣∙■►➤"
"""A dash is none here: speech begins with it, too; neither is a tick, which says something."""

_BULLET: Final = re.compile(rf"^((?:<[^<>]*>|\s)*)([{_SIGNS}]|·(?=\s))\s*")
_TAG: Final = re.compile(r"<(/?)([a-z0-9]+)[^<>]*>")
_EMPTY: Final = re.compile(r"<(strong|em|u|s|sup|sub)>\s*</\1>\s*")
_BREAK: Final = "<br>"
_NO_LIST: Final = frozenset({"li", "td", "th", "caption", "figcaption", "pre"})


def lists_in(
    segments: Sequence[Segment], kept: Sequence[bool], keys: Iterator[int]
) -> dict[int, list[Segment]]:
    """Return by the place of a segment what stands for it, where its lines are items of a list.

    Args:
        segments: A page, in its order.
        kept: Which of them are the article; what is left out parts two lists.
        keys: Numbers that no step made here has yet.
    """
    found: dict[int, list[Segment]] = {}
    for run in _runs(segments, kept):
        items = sum(len(lines) - start for _, lines, start in run)
        if items < MIN_ITEMS:
            continue
        key = next(keys)
        for index, lines, start in run:
            head, rest = _BREAK.join(lines[:start]), lines[start:]
            made = [_words(segments[index], head)] if head else []
            made += [_item(segments[index], line, key, next(keys)) for line in rest]
            found[index] = made
    return found


Run = list[tuple[int, list[str], int]]
"""Segments of one list: the place of each, its lines, and with which of them the items begin."""


def _runs(segments: Sequence[Segment], kept: Sequence[bool]) -> Iterator[Run]:
    run: Run = []
    for index, segment in enumerate(segments):
        lines = _lines(segment) if kept[index] else []
        start = next((at for at, line in enumerate(lines) if _BULLET.match(line)), len(lines))
        is_list = start < len(lines) and all(map(_BULLET.match, lines[start:]))
        is_same = run and segments[run[-1][0]].path == segment.path
        if run and not (is_list and is_same and start == 0):
            yield run
            run = []
        if is_list:
            run.append((index, lines, start))
    if run:
        yield run


def _lines(segment: Segment) -> list[str]:
    """Return the lines of a paragraph; a mark that goes over several keeps them together."""
    if segment.form is not Form.TEXT or any(step.tag in _NO_LIST for step in segment.path):
        return []
    lines = segment.html.split(_BREAK)
    return lines if all(map(_is_whole, lines)) else []


def _is_whole(line: str) -> bool:
    depth = 0
    for found in _TAG.finditer(line):
        depth += -1 if found[1] else 1
        if depth < 0:
            return False
    return depth == 0


def _item(segment: Segment, line: str, group: int, key: int) -> Segment:
    html = _EMPTY.sub("", _BULLET.sub(r"\1", line))
    steps = (Step("ul", -group), Step("li", -key))
    return replace(_words(segment, html), path=(*segment.path, *steps))


def _words(segment: Segment, html: str) -> Segment:
    return replace(segment, html=html, text=one_line(strip_tags(html)))
