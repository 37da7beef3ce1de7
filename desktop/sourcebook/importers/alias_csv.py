"""Read alias sets from a table in CSV: a set a row, or columns with a name and its spellings.

The first line decides: where its cells are heads of a column of names and of one of other
spellings, the lines with the same name are one set; a third column may have languages. Otherwise
every line is a set and every cell a spelling. Commas, semicolons and tabs may part the cells.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sourcebook.model.alias import Alias, ReadSet
from sourcebook.model.errors import ImportFailed

SEPARATORS: Final = ",;\t"

NAMES: Final = ("name", "label", "itemLabel")
SPELLINGS: Final = ("alias", "aliases", "altLabel", "itemAltLabel", "spelling", "spellings")
LANGUAGES: Final = ("language", "lang", "languageCode")
"""Heads of columns that are known, Wikidata's (``itemLabel``, ``altLabel``) among them.

Small and capital letters, spaces, ``_`` and ``-`` make no difference.
"""

LISTS: Final = "itemAltLabel"
"""The column in which Wikidata's query service has all spellings in one cell, parted by “, ”."""

_LOOSE: Final = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class _Head:
    """The numbers of the columns; those of ``lists`` have several spellings in a cell."""

    name: int
    spellings: tuple[int, ...]
    lists: tuple[int, ...]
    language: int | None


def read(text: str, source: Path) -> Iterator[ReadSet]:
    """Return the sets of *text*; a damaged line is told, and the others go on.

    Raises:
        ImportFailed: The first line has heads, but not those of both columns that are needed.
    """
    first = next(line for line in io.StringIO(text, newline=None) if line.strip())
    separator = max(SEPARATORS, key=first.count)
    head = _head_of([cell.strip(' "\n') for cell in first.split(separator)], source)
    rows = _rows(text, separator)
    if head is not None:
        return _by_name(rows, head)
    return (one if isinstance(one, ReadSet) else _set_of(*one) for one in rows)


def _head_of(cells: Sequence[str], source: Path) -> _Head | None:
    """Return what the heads *cells* say, or None where they are no heads."""
    folded = [_folded(cell) for cell in cells]
    names, spellings, languages = (
        [number for number, cell in enumerate(folded) if cell in set(map(_folded, known))]
        for known in (NAMES, SPELLINGS, LANGUAGES)
    )
    if names and spellings:
        lists = tuple(number for number in spellings if folded[number] == _folded(LISTS))
        return _Head(names[0], tuple(spellings), lists, languages[0] if languages else None)
    if not names and not spellings and not languages:
        return None
    found = cells[(names or spellings or languages)[0]]
    lacking = (
        "other spellings (“alias”, “altLabel” or “spelling”)"
        if names
        else "names (“name”, “label” or “itemLabel”)"
    )
    raise ImportFailed(
        source=source,
        reason=f"its first row is a head with “{found}” in it, but there is no column of "
        f"{lacking}; give it that head, or take the row out",
    )


def _folded(head: str) -> str:
    return _LOOSE.sub("", head).casefold()


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]] | ReadSet]:
    """Yield each row that has any words with the number of its last line, or what is wrong."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problem = f"Row {reader.line_num} cannot be read ({error}); it was left out."
            yield ReadSet(reader.line_num, problem=problem)
            continue
        if any(cell.strip() for cell in row):
            yield reader.line_num, row


def _set_of(number: int, row: list[str]) -> ReadSet:
    return ReadSet(number, tuple(Alias(cell) for cell in row))


def _by_name(rows: Iterator[tuple[int, list[str]] | ReadSet], head: _Head) -> Iterator[ReadSet]:
    """Gather the rows of a table with a head; a set stands at its first row."""
    sets: dict[str, tuple[int, list[Alias]]] = {}
    is_head = True
    for one in rows:
        if isinstance(one, ReadSet):
            yield one
            continue
        number, row = one
        if is_head:
            is_head = False
            continue
        cells = dict(enumerate(cell.strip() for cell in row))
        name, spellings = cells.get(head.name, ""), _spellings(cells, head)
        if not name or not spellings:
            yield ReadSet(number, problem=f"Row {number} has no name or no alias; it was left out.")
            continue
        language = cells.get(head.language, "") if head.language is not None else ""
        _, aliases = sets.setdefault(name, (number, [Alias(name)]))
        aliases += (Alias(spelling, language) for spelling in spellings)
    for number, aliases in sets.values():
        yield ReadSet(number, tuple(_each_once(aliases)))


def _spellings(cells: dict[int, str], head: _Head) -> list[str]:
    """Return the spellings of a row."""
    found: list[str] = []
    for number in head.spellings:
        cell = cells.get(number, "")
        found += cell.split(", ") if number in head.lists else [cell]
    return [one for one in found if one]


def _each_once(aliases: list[Alias]) -> list[Alias]:
    """Return the spellings in order, each once, with the language that any line gave it."""
    languages: dict[str, str] = {}
    for alias in aliases:
        languages[alias.spelling] = languages.get(alias.spelling) or alias.language
    return [Alias(spelling, language) for spelling, language in languages.items()]
