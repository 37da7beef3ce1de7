"""An earlier version of a note is found, compared, and stands again; nothing is lost by it."""

import pytest

from sourcebook.app import noting, revising
from sourcebook.app.opening import Library
from sourcebook.model.errors import NotInLibrary, RevisionUnknown


@pytest.fixture
def note_id(library: Library) -> str:
    note = noting.save_note(library, "", "", "the lamp was lit", 0, "a").note
    noting.save_note(library, note.id, "", "the lamp was never lit", note.revision, "b")
    return note.id


def test_two_versions_are_compared_word_by_word(library: Library, note_id: str) -> None:
    comparison = revising.compare_here(*revising.words(library, note_id, 1, 2))
    (one,) = comparison.differences
    assert comparison.text[one.start : one.end] == ""
    assert comparison.other_text[one.other_start : one.other_end] == "never"


def test_a_restored_version_is_a_new_one_and_what_stood_is_kept(
    library: Library, note_id: str
) -> None:
    saved = revising.restore(library, note_id, 1)
    assert (saved.note.body, saved.note.revision) == ("the lamp was lit", 3)
    assert revising.version(library, note_id, 2).body == "the lamp was never lit"
    revising.restore(library, note_id, 2)
    assert revising.history(library, note_id).note.body == "the lamp was never lit"
    assert len(revising.history(library, note_id).versions) == 4


def test_what_is_not_there_is_told(library: Library, note_id: str) -> None:
    with pytest.raises(RevisionUnknown):
        revising.restore(library, note_id, 7)
    with pytest.raises(NotInLibrary):
        revising.history(library, "nothing")
