"""Read alias sets from a table in CSV: a set a row, or the columns name, alias and language.

The first line decides: with cells ``name`` and ``alias`` in it, it is a head, and the lines with
the same name are one set. Otherwise every line is a set and every cell a spelling. Commas,
semicolons and tabs may part the cells.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sourcebook.model.alias import Alias, ReadSet

SEPARATORS: Final = ",;\t"


def read(text: str, _source: Path) -> Iterator[ReadSet]:
    """Yield the sets of *text*; a damaged line is told, and the others go on."""
    first = next(line for line in io.StringIO(text, newline=None) if line.strip())
    separator = max(SEPARATORS, key=first.count)
    rows = _rows(text, separator)
    head = [cell.strip(' "\n').casefold() for cell in first.split(separator)]
    if "name" in head and "alias" in head:
        return _by_name(rows, head)
    return (one if isinstance(one, ReadSet) else _set_of(*one) for one in rows)


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


def _by_name(rows: Iterator[tuple[int, list[str]] | ReadSet], head: list[str]) -> Iterator[ReadSet]:
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
        cells = dict(zip(head, (cell.strip() for cell in row), strict=False))
        name, alias = cells.get("name", ""), cells.get("alias", "")
        if not name or not alias:
            yield ReadSet(number, problem=f"Row {number} has no name or no alias; it was left out.")
            continue
        _, aliases = sets.setdefault(name, (number, [Alias(name)]))
        aliases.append(Alias(alias, cells.get("language", "")))
    for number, aliases in sets.values():
        yield ReadSet(number, tuple(_each_once(aliases)))


def _each_once(aliases: list[Alias]) -> list[Alias]:
    """Return the spellings in order, each once, with the language that any line gave it."""
    languages: dict[str, str] = {}
    for alias in aliases:
        languages[alias.spelling] = languages.get(alias.spelling) or alias.language
    return [Alias(spelling, language) for spelling, language in languages.items()]
