"""How the window was left, so that it comes back the same."""

import json
import logging
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from sourcebook.base import atomic, paths
from sourcebook.base.digest import sha256

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WindowState:
    """What a window looks like and shows.

    ``geometry`` and ``splitter`` are Qt's own bytes in base 64; ``note_cursor`` counts code
    points in the note, ``note_view`` says whether it is written, read, or both; places in
    articles are kept in the library itself. The last two say what the list of highlights shows,
    and in which order.
    """

    geometry: str = ""
    splitter: str = ""
    shelf: str = "inbox"
    article_id: str = ""
    note_id: str = ""
    note_cursor: int = 0
    focus: str = "list"
    note_view: str = "edit"
    highlights_of_library: bool = False
    highlights_order: str = "text"


def state_file(library_folder: Path) -> Path:
    """Return the file with the state of the window on the library in *library_folder*."""
    name = sha256(str(library_folder.resolve()))[:16]
    return paths.settings_folder() / "windows" / f"{name}.json"


def load(library_folder: Path) -> WindowState:
    """Read how the window was left; a missing or odd file gives the first window."""
    try:
        found = json.loads(state_file(library_folder).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return WindowState()
    except (OSError, ValueError) as error:
        log.warning("the state of the window cannot be read (%s)", error)
        return WindowState()
    if not isinstance(found, dict):
        return WindowState()
    known = {
        field.name: found[field.name]
        for field in fields(WindowState)
        if isinstance(found.get(field.name), type(field.default))
    }
    return WindowState(**known)


def save(library_folder: Path, state: WindowState) -> None:
    """Keep how the window is left."""
    atomic.write_text(state_file(library_folder), json.dumps(asdict(state), indent=2) + "\n")
