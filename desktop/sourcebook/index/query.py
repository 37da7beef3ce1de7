"""What a question means: a small tree that knows nothing of how it is typed or answered.

`parsing.read` makes it of what people type, `whoosh_query` turns it into Whoosh's objects, and
`spelled` prints it so that reading it again gives the same tree.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final


class Where(StrEnum):
    """Which part of a document is meant."""

    ANYWHERE = "anywhere"
    TITLE = "title"
    BY = "by"
    SITE = "site"


class Field(StrEnum):
    """What a document is sorted out by, beside its words."""

    KIND = "kind"
    TAG = "tag"
    IS = "is"
    HAS = "has"
    COLOUR = "colour"
    LANGUAGE = "lang"
    DATE = "date"
    SAVED = "saved"
    WORDS = "words"
    SITE = "site"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words in a row; one word is a row, too.

    ``joined`` is another spelling of the row as one word, or empty (F-16 is also ``f16``).
    With ``is_prefix`` the row is one word, and every word that begins with it will do. With
    ``fuzz`` the row is one word, and every word at most so many letters away will do.
    """

    row: tuple[str, ...]
    where: Where = Where.ANYWHERE
    joined: str = ""
    is_prefix: bool = False
    fuzz: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """A folded word with gaps: each ``*`` stands for any letters or none."""

    text: str
    where: Where = Where.ANYWHERE


