"""Let the other spellings of a name answer, too."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from sourcebook.index.query import Alike, Either, Every, Near, Query, Where, Without, Words

Row = tuple[str, ...]
Also = Callable[[Row], tuple[Row, ...]]
"""Gives the other spellings of a row of folded words; none when there are none."""

Forms = Callable[[str], tuple[str, ...]]
"""Gives the other forms of a folded word; none when there are none."""

LONGEST_NAME = 6
"""Words of a name that may be typed without quotation marks; longer ones need them."""


def expand(query: Query, also: Also, within: Also | None = None) -> Query:
    """Put the spellings that *also* gives beside the words of *query*.

    Words that are typed one after the other are looked up as one name first: the longest name
    counts, and no word takes part in two. For a phrase, *within* gives the same phrase with the
    names in it spelt otherwise.
    """
    match query:
        case Words(row):
            return _alike(query, (query,), (within or also) if row[1:] else also)
        case Every(parts):
            return _every(parts, also, within)
        case Either(parts):
            return Either(tuple(expand(part, also, within) for part in parts))
        case Without(part):
            return Without(expand(part, also, within))
        case Near():
            return _near(query, also, within)
        case _:
            return query


def inflect(query: Query, forms: Forms, as_typed: Collection[Words] = ()) -> Query:
    """Put the other forms that *forms* gives beside the single words of *query*.

    Words that must not be found, names of persons and sites, and those in *as_typed* stay alone.
    """
    match query:
        case Words():
            found = _forms(query, forms, as_typed)
            return Alike(query, (), found) if found else query
        case Alike(Words() as words, _):
            return replace(query, forms=_forms(words, forms, as_typed))
        case Every(parts):
            return Every(tuple(inflect(part, forms, as_typed) for part in parts))
        case Either(parts):
            return Either(tuple(inflect(part, forms, as_typed) for part in parts))
        case Near(parts, distance):
            return Near(tuple(inflect(part, forms, as_typed) for part in parts), distance)
        case _:
            return query


def other_spellings(query: Query) -> dict[tuple[Words, ...], tuple[str, ...]]:
    """Return, for the words of each name in *query*, its other spellings."""
    match query:
        case Alike(part, others, forms):
            words = part.parts if isinstance(part, Every) else (part,)
            named = tuple(one for one in words if isinstance(one, Words))
            said = (*(" ".join(one.row) for one in others), *forms)
            return {named: said} if len(named) == len(words) else {}
        case Every(parts) | Either(parts) | Near(parts):
            return {key: value for part in parts for key, value in other_spellings(part).items()}
        case Without(part):
            return other_spellings(part)
        case _:
            return {}


def _every(parts: Sequence[Query], also: Also, within: Also | None) -> Query:
    done: list[Query] = []
    at = 0
    while at < len(parts):
        taken, part = _name_at(parts, at, also, within)
        done.append(part)
        at += taken
    return done[0] if len(done) == 1 and len(parts) > 1 else Every(tuple(done))


def _near(query: Near, also: Also, within: Also | None) -> Query:
    """Let other spellings stand near, too.

    A name of several words that are typed one by one may go on to stand in pieces; its other
    spellings, and the name in one piece, are asked for beside that.
    """
    words = Near(tuple(expand(part, also, within) for part in query.parts), query.distance)
    whole = _every(query.parts, also, within)
    parts = whole.parts if isinstance(whole, Every) else (whole,)
    if len(parts) == len(query.parts):
        return words
    named = tuple(map(_in_a_piece, parts))
    return Either((words, Near(named, query.distance) if named[1:] else named[0]))


def _in_a_piece(part: Query) -> Query:
    """Turn a name of several words into one row of them."""
    match part:
        case Alike(Every(parts), others):
            row = tuple(word for one in parts if isinstance(one, Words) for word in one.row)
            return Alike(Words(row), others)
        case _:
            return part


def _name_at(parts: Sequence[Query], at: int, also: Also, within: Also | None) -> tuple[int, Query]:
    """Return how many parts the longest name at *at* has, and what is asked instead of them."""
    run: list[Words] = []
    for part in parts[at : at + LONGEST_NAME]:
        if not isinstance(part, Words) or not _is_plain(part):
            break
        run.append(part)
    for length in range(len(run), 1, -1):
        words = tuple(run[:length])
        found = _alike(Every(words), words, also)
        if isinstance(found, Alike):
            return length, found
    return 1, expand(parts[at], also, within)


def _forms(words: Words, forms: Forms, as_typed: Collection[Words]) -> tuple[str, ...]:
    is_one = not (words.row[1:] or words.fuzz)
    if not is_one or words.where not in (Where.ANYWHERE, Where.TITLE) or words in as_typed:
        return ()
    asked = words.row[0]
    found = forms(asked)
    if not words.is_prefix:
        return found
    return tuple(form for form in found if not form.startswith(asked))


def _is_plain(words: Words) -> bool:
    return words.where is Where.ANYWHERE and not words.fuzz


def _alike(asked: Query, words: Sequence[Words], also: Also) -> Query:
    if any(one.fuzz for one in words) or words[0].where is Where.SITE:
        return asked
    row = tuple(word for one in words for word in one.row)
    others = tuple(Words(other, words[0].where) for other in also(row) if other and other != row)
    return Alike(asked, others) if others else asked
