"""Images that illustrate nothing: signs and buttons, faces of authors, grades in stars."""

import re
from collections.abc import Iterable
from typing import Final

from lxml.html import HtmlElement

from sourcebook.clean.segment import Segment
from sourcebook.clean.shown import is_hidden

_SIGN: Final = re.compile(
    r"[/_.-](?:icons?|avatars?|gravatar|emojis?|sprites?|badges?|buttons?|pinterest|facebook|"
    r"head-?shots?|star-?ratings?)(?=[/_.-]|$)",
    re.IGNORECASE,
)
"""Names, in the path of an image, of what is no picture: a sign, a face, a button."""

_FACE: Final = re.compile(
    r"(?:^|[\s_-])(?:author|byline|avatar|gravatar|head-?shot|contributor|reviewer|"
    r"profile[_-]?(?:image|img|photo|pic|picture))(?=$|[\s_-])",
    re.IGNORECASE,
)
"""Names of a box in which a face stands beside a name."""

_DESCRIBED: Final = re.compile(
    r"\b(?:head-?shot|avatar|profile (?:picture|photo|image|pic)|author photo)\b"
    r"|\b\d(?:[.,]\d+)? (?:out )?of \d+ stars?\b|\bstar rating\b",
    re.IGNORECASE,
)
"""What the words for those who do not see an image say of a face, of stars."""

_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_FADING: Final = re.compile(r"transition\s*:[^;]*\bopacity\b", re.IGNORECASE)


def is_emblem(address: str, described: str, boxes: Iterable[HtmlElement]) -> bool:
    """Tell an image that shows a sign, a face or a grade.

    Args:
        address: Where it is.
        described: Its words for those who do not see it.
        boxes: The elements around it that hold no words of the article.
    """
    if _SIGN.search(path_of(address)) or _DESCRIBED.search(described):
        return True
    return any(_FACE.search(_HUMP.sub("-", box.get("class") or "")) for box in boxes)


def is_out_of_sight(segment: Segment) -> bool:
    """Tell whether *segment* is hidden for good: what a script of the page fades in is shown."""
    if not segment.is_hidden:
        return False
    around = (segment.element, *segment.element.iterancestors())
    hiding = (one for one in around if is_hidden(one))
    return any(not _FADING.search(one.get("style") or "") for one in hiding)


def path_of(address: str) -> str:
    """Return *address* without what is asked of the server."""
    return re.split("[?#]", address, maxsplit=1)[0]
