"""Let the other spellings of a name answer, too."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from sourcebook.index.contrasting import Row, contrasted, is_within
from sourcebook.index.query import (
    Alike,
    Either,
    Every,
    Forms,
    Near,
    Query,
    Where,
    Without,
    Words,
)

Also = Callable[[Row], tuple[Row, ...]]
"""Gives the other spellings of a row of folded words; none when there are none."""

FormsOf = Callable[[str], tuple[Forms, ...]]
"""Gives the other forms of a folded word, by language; none when there are none."""

LONGEST_NAME = 6
"""Words of a name that may be typed without quotation marks; longer ones need them."""


@dataclass(frozen=True, slots=True)
class _Names:
    """The spellings of names, as `expand` is given them.

    With ``excluded`` rows, which must not be found though a spelling of their set is asked for,
    these alone are left out, and no other spelling brings them in.
    """

    also: Also
    within: Also
    excluded: frozenset[Row] = frozenset()
    is_negated: bool = False

    def of(self, row: Row) -> tuple[Row, ...]:
        """Return the other spellings of *row*, a name or a phrase with names in it."""
        if self.is_negated and row in self.excluded:
            return ()
        found = (self.within if row[1:] else self.also)(row)
        return found if self.is_negated else self._kept(found)

    def of_name(self, row: Row) -> tuple[Row, ...]:
        """Return the other spellings of a whole name, typed word by word."""
        if self.is_negated:
            return () if row in self.excluded else self.also(row)
        return self._kept(self.also(row))

    def turned(self) -> "_Names":
        """Return the spellings for what stands behind a minus."""
        return replace(self, is_negated=not self.is_negated)

    def _kept(self, found: tuple[Row, ...]) -> tuple[Row, ...]:
        if not self.excluded:
            return found
        return tuple(row for row in found if not any(is_within(out, row) for out in self.excluded))


def expand(
    query: Query, also: Also, within: Also | None = None, beside: Sequence[Query] = ()
) -> Query:
    """Put the spellings that *also* gives beside the words of *query*.

    Words that are typed one after the other are looked up as one name first: the longest name
    counts, and no word takes part in two. A spelling that must not be found while another one of
    its set must, ``daesh -isis``, stays alone, and is none of the other's.

    Args:
        query: What is asked.
        also: Gives the other spellings of a name.
        within: For a phrase, gives the same phrase with the names in it spelt otherwise.
        beside: Other questions that must be answered, too.
    """
    names = _Names(also, within or also)
    found = _expanded(query, names)
    others = (_expanded(one, names) for one in beside)
    excluded = contrasted(Every((query, *beside)), Every((found, *others)))
    return _expanded(query, replace(names, excluded=excluded)) if excluded else found


def _expanded(query: Query, names: _Names) -> Query:
    match query:
        case Words():
            return _alike(query, (query,), names.of)
        case Every(parts):
            return _every(parts, names)
        case Either(parts):
            return Either(tuple(_expanded(part, names) for part in parts))
        case Without(part):
            return Without(_expanded(part, names.turned()))
        case Near():
            return _near(query, names)
        case _:
            return query


def inflect(query: Query, forms: FormsOf, as_typed: Collection[Words] = ()) -> Query:
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
        case Alike(part, others):
            words = part.parts if isinstance(part, Every) else (part,)
            named = tuple(one for one in words if isinstance(one, Words))
            said = tuple(" ".join(one.row) for one in (*others, *query.formed))
            if len(named) != len(words):
                return {}
            return {named: said} | {_one_by_one(one): said for one in named if not named[1:]}
        case Every(parts) | Either(parts) | Near(parts):
            return {key: value for part in parts for key, value in other_spellings(part).items()}
        case Without(part):
            return other_spellings(part)
        case _:
            return {}


def _one_by_one(words: Words) -> tuple[Words, ...]:
    """Return a row as it is typed without quotation marks: `_near` puts a name into one piece."""
    return tuple(Words((word,), words.where) for word in words.row) if words.row[1:] else (words,)


def _every(parts: Sequence[Query], names: _Names) -> Query:
    done: list[Query] = []
    at = 0
    while at < len(parts):
        taken, part = _name_at(parts, at, names)
        done.append(part)
        at += taken
    return done[0] if len(done) == 1 and len(parts) > 1 else Every(tuple(done))


def _near(query: Near, names: _Names) -> Query:
    """Let other spellings stand near, too.

    A name of several words that are typed one by one may go on to stand in pieces; its other
    spellings, and the name in one piece, are asked for beside that.
    """
    words = Near(tuple(_expanded(part, names) for part in query.parts), query.distance)
    whole = _every(query.parts, names)
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


def _name_at(parts: Sequence[Query], at: int, names: _Names) -> tuple[int, Query]:
    """Return how many parts the longest name at *at* has, and what is asked instead of them.

    All words of a name are looked for in the same place.
    """
    run: list[Words] = []
    for part in parts[at : at + LONGEST_NAME]:
        if not isinstance(part, Words) or part.fuzz or part.where is not (run or [part])[0].where:
            break
        run.append(part)
    for length in range(len(run), 1, -1):
        words = tuple(run[:length])
        found = _alike(Every(words), words, names.of_name)
        if isinstance(found, Alike):
            return length, found
    return 1, _expanded(parts[at], names)


def _forms(words: Words, forms: FormsOf, as_typed: Collection[Words]) -> tuple[Forms, ...]:
    is_one = not (words.row[1:] or words.fuzz)
    if not is_one or words.where not in (Where.ANYWHERE, Where.TITLE) or words in as_typed:
        return ()
    asked = words.row[0]
    found = forms(asked)
    if not words.is_prefix:
        return found
    return tuple(replace(one, words=_beginning_otherwise(one.words, asked)) for one in found)


def _beginning_otherwise(words: tuple[str, ...], asked: str) -> tuple[str, ...]:
    return tuple(word for word in words if not word.startswith(asked))


def _alike(asked: Query, words: Sequence[Words], also: Also) -> Query:
    if any(one.fuzz for one in words) or words[0].where is Where.SITE:
        return asked
    row = tuple(word for one in words for word in one.row)
    others = tuple(Words(other, words[0].where) for other in also(row) if other and other != row)
    return Alike(asked, others) if others else asked
