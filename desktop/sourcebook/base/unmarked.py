"""Take the marks of Markdown out of a text, and tell where each of its letters stood."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

LONGEST_LINK: Final = 2_000
"""Code points of the words or the address of a link; what is longer stays as it is written."""

_MARKS: Final = re.compile(
    rf"""^[ \t]*(?:\#{{1,6}}[ \t]+|(?:>[ \t]?)+|[-*+][ \t]+)     # heading, quotation, list
    |!?\[(?=[^\[\]\n]{{0,{LONGEST_LINK}}}\]\()                   # a link or an image begins
    |(?<=\S)\]\([^()\s]{{0,{LONGEST_LINK}}}(?:[ ]"[^"\n]{{0,200}}")?\)  # and ends
    |\*{{1,3}}(?=[^\s*])|(?<=[^\s*])\*{{1,3}}                    # emphasis
    |(?<!\w)_{{1,3}}(?=[^\s_])|(?<=[^\s_])_{{1,3}}(?!\w)
    |`+|~~""",
    re.VERBOSE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A text without its marks.

    ``ends`` are the places in ``text``, in order, before which something was taken out, and
    ``moved`` how much altogether up to there.
    """

    text: str
    ends: tuple[int, ...]
    moved: tuple[int, ...]

    def place(self, at: int) -> int:
        """Return where the code point *at* of ``text`` stood."""
        number = bisect_right(self.ends, at)
        return at + (self.moved[number - 1] if number else 0)


def unmarked(text: str, title: str = "") -> Unmarked:
    """Return *text* without the marks of Markdown, and without *title* if it begins with that.

    Costs one pass; never raises. A sign that marks nothing, such as a star between spaces, stays.
    """
    pieces: list[str] = []
    ends: list[int] = []
    moved: list[int] = []
    length = done = 0

    def take_out(start: int, end: int) -> None:
        nonlocal length, done
        pieces.append(text[done:start])
        length += start - done
        done = end
        ends.append(length)
        moved.append(end - length)

    if title:
        first = re.match(rf"\s*(?:#{{1,6}}[ \t]+)?{re.escape(title)}[ \t]*(?:\n\s*|\Z)", text)
        if first is not None:
            take_out(0, first.end())
    for match in _MARKS.finditer(text, done):
        take_out(*match.span())
    pieces.append(text[done:])
    return Unmarked("".join(pieces), tuple(ends), tuple(moved))
