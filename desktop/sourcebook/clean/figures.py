"""Which pictures and captions of a page are one figure."""

from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

from sourcebook.clean.headings import is_named_caption

_PICTURES: Final = ("img", "picture", "video", "iframe", "amp-img", "svg", "object", "noscript")
"""Elements that a caption may speak of."""


@dataclass(slots=True)
class Figure:
    """A figure that is being written: what may still come into it.

    ``frame`` is the element of the page around its pictures, or None when they stand free.
    A figure has one caption, before or behind its pictures; it may have several lines.
    """

    frame: HtmlElement | None
    has_picture: bool = False
    has_embed: bool = False
    has_caption: bool = False
    is_in_caption: bool = False

    def takes_picture(self, frame: HtmlElement | None, *, is_embed: bool) -> bool:
        """Tell whether a picture in *frame* belongs here: not behind a picture's caption.

        An embed is words, and stands with no other picture.
        """
        is_same = frame is not None and frame is self.frame
        is_alone = not self.has_picture if is_embed else not self.has_embed
        return is_same and is_alone and not (self.has_caption and self.has_picture)

    def takes_caption(self, frame: HtmlElement | None) -> bool:
        """Tell whether a caption in *frame* belongs here.

        A caption whose own frame holds a picture speaks of that one; any other one speaks of
        the picture right before it.
        """
        if frame is not None and frame is self.frame:
            return self.is_in_caption or not self.has_caption
        is_free = frame is None or not _holds_picture(frame)
        return is_free and self.has_picture and (self.is_in_caption or not self.has_caption)


def frame_of(element: HtmlElement) -> HtmlElement | None:
    """Return the nearest figure around *element*, by its tag or its name, or None."""
    for around in (element, *element.iterancestors()):
        if around.tag == "figure":
            return around
        if around.tag in {"article", "main", "body"}:
            return None
        if is_named_caption(around) and _holds_picture(around):
            return around
    return None


def _holds_picture(frame: HtmlElement) -> bool:
    return next(frame.iter(*_PICTURES), None) is not None
