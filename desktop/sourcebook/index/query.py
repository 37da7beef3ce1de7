"""What the words typed into the search box mean; pure, and never an error.

- ``kurdish fighters``: both words, in any order and field; the last word may still be growing.
- ``"kurdish fighters"``: next to each other, in this order.
- ``title:word``, ``title:"two words"``, ``by:``, ``site:``: in that field only.
- ``-word``: without it. ``isis OR daesh``: at least one of the neighbours; binds tighter than
  the space, as people know it from the web. ``( )`` group.

Half a query means what can be understood of it: an open quotation mark, a bracket without its
partner and a field without a word harm nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sourcebook.base import folding

MOST_WORDS: Final = 64
"""Words of a query that are looked for; a pasted page would cost much and find nothing more."""

DEEPEST: Final = 16
"""Brackets within brackets that are followed; deeper ones only part words."""

SHORTEST_PREFIX: Final = 2
"""Letters from which the last word stands for every word that begins with it."""


class Where(StrEnum):
    """Which part of a document is meant."""

    ANYWHERE = "anywhere"
    TITLE = "title"
    BY = "by"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words in a row; one word is a row, too.

    ``joined`` is another spelling of the row as one word, or empty (F-16 is also ``f16``).
    With ``is_prefix`` the row is one word, and every word that begins with it will do.
    """

    row: tuple[str, ...]
    where: Where = Where.ANYWHERE
    joined: str = ""
    is_prefix: bool = False


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


Query = Words | Every | Either | Without
"""What is asked; always a finite tree, at most `DEEPEST` brackets deep."""

NOTHING: Final = Every(())
"""The query without words."""

_QUOTES: Final = '"“”„‟«»'
_LEXEME: Final = re.compile(
    rf"""(?P<space>\s+)
    |(?P<bracket>[()])
    |(?P<minus>-?)
     (?:(?P<field>title|by|site):)?
     (?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)(?P<closed>[{_QUOTES}]?)
        |(?P<plain>[^\s(){_QUOTES}]+)
        |)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Lexeme:
    """A bracket, ``OR``, or words with what stands before them."""

    sign: str = ""
    is_negated: bool = False
    where: Where = Where.ANYWHERE
    text: str = ""
    is_quoted: bool = False
    is_open: bool = False


def parse(text: str) -> Query:
    """Understand *text*; never raises. Costs microseconds a word."""
    return _Parser(text[: MOST_WORDS * folding.LONGEST_WORD]).query()


def rows(query: Query) -> Iterator[Words]:
    """Yield the words that an answer to *query* may contain, not those it must not."""
    match query:
        case Words():
            yield query
        case Every(parts) | Either(parts):
            for part in parts:
                yield from rows(part)
        case Without():
            return


class _Parser:
    """Reads lexemes from left to right; descends once for each bracket."""

    def __init__(self, text: str) -> None:
        self._lexemes = list(_lexemes(text))
        self._next = 0
        self._words_left = MOST_WORDS

    def query(self) -> Query:
        """Return the whole query."""
        return self._group(0)

    def _group(self, depth: int) -> Query:
        """Read up to the closing bracket of this group, or to the end.

        A closing bracket that closes nothing is passed over.
        """
        parts: list[Query] = []
        joins_last = False
        while self._next < len(self._lexemes):
            lexeme = self._lexemes[self._next]
            self._next += 1
            if lexeme.sign == ")" and depth:
                break
            if lexeme.sign == "OR":
                joins_last = bool(parts)
                continue
            part = self._part(lexeme, depth)
            if part == NOTHING:
                continue
            if joins_last:
                part = _either(parts.pop(), part)
            parts.append(part)
            joins_last = False
        return _every(parts)

    def _part(self, lexeme: _Lexeme, depth: int) -> Query:
        if lexeme.sign == "(":
            part = self._group(depth + 1) if depth < DEEPEST else NOTHING
        else:
            part = self._words(lexeme)
        return Without(part) if lexeme.is_negated and part != NOTHING else part

    def _words(self, lexeme: _Lexeme) -> Query:
        words = list(folding.tokens(lexeme.text))
        leading = list(folding.leading(words))[: self._words_left]
        self._words_left -= len(leading)
        if not leading:
            return NOTHING
        row = tuple(word for word, _, _ in leading)
        joined = "" if lexeme.is_quoted else _joined(words)
        if _is_beginning(leading[-1], words, lexeme):
            return _growing(row, joined, lexeme.where)
        return Words(row, lexeme.where, joined)


def _is_beginning(last: folding.Word, words: list[folding.Word], lexeme: _Lexeme) -> bool:
    """Tell whether *last* stands for all words that begin with it.

    A lone sign of a script without spaces always does: the index holds pairs of them.
    """
    if folding.is_unspaced(last[0]):
        return len(words) == 1
    return lexeme.is_open and len(last[0]) >= SHORTEST_PREFIX


def _growing(row: tuple[str, ...], joined: str, where: Where) -> Query:
    """Ask for a row whose last word is still being typed: its words need not be neighbours yet."""
    parts: list[Query] = [Words(row[-1:], where, is_prefix=True)]
    if row[1:]:
        parts.insert(0, Words(row[:-1], where))
    if not joined:
        return _every(parts)
    return _either(_every(parts), Words((joined,), where, is_prefix=True))


def _every(parts: list[Query]) -> Query:
    return parts[0] if len(parts) == 1 else Every(tuple(parts))


def _either(one: Query, other: Query) -> Query:
    parts = one.parts if isinstance(one, Either) else (one,)
    return Either((*parts, other))


def _lexemes(text: str) -> Iterator[_Lexeme]:
    """Cut *text*; the words at its very end are open: they are still being typed."""
    before = ""
    for match in _LEXEME.finditer(text):
        if match["bracket"]:
            yield _Lexeme(sign=match["bracket"], is_negated=before == "-")
        elif match.group() == "OR":
            yield _Lexeme(sign="OR")
        elif match["quoted"] or match["plain"]:
            yield _words_lexeme(match, is_last=match.end() == len(text))
        before = match.group()


def _words_lexeme(match: re.Match[str], *, is_last: bool) -> _Lexeme:
    words = match["quoted"] or match["plain"]
    is_negated = bool(match["minus"])
    return _Lexeme(
        is_negated=is_negated,
        where=Where(match["field"].lower()) if match["field"] else Where.ANYWHERE,
        text=words,
        is_quoted=match["quoted"] is not None,
        is_open=is_last and not (match["closed"] or is_negated or words[-1].isspace()),
    )


def _joined(words: list[folding.Word]) -> str:
    """Return the word that stands for all *words* together, or nothing."""
    word, start, end = words[-1]
    return word if len(words) > 2 and (start, end) == (words[0][1], words[-2][2]) else ""
