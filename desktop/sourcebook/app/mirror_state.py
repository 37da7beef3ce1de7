"""What a folder of notes was when it was last in step with the library."""

import json
import logging
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from sourcebook.base import atomic
from sourcebook.base.digest import sha256
from sourcebook.model.errors import MirrorOfAnother

FILE_NAME: Final = ".sourcebook-mirror.json"

FORMAT: Final = 1

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Mirrored:
    """The file of a note as it was written or read last.

    Attributes:
        file: Its name.
        revision: The revision of the note that it shows; -1 when it has to be written.
        sha256: Of its bytes.
        size_bytes: Of the file, to see without reading it that it is the same.
        mtime_ns: When it was changed, for the same.
        title: The title that stands in it.
        tags: The tags that stand in it.
        coming: The hash of what is being written: after a kill either may be there.
        moved: Where it was found when it lay in a folder below, where it is not kept in step.
    """

    file: str
    revision: int = -1
    sha256: str = ""
    size_bytes: int = -1
    mtime_ns: int = -1
    title: str = ""
    tags: list[str] = field(default_factory=list)
    coming: str = ""
    moved: str = ""

    def is_ours(self, data: bytes) -> bool:
        """Tell whether these are the bytes that were written here."""
        return sha256(data) in (self.sha256, self.coming)

    def see(self, path: Path, data: bytes) -> None:
        """Remember a file whose bytes are *data*."""
        found = path.stat()
        self.file, self.sha256, self.coming, self.moved = path.name, sha256(data), "", ""
        self.size_bytes, self.mtime_ns = found.st_size, found.st_mtime_ns


@dataclass(slots=True)
class State:
    """The notes that have a file, by their ids; ``kept`` is what the disk has."""

    folder: Path
    library: str
    notes: dict[str, Mirrored] = field(default_factory=dict)
    kept: str = ""

    def save(self) -> None:
        """Put it on the disk, unless it is there: a tenth of a second for 10,000 notes.

        Raises:
            OSError: The old one stays.
        """
        known = {note_id: asdict(one) for note_id, one in self.notes.items()}
        shape = {"format": FORMAT, "library": self.library, "notes": known}
        text = json.dumps(shape, ensure_ascii=False)
        if text != self.kept:
            atomic.write_text(self.folder / FILE_NAME, text)
            self.kept = text


def load(folder: Path, library: str) -> State:
    """Read what was kept in *folder*; without it nothing there is known yet.

    One that cannot be read counts as none: files with ids find their notes again, and nothing
    is taken for deleted.

    Raises:
        MirrorOfAnother: The folder belongs to another library.
        OSError: It cannot be read.
    """
    try:
        text = (folder / FILE_NAME).read_text("utf-8")
        shape: Any = json.loads(text)
        known = {str(key): Mirrored(**value) for key, value in shape["notes"].items()}
        owner, form = str(shape["library"]), int(shape["format"])
    except FileNotFoundError:
        return State(folder, library)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        log.warning("what was kept of the folder of notes cannot be read (%s)", error)
        return State(folder, library)
    if owner != library or form > FORMAT:
        raise MirrorOfAnother(folder=folder)
    return State(folder, library, known, text)
