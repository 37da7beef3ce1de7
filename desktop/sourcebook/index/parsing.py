"""Understand what is typed into the search box; pure, and never an error.

- ``kurdish fighters``: both words, in any order and field; the last word may still be growing.
- ``"kurdish fighters"``: next to each other, in this order.
- ``-word``: without it. ``isis OR daesh``: at least one of the neighbours; binds tighter than
  the space, as people know it from the web. ``( )`` group.
- ``kurd*``, ``wom*n``: gaps. ``~kobani``, ``kobani~2``: nearly this word.
- ``near:5(a b)``: close together; in its brackets stand words, phrases, gaps, slips and
  ``(c OR d)``.
- ``title:word``, ``by:``, ``site:``: in that field only. ``in:title``: all words beside it.
- ``in: tag: is: has: colour: lang: date: saved: words:``: sort out by what is known.

Half a query means what can be understood of it: an open quotation mark, a bracket without its
partner and a field without a word harm nothing. What cannot be meant is left out, and told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Final

from sourcebook.base import folding
from sourcebook.index import mistakes, values, wording
from sourcebook.index.lexing import Lexeme, lexemes
from sourcebook.index.mistakes import Trouble
from sourcebook.index.pieces import Piece, Reading
from sourcebook.index.query import (
    NOTHING,
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
)
from sourcebook.model.search import Part

MOST_WORDS: Final = 64
"""Different words of a query that are looked for; those of a pasted page would cost much."""

MOST_PARTS: Final = 512
"""Words, brackets and fields of a query that are read: two paragraphs that say words again."""

LONGEST: Final = MOST_PARTS * folding.LONGEST_WORD
"""Code points of a query that are read."""

DEEPEST: Final = 16
"""Brackets within brackets that are followed; deeper ones only part words."""

SHORTEST_PREFIX: Final = 2
"""Letters from which the last word stands for every word that begins with it."""

SHORTEST_FUZZY: Final = 3
"""Letters from which a word may be another by a slip; two are always near two others."""

TWO_SLIPS: Final = 8
"""Letters from which a word may differ in two of them."""

USUAL_DISTANCE: Final = 10
"""Steps between two words that are near when no number is given: within a sentence."""

_TOO_MANY: Final = wording.TOO_MANY_DIFFERENT.format(count=MOST_WORDS)
_WORD_FIELDS: Final = {"": Where.ANYWHERE} | {name: Where(name) for name in ("title", "by", "site")}
_HALVES: Final = re.compile("[\ud800-\udfff]")
"""Halves of a sign, which no file and no database takes; a hit's place stays the same without."""

_SLIP: Final = re.compile(r"[^~]+~(?:0?\.[0-9]+)?", re.DOTALL)
_SLIPS: Final = re.compile(r"(.+)~([0-9])", re.DOTALL)
_GAPS: Final = re.compile(r"[^\W_]*(?:\*+[^\W_]*)+")


def read(text: str, today: date = date.min, *, is_whole: bool = False) -> Reading:
    """Understand *text*; never raises. Costs microseconds a word.

    What is beyond the first `MOST_WORDS` words is one piece in trouble.

    Args:
        text: What was typed.
        today: The day it is, for ``saved:yesterday`` and the like.
        is_whole: The last word is finished.
    """
    parser = _Parser(_HALVES.sub("\ufffd", text), today, is_whole=is_whole)
    query = parser.query()
    return Reading(query, tuple(parser.pieces))


def parse(text: str, today: date = date.min, *, is_whole: bool = False) -> Query:
    """Understand *text* as `read` does; return only what was asked."""
    return read(text, today, is_whole=is_whole).query


class _TitleOnly(Exception):
    """``in:title`` was read: it is about the words beside it."""


class _Full(Exception):
    """As many words as may be are asked for already."""


