"""The picture at the head of an article: the one the page is known by, or one above its words."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final
from urllib.parse import unquote

from lxml.html import HtmlElement

from sourcebook.clean.blocks import one_line
from sourcebook.clean.emblems import path_of
from sourcebook.clean.segment import Form, Segment

BEFORE_AS_LEAD: Final = 80
"""Segments before the first words among which the picture is looked for that names the page."""

BEFORE_BY_PLACE: Final = 12
"""The same for one that only stands there."""

MAX_WORDS: Final = 60
"""Words that may stand between such a picture and the article: a standfirst, a byline, a date."""

LARGE: Final = 400
"""Pixels across of a picture that heads an article."""

NAMES_AROUND: Final = 4
"""Elements around it whose names are looked at where no size is known."""

BESIDE: Final = 3
"""Segments before a picture that may stand in its box."""

TEASED: Final = 4
"""Words of a link that is the title of another page."""

MAX_DIGITS: Final = 6
"""Of a width."""

MAX_LOOKED_AT: Final = 20_000
"""Code points of an attribute."""

SHORT_NAME: Final = 5
"""Characters of the name of a file that says nothing."""

_SIZED: Final = re.compile(r"(?:[-_](?:\d{2,4}x\d{2,4}|scaled|cropped|e\d{10,13}))+$")
_WORDS: Final = frozenset({Form.TEXT, Form.HEADING, Form.CODE})
_WIDE: Final = re.compile(
    r"\s(\d{2,5})w\b|[-_](\d{2,4})x\d{2,4}(?=[._-])|[?&](?:w|width)=(\d{2,4})\b"
)
_PLAIN: Final = re.compile(
    r"logo|gradient|background|pattern|arrow|dummy|transparent|stars|\.svg$", re.IGNORECASE
)
"""Names of files that show a mark or a ground, no picture."""

_HEADING: Final = re.compile(
    r"(?:^|[\s_-])(?:hero|lead|featured|post-thumbnail|entry-thumbnail|main-im(?:g|age)|"
    r"wp-post-image|cover)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names of what stands at the head of an article."""


def keep_lead(
    segments: Sequence[Segment],
    kept: list[bool],
    first: int,
    lead: str,
    is_fit: Callable[[int], bool],
) -> None:
    """Keep the picture that heads the article, with its caption, in place.

    That is the page's lead image, at *lead*, before the first words, unless it comes later; else
    a large one right above them.

    Args:
        segments: The page.
        kept: Which are kept.
        first: The place of the first words.
        lead: The address the page gives for its lead image, perhaps none.
        is_fit: Tells of a place whether its image can be a picture of the article at all.
    """
    name = _name_of(lead)
    images = [at for at, segment in enumerate(segments) if segment.form is Form.IMAGE]
    named = [at for at in images if name and name in unquote(segments[at].address)]
    if any(kept[at] for at in named):
        return
    found = [at for at in named if first - BEFORE_AS_LEAD <= at < first]
    found = [at for at in found if not segments[at].is_hidden]
    if not found and not any(kept[at] for at in images if at < first):
        found = [at for at in _above(segments, images, first) if is_fit(at)]
    if found:
        at = found[-1]
        kept[at] = True
        if segments[at + 1].form is Form.CAPTION:
            kept[at + 1] = True


def _above(segments: Sequence[Segment], images: Sequence[int], first: int) -> list[int]:
    """Return the places of large images with few words between them and the article."""
    found = []
    for at in images:
        if not first - BEFORE_BY_PLACE <= at < first:
            continue
        image, below = segments[at], [s for s in segments[at:first] if s.form in _WORDS]
        is_near = sum(len(s.text.split()) for s in below) <= MAX_WORDS
        is_marked = _PLAIN.search(unquote(path_of(image.address)).rpartition("/")[2])
        if is_near and not is_marked and not _is_teaser(segments, at, first) and _is_large(image):
            found.append(at)
    return found


def _is_teaser(segments: Sequence[Segment], at: int, first: int) -> bool:
    """Tell the picture of another page: its own box holds a link of several words."""
    image = segments[at].element
    boxes = {image, image.getparent()}
    return any(
        segment.linked * 2 > len(segment.text)
        and len(segment.text.split()) >= TEASED
        and not boxes.isdisjoint((segment.element, segment.element.getparent()))
        for segment in segments[max(0, at - BESIDE) : first]
        if segment.form in _WORDS
    )


def _is_large(segment: Segment) -> bool:
    """Tell a picture of which the page says that it is wide, or that it heads the article."""
    images = [one for one in segment.element.iter("img", "amp-img") if _shows(one, segment)]
    widths = [width for image in images for width in _widths(image)]
    if widths:
        return max(widths) >= LARGE
    around = (segment.element, *segment.element.iterancestors())
    near = [*images, *(one for one, _ in zip(around, range(NAMES_AROUND), strict=False))]
    return any(one.tag == "figure" or _HEADING.search(one.get("class") or "") for one in near)


def _shows(image: HtmlElement, segment: Segment) -> bool:
    return one_line(image.get("alt") or "") == segment.text


def _widths(image: HtmlElement) -> Iterator[int]:
    """Yield what a page says of how wide *image* is, in pixels."""
    width = (image.get("width") or "").removesuffix("px")
    if width.isdecimal() and len(width) < MAX_DIGITS:
        yield int(width)
    for name, value in image.items():
        if name.endswith(("srcset", "src")):
            yield from (int("".join(found)) for found in _WIDE.findall(value[:MAX_LOOKED_AT]))


def _name_of(address: str) -> str:
    """Return the name of an image's file without size and ending.

    A logo's, or a short one, is none.
    """
    name = unquote(path_of(address)).rpartition("/")[2].rpartition(".")[0]
    name = _SIZED.sub("", name)
    return name if len(name) > SHORT_NAME and "logo" not in name.lower() else ""
