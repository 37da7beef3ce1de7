"""Tell what stands at a place of a note: a link by title, or an address."""

import re
from dataclasses import dataclass
from typing import Final

REACH: Final = 2_000
"""Code points on either side of the place in which a link may begin and end."""

_ADDRESS: Final = re.compile(
    r"\[[^\[\]\n]{0,500}\]\((?P<linked>[^()\s]{1,2000})[^()\n]{0,200}\)"
    r"|(?P<bare>(?:https?://|mailto:|sourcebook:)[^\s<>\[\]()\"]{1,2000})"
)
_HEADING: Final = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pointed:
    """What a link leads to: the title and heading of one by title, or an address."""

    title: str = ""
    heading: str = ""
    address: str = ""
    target: str = ""


def pointed(body: str, at: int) -> Pointed | None:
    """Return the link in which the code point *at* stands; None when there is none."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    start = max(body.rfind("\n", 0, at) + 1, at - REACH)
    line = body[start : at + REACH].split("\n", 1)[0]
    place = at - start
    link = notes.wikilink_at(line, place)
    if link is not None:
        return Pointed(link.title, link.heading, "", link.target)
    for match in _ADDRESS.finditer(line):
        if match.start() <= place <= match.end():
            return Pointed(address=match["linked"] or match["bare"].rstrip(".,;:!?"))
    return None


def heading_at(body: str, heading: str) -> int:
    """Return the code point where the words of a heading begin, -1 without such a heading."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    wanted = notes.title_key(heading)
    found = (m.start(1) for m in _HEADING.finditer(body) if notes.title_key(m[1]) == wanted)
    return next(found, -1) if wanted else -1