class _Parser:
    """Reads lexemes from left to right; descends once for each bracket."""

    def __init__(self, text: str, today: date, *, is_whole: bool) -> None:
        self.pieces: list[Piece] = []
        self._today = today
        self._text = text
        self._end = len(text.rstrip())
        rest = text[LONGEST : self._end].lstrip()
        self._rest = self._end - len(rest) if rest else 0
        found = lexemes(text[:LONGEST], is_whole=is_whole or bool(self._rest))
        self._lexemes = list(islice(found, MOST_PARTS + 1))
        self._next = 0
        self._is_full = False
        self._cut: tuple[int, int] | None = None
        self._words_left = MOST_WORDS
        self._seen: set[Query] = set()
        self._is_in_near = False
        self._scope = ""

    def query(self) -> Query:
        """Return the whole query."""
        query = self._group(0, is_negated=False)
        if self._rest and not self._is_full:
            self._stop(self._rest, wording.TOO_LONG.format(count=LONGEST))
        return query

    def _group(self, depth: int, *, is_negated: bool) -> Query:
        """Read up to the closing bracket of this group, or to the end.

        A closing bracket that closes nothing is passed over.
        """
        parts: list[Query] = []
        joins_last, is_in_title, first_of_last, begun = False, False, 0, len(self.pieces)
        while self._next < len(self._lexemes):
            lexeme = self._lexemes[self._next]
            if self._next == MOST_PARTS:
                self._stop(lexeme.start, wording.TOO_MANY_WORDS.format(count=MOST_PARTS))
                break
            self._next += 1
            if lexeme.sign == ")" and depth:
                break
            if lexeme.sign == "OR":
                joins_last = bool(parts)
                continue
            if self._scope and not lexeme.sign and not lexeme.field:
                lexeme = replace(lexeme, field=self._scope)
            first = len(self.pieces)
            try:
                part = self._part(lexeme, depth, is_negated=is_negated)
            except _TitleOnly:
                is_in_title = True
                continue
            if part == NOTHING:
                is_part = bool(lexeme.field) or len(self.pieces) > first
                joins_last = joins_last and not is_part  # what means nothing joins nothing
                continue
            if joins_last:
                part = _either(parts.pop(), part)
                first = first_of_last
                self._mark_either(first)
            parts.append(part)
            joins_last, first_of_last = False, first
        return self._only_in_title(parts, begun) if is_in_title else _every(parts)

    def _part(self, lexeme: Lexeme, depth: int, *, is_negated: bool) -> Query:
        is_without = is_negated != lexeme.is_negated
        if lexeme.sign == "(":
            inside = self._scoped(lexeme, depth, is_without=is_without)
        elif lexeme.sign == "near":
            is_fit = depth < DEEPEST
            inside = self._near(lexeme, depth, is_without=is_without) if is_fit else NOTHING
        else:
            inside = self._leaf(lexeme, is_without=is_without)
        return Without(inside) if lexeme.is_negated and inside != NOTHING else inside

    def _scoped(self, opening: Lexeme, depth: int, *, is_without: bool) -> Query:
        """Read a group; a field before its bracket stands before each word in it."""
        if depth >= DEEPEST:
            return NOTHING
        outer, self._scope = self._scope, opening.field or self._scope
        group = self._group(depth + 1, is_negated=is_without)
        self._scope = outer
        return group

    def _leaf(self, lexeme: Lexeme, *, is_without: bool) -> Query:
        """Understand a lexeme, and note how."""
        try:
            part, leaf = self._understood(lexeme)
        except _Full:
            self._stop(lexeme.start, _TOO_MANY)
            return NOTHING
        except _TitleOnly:
            self._note(Part.FILTER, lexeme, NOTHING)
            raise
        except Trouble as trouble:
            piece = Piece(
                Part.TROUBLE, lexeme.start, lexeme.end, NOTHING, trouble.sentence, trouble.advice
            )
            self.pieces.append(piece)
            return NOTHING
        if leaf != NOTHING:
            end, rest = self._cut or (lexeme.end, 0)
            self._note(Part.WITHOUT if is_without else part, replace(lexeme, end=end), leaf)
            if rest:
                self._stop(rest, _TOO_MANY)
        return leaf

    def _near(self, opening: Lexeme, depth: int, *, is_without: bool) -> Query:
        """Read up to the closing bracket; all in it is one piece of the query."""
        outer, self.pieces = self.pieces, []
        was_in_near, self._is_in_near = self._is_in_near, True
        group = self._group(depth + 1, is_negated=False)
        inside, self.pieces = tuple(self.pieces), outer
        self._is_in_near = was_in_near
        start = opening.start
        end = self._end if self._is_full else self._lexemes[self._next - 1].end
        try:
            query = _near(group, opening.distance, inside)
        except Trouble as trouble:
            piece = Piece(Part.TROUBLE, start, end, NOTHING, trouble.sentence)
            self.pieces.append(piece)
            return NOTHING
        if query != NOTHING:
            part = Part.WITHOUT if is_without else Part.FILTER
            lost = next((piece.trouble for piece in inside if piece.trouble), "")
            self.pieces.append(Piece(part, start, end, query, lost, inside=inside))
        return query

    def _stop(self, start: int, sentence: str) -> None:
        """Leave out what stands from *start* on, and tell it."""
        self.pieces.append(Piece(Part.TROUBLE, start, self._end, NOTHING, sentence))
        self._next = len(self._lexemes)
        self._is_full = True

    def _note(self, part: Part, lexeme: Lexeme, query: Query) -> None:
        is_value = isinstance(query, Filter | Range)
        trouble = "" if is_value else mistakes.pictures_in(lexeme.text)
        self.pieces.append(Piece(part, lexeme.start, lexeme.end, query, trouble))

    def _only_in_title(self, parts: list[Query], first: int) -> Query:
        """Look for *parts*, and say so of the pieces from the *first* on, in titles only.

        Words near one another are looked for in texts, and told as trouble.
        """
        for number, piece in enumerate(self.pieces[first:], first):
            if isinstance(piece.query, Near):
                self.pieces[number] = replace(
                    piece, part=Part.TROUBLE, query=NOTHING, trouble=wording.NEAR_IN_TITLE
                )
            else:
                self.pieces[number] = replace(piece, query=_in_title(piece.query))
        return _in_title(_every([part for part in parts if not isinstance(part, Near)]))

    def _mark_either(self, first: int) -> None:
        for number, piece in enumerate(self.pieces[first:], first):
            if piece.part in (Part.WORD, Part.PHRASE):
                self.pieces[number] = replace(piece, part=Part.EITHER)

    def _understood(self, lexeme: Lexeme) -> tuple[Part, Query]:
        """Return what a lexeme is and means.

        Raises:
            Trouble: It cannot be meant.
            _TitleOnly: It is ``in:title``.
        """
        following = self._lexemes[self._next] if self._next < len(self._lexemes) else None
        mistakes.refuse_apart(lexeme, following, self._text)
        if lexeme.field not in _WORD_FIELDS:
            return Part.FILTER, self._filter(lexeme)
        mistakes.refuse_slip(lexeme)
        mistakes.refuse_signs(lexeme, self._lexemes[self._next - 2] if self._next > 1 else lexeme)
        where = _WORD_FIELDS[lexeme.field]
        if not lexeme.is_quoted and (special := self._special(lexeme, where)):
            return Part.WORD, special
        words = self._words(lexeme, where)
        is_phrase = lexeme.is_quoted and isinstance(words, Words) and len(words.row) > 1
        return Part.PHRASE if is_phrase else Part.WORD, words

    def _filter(self, lexeme: Lexeme) -> Query:
        name, value = lexeme.field, lexeme.text.strip()
        if not value:
            return NOTHING
        if name == "in" and value.casefold() == "title":
            if lexeme.is_negated:
                raise Trouble(wording.MINUS_BEFORE_IN)
            raise _TitleOnly
        is_open = lexeme.is_open and not (lexeme.is_quoted or lexeme.is_negated)
        asked = (
            values.filter_of(name, value, self._today, is_open=is_open) if name != "near" else None
        )
        if asked is None and not (lexeme.is_open and values.could_grow(name, value)):
            raise mistakes.wrong_value(lexeme, self._today)
        return asked or NOTHING

    def _special(self, lexeme: Lexeme, where: Where) -> Query | None:
        """Return what ``~word``, ``word~2`` and words with gaps mean; None for other words."""
        text = lexeme.text
        if (match := _SLIPS.fullmatch(text)) and (row := _only(match[1].lstrip("~"))):
            fuzz = min(int(match[2]), 2) if len(row) >= SHORTEST_FUZZY else 0
            return self._taken(Words((row,), where, fuzz=fuzz))
        if text.startswith("~") or _SLIP.fullmatch(text):
            row = _only(text.partition("~")[0] or text.strip("~"))
            if row:
                return self._taken(Words((row,), where, fuzz=_slips(row)))
        if "*" in text and _GAPS.fullmatch(text):
            return self._gaps(text, where)
        return None

    def _gaps(self, text: str, where: Where) -> Query | None:
        stem = text.rstrip("*")
        word = _only(stem)
        if word and "*" not in stem:
            if len(word) < SHORTEST_PREFIX and not folding.is_unspaced(word):
                raise Trouble(wording.SHORT_BEGINNING)
            return self._taken(Words((word,), where, is_prefix=True))
        folded = re.sub(r"\*+", "*", folding.fold(text))
        if len(folded.replace("*", "")) < SHORTEST_PREFIX:
            raise Trouble(wording.SHORT_PATTERN)
        return self._taken(Pattern(folded[: folding.LONGEST_WORD], where))

    def _taken(self, leaf: Words | Pattern) -> Query:
        """Return *leaf* when there is still room for it; one that was asked before needs none.

        Raises:
            _Full: There is no room.
        """
        length = len(leaf.row) if isinstance(leaf, Words) else 1
        if leaf not in self._seen:
            if length > self._words_left:
                raise _Full
            self._words_left -= length
            self._seen.add(leaf)
        return leaf

    def _words(self, lexeme: Lexeme, where: Where) -> Query:
        words = list(folding.tokens(lexeme.text))
        leading = list(folding.leading(words))
        if not leading:
            mistakes.refuse_pictures(lexeme)
            return NOTHING
        row = tuple(word for word, _, _ in leading)
        joined = "" if lexeme.is_quoted else _joined(words)
        asked = Words(row, where, joined)
        is_cut = 0 < self._words_left < len(row) and asked not in self._seen
        if is_cut and not lexeme.is_negated:  # without some of its words more would be left out
            return self._first_words(lexeme, leading, where)
        self._taken(asked)
        is_fit = not (self._is_in_near and row[1:])  # what grows apart is no row any more
        if is_fit and _is_beginning(leading[-1], words, lexeme):
            return _growing(row, joined, where)
        return asked

    def _first_words(self, lexeme: Lexeme, words: list[folding.Word], where: Where) -> Query:
        """Return as many words of a row as there is still room for; the rest is left out."""
        room, self._words_left = self._words_left, 0
        end = words[room - 1][2]
        self._cut = lexeme.text_at + end, lexeme.text_at + max(end, words[room][1])
        return Words(tuple(word for word, _, _ in words[:room]), where)


