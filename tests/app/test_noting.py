"""Notes are never overwritten unseen; passages are marked where they stand."""

import pytest

from sourcebook.app import adding, noting, organising, undo
from sourcebook.app.opening import Library
from sourcebook.library import highlights
from sourcebook.model.capture import Source
from sourcebook.model.errors import QuoteAmbiguous, QuoteNotFound
from sourcebook.model.highlight import Colour
from sourcebook.model.settings import Settings

TEXT = "The Harbour\n\nEvery evening somebody lit the lamp.\n\nEvery morning it was put out.\n"


@pytest.fixture
def article_id(library: Library) -> str:
    """Add an article."""
    return adding.add(library, Source.pasted_text(TEXT), Settings()).id


def test_a_saved_note_comes_back(library: Library, article_id: str) -> None:
    saved = noting.save_note(library, "", article_id, "# Lamp\n\nWho #pays?", 0, "here")
    assert (saved.note.title, saved.conflict) == ("Lamp", False)
    assert noting.open_note(library, saved.note.id) == saved.note
    assert noting.note_for(library, article_id) == saved.note


def test_a_note_changed_elsewhere_keeps_both_texts(library: Library, article_id: str) -> None:
    mine = noting.save_note(library, "", article_id, "mine", 0, "here").note
    noting.append_to_note(library, article_id, "theirs", "elsewhere")
    saved = noting.save_note(library, mine.id, article_id, "mine, longer", mine.revision, "here")
    assert saved.conflict
    assert noting.open_note(library, mine.id).body == "mine, longer"
    assert saved.other is not None
    assert "theirs" in noting.open_note(library, saved.other.id).body


def test_two_that_begin_the_same_note_keep_both_texts(library: Library, article_id: str) -> None:
    noting.save_note(library, "", article_id, "from the command line", 0, "elsewhere")
    saved = noting.save_note(library, "", article_id, "from the window", 0, "here")
    bodies = {note.body for note in noting.list_notes(library)}
    assert saved.conflict
    assert bodies == {"from the command line", "from the window"}


def test_the_same_text_saved_twice_is_no_conflict(library: Library, article_id: str) -> None:
    first = noting.save_note(library, "", article_id, "same", 0, "here").note
    noting.set_note(library, article_id, "same!", "elsewhere")
    assert not noting.save_note(library, first.id, article_id, "same!", 1, "here").conflict


def test_a_passage_is_marked_where_it_stands(library: Library, article_id: str) -> None:
    changes = noting.highlight_quote(library, article_id, "lit the lamp", Colour.GREEN, "who?")
    (mark_id,) = changes.highlights
    noting.change_highlight(library, mark_id, colour=Colour.PINK, comment="nobody")
    noting.remove_highlight(library, mark_id)
    assert highlights(library, article_id) == []
    undo.undo(library)
    undo.undo(library)
    (mark,) = highlights(library, article_id)
    assert (mark.anchor.quote, mark.colour, mark.comment) == ("lit the lamp", Colour.GREEN, "who?")


def test_words_that_are_not_there_are_not_marked(library: Library, article_id: str) -> None:
    with pytest.raises(QuoteNotFound):
        noting.highlight_quote(library, article_id, "lit the stove", Colour.GREEN, "")


def test_words_that_stand_twice_are_not_guessed(library: Library, article_id: str) -> None:
    with pytest.raises(QuoteAmbiguous):
        noting.highlight_quote(library, article_id, "Every", Colour.GREEN, "")


def test_a_note_that_was_undone_while_it_lay_open_is_made_again(
    library: Library, article_id: str
) -> None:
    first = noting.save_note(library, "", article_id, "wo", 0, "here").note
    undo.undo(library)
    saved = noting.save_note(library, first.id, article_id, "words", first.revision, "here")
    assert noting.open_note(library, saved.note.id).body == "words"
    assert saved.note.article_id == article_id


def test_words_written_into_a_note_that_went_into_the_trash_bring_it_back(library: Library) -> None:
    note = noting.save_note(library, "", "", "# Lamp\n\nWords.", 0, "here").note
    organising.trash(library, note.id)
    same = noting.save_note(library, note.id, "", note.body, note.revision, "here")
    assert same.note.trashed_at
    saved = noting.save_note(library, note.id, "", note.body + " More.", note.revision, "here")
    assert not saved.note.trashed_at
    assert noting.open_note(library, note.id).body == "# Lamp\n\nWords. More."
    assert note.id in saved.changes.notes


def test_such_words_are_a_note_of_their_own_where_the_article_has_another(
    library: Library, article_id: str
) -> None:
    note = noting.save_note(library, "", article_id, "# Lamp\n\nWords.", 0, "here").note
    organising.trash(library, note.id)
    noting.save_note(library, "", article_id, "# Another", 0, "elsewhere")
    saved = noting.save_note(
        library, note.id, article_id, note.body + " More.", note.revision, "here"
    )
    assert saved.note.id != note.id
    assert not saved.note.trashed_at
    assert saved.note.body == "# Lamp\n\nWords. More."
    standing = noting.note_for(library, article_id)
    assert standing is not None
    assert standing.body == "# Another"


def test_links_follow_a_note_that_is_set_to_words_with_another_title(library: Library) -> None:
    note = noting.save_note(library, "", "", "# Ferry\n\nLate.", 0, "here").note
    index = noting.save_note(library, "", "", "# Index\n\n[[Ferry]]", 0, "here").note
    saved = noting.set_note(library, note.id, "# Boat\n\nLate.", "elsewhere")
    assert saved.note.title == "Boat"
    assert noting.open_note(library, index.id).body == "# Index\n\n[[Boat]]"
    assert {note.id, index.id} <= saved.changes.notes
