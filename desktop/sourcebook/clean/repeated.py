"""What an article shows again and again: ornaments, the same film, the words of one caption."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sourcebook.clean.caption_words import is_button
from sourcebook.clean.emblems import path_of
from sourcebook.clean.segment import Form, Segment

_FILE: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)$", re.IGNORECASE)

ORNAMENT: Final = 3
"""Times that an image is shown amid an article from which it is an ornament, a mark, a button."""


def drop_repeated(segments: Sequence[Segment], kept: list[bool]) -> None:
    """Take out of *kept*, in place, what shows nothing that was not shown before.

    Of an ornament that has words for those who do not see it the first stays, of others none; of
    an embed the first; of one picture in two sizes right after each other the first; of captions
    that follow each other the one that says all of it, and none that is only a button.
    """
    _drop_ornaments(segments, kept)
    embeds: set[str] = set()
    caption = picture = ""
    for index, segment in enumerate(segments):
        if not kept[index]:
            continue
        if segment.form is Form.CAPTION:
            kept[index] = not (is_button(segment.text) or _is_in(segment.text, caption))
            caption = segment.text if kept[index] else caption
            picture = ""
            continue
        caption = ""
        if segment.form is Form.IMAGE:
            here = _file_of(segment.address)
            kept[index] = here != picture
            picture = here
            continue
        picture = ""
        if segment.form is Form.EMBED:
            kept[index] = segment.address not in embeds
            embeds.add(segment.address)


def _drop_ornaments(segments: Sequence[Segment], kept: list[bool]) -> None:
    places: dict[str, list[int]] = defaultdict(list)
    for index, segment in enumerate(segments):
        if kept[index] and segment.form is Form.IMAGE:
            places[segment.address].append(index)
    for inside in places.values():
        if len(inside) < ORNAMENT:
            continue
        for index in inside[1:] if segments[inside[0]].text else inside:
            kept[index] = False


def _file_of(address: str) -> str:
    """Return what is the same of a picture in every size that its server makes of one file."""
    path = path_of(address)
    return path if _FILE.search(path) else address


def _is_in(text: str, caption: str) -> bool:
    """Tell whether a caption says *text* already; a letter or a number may stand twice."""
    return len(text) > MIN_SAID and text in caption


MIN_SAID: Final = 8
"""Code points of a caption that is not shown a second time."""
