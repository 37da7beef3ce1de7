"""Find the names that must not be found in a question that asks for another name of their set."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sourcebook.index.query import Alike, Either, Every, Near, Query, Where, Without, Words

Row = tuple[str, ...]
"""Folded words beside each other."""


def contrasted(query: Query, expanded: Query) -> frozenset[Row]:
    """Return the rows behind a minus of which another spelling stands without one.

    Args:
        query: What was asked.
        expanded: The same with all other spellings.
    """
    behind = dict(_names(expanded, is_negated=False))
    if not behind:
        return frozenset()
    asked = tuple(_rows(query, is_negated=False))
    return frozenset(
        row
        for row, others in behind.items()
        if any(is_within(other, one) for other in others for one in asked)
    )


def is_within(row: Row, longer: Row) -> bool:
    """Tell whether *row* stands in *longer*, its words beside each other."""
    size = len(row)
    return any(longer[at : at + size] == row for at in range(len(longer) - size + 1))


def _names(query: Query, *, is_negated: bool) -> Iterator[tuple[Row, Sequence[Row]]]:
    """Yield each name behind a minus with its other spellings."""
    match query:
        case Alike(part, others):
            if is_negated:
                yield _words(part), [other.row for other in others]
        case Every(parts) | Either(parts) | Near(parts):
            for part in parts:
                yield from _names(part, is_negated=is_negated)
        case Without(part):
            yield from _names(part, is_negated=not is_negated)
        case _:
            return


def _rows(query: Query, *, is_negated: bool) -> Iterator[Row]:
    """Yield the rows of words that must be found; words typed one by one are a row, too."""
    match query:
        case Words(row) if not is_negated:
            yield row
        case Every(parts) | Near(parts):
            for where, run in groupby(parts, _place):
                if where is None:
                    for part in run:
                        yield from _rows(part, is_negated=is_negated)
                elif not is_negated:
                    yield tuple(word for part in run for word in _words(part))
        case Either(parts):
            for part in parts:
                yield from _rows(part, is_negated=is_negated)
        case Without(part):
            yield from _rows(part, is_negated=not is_negated)
        case _:
            return


def _place(part: Query) -> Where | None:
    return part.where if isinstance(part, Words) else None


def _words(part: Query) -> Row:
    match part:
        case Words(row):
            return row
        case Every(parts):
            return tuple(word for one in parts for word in _words(one))
        case _:
            return ()
