"""Understand what is typed into the search box; pure, and never an error.

- ``kurdish fighters``: both words, in any order and field; the last word may still be growing.
- ``"kurdish fighters"``: next to each other, in this order.
- ``-word``: without it. ``isis OR daesh``: at least one of the neighbours; binds tighter than
  the space, as people know it from the web. ``( )`` group.
- ``kurd*``, ``wom*n``: gaps. ``~kobani``: nearly this word. ``near:5(a b)``: close together; in
  its brackets stand words, phrases, gaps, slips and ``(c OR d)``.
- ``title:word``, ``by:``, ``site:``: in that field only. ``in:title``: all words beside it.
- ``in: tag: is: has: colour: lang: date: saved: words:``: sort out by what is known.

Half a query means what can be understood of it: an open quotation mark, a bracket without its
partner and a field without a word harm nothing. What cannot be meant is left out, and told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sourcebook.base import folding
from sourcebook.index import values
from sourcebook.index.lexing import FIELDS, QUOTES, Lexeme, lexemes
from sourcebook.index.query import (
    NOTHING,
    Either,
    Every,
    Near,
    Pattern,
    Query,
    Where,
    Without,
    Words,
)
from sourcebook.model.search import Part

MOST_WORDS: Final = 64
"""Words of a query that are looked for; a pasted page would cost much and find nothing more."""

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

_WORD_FIELDS: Final = {"": Where.ANYWHERE} | {name: Where(name) for name in ("title", "by", "site")}
_SLIP: Final = re.compile(r"([a-z]{2,9}):(?!//)", re.IGNORECASE)
_HALVES: Final = re.compile("[\ud800-\udfff]")
"""Halves of a sign, which no file and no database takes; a hit's place stays the same without."""

_ONE_LETTER: Final = re.compile(r"[^\W_]+(?:\?[^\W_]+)+")
_SLOP: Final = re.compile(r"~[0-9]+")
_GAPS: Final = re.compile(r"[^\W_]*(?:\*+[^\W_]*)+")


@dataclass(frozen=True, slots=True)
class Piece:
    """What a stretch of the query was understood to be; one in trouble asks nothing."""

    part: Part
    start: int
    end: int
    query: Query
    trouble: str = ""
    advice: str = ""
    inside: tuple["Piece", ...] = ()
    """What stands in the brackets of ``near:``."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was asked, and how each stretch of the text took part in it, in order."""

    query: Query
    pieces: tuple[Piece, ...] = ()


def read(text: str, today: date = date.min, *, is_whole: bool = False) -> Reading:
    """Understand *text*; never raises. Costs microseconds a word.

    Args:
        text: What was typed.
        today: The day it is, for ``saved:yesterday`` and the like.
        is_whole: The last word is finished.
    """
    sound = _HALVES.sub("\ufffd", text[: MOST_WORDS * folding.LONGEST_WORD])
    parser = _Parser(sound, today, is_whole=is_whole)
    query = parser.query()
    return Reading(query, tuple(parser.pieces))


def parse(text: str, today: date = date.min, *, is_whole: bool = False) -> Query:
    """Understand *text* as `read` does; return only what was asked."""
    return read(text, today, is_whole=is_whole).query


def as_typed(reading: Reading, text: str) -> frozenset[Words]:
    """Return the words of *text* that stand in quotation marks or were cut short with a star."""
    exact = (*QUOTES, "*")
    return frozenset(
        piece.query
        for outer in reading.pieces
        for piece in outer.inside or (outer,)
        if isinstance(piece.query, Words)
        and any(sign in text[piece.start : piece.end] for sign in exact)
    )


class _Trouble(Exception):
    """A stretch means nothing; carries a sentence, and what could stand in its place."""

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice


class _TitleOnly(Exception):
    """``in:title`` was read: it is about the words beside it."""


