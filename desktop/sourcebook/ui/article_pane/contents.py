"""What a reader can go to in an article: its headings, its chapters, its pages."""

from dataclasses import dataclass

from sourcebook.model.edition import Edition, Kind, Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with a name; ``at`` is a code point of the text, ``level`` counts from 1."""

    at: int
    label: str
    level: int = 1
    is_page: bool = False


def contents(edition: Edition) -> list[Entry]:
    """Return the headings and the source's own chapters in their order, and after them the pages.

    A chapter is left out where a heading says the same at the same place.
    """
    headings = [
        Entry(block.start, _one_line(edition.text[block.start : block.end]), max(1, block.level))
        for block in edition.blocks
        if block.kind is Kind.HEADING and edition.text[block.start : block.end].strip()
    ]
    known = {(entry.at, entry.label.casefold()) for entry in headings}
    marks = [
        Entry(mark.at, _one_line(mark.label), mark.level, mark.place is Place.PAGE)
        for mark in edition.landmarks
        if mark.label.strip()
    ]
    chapters = [
        mark for mark in marks if not mark.is_page and (mark.at, mark.label.casefold()) not in known
    ]
    parts = sorted([*headings, *chapters], key=lambda entry: entry.at)
    return [*_levelled(parts), *(mark for mark in marks if mark.is_page)]


def _levelled(entries: list[Entry]) -> list[Entry]:
    """Return the entries with the highest level that occurs as the first."""
    least = min((entry.level for entry in entries), default=1)
    return [Entry(entry.at, entry.label, entry.level - least + 1) for entry in entries]


def _one_line(text: str) -> str:
    return " ".join(text.split())
