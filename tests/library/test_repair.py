"""What can be saved is saved, newer words first, and everything as it was is kept."""

from pathlib import Path

import pytest

from sourcebook import library
from sourcebook.library import Library, open_library, snapshot
from sourcebook.library.blobs import path_of
from sourcebook.library.connection import FILE_NAME
from sourcebook.model.errors import LibraryDamaged
from support.making import add_article, add_highlight, files_in, tables_of

PAGE = 4096


def zero_page_of(folder: Path, word: bytes) -> None:
    """Overwrite the page of the closed library file that holds *word*."""
    path = folder / FILE_NAME
    data = bytearray(path.read_bytes())
    start = data.index(word) // PAGE * PAGE
    assert start > 0
    data[start : start + PAGE] = bytes(PAGE)
    path.write_bytes(data)


def library_of(folder: Path, count: int) -> list[str]:
    """Make a library of so many articles and a note, and return the articles' ids."""
    with open_library(folder, write=True) as lib:
        ids = [add_article(lib, f"text {n}", f"title {n}") for n in range(count)]
        library.add_note(lib, ids[0], "unmistakable " * 20, "note")
    return ids


def test_a_whole_library_is_left_as_it_is(lib: Library) -> None:
    add_highlight(lib, add_article(lib))
    before = tables_of(lib)
    (told,) = library.repair(lib)
    (copy,) = snapshot.copies(lib.folder)
    assert str(copy) in told
    assert tables_of(lib) == before


def test_files_nobody_needs_are_swept_and_no_others(lib: Library) -> None:
    add_article(lib)
    needed = files_in(lib.folder / "originals")
    orphan = path_of(lib.folder, "ab" * 32)
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(b"written, and then the program was killed")
    (orphan.parent / f".{orphan.name}.0f0f.tmp").write_bytes(b"half")
    assert any("2 files" in one for one in library.repair(lib))
    assert files_in(lib.folder / "originals") == needed


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE edition SET text = 'altered'",
        "UPDATE edition SET blocks = '[]'",
        "UPDATE cut SET html = ''",
        "UPDATE article SET title = 'altered'",
        "UPDATE highlight SET comment = 'altered'",
        "UPDATE capture SET address = 'altered'",
        "UPDATE note SET body = 'altered'",
        "UPDATE note_revision SET body = 'altered'",
    ],
)
def test_altered_words_come_back_from_a_copy(lib: Library, harm: str) -> None:
    article_id = add_article(lib)
    add_highlight(lib, article_id)
    note = library.add_note(lib, article_id, "first", "first").note
    library.save_note(lib, note.id, "second", "second", note.revision, "window")
    before = tables_of(lib)
    library.backup(lib)
    lib.db.run(harm)
    told = library.repair(lib)
    assert any("was restored from the copy" in one for one in told)
    assert not any("could not be mended" in one for one in told)
    assert tables_of(lib) == before


def test_newer_words_are_not_replaced_by_older_ones(lib: Library) -> None:
    note = library.add_note(lib, "", "older", "older").note
    library.backup(lib)
    library.save_note(lib, note.id, "newer", "newer", note.revision, "window")
    lib.db.run("UPDATE note SET body = 'newex'")
    assert any("could not be mended" in one for one in library.repair(lib))
    assert library.note(lib, note.id).body == "newex"


def test_a_zeroed_page_costs_nothing_that_a_copy_has(folder: Path) -> None:
    library_of(folder, 60)
    with open_library(folder, write=True) as lib:
        library.backup(lib)
        later = add_article(lib, "after the copy", "later")
        expected = tables_of(lib)
    zero_page_of(folder, b"unmistakable")
    with open_library(folder, write=True) as lib:
        assert library.check(lib)
        told = library.repair(lib)
        assert any("rebuilt" in one for one in told)
        assert library.check(lib) == []
        assert tables_of(lib) == expected
        assert library.article(lib, later).metadata.title == "later"
    assert snapshot.copies(folder, "damaged")


def test_without_a_copy_every_readable_row_is_saved(folder: Path) -> None:
    ids = library_of(folder, 60)
    zero_page_of(folder, b"unmistakable")
    with open_library(folder, write=True) as lib:
        library.repair(lib)
        assert sorted(library.article_ids(lib, "all")) == ids
        assert library.notes(lib) == []
        assert lib.db.rows("PRAGMA integrity_check") == [("ok",)]
        library.add_note(lib, ids[0], "again", "again")


def test_rows_on_both_sides_of_a_damaged_page_are_saved(folder: Path) -> None:
    library_of(folder, 60)
    zero_page_of(folder, b"text 30")
    with open_library(folder, write=True) as lib:
        library.repair(lib)
        for table in ("article", "edition"):
            kept = lib.db.rows(f"SELECT id FROM {table} ORDER BY id")  # noqa: S608 - as the room does
            assert 35 <= len(kept) <= 60
        titles = {title for (title,) in lib.db.rows("SELECT title FROM article")}
        assert {"title 0", "title 59"} <= titles


def test_a_reader_beside_the_repair_sees_the_mended_library(folder: Path) -> None:
    ids = library_of(folder, 60)
    zero_page_of(folder, b"unmistakable")
    with open_library(folder, write=False) as reader, open_library(folder, write=True) as lib:
        library.repair(lib)
        assert sorted(library.article_ids(reader, "all")) == ids
        assert reader.db.rows("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("harm", ["zeroed", "truncated"])
def test_a_library_that_cannot_be_opened_comes_back_from_its_copy(folder: Path, harm: str) -> None:
    ids = library_of(folder, 3)
    with open_library(folder, write=True) as lib:
        library.backup(lib)
        expected = tables_of(lib)
    spoilt = bytes(PAGE) if harm == "zeroed" else (folder / FILE_NAME).read_bytes()[:5000]
    (folder / FILE_NAME).write_bytes(spoilt)
    (folder / f"{FILE_NAME}-wal").write_bytes(b"a log of another life")
    told = library.recover(folder)
    with open_library(folder, write=True) as lib:
        assert sorted(library.article_ids(lib, "all")) == ids
        assert tables_of(lib) == expected
        assert library.check(lib) == []
    (aside,) = (folder / "backups").glob("damaged-*")
    assert (aside / FILE_NAME).read_bytes() == spoilt
    assert (aside / f"{FILE_NAME}-wal").read_bytes() == b"a log of another life"
    assert str(aside) in told[1]


def test_without_a_good_copy_recovering_changes_nothing(folder: Path) -> None:
    library_of(folder, 3)
    (folder / FILE_NAME).write_bytes(bytes(PAGE))
    before = files_in(folder)
    with pytest.raises(LibraryDamaged, match="no good copy"):
        library.recover(folder)
    assert files_in(folder) == before
