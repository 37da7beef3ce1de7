"""Mark in Markdown on which line each word stood, so that what is rendered knows its source.

A mark is two signs that no text holds (Unicode's noncharacters) around the number of a line. It
stands before the first word of a line, where it changes no structure, and comes through every step
of rendering as any word would.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

OPEN: Final = "\ufdd0"
CLOSE: Final = "\ufdd1"

MARK: Final = re.compile(f"{OPEN}(\\d{{1,9}}){CLOSE}")

_SIGNS: Final = re.compile(f"[{OPEN}{CLOSE}]")
_BEFORE_WORDS: Final = re.compile(
    r"[ ]{0,3}(?:>[ ]?){0,60}(?:[ ]{0,60}(?:[-*+]|\d{1,9}[.)])[ ]+)?"
    r"(?:\[[ xX]\][ ]+(?=\S)|(?:\#{1,6}[ ]+)?\|?[ ]*(?=[^\W_]|\#[^\s\#]))"
)
"""What may stand before the first word of a line; after a task box anything may follow."""


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A text without its marks.

    Attributes:
        text: The text.
        places: Code points of it that are known to stand on a line of the source, in their order.
        lines: For each of these the line, from 0.
    """

    text: str
    places: tuple[int, ...]
    lines: tuple[int, ...]
    _ends: tuple[int, ...]
    _removed: tuple[int, ...]

    def place(self, at: int) -> int:
        """Return where a code point of the marked text stands in this one."""
        number = bisect_right(self._ends, at)
        return at - (self._removed[number - 1] if number else 0)


def clear(source: str) -> str:
    """Return *source* without signs that could be taken for a mark."""
    return _SIGNS.sub("\ufffd", source)


def marked(lines: Sequence[str]) -> list[str]:
    """Return the *lines* of a source with a mark before the first word of each that has one."""
    return [_marked(line, number) for number, line in enumerate(lines)]


def _marked(line: str, number: int) -> str:
    found = _BEFORE_WORDS.match(line)
    if found is None:
        return line
    return f"{found[0]}{OPEN}{number}{CLOSE}{line[found.end() :]}"


def unmarked(text: str) -> Unmarked:
    """Take the marks out of *text*, and say where each stood."""
    pieces, places, lines, ends, removed = [], [], [], [], []
    at = taken = 0
    for found in MARK.finditer(text):
        pieces.append(text[at : found.start()])
        places.append(found.start() - taken)
        lines.append(int(found[1]))
        at = found.end()
        taken += at - found.start()
        ends.append(at)
        removed.append(taken)
    pieces.append(text[at:])
    return Unmarked("".join(pieces), tuple(places), tuple(lines), tuple(ends), tuple(removed))
