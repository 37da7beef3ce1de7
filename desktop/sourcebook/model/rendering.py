"""A note as it is read: drawn like an article, and tied to the lines it was written on."""

from bisect import bisect_right
from dataclasses import dataclass

from sourcebook.model.edition import Edition


@dataclass(frozen=True, slots=True)
class Rendering:
    """A rendered note.

    Attributes:
        edition: Its blocks and its canonical text, as an article has them; it stands in no library.
        places: Code points of the text whose line is known, in rising order.
        lines: The line of the source of each, from 0; never falling.
        is_plain: Whether it was too long or too hard for its structure.
    """

    edition: Edition
    places: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    is_plain: bool = False

    def line_at(self, place: int) -> float:
        """Return the line of the source from which a code point comes, with a part of one."""
        return _between(self.places, self.lines, place)

    def place_of(self, line: float) -> int:
        """Return the code point that comes from a line of the source."""
        return round(_between(self.lines, self.places, line))


def _between(known: tuple[int, ...], answers: tuple[int, ...], asked: float) -> float:
    """Return what belongs to *asked*, between the two known ones around it in their measure."""
    after = bisect_right(known, asked)
    if not known or after == 0:
        return 0
    low, answer = known[after - 1], answers[after - 1]
    if after == len(known) or known[after] == low:
        return answer
    return answer + (asked - low) / (known[after] - low) * (answers[after] - answer)
