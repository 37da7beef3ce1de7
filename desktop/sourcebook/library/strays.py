"""Find files in a library's folder that nothing in the library names.

Somebody put them there, or a save that was broken off left them. Nobody is accused who is just
saving: bytes are written inside the transaction whose rows name them, so what is not named is
looked at once more while nobody writes.
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from sourcebook.base import paths
from sourcebook.library import blobs, drawings, snapshot
from sourcebook.library.connection import FILE_NAME, Database
from sourcebook.library.store import Library
from sourcebook.model.errors import LibraryDamaged, LibraryUnavailable

_TOLD: Final = 5
"""Names in the sentence; all of them stand in the list."""

_STORES: Final = (blobs.FOLDER_NAME, drawings.FOLDER_NAME)

_SHELF: Final = re.compile("[0-9a-f]{2}")
"""The folders within a store: the first two letters of the hashes in them."""

MIRRORED: Final = ".sourcebook-mirror.json"
"""The file that a mirrored folder of notes has: all in it is looked after elsewhere."""

_OURS: Final = frozenset(
    {
        FILE_NAME,
        *(f"{FILE_NAME}-{end}" for end in ("wal", "shm", "journal")),
        *_STORES,
        snapshot.FOLDER_NAME,
        *("index", "index.lock", "lock"),
    }
)
"""What the program itself keeps in the folder of a library, beside what rows name."""

_OF_SYSTEMS: Final = frozenset(
    {
        *(".ds_store", ".localized", "icon\r", ".spotlight-v100", ".trashes", ".fseventsd"),
        *("desktop.ini", "thumbs.db", "$recycle.bin", "system volume information"),
        *(".directory", "lost+found"),
    }
)
"""What Finder, Explorer and others put into any folder that is looked at, in small letters."""

_BEGINNINGS: Final = ("._", ".nfs", ".fuse_hidden", ".trash-")
"""How further such names begin: those of AppleDouble, and of files deleted while in use."""


def unnamed(lib: Library) -> tuple[str, ...] | None:
    """Return the names of files and folders that nothing names, below the library's folder.

    A folder that does not belong there is one name, with a slash at its end. Names are in order
    and have slashes on every system; a letter that is none is “\ufffd”.

    Costs 0.2 s of processor time for 100,000 originals. Writers wait, for half as long, only when
    something seems to be named by nothing.

    Returns:
        None when it cannot be known, because another program goes on writing, or a folder or
        the rows cannot be read.
    """
    try:
        found = _unnamed_of(lib, list(_listed(lib.folder)))
        if found:
            with lib.db.transaction():
                still_here = [one for one in found if os.path.lexists(lib.folder / one)]
                found = _unnamed_of(lib, still_here)
    except (LibraryDamaged, LibraryUnavailable, OSError):
        return None
    return tuple(sorted(os.fsencode(name).decode("utf-8", "replace") for name in found))


def sentence(names: Sequence[str] | None) -> str:
    """Say to a person what `unnamed` found: nothing when that is nothing."""
    if names is None:
        return (
            "Whether files lie in the library's folder that nothing in it names cannot be told: "
            "another program is writing to it, or not all of it can be read. Try again later."
        )
    if not names:
        return ""
    told = [f"“{_printable(name)}”" for name in names[:_TOLD]]
    if len(names) > _TOLD:
        told.append(f"and {len(names) - _TOLD} more")
    is_mixed = any(name.endswith("/") for name in names)
    one, many = ("file or folder", "files or folders") if is_mixed else ("file", "files")
    counted = f"1 {one} lies" if len(names) == 1 else f"{len(names)} {many} lie"
    return (
        f"{counted} in the library's folder that nothing in it names: {', '.join(told)}. Somebody "
        "put that there, or a save was broken off; nothing that was stored is changed by it. "
        "`sourcebook check --repair` removes what a broken-off save left."
    )


def needed(db: Database) -> Iterator[str]:
    """Yield the hash of every file that a row names, or a row that redo could bring back."""
    for (sha256,) in db.rows("""
        SELECT sha256 FROM resource
        UNION SELECT original FROM asset
        UNION SELECT sha256 FROM edition_asset WHERE sha256 IS NOT NULL
        UNION SELECT json_extract(before, '$.sha256') FROM change_row
              WHERE entity IN ('resource', 'edition_asset') AND before IS NOT NULL"""):
        if sha256:
            yield str(sha256)


def _unnamed_of(lib: Library, names: Sequence[str]) -> list[str]:
    """Return those of *names* that no row names; they were listed before the rows are read."""
    known = {f"{blobs.FOLDER_NAME}/{one[:2]}/{one}.zst" for one in needed(lib.db)}
    for sha256, kind in lib.db.rows("SELECT sha256, media_type FROM asset"):
        known.add(f"{drawings.FOLDER_NAME}/{sha256[:2]}/{sha256}{drawings.suffix_of(kind)}")
    return [name for name in names if name.rstrip("/") not in known]


def _listed(folder: Path) -> Iterator[str]:
    """Yield all that is neither the program's own nor the system's, by its name below *folder*."""
    beside = list(_entries(folder))
    if not any(entry.name == MIRRORED for entry in beside):
        yield from (_called(entry) for entry in beside if not _is_ours(entry))
    for store in _STORES:
        if (folder / store).exists():
            yield from _listed_in(folder / store)


def _is_ours(entry: "os.DirEntry[str]") -> bool:
    if entry.name in _OURS:
        return True
    path = Path(entry.path)
    elsewhere = (  # somebody keeps a library where the rest of the program lies
        paths.library_folder(),
        paths.templates_folder(),
        paths.settings_folder(),
        paths.log_folder(),
        paths.cache_folder(),
    )
    return path in elsewhere or (path / MIRRORED).exists()


def _listed_in(store: Path) -> Iterator[str]:
    for shelf in _entries(store):
        if _SHELF.fullmatch(shelf.name) and shelf.is_dir():
            for entry in _entries(Path(shelf.path)):
                yield f"{store.name}/{shelf.name}/{_called(entry)}"
        else:
            yield f"{store.name}/{_called(shelf)}"


def _entries(folder: Path) -> Iterator["os.DirEntry[str]"]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name.casefold()
            if name not in _OF_SYSTEMS and not name.startswith(_BEGINNINGS):
                yield entry


def _called(entry: "os.DirEntry[str]") -> str:
    return f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name


def _printable(name: str) -> str:
    return "".join(one if one.isprintable() else "\ufffd" for one in name)
