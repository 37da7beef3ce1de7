"""Translate between code points of a canonical text and positions in a Qt document.

Python and the whole program count code points; Qt counts UTF-16 units, in which a
character beyond the Basic Multilingual Plane (an emoji, a rare Chinese character) is two.
Nothing else in the program translates between them.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")
"""A character that takes two UTF-16 units."""

_LINE_BREAK: Final = "\u2028"
_REPLACEMENT: Final = "\ufffd"

_DRAWN_AS: Final = {
    **dict.fromkeys(map(ord, "\n\r\u2029"), _LINE_BREAK),  # Qt would begin a new block here
    **dict.fromkeys((0, 0xFDD0, 0xFDD1, 0xFFFC), _REPLACEMENT),  # Qt's marks of frames and objects
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),  # lone surrogates vanish on the way to Qt
}


def drawable(text: str) -> str:
    """Return *text* as a document can hold it in one block, code point for code point.

    Line breaks become U+2028; what Qt would drop or take for structure becomes U+FFFD.
    """
    return text.translate(_DRAWN_AS)


def utf16_length(text: str) -> int:
    """Return how many positions *text* takes in a Qt document."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text that stands in one block of the document.

    ``astral`` holds where in the run, in code points, the characters of two units stand;
    ``astral_units`` where they stand in units.
    """

    start: int
    length: int
    position: int
    astral: tuple[int, ...]
    astral_units: tuple[int, ...]

    @property
    def units(self) -> int:
        return self.length + len(self.astral)

    def position_of(self, offset: int) -> int:
        inside = min(max(0, offset - self.start), self.length)
        return self.position + inside + bisect_left(self.astral, inside)

    def offset_of(self, position: int) -> int:
        inside = min(max(0, position - self.position), self.units)
        return self.start + inside - bisect_left(self.astral_units, inside)


class OffsetMap:
    """Where each code point of a canonical text stands in a document.

    Runs are added in the order of the text; a document may hold more than the text (its
    title, pictures, placeholders), and one code point, a line break, lies between runs.
    """

    def __init__(self) -> None:
        self._runs: list[_Run] = []
        self._starts: list[int] = []
        self._positions: list[int] = []

    def add(self, start: int, text: str, position: int) -> None:
        """Say that *text*, which begins at code point *start*, stands at *position*.

        A picture behind the words of its cell has no code point of its own: they end before it.
        """
        if not text and start == self.end:
            return
        astral = tuple(found.start() for found in _ASTRAL.finditer(text))
        units = tuple(at + before for before, at in enumerate(astral))
        self._runs.append(_Run(start, len(text), position, astral, units))
        self._starts.append(start)
        self._positions.append(position)

    @property
    def end(self) -> int:
        """Return the code point up to which the text stands in the document, -1 before any."""
        return self._runs[-1].start + self._runs[-1].length if self._runs else -1

    def to_position(self, offset: int) -> int:
        """Return the document position of a code point; beyond the text, the nearest one."""
        run = self._run(bisect_right(self._starts, offset))
        return run.position_of(offset) if run else 0

    def to_offset(self, position: int) -> int:
        """Return the code point at a document position.

        A position outside the text (in the title, in a picture) gives the end of the text
        before it; one inside a character of two units gives that character.
        """
        run = self._run(bisect_right(self._positions, position))
        return run.offset_of(position) if run else 0

    def holds(self, position: int) -> bool:
        """Tell whether a document position stands in the text, not beside it."""
        run = self._run(bisect_right(self._positions, position))
        return run is not None and run.position <= position <= run.position + run.units

    def _run(self, after: int) -> _Run | None:
        return self._runs[max(0, after - 1)] if self._runs else None