@dataclass(frozen=True, slots=True)
class Near:
    """Parts, two at least, that stand together, in any order.

    A part is words, a pattern, or several of these of which one will do. They stand together
    where no place of a part is more than ``distance`` steps from the next place of any of them:
    on from the last word of the one to the first word of the other.
    """

    parts: tuple["Query", ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Filter:
    """The value a field must have; with ``is_prefix`` one that begins so."""

    field: Field
    value: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """The first and last number a field may have; days are written yyyymmdd."""

    field: Field
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Forms:
    """Other forms of a word, and the documents in which they are that: running, runs for run.

    ``only`` and ``never`` are languages as documents name them, such as ``en-gb``; with neither
    the forms count everywhere.
    """

    words: tuple[str, ...]
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def count_in(self, language: str) -> bool:
        """Tell whether the forms count in a document in *language*, empty for an unknown one."""
        return language not in self.never and (not self.only or language in self.only)


@dataclass(frozen=True, slots=True)
class Alike:
    """The part as it was asked or, for less, one of its other spellings.

    ``forms`` are those of the one word that the part then is. No document has a language in
    which two of them count, and where there are any each has one, perhaps without words.
    """

    part: "Query"
    others: tuple[Words, ...]
    forms: tuple[Forms, ...] = ()

    @property
    def formed(self) -> tuple[Words, ...]:
        """Return the other forms, of all languages, as words in the place of the asked one."""
        if not isinstance(self.part, Words):
            return ()
        words = dict.fromkeys(word for forms in self.forms for word in forms.words)
        return tuple(Words((word,), self.part.where) for word in words)


@dataclass(frozen=True, slots=True)
class Every:
    """All parts must hold; with no parts at all nothing is asked, and nothing is found."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part must hold."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The part must not hold."""

    part: "Query"


Query = Words | Pattern | Near | Filter | Range | Alike | Every | Either | Without
"""What is asked; always a finite tree, a few levels deeper than its brackets at most."""

Leaf = Words | Pattern | Near
"""What stands in a text and can be marked there."""

NOTHING: Final = Every(())
"""The query without words."""

MOST: Final = 99_991_231
"""The end of a range without an end; also the last day that can be written."""

LEAST: Final = {Field.DATE: 1, Field.SAVED: 1, Field.WORDS: 0}
"""The beginning of a range without one: no day is day 0, but an article may have no words."""


def alternatives(part: Query) -> tuple[Words | Pattern, ...]:
    """Return the words of which one is enough for a part of `Near`, joined spellings as their own.

    Of a part that is asked with other spellings and forms these are all of them.
    """
    found: list[Words | Pattern] = []
    for leaf in rows(part):
        if isinstance(leaf, Words) and leaf.joined:
            found += (replace(leaf, joined=""), Words((leaf.joined,)))
        elif not isinstance(leaf, Near):
            found.append(leaf)
    return tuple(found)


def rows(query: Query) -> Iterator[Leaf]:
    """Yield the words that an answer to *query* may contain, not those it must not."""
    match query:
        case Words() | Pattern() | Near():
            yield query
        case Alike(part, others):
            yield from rows(part)
            yield from others
            yield from query.formed
        case Every(parts) | Either(parts):
            for part in parts:
                yield from rows(part)
        case _:
            return


def in_language(query: Query, language: str) -> Query:
    """Return *query* as documents in *language*, empty for an unknown one, have to answer it."""
    match query:
        case Alike(part, others, forms):
            named = language.lower()
            words = tuple(word for one in forms if one.count_in(named) for word in one.words)
            return Alike(in_language(part, language), others, (Forms(words),) if words else ())
        case Every(parts):
            return Every(tuple(in_language(part, language) for part in parts))
        case Either(parts):
            return Either(tuple(in_language(part, language) for part in parts))
        case Near(parts, distance):
            return Near(tuple(in_language(part, language) for part in parts), distance)
        case Without(part):
            return Without(in_language(part, language))
        case _:
            return query


def filters(query: Query) -> Iterator[Filter | Range]:
    """Yield everything in *query* that is not words, wherever it stands."""
    match query:
        case Filter() | Range():
            yield query
        case Alike(part, _) | Without(part):
            yield from filters(part)
        case Every(parts) | Either(parts):
            for part in parts:
                yield from filters(part)
        case _:
            return


def spelled(query: Query) -> str:  # noqa: C901, PLR0911 - one line for each kind of node
    """Print *query* so that reading the text, as a whole, gives it again; without expansions."""
    match query:
        case Without(part):
            return f"-({spelled(part)})" if isinstance(part, Without) else f"-{_inside(part)}"
        case Every(parts):
            return " ".join(_inside(part) for part in parts)
        case Either(parts):
            return " OR ".join(_inside(part) for part in parts)
        case Alike(part, _):
            return spelled(part)
        case Filter(Field.KIND, value):
            return f"in:{value}s"
        case Filter(field, value, is_prefix):
            return f'{field}:"{value}{"*" if is_prefix else ""}"'
        case Range(field):
            return f"{field}:{'..'.join(ends(query))}"
        case Near(parts, distance):
            return f"near:{distance}({' '.join(map(_inside, parts))})"
        case Pattern(text, where):
            return f"{_before(where)}{text}"
        case Words():
            return _spelled_words(query)


def _inside(part: Query) -> str:
    is_group = isinstance(part, (Every, Either))
    return f"({spelled(part)})" if is_group else spelled(part)


def _spelled_words(words: Words) -> str:
    before = _before(words.where)
    if words.fuzz:
        return f"{before}{words.row[0]}~{words.fuzz}"
    if words.is_prefix:
        return f"{before}{words.row[0]}*"
    if words.joined:
        return before + "-".join(words.row)
    if words.row[1:]:
        return f'{before}"{" ".join(words.row)}"'
    return before + words.row[0]


def _before(where: Where) -> str:
    return "" if where is Where.ANYWHERE else f"{where}:"


def ends(query: Range) -> tuple[str, str]:
    """Return both ends of a range as they are typed; no end is nothing."""
    write = str if query.field is Field.WORDS else _day
    low, high = query.low, query.high
    is_first = low > LEAST[query.field] or (query.field is Field.WORDS and high >= MOST)
    return write(low) if is_first else "", "" if is_first and high >= MOST else write(high)


def _day(number: int) -> str:
    """Write yyyymmdd as people do; a month or day of 0 is left out."""
    year, month, day = number // 10_000, number // 100 % 100, number % 100
    parts = [f"{year:04}", f"{month:02}", f"{day:02}"]
    return "-".join(parts[: 3 if day else 2 if month else 1])
