"""The archive: one ZIP file that holds a whole library and can be read without this program.

    manifest.json         format, version, time, and for each member its size and SHA-256
    README.txt            what the file is, for a person who finds it
    tables/<name>.jsonl   one row a line, one table a file
    originals/… assets/…  the stored files, as they were captured

`importers.archive` reads it again; the shape is documented in the manual.
"""

import json
import secrets
import zipfile
from pathlib import Path

from sourcebook.base import atomic, clock
from sourcebook.base.digest import sha256
from sourcebook.model.dossier import Dossier
from sourcebook.model.errors import ExportFailed

FORMAT = "sourcebook-archive"
VERSION = 1

README = """This file is a Sourcebook archive: a reader's articles, notes and highlights.

tables/*.jsonl holds one JSON object a line; manifest.json has the SHA-256 of every file.
originals/ holds the pages as they were captured. Any ZIP program can open it, and
Sourcebook reads it back with: sourcebook import FILE
"""

Members = dict[str, dict[str, object]]


def write(dossier: Dossier, target: Path) -> int:
    """Write *dossier* to *target*; return how many rows it holds.

    Costs one pass over the library; memory holds one table at a time.

    Raises:
        ExportFailed: The disk refused; what stood at *target* before still stands there.
    """
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        rows = _write_zip(dossier, temporary)
        with temporary.open("rb") as file:
            atomic.sync_file(file.fileno())
        temporary.replace(target)
        atomic.sync_folder(target.parent)
    except OSError as error:
        raise ExportFailed(target=target, reason=error.strerror or str(error)) from error
    finally:
        _remove(temporary)
    return rows


def _write_zip(dossier: Dossier, path: Path) -> int:
    members: Members = {}
    count = 0
    with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for table in dossier.tables():
            lines = [_line(row) for row in dossier.rows(table)]
            _put(archive, members, f"tables/{table}.jsonl", "".join(lines).encode(), len(lines))
            count += len(lines)
        for name, data in dossier.blobs():
            _put(archive, members, name, data)
        _put(archive, members, "README.txt", README.encode())
        manifest = {
            "format": FORMAT,
            "version": VERSION,
            "made_at": clock.utc_now(),
            "tables": list(dossier.tables()),
            "members": members,
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=1)
        archive.writestr("manifest.json", text.encode())
    return count


def _line(row: object) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def _put(
    archive: zipfile.ZipFile, members: Members, name: str, data: bytes, rows: int | None = None
) -> None:
    archive.writestr(name, data)
    members[name] = {"size_bytes": len(data), "sha256": sha256(data)}
    if rows is not None:
        members[name]["rows"] = rows


def _remove(temporary: Path) -> None:
    try:
        temporary.unlink(missing_ok=True)
    except OSError:
        return  # the disk went away; there is nothing more to do here
