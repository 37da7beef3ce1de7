"""What each chunk of plain text is: heading, paragraph, list, caption or rule."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from sourcebook.base.ornaments import is_ornament
from sourcebook.clean import typography
from sourcebook.clean.boilerplate import is_credit
from sourcebook.clean.layout import BULLET, NUMBER, Chunk, ends_sentence, is_item
from sourcebook.clean.text_tables import table_of

MAX_HEADING: Final = 90
"""Code points of a heading; of one in a script without spaces a third."""

MAX_HEADING_WORDS: Final = 14
"""Words of a heading."""

ADDRESS: Final = re.compile(r"\bhttps?://[^\s<>\"“”«»]+", re.IGNORECASE)
"""A bare web address in running text."""

_OPEN, _SHUT = typography.BRACKETS
_TITLE_IN_MARKS: Final = re.compile(
    rf"[„“”«»\"][^{typography.STOPS}{typography.PAUSES}]+[“”»«\"]|[{_OPEN}]\w+[{_SHUT}]\S+"
)
"""Words in quotation marks that end no sentence, or a number in brackets: both may head."""

_LABEL: Final = re.compile(
    rf"([^\W\d_][^{typography.COLONS}.!?]{{0,30}})[{typography.COLONS}]\s*(?=\S)"
)
"""Who speaks, at the start of what they say."""

_EAST: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Form(StrEnum):
    """What a chunk of plain text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLETS = "ul"
    NUMBERS = "ol"
    CAPTION = "caption"
    RULE = "rule"
    CODE = "pre"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Part:
    """A chunk and what it is."""

    chunk: Chunk
    form: Form


def formed(chunks: Sequence[Chunk]) -> list[Part]:
    """Say of each chunk what it is, looking at its neighbours."""
    speakers = _speakers(chunks)
    return [Part(chunk, _form(chunks, index, speakers)) for index, chunk in enumerate(chunks)]


def _speakers(chunks: Sequence[Chunk]) -> Collection[str]:
    """Return what stands before a colon at the start of several chunks: who asks and answers."""
    starts = Counter(found[1] for chunk in chunks if (found := _LABEL.match(chunk.lines[0])))
    return {label for label, count in starts.items() if count > 1}


def _form(chunks: Sequence[Chunk], index: int, speakers: Collection[str]) -> Form:
    chunk = chunks[index]
    if chunk.is_spaced:
        return Form.TABLE if table_of(chunk.lines) else Form.CODE
    if is_ornament(chunk.text):
        return Form.RULE
    if (form := _list_form(chunks, index)) is not Form.PARAGRAPH:
        return form
    if len(chunk.lines) == 1 and is_credit(chunk.text):
        return Form.CAPTION
    spoken = _LABEL.match(chunk.text)
    is_said = spoken is not None and spoken[1] in speakers
    is_heading = not is_said and _may_head(chunk) and _has_body(chunks, index + 1)
    return Form.HEADING if is_heading else Form.PARAGRAPH


def numbers_of(chunk: Chunk) -> list[int]:
    """Return the numbers before the items of *chunk*."""
    return [int(found[1]) for line in chunk.lines if (found := NUMBER.match(line))]


def _list_form(chunks: Sequence[Chunk], index: int) -> Form:
    """Tell lists: several items in one chunk, or chunks of one item each beside one another."""
    chunk = chunks[index]
    near = (*chunks[max(0, index - 1) : index], *chunks[index + 1 : index + 2])
    if found := BULLET.match(chunk.lines[0]):
        items = sum(1 for line in chunk.lines if BULLET.match(line))
        beside = any(BULLET.match(other.lines[0]) for other in near)
        return Form.BULLETS if items > 1 or beside or found[1] in {"•", None} else Form.PARAGRAPH
    if NUMBER.match(chunk.lines[0]) and _counts(chunk, near):
        return Form.NUMBERS
    return Form.PARAGRAPH


def _counts(chunk: Chunk, near: Sequence[Chunk]) -> bool:
    """Tell whether the items count on, here and over to a neighbour when there is but one."""
    numbers = numbers_of(chunk)
    if any(after != before + 1 for before, after in pairwise(numbers)):
        return False
    others = [numbers_of(other) for other in near if NUMBER.match(other.lines[0])]
    beside = any(other[-1] + 1 == numbers[0] or other[0] == numbers[-1] + 1 for other in others)
    return len(numbers) > 1 or beside


def _may_head(chunk: Chunk) -> bool:
    """Tell whether a chunk has the shape of a heading: one short line that ends no sentence."""
    text = chunk.text
    if (
        len(chunk.lines) > 1
        or chunk.quote_depth
        or chunk.is_spaced
        or not any(map(str.isalpha, text))
    ):
        return False
    east = len(_EAST.findall(text))
    if len(text) > (MAX_HEADING // 3 if east else MAX_HEADING):
        return False
    words = text.split()
    if len(words) > MAX_HEADING_WORDS or text[0].islower():
        return False
    if text[0] in typography.OPENERS and not _TITLE_IN_MARKS.fullmatch(text):
        return False
    if ends_sentence(text) or text[-1] in typography.PAUSES:
        return text[-1] in typography.CALLS and len(words) <= 8 and east <= 15
    return not ADDRESS.search(text)


def _has_body(chunks: Sequence[Chunk], start: int) -> bool:
    """Tell whether running text or a list follows, after one more heading at most."""
    for chunk in chunks[start : start + 2]:
        if (
            chunk.is_spaced
            or is_item(chunk.lines[0])
            or (ends_sentence(chunk.text) and not _may_head(chunk))
        ):
            return True
        if len(chunk.lines) > 1 or not _may_head(chunk):
            return len(chunk.text) > MAX_HEADING
    return False
