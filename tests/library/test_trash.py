"""What goes into the trash comes back whole."""

import pytest

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.errors import NotInLibrary
from support.making import add_article, add_highlight, tables_of


def test_an_article_goes_and_comes_back_with_all_that_belongs_to_it(lib: Library) -> None:
    article_id = add_article(lib)
    add_highlight(lib, article_id)
    note = library.add_note(lib, article_id, "words", "words").note
    before = tables_of(lib, but=("article",))
    assert library.trash(lib, article_id).articles == {article_id}
    assert library.article_ids(lib, "trash") == [article_id]
    assert library.article_ids(lib, "all") == []
    assert library.article(lib, article_id).trashed_at
    library.restore(lib, article_id)
    assert library.article_ids(lib, "all") == [article_id]
    assert library.note_of(lib, article_id) == note
    assert tables_of(lib, but=("article",)) == before


def test_notes_and_highlights_can_be_trashed_and_restored(lib: Library) -> None:
    article_id = add_article(lib)
    highlight_id = add_highlight(lib, article_id)
    note = library.add_note(lib, "", "words", "words").note
    assert library.trash(lib, note.id).notes == {note.id}
    assert library.trash(lib, highlight_id).highlights == {highlight_id}
    assert (library.notes(lib), library.highlights(lib, article_id)) == ([], [])
    assert library.note(lib, note.id).trashed_at
    library.restore(lib, note.id)
    library.restore(lib, highlight_id)
    assert library.notes(lib) == [note]
    assert [one.id for one in library.highlights(lib, article_id)] == [highlight_id]


def test_trashing_twice_keeps_the_first_time(lib: Library) -> None:
    article_id = add_article(lib)
    library.trash(lib, article_id)
    first = library.article(lib, article_id)
    assert not library.trash(lib, article_id)
    assert library.article(lib, article_id) == first


def test_an_unknown_id_is_told(lib: Library) -> None:
    for write in (library.trash, library.restore):
        with pytest.raises(NotInLibrary):
            write(lib, "gone")
