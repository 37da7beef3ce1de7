"""Say how a question was understood: a chip for each part of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sourcebook.index.pieces import Piece, Reading
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


LONGEST_LABEL: Final = 80
"""Code points of what was left out that a chip repeats."""

Also = Mapping[tuple[Words, ...], tuple[str, ...]]
"""Other spellings that are looked for, by the words of the name they stand beside."""


def chips(reading: Reading, text: str, also: Also) -> tuple[Chip, ...]:
    """Return a chip for each piece of *reading*, in the order of *text*; a name is one of them.

    Args:
        reading: What `parsing.read` made of *text*.
        text: What was typed.
        also: As `expanding.other_spellings` gives them.
    """
    return tuple(_chip(name, text, also) for name in _names(reading.pieces, also))


def _names(pieces: Sequence[Piece], also: Also) -> Iterator[Sequence[Piece]]:
    """Yield the pieces one by one, those of a name of several words together."""
    longest, at = max(map(len, also), default=1), 0
    while at < len(pieces):
        rows = (pieces[at : at + length] for length in range(longest, 1, -1))
        name = next((row for row in rows if _asked(row) in also), pieces[at : at + 1])
        yield name
        at += len(name)


def _word_by_word(also: Also) -> Also:
    """Return *also* with each row of words under its single words: ``near:`` makes such rows."""
    rows = {
        tuple(Words((word,), words.where) for word in words.row): others
        for (words, *rest), others in also.items()
        if words.row[1:] and not rest
    }
    return {**rows, **also}


def _asked(pieces: Sequence[Piece]) -> tuple[Words, ...]:
    """Return the words of *pieces*; none where one of them is something else."""
    words = tuple(piece.query for piece in pieces if isinstance(piece.query, Words))
    return words if len(words) == len(pieces) else ()


def _chip(pieces: Sequence[Piece], text: str, also: Also) -> Chip:
    first, end = pieces[0], pieces[-1].end
    is_trouble = first.part is Part.TROUBLE
    labels = (label_of(piece.query) for piece in pieces)
    label = _shortened(text[first.start : end]) if is_trouble else " ".join(labels)
    also = _word_by_word(also) if first.inside else also
    groups = _names(first.inside, also) if first.inside else (pieces,)
    others = tuple(dict.fromkeys(name for one in groups for name in also.get(_asked(one), ())))
    return Chip(first.part, first.start, end, label, others, first.trouble, first.advice)


def _shortened(text: str) -> str:
    """Return what was left out, or its beginning: it may be a pasted book."""
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1].rstrip()}…"


def label_of(query: Query) -> str:  # noqa: PLR0911 - one line for each kind of node
    """Return in a few words what a part of a query means."""
    match query:
        case Words(row, where):
            return _place(where) + _row_label(query, " ".join(row))
        case Pattern(text, where):
            return _place(where) + text
        case Near(parts, distance):
            return f"{', '.join(map(_any_label, parts))} within {distance} words"
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


def _any_label(part: Query) -> str:
    return " or ".join(map(_any_label, part.parts)) if isinstance(part, Either) else label_of(part)


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
