"""The versions of a note are listed without their words, and each can be read."""

import pytest

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.errors import NotInLibrary, RevisionUnknown


@pytest.fixture
def note_id(lib: Library) -> str:
    made = library.add_note(lib, "", "one", "one").note
    for number, body in enumerate(("one two", "one zwölf"), 1):
        library.save_note(lib, made.id, body, body, number, f"session {number}")
    return made.id


def test_the_versions_are_listed_the_standing_one_first(lib: Library, note_id: str) -> None:
    listed = library.versions(lib, note_id)
    assert [(one.number, one.change, one.stands) for one in listed] == [
        (3, 3, True),
        (2, 4, False),
        (1, 3, False),
    ]
    assert [one.title for one in listed] == ["one zwölf", "one two", "one"]


def test_each_version_can_be_read(lib: Library, note_id: str) -> None:
    bodies = [library.revision(lib, note_id, number).body for number in (1, 2, 3)]
    assert bodies == ["one", "one two", "one zwölf"]


def test_a_version_or_a_note_that_is_not_there_is_told(lib: Library, note_id: str) -> None:
    with pytest.raises(RevisionUnknown, match="version 9"):
        library.revision(lib, note_id, 9)
    with pytest.raises(NotInLibrary):
        library.versions(lib, "nothing")
