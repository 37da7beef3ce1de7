"""Cut a query into its brackets, operators and words with what stands before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

QUOTES: Final = '"“”„‟«»'

FIELDS: Final = {
    **{name: name for name in ("title", "by", "site", "in", "tag", "is", "has", "colour")},
    **{name: name for name in ("lang", "date", "saved", "words", "near")},
    "author": "by",
    "color": "colour",
    "language": "lang",
}
"""Names that stand before a colon, and the field each means."""

_LEXEME: Final = re.compile(
    rf"""(?P<space>\s+)
    |(?P<bracket>[()])
    |(?P<minus>-?)
     (?:near:(?P<distance>[0-9]{{0,3}})\(
     |(?P<scope>{"|".join(FIELDS)}):\(
     |(?:(?P<field>{"|".join(FIELDS)}):)?
      (?:[{QUOTES}](?P<quoted>[^{QUOTES}]*)(?P<closed>[{QUOTES}]?)
        |(?P<plain>[^\s(){QUOTES}]+)
        |))""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A bracket, ``OR``, or words with what stands before them.

    ``AND`` says what is meant anyway, and is none; ``NOT`` is the minus of what follows it.

    Attributes:
        start: Where it begins in the query, code points.
        end: Where it ends.
        sign: ``(``, ``)`` or ``OR``; ``near`` for the bracket of ``near:5(``; empty for words.
        is_negated: Whether a minus stands before it, or ``NOT``.
        field: The name before the colon, as `FIELDS` has it, or nothing; also of a bracket.
        name: This name as it was typed.
        text: The words or the value.
        text_at: Where these begin in the query.
        is_quoted: Whether they stand in quotation marks.
        is_open: Whether they are still being typed.
        distance: The number that stands before the bracket of ``near:5(``, or nothing.
    """

    start: int
    end: int
    sign: str = ""
    is_negated: bool = False
    field: str = ""
    name: str = ""
    text: str = ""
    text_at: int = 0
    is_quoted: bool = False
    is_open: bool = False
    distance: str = ""


def lexemes(text: str, *, is_whole: bool) -> Iterator[Lexeme]:
    """Cut *text*; the words at its very end are still being typed, unless *is_whole*."""
    before, is_next_negated = "", False
    for match in _LEXEME.finditer(text):
        if match["space"]:
            before = ""
            continue
        if match.group() in ("AND", "NOT"):
            is_next_negated = match.group() == "NOT"
        elif (lexeme := _lexeme(match, before, len(text), is_whole=is_whole)) is not None:
            yield replace(lexeme, is_negated=lexeme.is_negated != is_next_negated)
            is_next_negated = False
        before = match.group()


def _lexeme(match: re.Match[str], before: str, end: int, *, is_whole: bool) -> Lexeme | None:
    """Return what was matched, behind *before*, in a text of *end* code points."""
    span, is_negated = match.span(), bool(match["minus"])
    if match["bracket"]:
        return Lexeme(*span, sign=match["bracket"], is_negated=before == "-")
    if match.group() == "OR":
        return Lexeme(*span, sign="OR")
    if match["distance"] is not None:
        return Lexeme(*span, sign="near", is_negated=is_negated, distance=match["distance"])
    if match["scope"]:
        name = match["scope"]
        return Lexeme(*span, "(", is_negated, field=FIELDS[name.lower()], name=name)
    if match["quoted"] or match["plain"] or match["field"]:
        return _words(match, is_last=match.end() == end and not is_whole)
    return None


def _words(match: re.Match[str], *, is_last: bool) -> Lexeme:
    words = match["quoted"] or match["plain"] or ""
    is_negated = bool(match["minus"])
    return Lexeme(
        *match.span(),
        is_negated=is_negated,
        field=FIELDS[match["field"].lower()] if match["field"] else "",
        name=match["field"] or "",
        text=words,
        text_at=max(match.start("quoted"), match.start("plain"), match.start()),
        is_quoted=match["quoted"] is not None,
        is_open=is_last and not (match["closed"] or words[-1:].isspace()),
    )
