"""Read alias sets from a file, set by set; a bad one is told and the others go on."""

import re
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

from sourcebook.base.encoding import decode
from sourcebook.importers import alias_csv, alias_json
from sourcebook.model.alias import Alias, ReadSet
from sourcebook.model.errors import ImportFailed

MOST_BYTES: Final = 50 << 20
"""A larger file is refused; the whole of Wikidata's cities in ten languages has less."""

MOST_SETS: Final = 20_000
"""Sets taken from one file; what is beyond them is told."""

MOST_SPELLINGS: Final = 500
"""Spellings of one set; the best known things of Wikidata have 300."""

LONGEST_SPELLING: Final = 200
"""Code points of one spelling; longer ones are sentences, not names."""

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_NO_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1f]")


def read_aliases(source: Path) -> Iterator[ReadSet]:
    """Return the sets of *source*, in their order, each sound or with its problem.

    Raises:
        ImportFailed: The file cannot be read, is too large, or holds no sets.
    """
    try:
        with source.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ImportFailed(source=source, reason=error.strerror or str(error)) from error
    if len(data) > MOST_BYTES:
        raise ImportFailed(source=source, reason=f"it is larger than {MOST_BYTES >> 20} MB")
    text, _ = decode(data)
    if not text.strip():
        raise ImportFailed(source=source, reason="it is empty")
    if _NO_TEXT.search(text[:4096]):
        raise ImportFailed(source=source, reason="it is neither CSV nor JSON")
    return _limited(_reader(text)(text, source))


def _reader(text: str) -> Callable[[str, Path], Iterator[ReadSet]]:
    is_json = text.lstrip()[:1] in {"{", "["}
    return alias_json.read if is_json else alias_csv.read


def _limited(sets: Iterator[ReadSet]) -> Iterator[ReadSet]:
    """Judge each set; stop with a word after `MOST_SETS`."""
    taken = islice(sets, MOST_SETS)
    return chain(map(_judged, taken), (_too_many(one) for one in islice(sets, 1)))


def _too_many(one: ReadSet) -> ReadSet:
    problem = f"Only the first {MOST_SETS} sets were taken: divide the file to bring in the rest."
    return ReadSet(one.row, problem=problem)


def _judged(one: ReadSet) -> ReadSet:
    """Return *one* with its spellings trimmed, or with what is wrong about it."""
    if one.problem:
        return one
    trimmed = (" ".join(alias.spelling.split()) for alias in one.aliases)
    aliases = tuple(
        Alias(spelling, alias.language if _LANGUAGE.fullmatch(alias.language) else "")
        for spelling, alias in zip(trimmed, one.aliases, strict=True)
        if spelling
    )
    problem = _problem(one.row, aliases)
    return ReadSet(one.row, () if problem else aliases, one.note, one.is_on, problem)


def _problem(row: int, aliases: tuple[Alias, ...]) -> str:
    if len({alias.spelling for alias in aliases}) < 2:
        return f"Row {row} has fewer than two spellings of a name; it was left out."
    if len(aliases) > MOST_SPELLINGS:
        return f"Row {row} has more than {MOST_SPELLINGS} spellings; it was left out."
    longest = max(aliases, key=lambda alias: len(alias.spelling)).spelling
    if len(longest) > LONGEST_SPELLING:
        return (
            f"Row {row} has a spelling of more than {LONGEST_SPELLING} signs "
            f"(“{longest[:20]}…”); it was left out."
        )
    return ""
