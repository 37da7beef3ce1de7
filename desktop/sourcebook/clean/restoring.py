"""Put what was cut back into its edition, or take a block out: a new edition each time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree
from lxml import html as lxml_html

from sourcebook.base.html_sanitize import sanitize
from sourcebook.base.ids import new_id
from sourcebook.clean.blocks import read_blocks
from sourcebook.model.edition import Block, Cut, Edition

BY_READER: Final = "by the reader"
"""Reason of a cut that a person made."""


@dataclass(frozen=True, slots=True)
class _Part:
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
            return cut.at <= self.at or cut.at < self.end
        return cut.at <= self.at and cut.behind <= self.behind


def restored(edition: Edition, number: int) -> Edition:
    """Return *edition* with its cut *number*, counted from 0, back at its place.

    It stands before the outermost element that holds its place: a paragraph, a whole list or
    table; among the pictures there it stands where it stood. Everything else keeps its words;
    places after it move.

    Raises:
        IndexError: There is no such cut (our bug).
    """
    cut = edition.cuts[number]
    *parts, end = _parts(edition.html)
    index = next((at for at, part in enumerate(parts) if part.is_behind(cut)), len(parts))
    place = [*parts, end][index]
    html = [part.html for part in parts]
    words, blocks = read_blocks(cut.html)
    gained = _trailing(blocks) - (place.behind if words else 0)
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
    *parts, _ = _parts(edition.html)
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


def _parts(html: str) -> list[_Part]:
    """Part reading HTML into its outermost elements, and the empty end after them."""
    frame = lxml_html.fragment_fromstring(html, create_parent="div")
    lead = [frame.text] if frame.text and frame.text.strip() else []
    elements = (etree.tostring(part, encoding="unicode", method="html") for part in frame)
    found, at, behind = [], 0, 0
    for one in (*lead, *elements):
        words, blocks = read_blocks(one)
        trailing = _trailing(blocks)
        found.append(_Part(one, words, at, behind, trailing))
        at += len(words) + 1 if words else 0
        behind = trailing if words else behind + trailing
    return [*found, _Part("", "", at, behind, 0)]


def _trailing(blocks: Sequence[Block]) -> int:
    """Count the blocks without words that come after the last one with words."""
    count = 0
    for block in reversed(blocks):
        if block.start < block.end:
            break
        count += 1
    return count


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
