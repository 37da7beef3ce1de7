"""Find the files of notes that were moved into folders below the one that is kept in step."""

import os
import re
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from sourcebook import notes
from sourcebook.app.mirror_state import Mirrored

MOST_ENTRIES: Final = 10_000
"""Below the folder, that are looked at before a file counts as deleted; the nearest come first."""

HEAD_BYTES: Final = 65_536
"""Of a file that are read: its id stands before its words."""

REASON: Final = (
    "it was moved into a folder of its own, and only the top folder is kept in step; "
    "move it back to go on"
)

_ID: Final = re.compile(rb"^id[ \t]*:[ \t]*['\"]?([0-9a-f-]{36})", re.MULTILINE)


def moved(folder: Path, known: Mapping[str, Mirrored], gone: Collection[str]) -> dict[str, str]:
    """Return where the files of *gone* notes lie below *folder*, by note: paths with ``/``.

    A folder whose name begins with a dot is passed over, since programs have their trash there,
    and so are links. What cannot be read is not found. A file that was found before costs a look
    at it; all others together cost a look at each entry below.
    """
    before = {note_id: known[note_id].moved for note_id in gone if known[note_id].moved}
    found = {one: place for one, place in before.items() if _id_in(folder / place) == one}
    missing = {*gone} - found.keys()
    for path in _files_below(folder) if missing else ():
        note_id = _id_in(path)
        if note_id in missing:
            found[note_id] = path.relative_to(folder).as_posix()
            missing.remove(note_id)
        if not missing:
            break
    return found


def _files_below(folder: Path) -> Iterator[Path]:
    waiting, left = deque([folder]), MOST_ENTRIES
    while waiting:
        here = waiting.popleft()
        for entry in _entries(here):
            if here != folder:
                left -= 1
            if left < 0:
                return
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(here / entry.name)
            elif here != folder and notes.is_note_file(entry.name):
                yield here / entry.name


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    found: list[os.DirEntry[str]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found.append(entry)
            if len(found) > MOST_ENTRIES:
                break
    return found


def _id_in(path: Path) -> str:
    """Return the id that stands before the words of a file, "" for none."""
    try:
        if path.is_symlink() or not path.is_file():
            return ""
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        return ""
    return notes.read_page(head.decode("utf-8", "ignore")).id if _ID.search(head) else ""
