"""A template of a note after its placeholders were filled."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filled:
    """What a template became.

    Attributes:
        text: The words.
        cursor: The code point where writing goes on: the end, if nothing says where.
        unknown: Placeholders nobody knows, each once; they stand in the text as they were.
    """

    text: str
    cursor: int
    unknown: tuple[str, ...] = ()
