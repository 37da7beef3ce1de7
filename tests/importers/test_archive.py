"""What the archive writes it reads again, and nothing altered or dangerous gets in."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcebook import exporters, importers
from sourcebook.base.digest import sha256
from sourcebook.model.dossier import Row
from sourcebook.model.errors import ExportFailed, ImportFailed

PAGE = b"<p>kept as it came</p>"
PAGE_NAME = f"originals/{sha256(PAGE)[:2]}/{sha256(PAGE)}"


class Small:
    """A dossier of two tables and one page."""

    content: dict[str, list[Row]] = {  # noqa: RUF012 - never changed
        "article": [{"id": "a", "title": "Şengal\n“x”", "words": 3, "read_at": None}],
        "note": [{"id": "n", "body": "سنجار 辛加尔 😀"}, {"id": "m", "body": ""}],
    }

    def tables(self) -> tuple[str, ...]:
        """Name the tables."""
        return tuple(self.content)

    def rows(self, table: str) -> Iterator[Row]:
        """Yield rows."""
        yield from self.content[table]

    def blobs(self) -> Iterator[tuple[str, bytes]]:
        """Yield the page."""
        yield PAGE_NAME, PAGE


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Write an archive of `Small`."""
    target = tmp_path / "library.zip"
    assert exporters.writer("archive")(Small(), target) == 3
    return target


def read_all(source: Path) -> tuple[dict[str, list[Row]], dict[str, bytes]]:
    """Read an archive whole."""
    with importers.reader(source)(source) as dossier:
        return {t: list(dossier.rows(t)) for t in dossier.tables()}, dict(dossier.blobs())


def altered(archive: Path, name: str, data: bytes) -> Path:
    """Copy an archive with one member replaced or added."""
    target = archive.with_name(f"altered-{archive.name}")
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.namelist():
            new.writestr(member, data if member == name else old.read(member))
        if name not in old.namelist():
            new.writestr(name, data)
    return target


def with_manifest(archive: Path, **changes: object) -> Path:
    """Copy an archive with its manifest changed."""
    with zipfile.ZipFile(archive) as old:
        manifest = json.loads(old.read("manifest.json"))
    return altered(archive, "manifest.json", json.dumps(manifest | changes).encode())


def test_what_leaves_comes_back_identical(archive: Path) -> None:
    tables, blobs = read_all(archive)
    assert tables == Small.content
    assert blobs == {PAGE_NAME: PAGE}


def test_the_archive_reads_without_the_program(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        lines = opened.read("tables/note.jsonl").decode().splitlines()
        assert "sourcebook import" in opened.read("README.txt").decode()
    assert json.loads(lines[0])["id"] == "n"


def test_an_altered_row_is_refused(archive: Path) -> None:
    with pytest.raises(ImportFailed, match="altered"):
        read_all(altered(archive, "tables/note.jsonl", b'{"id": "forged"}\n'))


def test_an_altered_page_is_refused(archive: Path) -> None:
    with pytest.raises(ImportFailed, match="altered"):
        read_all(altered(archive, PAGE_NAME, b"<p>something else</p>"))


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "originals/../../x", "C:\\evil"])
def test_a_name_outside_the_library_is_refused(archive: Path, name: str) -> None:
    with zipfile.ZipFile(archive) as old:
        members = json.loads(old.read("manifest.json"))["members"]
    members[name] = {"size_bytes": 1, "sha256": sha256(b"x")}
    with pytest.raises(ImportFailed, match="outside"):
        read_all(altered(with_manifest(archive, members=members), name, b"x"))


def test_a_bomb_is_refused(archive: Path) -> None:
    data = b"0" * (300 << 20)
    with zipfile.ZipFile(archive) as old:
        manifest = json.loads(old.read("manifest.json"))
    target = archive.with_name("bomb.zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        manifest["members"]["tables/note.jsonl"] = {"sha256": sha256(data)}
        new.writestr("manifest.json", json.dumps(manifest))
        new.writestr("tables/article.jsonl", b"")
        new.writestr("tables/note.jsonl", data)
    with importers.reader(target)(target) as dossier, pytest.raises(ImportFailed, match="large"):
        list(dossier.rows("note"))


def test_an_archive_of_a_newer_program_is_refused(archive: Path) -> None:
    with pytest.raises(ImportFailed, match="newer"):
        read_all(with_manifest(archive, version=99))


@pytest.mark.parametrize("rubbish", [b"", b"PK\x03\x04 not a zip", b"<html></html>"])
def test_another_file_is_refused(tmp_path: Path, rubbish: bytes) -> None:
    source = tmp_path / "other.zip"
    source.write_bytes(rubbish)
    with pytest.raises(ImportFailed, match="not a Sourcebook archive"):
        importers.reader(source)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match="No such file"):
        importers.reader(tmp_path / "none.zip")


def test_a_truncated_archive_is_refused(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-40])
    with pytest.raises(ImportFailed):
        read_all(archive)


def test_a_failed_export_leaves_what_stood_there(tmp_path: Path) -> None:
    class Breaking(Small):
        def blobs(self) -> Iterator[tuple[str, bytes]]:
            raise OSError(28, "No space left on device")

    target = tmp_path / "library.zip"
    target.write_text("the export of yesterday")
    with pytest.raises(ExportFailed, match="No space left"):
        exporters.writer("archive")(Breaking(), target)
    assert target.read_text() == "the export of yesterday"
    assert [path.name for path in tmp_path.iterdir()] == ["library.zip"]
