"""Say how a question was understood: a chip for each part of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sourcebook.index import wording
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
    Words,
    ends,
)
from sourcebook.model.search import Chip, Part

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
    label = _shortened(text[first.start : end]) if is_trouble else _label_of_all(pieces)
    also = _word_by_word(also) if first.inside else also
    asked = [_asked(one) for one in (_names(first.inside, also) if first.inside else (pieces,))]
    typed = {" ".join(one.row) for words in asked for one in words}
    others = dict.fromkeys(name for words in asked for name in also.get(words, ()))
    trouble = next((piece.trouble for piece in pieces if piece.trouble), "")
    return Chip(
        first.part,
        first.start,
        end,
        label,
        tuple(one for one in others if one not in typed),
        trouble,
        first.advice,
    )


def _shortened(text: str) -> str:
    """Return what was left out, or its beginning: it may be a pasted book."""
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1].rstrip()}…"


def _label_of_all(pieces: Sequence[Piece]) -> str:
    """Return what the words of a name, or one other piece, mean; their place is told once."""
    words = _asked(pieces)
    if not words[1:]:
        return label_of(pieces[0].query)
    said = " ".join(_row_label(one, " ".join(one.row)) for one in words)
    return wording.IN_FIELD[words[0].where].format(words=said)


def label_of(query: Query) -> str:  # noqa: PLR0911 - one line for each kind of node
    """Return in a few words what a part of a query means."""
    match query:
        case Words(row, where):
            return wording.IN_FIELD[where].format(words=_row_label(query, " ".join(row)))
        case Pattern(text, where):
            return wording.IN_FIELD[where].format(words=text)
        case Near(parts, distance):
            template = wording.NEAR if distance > 1 else wording.ADJACENT
            return template.format(parts=", ".join(map(_any_label, parts)), count=distance)
        case Filter(field, value, is_prefix):
            said = wording.BEGINNING.format(word=value) if is_prefix else value
            return wording.VALUE[field].format(value=said)
        case Range(Field.WORDS):
            return _length(query)
        case Range(field):
            return wording.DAYS[field].format(days=_days(query))
        case Alike(part, _):
            return label_of(part)
        case Every(parts) if query != NOTHING:
            return " ".join(map(label_of, parts))
        case Either(parts):
            return label_of(parts[0])
        case _:
            return wording.IN_TITLE


def _any_label(part: Query) -> str:
    if not isinstance(part, Either):
        return label_of(part)
    one, *others = map(_any_label, part.parts)
    for other in others:
        one = wording.EITHER.format(one=one, other=other)
    return one


def _row_label(words: Words, row: str) -> str:
    if words.is_prefix:
        return wording.BEGINNING.format(word=row)
    if words.fuzz:
        return wording.LIKE.format(word=row)
    return wording.PHRASE.format(words=row) if words.row[1:] and not words.joined else row


def _length(query: Range) -> str:
    low, high = (f"{int(end):,}" if end else "" for end in ends(query))
    if low == high == "1":
        return wording.ONE_WORD
    if high in (low, "0"):
        return wording.LENGTH.format(first=high)
    if low and high:
        return wording.LENGTHS.format(first=low, last=high)
    template = wording.LENGTH_OR_MORE if low else wording.LENGTH_UP_TO
    return template.format(first=low, last=high)


def _days(query: Range) -> str:
    """Say a stretch of time as people write it: a whole year as its number."""
    low, high = ends(query)
    if len(low) < len("2014-01"):
        high = high.removesuffix("-12-31")
    elif high.startswith(low):
        high = low
    if low == high:
        return low
    if low and high:
        return wording.FROM_TO.format(first=low, last=high)
    return wording.FROM.format(first=low) if low else wording.UP_TO.format(last=high)
