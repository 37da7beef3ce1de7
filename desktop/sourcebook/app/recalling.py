"""Offer what can be chosen by name, and remember what was chosen last."""

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sourcebook import library
from sourcebook.app import session
from sourcebook.base import atomic, fuzzy
from sourcebook.library import Library
from sourcebook.model.title import Title

log = logging.getLogger(__name__)

MOST_TITLES: Final = 2_000
"""Titles that are offered; what was not used for longer is found by a search."""

MOST_KEPT: Final = 40
"""Choices that are remembered; the oldest are forgotten."""

LONGEST_KEY: Final = 200
"""Code points of a choice that is remembered."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a library has to choose from.

    Attributes:
        titles: Articles and notes, the one used last first.
        tags: The names of the tags in use.
        chosen: The keys given to `remember`, the last first.
        has_more: Whether there are titles beside these.
    """

    titles: tuple[Title, ...] = ()
    tags: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    has_more: bool = False


def choices(opened: Library) -> Choices:
    """Return what there is to choose from; the titles are made ready for finding, too."""
    titles = library.titles(opened, MOST_TITLES)
    for title in titles:
        fuzzy.prepare(title.words)
    tags = tuple(name for name, _ in library.tags(opened))
    return Choices(tuple(titles), tags, tuple(_chosen(opened)), len(titles) == MOST_TITLES)


def remember(opened: Library, key: str) -> None:
    """Remember that *key* was chosen, before all others; a full disk costs only the memory."""
    if not _is_key(key):
        return
    kept = [*dict.fromkeys([key, *_chosen(opened)])][:MOST_KEPT]
    try:
        atomic.write_text(_file(opened), json.dumps(kept, ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        log.warning("what was chosen cannot be remembered (%s)", type(error).__name__)


def _chosen(opened: Library) -> list[str]:
    """Return what was remembered, the last first; a missing or odd file has nothing."""
    try:
        found = json.loads(_file(opened).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError, RecursionError) as error:
        log.warning("what was chosen last cannot be read (%s)", type(error).__name__)
        return []
    rows = found if isinstance(found, list) else []
    return [row for row in rows[:MOST_KEPT] if _is_key(row)]


def _is_key(row: object) -> bool:
    return isinstance(row, str) and 0 < len(row) <= LONGEST_KEY


def _file(opened: Library) -> Path:
    return session.state_file(opened.folder).with_suffix(".chosen.json")
