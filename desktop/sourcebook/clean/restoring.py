"""Put what was cut back into its edition, or take a block out: a new edition each time."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lxml import etree
from lxml import html as lxml_html

from sourcebook.base.html_sanitize import sanitize
from sourcebook.base.ids import new_id
from sourcebook.clean.blocks import read_blocks
from sourcebook.model.edition import Cut, Edition

BY_READER: Final = "by the reader"
"""Reason of a cut that a person made."""


def restored(edition: Edition, number: int) -> Edition:
    """Return *edition* with its cut *number*, counted from 0, back at its place.

    It stands before the outermost element that holds its place: a paragraph, a whole list or
    table, and before the pictures there, as it is shown. Everything else keeps its words; places
    after it move.

    Raises:
        IndexError: There is no such cut (our bug).
    """
    cut = edition.cuts[number]
    parts = _parts(edition.html)
    index, at = _place_for(parts, cut.at)
    html = sanitize("".join([*parts[:index], cut.html, *parts[index:]]))
    return _changed(edition, html, at, edition.cuts[:number], edition.cuts[number + 1 :])


def taken_out(edition: Edition, at: int) -> Edition:
    """Return *edition* without the outermost element that holds the place *at*, which is cut.

    Raises:
        IndexError: The edition is empty (our bug).
    """
    parts = _parts(edition.html)
    index, start = _part_at(parts, at)
    index = min(index, len(parts) - 1)
    words = read_blocks(parts[index])[0]
    left = [*parts[:index], *parts[index + 1 :]]
    html = sanitize("".join(left))
    # One place in the text is before and behind a picture; one further is behind it.
    is_behind = _is_picture(parts[:index][-1:]) and not _is_picture(left[index : index + 1])
    is_behind = is_behind and start + 1 < len(read_blocks(html)[0])
    cut = Cut(start + is_behind, BY_READER, words, parts[index])
    before = [other for other in edition.cuts if other.at <= start]
    return _changed(edition, html, start, [*before, cut], edition.cuts[len(before) :])


def _parts(html: str) -> list[str]:
    """Part reading HTML into its outermost elements."""
    frame = lxml_html.fragment_fromstring(html, create_parent="div")
    lead = [frame.text] if frame.text and frame.text.strip() else []
    return [*lead, *(etree.tostring(part, encoding="unicode", method="html") for part in frame)]


def _part_at(parts: Sequence[str], at: int) -> tuple[int, int]:
    """Return the part that holds the place *at* of the text, and the place where it begins."""
    start = 0
    for index, part in enumerate(parts):
        length = len(read_blocks(part)[0])
        if at < start + length:
            return index, start
        start += length + 1 if length else 0
    return len(parts), max(0, start - 1)


def _place_for(parts: Sequence[str], at: int) -> tuple[int, int]:
    """Return before which part stands what was cut at the place *at*, and where that begins."""
    start = 0
    for index, part in enumerate(parts):
        length = len(read_blocks(part)[0])
        if at <= start or at < start + length:
            return index, start
        start += length + 1 if length else 0
    return len(parts), max(0, start - 1)


def _is_picture(parts: Sequence[str]) -> bool:
    """Tell whether there is a part, and it has no words."""
    return any(not read_blocks(part)[0] for part in parts)


def _changed(
    edition: Edition, html: str, at: int, before: Sequence[Cut], after: Sequence[Cut]
) -> Edition:
    """Lay the new HTML out; what stood after *at* moves by what came or went there."""
    text, blocks = read_blocks(html)
    grown = len(text) - len(edition.text)
    at = min(len(text), at)  # the last part may have gone
    moved = (replace(cut, at=max(at, min(len(text), cut.at + grown))) for cut in after)
    marks = (
        replace(mark, at=max(at, min(len(text), mark.at + grown))) if mark.at > at else mark
        for mark in edition.landmarks
    )
    return replace(
        edition,
        id=new_id(),
        html=html,
        text=text,
        blocks=blocks,
        cuts=(*(replace(cut, at=min(len(text), cut.at)) for cut in before), *moved),
        landmarks=tuple(marks),
    )
