"""Tell whether one document answers a question, by reading it: slow, and right without an index."""

from collections.abc import Sequence

from sourcebook.base import folding, globs
from sourcebook.index.places import is_like
from sourcebook.index.query import (
    NOTHING,
    Alike,
    Either,
    Every,
    Filter,
    Near,
    Pattern,
    Query,
    Range,
    Where,
    Without,
    Words,
    alternatives,
    in_language,
)
from sourcebook.index.together import Place, gathered
from sourcebook.index.whoosh_query import Sets
from sourcebook.model.search import Document

_Place = tuple[str, int]
_Parts = dict[Where, list[list[_Place]]]


def answers(query: Query, document: Document, sets: Sets) -> bool:
    """Tell whether *document* answers *query*; *sets* has the ids behind each filter.

    Costs a pass over its words, about 0.2 ms for 1,000 of them.
    """
    if query == NOTHING:
        return False
    title, body = _cut(document.title), _cut(document.body)
    author, site = _cut(document.author), _cut(document.site)
    parts: _Parts = {
        Where.ANYWHERE: [title, body, author],
        Where.TITLE: [title],
        Where.BY: [author],
        Where.SITE: [site],
    }
    return _holds(in_language(query, document.language), document.id, parts, sets)


def _cut(text: str) -> list[_Place]:
    """Return the words of *text*, each with its position as the index counts them."""
    found: list[_Place] = []
    position, reach = -1, -1
    for word, _, end in folding.tokens(text):
        if end > reach:
            reach = end
            position += 1
        found.append((word, position))
    return found


def _holds(  # noqa: PLR0911 - one line for each kind of node
    query: Query, row_id: str, parts: _Parts, sets: Sets
) -> bool:
    match query:
        case Filter() | Range():
            return row_id in sets.get(query, frozenset())
        case Every(inside):
            return bool(inside) and all(_holds(one, row_id, parts, sets) for one in inside)
        case Either(inside):
            return any(_holds(one, row_id, parts, sets) for one in inside)
        case Alike(part, others):
            return any(_holds(one, row_id, parts, sets) for one in (part, *others, *query.formed))
        case Without(part):
            return not _holds(part, row_id, parts, sets)
        case Near():
            return any(_is_near(query, text) for text in parts[Where.ANYWHERE][:2])
        case _:
            return any(_ends(query, text) for text in parts[query.where])


def _ends(leaf: Words | Pattern, text: Sequence[_Place]) -> set[int]:
    """Return the positions of the last words of all places where *leaf* stands."""
    match leaf:
        case Pattern(pattern):
            is_it = globs.compiled(pattern).fullmatch
            return {position for word, position in text if is_it(word)}
        case Words((first,), is_prefix=True):
            return {position for word, position in text if word.startswith(first)}
        case Words((first,), fuzz=fuzz) if fuzz:
            return {position for word, position in text if is_like(first, word, fuzz)}
        case Words(row, joined=joined):
            return _ends_of_row(row, text) | (_ends_of_row((joined,), text) if joined else set())


def _ends_of_row(row: Sequence[str], text: Sequence[_Place]) -> set[int]:
    ends = {position for word, position in text if word == row[0]}
    for later in row[1:]:
        ends = {position for word, position in text if word == later and position - 1 in ends}
    return ends


def _is_near(near: Near, text: Sequence[_Place]) -> bool:
    """Tell whether all parts stand in a run of places that are near the ones before them."""
    places = sorted(
        Place(end - length + 1, end, number)
        for number, part in enumerate(near.parts)
        for leaf in alternatives(part)
        for length in (len(leaf.row) if isinstance(leaf, Words) else 1,)
        for end in _ends(leaf, text)
    )
    runs = gathered(
        places, len(near.parts), lambda one, other: other.start - one.end <= near.distance
    )
    return any(True for _ in runs)
