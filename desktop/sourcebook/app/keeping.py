"""Keep questions: saved searches in the library, and the questions asked last on this machine."""

import json
import logging
from pathlib import Path
from typing import Final

from sourcebook import library
from sourcebook.app import session
from sourcebook.base import atomic
from sourcebook.library import KeptSearch, Library
from sourcebook.model.changes import Changes
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.search import Request, SavedSearch

log = logging.getLogger(__name__)

MOST_QUESTIONS: Final = 200
"""Questions that are remembered."""

LONGEST_QUESTION: Final = 1_000
"""Code points of a question that is remembered; a pasted page is none."""


def saved_searches(opened: Library) -> list[SavedSearch]:
    """Return every saved search in the order of the list."""
    return library.saved_searches(opened)


def save_search(opened: Library, name: str, asked: Request) -> KeptSearch:
    """Keep a question, with its order and all that narrows it, under a name."""
    return library.save_search(opened, name, asked)


def change_search(
    opened: Library, search_id: str, *, name: str | None = None, query: str | None = None
) -> Changes:
    """Give a saved search another name or another question.

    Raises:
        NotInLibrary: There is no such search.
    """
    return library.change_search(opened, search_id, name=name, query=query)


def remove_search(opened: Library, short_id: str) -> Changes:
    """Remove the saved search whose id is or begins with *short_id*.

    Raises:
        NotInLibrary: There is none, or there are several.
    """
    found = [one.id for one in saved_searches(opened) if short_id and one.id.startswith(short_id)]
    if len(found) != 1:
        raise NotInLibrary(id=short_id)
    return library.remove_search(opened, found[0])


def questions(opened: Library) -> list[str]:
    """Return the questions asked last, the newest first; a missing or odd file has none."""
    try:
        found = json.loads(_file(opened).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError, RecursionError) as error:
        log.warning("the questions asked last cannot be read (%s)", error)
        return []
    known = found if isinstance(found, list) else []
    return [one for one in known if isinstance(one, str)][:MOST_QUESTIONS]


def remember(opened: Library, question: str) -> None:
    """Put *question* before all others; the same question is remembered once."""
    asked = " ".join(question.split())
    if not asked or len(asked) > LONGEST_QUESTION:
        return
    others = [one for one in questions(opened) if one != asked]
    text = json.dumps([asked, *others][:MOST_QUESTIONS], ensure_ascii=False, indent=1)
    atomic.write_text(_file(opened), text + "\n")


def forget(opened: Library) -> None:
    """Forget all questions."""
    _file(opened).unlink(missing_ok=True)


def _file(opened: Library) -> Path:
    return session.state_file(opened.folder).with_suffix(".questions.json")
