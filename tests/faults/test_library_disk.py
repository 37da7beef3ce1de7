"""The disk fills up, breaks, or lies: nothing is half-written, and it is told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from sourcebook import library
from sourcebook.library import Library, open_library
from sourcebook.library.connection import FILE_NAME
from sourcebook.model.errors import LibraryDamaged, LibraryError, LibraryUnavailable
from support.making import add_article, add_highlight, capture_of, edition_of, tables_of

PAGE = 4096


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    """Return a library with something in it."""
    with open_library(tmp_path / "library", write=True) as opened:
        article_id = add_article(opened)
        add_highlight(opened, article_id)
        library.add_note(opened, article_id, "words", "words")
        yield opened


def fill(lib: Library) -> None:
    """Let the file grow no further."""
    pages = lib.db.value("PRAGMA page_count")
    lib.db.run(f"PRAGMA max_page_count = {pages}")


def empty(lib: Library) -> None:
    """Let the file grow again."""
    lib.db.run("PRAGMA max_page_count = 1000000")


def _save(lib: Library) -> object:
    note = library.notes(lib)[0]
    return library.save_note(lib, note.id, "x" * 100_000, "x", note.revision, "window")


def _add(lib: Library) -> object:
    return add_article(lib, "long " * 50_000)


def _edition(lib: Library) -> object:
    (article_id,) = library.article_ids(lib, "all")
    capture = capture_of(b"new")
    edition = edition_of(capture, "long " * 50_000)
    return library.add_edition(lib, article_id, capture, edition, {})


@pytest.mark.parametrize("write", [_save, _add, _edition])
def test_a_full_disk_leaves_everything_as_it_was_and_is_overcome(
    lib: Library, write: Callable[[Library], object]
) -> None:
    before, seq = tables_of(lib), library.last_seq(lib)
    fill(lib)
    for _ in range(2):
        with pytest.raises(LibraryUnavailable, match="disk is full"):
            write(lib)
        assert (tables_of(lib), library.last_seq(lib)) == (before, seq)
    empty(lib)
    write(lib)
    assert library.check(lib) == []


class Faulty(apsw.VFS):
    """A file system whose writes and syncs fail from the n-th on, until it is mended."""

    def __init__(self) -> None:
        self.left = -1
        self.error: type[apsw.Error] = apsw.FullError
        self.real = apsw.vfs_names()[0]
        super().__init__("faulty", self.real, makedefault=True)

    def xOpen(self, name: "str | apsw.URIFilename | None", flags: list[int]) -> apsw.VFSFile:  # noqa: N802 - apsw's name
        """Open a file that can fail."""
        return FaultyFile(self, name, flags)

    def count(self) -> None:
        """Fail when it is time."""
        if self.left == 0:
            raise self.error
        self.left = max(self.left - 1, -1)


class FaultyFile(apsw.VFSFile):
    """A file on it."""

    def __init__(
        self, vfs: Faulty, name: "str | apsw.URIFilename | None", flags: list[int]
    ) -> None:
        self.vfs = vfs
        super().__init__(vfs.real, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - apsw's name
        """Write, or fail."""
        self.vfs.count()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802 - apsw's name
        """Sync, or fail."""
        self.vfs.count()
        super().xSync(flags)


@pytest.fixture
def disk() -> Iterator[Faulty]:
    """Put a file system that can fail under every new connection."""
    vfs = Faulty()
    yield vfs
    vfs.unregister()


@pytest.mark.parametrize("error", [apsw.FullError, apsw.IOError])
def test_a_write_that_fails_at_any_call_leaves_the_old_or_the_new(
    disk: Faulty, tmp_path: Path, error: type[apsw.Error]
) -> None:
    disk.error = error
    with open_library(tmp_path, write=True) as lib:
        note = library.add_note(lib, "", "", "").note
        for calls in range(200):
            disk.left = calls
            body = f"{note.body}{calls} " * 3
            try:
                library.save_note(lib, note.id, body[-9000:], "t", note.revision, f"{calls}")
            except LibraryUnavailable:
                disk.left = -1
            else:
                break
            found = library.note(lib, note.id)
            assert found.revision in (note.revision, note.revision + 1)
            assert found.body in (note.body, body[-9000:])
            note = found
        else:
            pytest.fail("it never got through")
        disk.left = -1
        assert calls > 3
        assert library.check(lib) == []


def spoil(path: Path, harm: str, word: bytes) -> None:
    """Damage the closed library file near *word*."""
    data = bytearray(path.read_bytes())
    at = data.index(word)
    if harm == "flipped":
        data[at] ^= 1
    elif harm == "no UTF-8":
        data[at] = 0xFF
    elif harm == "zeroed page":
        start = at // PAGE * PAGE
        data[start : start + PAGE] = bytes(PAGE)
    else:
        del data[len(data) // 2 :]
    path.write_bytes(data)


@pytest.mark.parametrize("harm", ["flipped", "no UTF-8", "zeroed page", "truncated"])
@pytest.mark.parametrize("word", [b"unmistakable note", b"unmistakable text"])
def test_damage_of_any_sort_is_told(tmp_path: Path, harm: str, word: bytes) -> None:
    with open_library(tmp_path, write=True) as lib:
        add_article(lib, "unmistakable text " * 1000)
        library.add_note(lib, "", "unmistakable note " * 1000, "note")
    spoil(tmp_path / FILE_NAME, harm, word)
    try:
        with open_library(tmp_path, write=False) as lib:
            assert library.check(lib)
    except LibraryError as error:
        assert isinstance(error, LibraryDamaged)  # noqa: PT017 - some damage forbids opening


def test_words_that_no_copy_has_are_read_again_without_the_lost_letters(tmp_path: Path) -> None:
    with open_library(tmp_path, write=True) as lib:
        note = library.add_note(lib, "", "The first words.", "note").note
        library.backup(lib)
        library.save_note(lib, note.id, "unmistakable note, word 2", "n", note.revision, "window")
    data = (tmp_path / FILE_NAME).read_bytes()
    spoilt = data.replace(b"unmistakable", b"unmis\xffakable")
    (tmp_path / FILE_NAME).write_bytes(spoilt)
    with open_library(tmp_path, write=True) as lib:
        with pytest.raises(LibraryDamaged):
            library.note(lib, note.id)
        told = library.repair(lib)
        assert library.note(lib, note.id).body == "unmis\ufffdakable note, word 2"
        (fault,) = library.check(lib)
    assert any("letters that are lost" in line for line in told)
    assert any(fault in line for line in told)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_no_random_damage_is_anything_but_told(tmp_path: Path, seed: int) -> None:
    """Overwrite 64 bytes anywhere: it raises nothing but our errors, here and in repairing."""
    import random

    with open_library(tmp_path, write=True) as lib:
        for number in range(10):
            article_id = add_article(lib, f"text {number} " * 100)
            add_highlight(lib, article_id, "text")
            library.add_note(lib, article_id, f"note {number} " * 100, "note")
        library.backup(lib)
    good = (tmp_path / FILE_NAME).read_bytes()
    chance = random.Random(seed)  # noqa: S311 - places, not secrets
    for _ in range(40):
        data = bytearray(good)
        at = chance.randrange(len(data) - 64)
        data[at : at + 64] = chance.randbytes(64)
        (tmp_path / FILE_NAME).write_bytes(data)
        use_and_repair(tmp_path)


def use_and_repair(folder: Path) -> None:
    """Read what can be read, then repair, or put the copy in its place."""
    try:
        with open_library(folder, write=True) as lib:
            for article_id in library.article_ids(lib, "all"):
                library.highlights(lib, article_id)
            list(library.documents(lib))
    except LibraryError:
        pass
    try:
        with open_library(folder, write=True) as lib:
            told = library.repair(lib)
    except LibraryError:
        told = library.recover(folder)
    with open_library(folder, write=True) as lib:
        assert all(any(str(fault) in line for line in told) for fault in library.check(lib))
        assert len(library.article_ids(lib, "all")) == 10
