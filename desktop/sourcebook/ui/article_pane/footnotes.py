"""The footnotes of an edition: what refers to them, and what they say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sourcebook.model.edition import Block, Edition, Kind, Mark


@dataclass(frozen=True, slots=True)
class Reference:
    """A sign in the text that refers to the note *name*; code points of the edition's text."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The references of one edition in the order of its text, and the notes by their names."""

    references: Sequence[Reference]
    notes: Mapping[str, Sequence[Block]]

    @classmethod
    def of(cls, edition: Edition) -> "Footnotes":
        """Find the footnotes of *edition*; costs one pass over its blocks."""
        notes = {
            block.name: tuple(_note(edition.blocks, at))
            for at, block in reversed([*enumerate(edition.blocks)])
            if is_note(block.name)
        }
        return cls(tuple(_references(edition, notes)), notes)

    def note_at(self, at: int) -> str:
        """Return the name of the note in which a code point stands, or an empty string."""
        return next((name for name, note in self.notes.items() if _holds(note, at)), "")

    def to(self, name: str) -> Sequence[Reference]:
        """Return the references to one note."""
        return [one for one in self.references if one.name == name]

    def within(self, start: int, end: int) -> Reference | None:
        """Return the first reference that a stretch of text holds, or that stands right after."""
        held = (one for one in self.references if one.start <= end and start < one.end)
        return next(held, None)


def is_note(name: str) -> bool:
    """Tell the name of a footnote from that of another place."""
    return name.startswith("fn")


def _references(edition: Edition, notes: Mapping[str, object]) -> Iterator[Reference]:
    for block in edition.blocks:
        for span in block.spans:
            if span.mark is Mark.LINK and span.href[:1] == "#" and span.href[1:] in notes:
                yield Reference(span.start, span.end, span.href[1:])


def _note(blocks: Sequence[Block], first: int) -> Iterator[Block]:
    """Yield the first block of a note, and what else stands in the same item of the list."""
    begun = blocks[first]
    yield begun
    for block in blocks[first + 1 :]:
        is_same_item = block.level >= begun.level > 0 and block.kind is not Kind.HEADING
        if is_note(block.name) or not is_same_item or _begins_item(block, begun):
            return
        yield block


def _begins_item(block: Block, begun: Block) -> bool:
    return bool(block.list_marker) and block.level <= begun.level


def _holds(note: Sequence[Block], at: int) -> bool:
    return note[0].start <= at <= note[-1].end
