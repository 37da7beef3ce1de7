"""Who wrote a PDF document and when, as it says right below its title."""

import html as entities
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sourcebook.base import bodies
from sourcebook.clean.bylines import is_full_name, label_end
from sourcebook.clean.draft import Leftover
from sourcebook.clean.formats.facts import Facts
from sourcebook.clean.formats.pdf.paragraphs import Paragraph, Sort
from sourcebook.clean.formats.pdf.shapes import Line, spaced
from sourcebook.clean.opening_lines import Role, read_line
from sourcebook.clean.places import is_place

REACH: Final = 4
"""Paragraphs below the title that are looked at."""

MAX_LINES: Final = 5
MAX_LINE: Final = 140
"""Lines of such a paragraph, and code points of a line; more is a part of the text."""

_BETWEEN: Final = re.compile(r"\s*(?:[,;&·]|\b(?:and|und|et|y|e|en|ve|og|och|i)\b)+\s*")
_SMALL: Final = re.compile(r"(?<![^\W_])[^\W\d_A-ZÄÖÜ][^\W\d_]{2,}")
_READ: Final = frozenset({Sort.TEXT, Sort.HEADING})
_MARKS: Final = re.compile(r"\s*[*†‡§¶]+")


_NO_NAME_LIST: Final = """
    abstract annual bericht brief chapter communiqué draft edition executive factsheet final
    handbook interim introduction issue journal kapitel magazine manual memorandum newsletter
    note overview paper part policy preliminary press proceedings rapor rapport release report
    research section series summary survey technical version volume white working
"""
_NO_NAME: Final = frozenset(_NO_NAME_LIST.split())
"""Words of what stands below a title, too, and is written like a name."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a paragraph below the title says; nothing when it is a part of the text."""

    names: tuple[str, ...] = ()
    date: str = ""


def read_below_title(
    paragraphs: Sequence[Paragraph], at: int, facts: Facts, stated: str = ""
) -> tuple[list[Paragraph], list[Leftover]]:
    """Take byline and date out of what follows the title, which stood before place *at*.

    One paragraph may stand between, as a subtitle does. A name without a word before it is one
    when the text uses none of its words otherwise, or the file has it as its author, *stated*.
    What is taken is set aside.
    """
    known = _ordinary(paragraphs[at:]) - {*stated.casefold().split()}
    taken: list[int] = []
    for index in range(at, min(at + REACH, len(paragraphs))):
        paragraph = paragraphs[index]
        said = _read(paragraph, known, stated)
        if said.names or said.date:
            taken.append(index)
            facts.know("byline", ", ".join(said.names), "text", is_guess=True)
            facts.know_authors(said.names, "text", is_guess=True)
            facts.know("published", said.date, "text", is_guess=True)
        elif taken or index > at or paragraph.sort not in _READ:
            break
    aside = [_aside(paragraphs[index]) for index in taken]
    return [p for index, p in enumerate(paragraphs) if index not in taken], aside


def _read(paragraph: Paragraph, known: set[str], stated: str) -> _Said:
    lines = [words for line in paragraph.lines if (words := _words(line))]
    is_short = len(lines) <= MAX_LINES and all(len(line) <= MAX_LINE for line in lines)
    if not is_short or paragraph.sort not in _READ:
        return _Said()
    names = tuple(dict.fromkeys(name for line in lines for name in _names(line, known)))
    is_sure = paragraph.sort is Sort.TEXT or len(names) > 1 or stated in names
    names = names if is_sure or any(map(label_end, lines)) else ()
    read = [read_line(line) for line in lines]
    date = next((said.published for said in read if said.published), "")
    is_begun = bool(lines) and (read[0].role is Role.DATE or any(_names(lines[0], known)))
    return _Said(names, date) if is_begun else _Said()


def _names(line: str, known: set[str]) -> Iterator[str]:
    """Yield the people whom a line names: behind *by*, or where it is a list of names."""
    said = read_line(line)
    if label_end(line) and said.role is Role.BYLINE:
        yield from (name for name in said.names if not {*name.casefold().split()} <= known)
        return
    names = said.names if said.role is Role.BYLINE else (*filter(None, _BETWEEN.split(line)),)
    words = {word.casefold().strip(".") for name in names for word in name.split()}
    if names and all(map(_is_person, names)) and words.isdisjoint(known | _NO_NAME):
        yield from names


def _is_person(name: str) -> bool:
    return is_full_name(name) and not bodies.is_body(name) and not is_place(name)


def _words(line: Line) -> str:
    """Return the words of a line without what is raised: the signs of notes behind names."""
    pieces = [text for text, piece in spaced(line.pieces) if not piece.is_raised]
    return " ".join(_MARKS.sub("", "".join(pieces)).split())


def _ordinary(paragraphs: Sequence[Paragraph]) -> set[str]:
    """Return the words that the text writes small: no names."""
    return {word for paragraph in paragraphs for word in _SMALL.findall(paragraph.text)}


def _aside(paragraph: Paragraph) -> Leftover:
    lines = "<br>".join(entities.escape(line.text) for line in paragraph.lines)
    return Leftover(0, "byline", f"<p>{lines}</p>")
