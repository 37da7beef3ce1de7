"""Damage is found wherever it is, and a whole library has none."""

import pytest

from sourcebook import library
from sourcebook.library import Library, Proof
from sourcebook.library.blobs import path_of
from support.making import add_article, add_highlight


@pytest.fixture
def full(lib: Library) -> Library:
    """Return a library with one of everything."""
    article_id = add_article(lib)
    add_highlight(lib, article_id)
    note = library.add_note(lib, article_id, "first words", "first").note
    library.save_note(lib, note.id, "other words", "other", note.revision, "window")
    return lib


def test_a_whole_library_has_no_faults(full: Library) -> None:
    assert library.check(full) == []
    assert library.verify(full) == Proof(4)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE edition SET text = replace(text, 'river', 'rivet')", "article “The bridge”"),
        ("UPDATE edition SET html = replace(html, 'river', 'rivet')", "article “The bridge”"),
        ("UPDATE edition SET blocks = '[]'", "article “The bridge”"),
        ("UPDATE edition SET metadata = '{}'", "article “The bridge”"),
        ("UPDATE cut SET text = 'Take.'", "article “The bridge”"),
        ("UPDATE article SET excerpt = 'altered'", "entry of the article “The bridge”"),
        ("UPDATE article SET title = 'The ridge'", "entry of the article “The ridge”"),
        ("UPDATE highlight SET comment = 'altered'", "highlight in the article “The bridge”"),
        ("UPDATE capture SET captured_at = '2014'", "where a page came from"),
        ("UPDATE resource SET size_bytes = 1", "record of a captured page"),
        ("UPDATE note SET body = 'other wards'", "note “other”"),
        ("UPDATE note SET title = 'mother'", "note “mother”"),
        ("UPDATE note_revision SET body = 'first wards'", "earlier state of the note “other”"),
    ],
)
def test_words_that_were_altered_are_found(full: Library, harm: str, told: str) -> None:
    full.db.run(harm)
    (finding,) = library.check(full)
    assert told in finding
    assert library.verify(full).findings == (finding,)


def test_a_reference_that_leads_nowhere_is_found(full: Library) -> None:
    full.db.run("PRAGMA foreign_keys = OFF")
    full.db.run("DELETE FROM capture")
    assert any("refers to a lost one of capture" in one for one in library.check(full))


def test_a_missing_original_is_found(full: Library) -> None:
    sha256 = full.db.value("SELECT sha256 FROM resource")
    path_of(full.folder, sha256).unlink()
    assert any(f"is missing: SHA-256 {sha256}." in one for one in library.check(full))
    assert any("missing" in one for one in library.verify(full).findings)


def test_an_altered_original_is_found_by_verifying(full: Library) -> None:
    path = path_of(full.folder, full.db.value("SELECT sha256 FROM resource"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    (finding,) = library.verify(full).findings
    assert finding.startswith("The captured page of “The bridge”")