def _near(group: Query, distance: str, inside: Sequence[Piece]) -> Query:
    """Let the parts of *group* be near one another; one part alone is itself.

    Raises:
        Trouble: There is something in it that stands nowhere, or could not be understood.
    """
    for piece in inside:
        if piece.part is Part.TROUBLE:
            raise Trouble(piece.trouble)
    parts = tuple(_flat(group))
    if not all(map(_is_placed, parts)):
        raise Trouble(wording.TAKES["near"])
    if len(parts) < 2:
        return parts[0] if parts else NOTHING
    return Near(parts, max(1, int(distance or USUAL_DISTANCE)))


def _flat(group: Query) -> Iterator[Query]:
    """Yield the parts of a group, and instead of groups in it their parts."""
    if isinstance(group, Every):
        for part in group.parts:
            yield from _flat(part)
    else:
        yield group


def _is_placed(part: Query) -> bool:
    """Tell whether *part* is words that stand in a text, or several of which one will do."""
    match part:
        case Words(where=Where.ANYWHERE) | Pattern(where=Where.ANYWHERE):
            return True
        case Either(parts):
            return all(map(_is_placed, parts))
        case _:
            return False


def _is_beginning(last: folding.Word, words: list[folding.Word], lexeme: Lexeme) -> bool:
    """Tell whether *last* stands for all words that begin with it.

    A lone sign of a script without spaces always does: the index holds pairs of them.
    """
    if folding.is_unspaced(last[0]):
        return len(words) == 1
    return lexeme.is_open and not lexeme.is_negated and len(last[0]) >= SHORTEST_PREFIX


