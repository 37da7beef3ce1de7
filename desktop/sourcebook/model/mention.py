"""A place of a note that speaks of another note or of an article."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a note leads to something, or names it.

    Attributes:
        note_id: The note that speaks.
        title: Its title.
        revision: The state of the note in which the places count.
        start: The code point of the note where the link, or the name, begins.
        end: The code point after it.
        context: The words around it, on one line.
        at: The code point of *context* where it begins there.
        length: Its code points in *context*.
        is_link: Whether it is a link, or only the words of the title.
    """

    note_id: str
    title: str
    revision: int
    start: int
    end: int
    context: str
    at: int
    length: int
    is_link: bool
