"""Two editions of an article beside each other."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition in a list; ``words`` counts what stands between spaces, times are UTC.

    ``number`` counts from 1 in the order they were made.
    """

    id: str
    number: int
    made_at: str
    captured_at: str
    capture: int
    method: str
    cleaner: str
    rules: str
    words: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that stand in one text in the place of those in the other; code points of each.

    One of the sides may be empty: there words were added or left out.
    """

    start: int
    end: int
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts and how they differ, in their order."""

    text: str
    other_text: str
    differences: tuple[Difference, ...]