def _growing(row: tuple[str, ...], joined: str, where: Where) -> Query:
    """Ask for a row whose last word is still being typed: its words need not be neighbours yet."""
    parts: list[Query] = [Words(row[-1:], where, is_prefix=True)]
    if row[1:]:
        parts.insert(0, Words(row[:-1], where))
    if not joined:
        return _every(parts)
    return _either(_every(parts), Words((joined,), where, is_prefix=True))


def _in_title(query: Query) -> Query:
    """Look for the words that may stand anywhere in the title only."""
    match query:
        case Words(where=Where.ANYWHERE) | Pattern(where=Where.ANYWHERE):
            return replace(query, where=Where.TITLE)
        case Every(parts):
            return Every(tuple(map(_in_title, parts)))
        case Either(parts):
            return Either(tuple(map(_in_title, parts)))
        case Without(part):
            return Without(_in_title(part))
        case _:
            return query


def _every(parts: list[Query]) -> Query:
    return parts[0] if len(parts) == 1 else Every(tuple(parts))


def _either(one: Query, other: Query) -> Query:
    parts = one.parts if isinstance(one, Either) else (one,)
    return Either((*parts, other))


def _only(text: str) -> str:
    """Return the one word that *text* is, or nothing."""
    words = [word for word, _, _ in folding.tokens(text)]
    return words[0] if len(words) == 1 else ""


def _slips(word: str) -> int:
    if len(word) < SHORTEST_FUZZY:
        return 0
    return 2 if len(word) >= TWO_SLIPS else 1


def _joined(words: list[folding.Word]) -> str:
    """Return the word that stands for all *words* together, or nothing."""
    word, start, end = words[-1]
    return word if len(words) > 2 and (start, end) == (words[0][1], words[-2][2]) else ""
