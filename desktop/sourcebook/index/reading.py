"""Say how a question was understood: a chip for each part of it."""

from collections.abc import Mapping
from typing import Final

from sourcebook.index.parsing import Piece, Reading
from sourcebook.index.query import (
    NOTHING,
    Alike,
    Either,
    Every,
    Field,
    Filter,
    Near,
    Pattern,
    Query,
    Range,
    Where,
    Words,
    ends,
)
from sourcebook.model.search import Chip, Part

_NAMES: Final = {
    Field.KIND: "in",
    Field.TAG: "tag",
    Field.HAS: "has",
    Field.COLOUR: "colour",
    Field.LANGUAGE: "language",
    Field.DATE: "published",
    Field.SAVED: "saved",
    Field.WORDS: "words",
    Field.SITE: "site",
    Field.AUTHOR: "by",
}


def chips(reading: Reading, text: str, also: Mapping[Words, tuple[str, ...]]) -> tuple[Chip, ...]:
    """Return a chip for each piece of *reading*, in the order of *text*.

    Args:
        reading: What `parsing.read` made of *text*.
        text: What was typed.
        also: Other spellings that are looked for, by the words they stand beside.
    """
    return tuple(_chip(piece, text, also) for piece in reading.pieces)


def _chip(piece: Piece, text: str, also: Mapping[Words, tuple[str, ...]]) -> Chip:
    typed = text[piece.start : piece.end]
    others = also.get(piece.query, ()) if isinstance(piece.query, Words) else ()
    label = typed if piece.part is Part.TROUBLE else label_of(piece.query)
    return Chip(piece.part, piece.start, piece.end, label, others, piece.trouble, piece.advice)


def label_of(query: Query) -> str:  # noqa: PLR0911 - one line for each kind of node
    """Return in a few words what a part of a query means."""
    match query:
        case Words(row, where):
            return _place(where) + _row_label(query, " ".join(row))
        case Pattern(text, where):
            return _place(where) + text
        case Near(words, distance):
            return f"{', '.join(words)} within {distance} words"
        case Filter(Field.IS, value):
            return value
        case Filter(field, value, is_prefix):
            return f"{_NAMES[field]}: {value}{'…' if is_prefix else ''}"
        case Range(field):
            return f"{_NAMES[field]}: {_ends(query)}"
        case Alike(part, _):
            return label_of(part)
        case Every(parts) if query != NOTHING:
            return " ".join(map(label_of, parts))
        case Either(parts):
            return label_of(parts[0])
        case _:
            return "in the title"


def _row_label(words: Words, row: str) -> str:
    if words.is_prefix:
        return f"{row}…"
    if words.fuzz:
        return f"like {row}"
    return f"“{row}”" if words.row[1:] and not words.joined else row


def _place(where: Where) -> str:
    return "" if where is Where.ANYWHERE else f"{where}: "


def _ends(query: Range) -> str:
    low, high = _numbers(query)
    if low == high:
        return low
    if low and high:
        return f"{low} to {high}"
    return f"from {low}" if low else f"up to {high}"


def _numbers(query: Range) -> tuple[str, str]:
    """Return both ends as people write them: a whole year as its number, no end as nothing."""
    low, high = ends(query)
    if query.field is Field.WORDS:
        return low, high
    if len(low) < len("2014-01"):
        return low, high.removesuffix("-12-31")
    return low, low if high.startswith(low) else high
