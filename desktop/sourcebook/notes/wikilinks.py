"""Links between notes by title: ``[[Title]]``, ``[[Title|shown]]``, ``[[Title#Heading]]``."""

import re
from dataclasses import dataclass
from typing import Final

from sourcebook.base.title_key import linkable, title_key
from sourcebook.notes.code import code_spans, outside

LONGEST: Final = 600
"""Code points on either side of the bar; what is longer is no link."""

_LINK: Final = re.compile(
    rf"(?<!\\)\[\[([^\[\]|\n]{{1,{LONGEST}}})(?:\|([^\[\]\n]{{0,{LONGEST}}}))?\]\]"
)


@dataclass(frozen=True, slots=True)
class Wikilink:
    """One link, and where it stands.

    Attributes:
        start: The code point of its first bracket.
        end: The code point after its last bracket.
        target: All before the bar, as written.
        title: The title of what it leads to; empty for a heading of the same note.
        heading: What stands after ``#``, or nothing.
        shown: The words to read instead, or nothing.
    """

    start: int
    end: int
    target: str
    title: str
    heading: str
    shown: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the folded titles it may mean: a title may have a ``#`` of its own."""
        both = (title_key(self.title), title_key(self.target) if self.heading else "")
        return tuple(filter(None, dict.fromkeys(both)))

    @property
    def words(self) -> str:
        """Return what a reader sees of it."""
        return self.shown or self.target


def wikilinks(body: str) -> tuple[Wikilink, ...]:
    """Return the links of *body* in order; what stands in code or behind a backslash is none."""
    if "[[" not in body:
        return ()
    code = code_spans(body)
    found = (_link(match) for match in _LINK.finditer(body) if outside(code, match.start()))
    return tuple(link for link in found if link.title or link.heading)


def wikilink_at(body: str, at: int) -> Wikilink | None:
    """Return the link in which, or at whose end, the code point *at* stands."""
    return next((link for link in wikilinks(body) if link.start <= at <= link.end), None)


def link_to(title: str, shown: str = "") -> str:
    """Write a link to *title*; one that has signs no link can hold is shown as it is."""
    target = linkable(title)
    words = " ".join(re.sub(r"[\[\]]", " ", shown or title).split())[:LONGEST]
    return f"[[{target}]]" if words == target or not words else f"[[{target}|{words}]]"


def rename_links(body: str, old: str, new: str) -> str:
    """Let the links of *body* that lead to the title *old* lead to *new*.

    Headings and shown words stay as they are; all else stays byte for byte.
    """
    key = title_key(old)
    if not key or not linkable(new):
        return body
    pieces, at = [], 0
    for link in wikilinks(body):
        if key in link.keys:
            pieces += [body[at : link.start], _renamed(link, key, new)]
            at = link.end
    return "".join((*pieces, body[at:])) if pieces else body


def _link(match: re.Match[str]) -> Wikilink:
    target, shown = match[1].strip(), (match[2] or "").strip()
    title, _, heading = (part.strip() for part in target.partition("#"))
    return Wikilink(match.start(), match.end(), target, title, heading, shown)


def _renamed(link: Wikilink, key: str, new: str) -> str:
    if link.heading and title_key(link.title) == key:
        shown = f"|{link.shown}" if link.shown else ""
        return f"[[{linkable(new)}#{link.heading}{shown}]]"
    return link_to(new, link.shown)
