"""Remember which spellings the reader said are another name: they are not offered again."""

import json
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sourcebook import library
from sourcebook.app import session
from sourcebook.base import atomic
from sourcebook.library import Library

log = logging.getLogger(__name__)

MOST_REFUSED: Final = 5_000
"""Pairs that are remembered; the oldest are forgotten."""

LONGEST_KEY: Final = 200
"""Code points of a spelling that is remembered."""

Pair = tuple[str, str]
"""Two spellings as `library.key_of` folds them, in the order of their letters."""


def refused(opened: Library, spelling: str) -> set[str]:
    """Return the folded spellings that are not to be offered for *spelling*."""
    key = library.key_of(spelling)
    return {other for pair in _pairs(opened) if key in pair for other in pair if other != key}


def refuse(opened: Library, spellings: Iterable[str], others: Iterable[str]) -> None:
    """Remember that none of *others* is the name that has these *spellings*."""
    keys, refused_keys = (tuple(map(library.key_of, names)) for names in (spellings, others))
    fresh = (_pair(key, other) for key in keys for other in refused_keys)
    kept = dict.fromkeys([*_pairs(opened), *filter(_is_pair, fresh)])
    text = json.dumps([*kept][-MOST_REFUSED:], ensure_ascii=False, indent=1)
    atomic.write_text(_file(opened), text + "\n")


def _pairs(opened: Library) -> list[Pair]:
    """Return what was refused, the oldest first; a missing or odd file has nothing."""
    try:
        found = json.loads(_file(opened).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError, RecursionError) as error:
        log.warning("the refused spellings cannot be read (%s)", error)
        return []
    rows = found if isinstance(found, list) else []
    return [(row[0], row[1]) for row in rows[-MOST_REFUSED:] if _is_pair(row)]


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _is_pair(row: object) -> bool:
    return (
        isinstance(row, list | tuple)
        and len(row) == 2
        and all(isinstance(one, str) and 0 < len(one) <= LONGEST_KEY for one in row)
        and row[0] != row[1]
    )


def _file(opened: Library) -> Path:
    return session.state_file(opened.folder).with_suffix(".refused.json")
