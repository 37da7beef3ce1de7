"""The same word is the same tag, and only what carries it counts."""

import pytest

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.errors import NotInLibrary
from support.making import add_article


def test_tags_are_added_and_taken_off(lib: Library) -> None:
    article_id = add_article(lib)
    changes = library.tag(lib, article_id, ["War", "north sea"])
    assert changes.articles == {article_id}
    assert changes.tags == {"war", "north sea"}
    assert library.article(lib, article_id).tags == ("north sea", "War")
    library.untag(lib, article_id, ["WAR", "never there"])
    assert library.article(lib, article_id).tags == ("north sea",)


@pytest.mark.parametrize("same", ["war", " #War ", "WAR", "\uff37ar"])
def test_the_same_word_is_the_same_tag(lib: Library, same: str) -> None:
    article_id = add_article(lib)
    library.tag(lib, article_id, ["War"])
    assert not library.tag(lib, article_id, [same, "", "#", "  "])
    assert library.tags(lib) == [("War", 1)]


def test_tags_count_articles_and_notes_outside_the_trash(lib: Library) -> None:
    one, two = add_article(lib, "one"), add_article(lib, "two")
    note = library.add_note(lib, "", "words", "words").note
    for any_id in (one, two, note.id):
        library.tag(lib, any_id, ["b"])
    library.tag(lib, two, ["a"])
    assert library.tags(lib) == [("a", 1), ("b", 3)]
    library.trash(lib, two)
    assert library.tags(lib) == [("b", 2)]


def test_a_notes_tags_follow_its_words(lib: Library) -> None:
    note = library.add_note(lib, "", "#one #two", "words").note
    changes = library.set_note_tags(lib, note.id, {"one", "two"})
    assert changes.notes == {note.id}
    assert changes.tags == {"one", "two"}
    library.set_note_tags(lib, note.id, {"Two", "three"})
    assert library.tags(lib) == [("three", 1), ("two", 1)]
    assert not library.set_note_tags(lib, note.id, {"two", "three"})


def test_tags_need_something_to_hang_on(lib: Library) -> None:
    for write in (library.tag, library.untag, library.set_note_tags):
        with pytest.raises(NotInLibrary):
            write(lib, "gone", ["a"])