class _Parser:
    """Reads lexemes from left to right; descends once for each bracket."""

    def __init__(self, text: str, today: date, *, is_whole: bool) -> None:
        self.pieces: list[Piece] = []
        self._today = today
        self._lexemes = list(lexemes(text, is_whole=is_whole))
        self._next = 0
        self._words_left = MOST_WORDS
        self._is_in_near = False
        self._scope = ""

    def query(self) -> Query:
        """Return the whole query."""
        return self._group(0, is_negated=False)

    def _group(self, depth: int, *, is_negated: bool) -> Query:
        """Read up to the closing bracket of this group, or to the end.

        A closing bracket that closes nothing is passed over.
        """
        parts: list[Query] = []
        joins_last, is_in_title, first_of_last, begun = False, False, 0, len(self.pieces)
        while self._next < len(self._lexemes):
            lexeme = self._lexemes[self._next]
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
        if not is_in_title:
            return _every(parts)
        self._refuse_near(begun)
        return _in_title(_every([part for part in parts if not isinstance(part, Near)]))

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
        except _TitleOnly:
            self._note(Part.FILTER, lexeme, NOTHING)
            raise
        except _Trouble as trouble:
            piece = Piece(
                Part.TROUBLE, lexeme.start, lexeme.end, NOTHING, trouble.sentence, trouble.advice
            )
            self.pieces.append(piece)
            return NOTHING
        if leaf != NOTHING:
            self._note(Part.WITHOUT if is_without else part, lexeme, leaf)
        return leaf

    def _near(self, opening: Lexeme, depth: int, *, is_without: bool) -> Query:
        """Read up to the closing bracket; all in it is one piece of the query."""
        outer, self.pieces = self.pieces, []
        was_in_near, self._is_in_near = self._is_in_near, True
        group = self._group(depth + 1, is_negated=False)
        inside, self.pieces = tuple(self.pieces), outer
        self._is_in_near = was_in_near
        start, end = opening.start, self._lexemes[self._next - 1].end
        try:
            query = _near(group, opening.distance, inside)
        except _Trouble as trouble:
            piece = Piece(Part.TROUBLE, start, end, NOTHING, trouble.sentence)
            self.pieces.append(piece)
            return NOTHING
        if query != NOTHING:
            part = Part.WITHOUT if is_without else Part.FILTER
            self.pieces.append(Piece(part, start, end, query, inside=inside))
        return query

    def _note(self, part: Part, lexeme: Lexeme, query: Query) -> None:
        self.pieces.append(Piece(part, lexeme.start, lexeme.end, query))

    def _refuse_near(self, first: int) -> None:
        """Tell that words near one another are looked for in texts, not in titles."""
        sentence = "“near:” looks in texts; “in:title” cannot stand beside it."
        for number, piece in enumerate(self.pieces[first:], first):
            if isinstance(piece.query, Near):
                refused = replace(piece, part=Part.TROUBLE, query=NOTHING, trouble=sentence)
                self.pieces[number] = refused

    def _mark_either(self, first: int) -> None:
        for number, piece in enumerate(self.pieces[first:], first):
            if piece.part in (Part.WORD, Part.PHRASE):
                self.pieces[number] = replace(piece, part=Part.EITHER)

    def _understood(self, lexeme: Lexeme) -> tuple[Part, Query]:
        """Return what a lexeme is and means.

        Raises:
            _Trouble: It cannot be meant.
            _TitleOnly: It is ``in:title``.
        """
        if lexeme.field not in _WORD_FIELDS:
            return Part.FILTER, self._filter(lexeme)
        _refuse_slip(lexeme)
        self._refuse_signs(lexeme)
        where = _WORD_FIELDS[lexeme.field]
        if not lexeme.is_quoted and (special := self._special(lexeme, where)):
            return Part.WORD, special
        words = self._words(lexeme, where)
        is_phrase = lexeme.is_quoted and isinstance(words, Words) and len(words.row) > 1
        return Part.PHRASE if is_phrase else Part.WORD, words

    def _refuse_signs(self, lexeme: Lexeme) -> None:
        """Tell signs of other programs' queries that mean nothing here.

        Raises:
            _Trouble: A question mark stands within a word, or ``~5`` behind a phrase.
        """
        if lexeme.is_quoted:
            return
        if _ONE_LETTER.fullmatch(lexeme.text):
            better = lexeme.text.replace("?", "*")
            raise _Trouble("“?” stands for no letter; “*” stands for any number of them.", better)
        before = self._lexemes[self._next - 2] if self._next > 1 else lexeme
        if _SLOP.fullmatch(lexeme.text) and before.is_quoted and before.end == lexeme.start:
            raise _Trouble(_TAKES["near"])

    def _filter(self, lexeme: Lexeme) -> Query:
        name, value = lexeme.field, lexeme.text.strip()
        if not value:
            return NOTHING
        if name == "in" and value.casefold() == "title":
            if lexeme.is_negated:
                raise _Trouble("Put the minus before a word: -title:word.")
            raise _TitleOnly
        is_open = lexeme.is_open and not lexeme.is_quoted
        asked = (
            values.filter_of(name, value, self._today, is_open=is_open) if name != "near" else None
        )
        if asked is None and not (is_open and values.could_grow(name, value)):
            raise _wrong_value(name, value)
        return asked or NOTHING

    def _special(self, lexeme: Lexeme, where: Where) -> Query | None:
        """Return what ``~word``, ``word~`` and words with gaps mean; None for other words."""
        text = lexeme.text
        if text.startswith("~") or text.endswith("~"):
            row = _only(text.strip("~"))
            if row and self._take_word():
                return Words((row,), where, fuzz=_slips(row))
        if "*" in text and _GAPS.fullmatch(text):
            return self._gaps(text, where)
        return None

    def _gaps(self, text: str, where: Where) -> Query | None:
        stem = text.rstrip("*")
        word = _only(stem)
        if word and "*" not in stem:
            if len(word) < SHORTEST_PREFIX and not folding.is_unspaced(word):
                raise _Trouble("Type two letters at least before the star.")
            return Words((word,), where, is_prefix=True) if self._take_word() else None
        folded = re.sub(r"\*+", "*", folding.fold(text))
        if len(folded.replace("*", "")) < SHORTEST_PREFIX:
            raise _Trouble("Type two letters at least beside the star.")
        return Pattern(folded[: folding.LONGEST_WORD], where) if self._take_word() else None

    def _take_word(self) -> bool:
        self._words_left -= 1
        return self._words_left >= 0

    def _words(self, lexeme: Lexeme, where: Where) -> Query:
        words = list(folding.tokens(lexeme.text))
        leading = list(folding.leading(words))[: max(0, self._words_left)]
        self._words_left -= len(leading)
        if not leading:
            return NOTHING
        row = tuple(word for word, _, _ in leading)
        joined = "" if lexeme.is_quoted else _joined(words)
        is_fit = not (self._is_in_near and row[1:])  # what grows apart is no row any more
        if is_fit and _is_beginning(leading[-1], words, lexeme):
            return _growing(row, joined, where)
        return Words(row, where, joined)


