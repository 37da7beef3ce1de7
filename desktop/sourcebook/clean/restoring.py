"""Put what was cut back into its edition, or take a block out: a new edition each time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from sourcebook.base.html_sanitize import sanitize
from sourcebook.base.ids import new_id
from sourcebook.clean.blocks import read_blocks
from sourcebook.clean.standing import count_trailing, parts_of
from sourcebook.model.edition import Cut, Edition

BY_READER: Final = "by the reader"
"""Reason of a cut that a person made."""


def restored(edition: Edition, number: int) -> Edition:
    """Return *edition* with its cut *number*, counted from 0, back at its place.

    It stands before the outermost element that holds its place: a paragraph, a whole list or
    table; among the pictures there it stands where it stood. Everything else keeps its words;
    places after it move.

    Raises:
        IndexError: There is no such cut (our bug).
    """
    cut = edition.cuts[number]
    *parts, end = parts_of(edition.html)
    index = next((at for at, part in enumerate(parts) if part.is_behind(cut)), len(parts))
    place = [*parts, end][index]
    html = [part.html for part in parts]
    words, blocks = read_blocks(cut.html)
    gained = count_trailing(blocks) - (place.behind if words else 0)
    own = (cut.behind, number) if place.is_beside(cut) else (place.behind, len(edition.cuts))
    before, after = [], []
    for at, other in enumerate(edition.cuts):
        if at == number:
            continue
        if place.is_beside(other) and (other.behind, at) > own:
            after.append(replace(other, behind=max(0, other.behind + gained)))
        elif other.at > place.at:
            after.append(other)
        else:
            before.append(other)
    return _changed(edition, [*html[:index], cut.html, *html[index:]], place.at, before, after)


def taken_out(edition: Edition, at: int) -> Edition:
    """Return *edition* without the outermost element that holds the place *at*, which is cut.

    Raises:
        IndexError: The edition is empty (our bug).
    """
    *parts, _ = parts_of(edition.html)
    holding = (index for index, part in enumerate(parts) if part.words and at < part.end)
    index = next(holding, len(parts) - 1)
    gone = parts[index]
    cut = Cut(gone.at, BY_READER, gone.words, gone.html, gone.behind)
    before, after = [], []
    for other in edition.cuts:
        if other.at <= gone.at:
            before.append(other)
        elif other.at < gone.end:
            after.append(replace(other, behind=gone.behind))
        elif other.at <= gone.end + 1:
            behind = max(0, other.behind - gone.trailing) + gone.behind
            after.append(replace(other, behind=behind))
        else:
            after.append(other)
    html = [part.html for part in parts]
    return _changed(edition, html[:index] + html[index + 1 :], gone.at, [*before, cut], after)


def _changed(
    edition: Edition, parts: Sequence[str], at: int, before: Sequence[Cut], after: Iterable[Cut]
) -> Edition:
    """Lay the new HTML out; what stood after *at* moves by what came or went there."""
    html = sanitize("".join(parts))
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