def _refuse_slip(lexeme: Lexeme) -> None:
    """Tell a field whose name is misspelt; what is no field at all is a word with a colon.

    Raises:
        _Trouble: The name before the colon is nearly one of ours.
    """
    match = None if lexeme.field or lexeme.is_quoted else _SLIP.match(lexeme.text)
    if match is None:
        return
    name = match[1].lower()
    meant = values.nearest(name, tuple(FIELDS)) if name not in FIELDS else ""
    if meant:
        sentence = f"There is no “{name}:”. For the words themselves put them in quotation marks."
        sign = "-" if lexeme.is_negated else ""
        raise _Trouble(sentence, f"{sign}{meant}:{lexeme.text[match.end() :]}")


def _wrong_value(name: str, value: str) -> _Trouble:
    """Say what a field would take instead of *value*."""
    if name in values.KNOWN:
        known = values.KNOWN[name]
        meant = values.nearest(value, known)
        advice = f"{name}:{meant}" if meant else ""
        return _Trouble(f"“{name}:” does not know “{value}”; it takes {', '.join(known)}.", advice)
    return _Trouble(_TAKES[name])


_TAKES: Final = {
    "date": "Write a date as 2014, 2014-08, aug-2014, 2014-08-03 or 2014..2016.",
    "saved": "Write a date as 2014, 2014-08-03 or 2014..2016, or today, last-week, this-month.",
    "words": "Write a length as words:>2000, words:<500 or words:500..800.",
    "lang": "Write a language by its code, as lang:en or lang:tr.",
    "near": "Write words in brackets, as near:5(harbour lamp) or near:5(lam* (sea OR tide)).",
}


def _near(group: Query, distance: str, inside: Sequence[Piece]) -> Query:
    """Let the parts of *group* be near one another; one part alone is itself.

    Raises:
        _Trouble: There is something in it that stands nowhere, or could not be understood.
    """
    for piece in inside:
        if piece.part is Part.TROUBLE:
            raise _Trouble(piece.trouble)
    parts = tuple(_flat(group))
    if not all(map(_is_placed, parts)):
        raise _Trouble(_TAKES["near"])
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
