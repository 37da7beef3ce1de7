"""Ids can be shortened as far as they stay clear."""

import pytest

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.errors import AmbiguousId, NotInLibrary
from support.making import add_article, add_highlight


def test_every_kind_is_told_by_its_whole_id(lib: Library) -> None:
    article_id = add_article(lib)
    highlight_id = add_highlight(lib, article_id)
    note_id = library.add_note(lib, article_id, "words", "words").note.id
    for kind, whole in (("article", article_id), ("highlight", highlight_id), ("note", note_id)):
        assert library.resolve_id(lib, whole) == (kind, whole)
        assert library.resolve_id(lib, f" {whole[:-4].upper()} ") == (kind, whole)


def test_a_beginning_that_fits_several_things_is_refused(lib: Library) -> None:
    one, _ = add_article(lib, "one"), add_article(lib, "two")
    with pytest.raises(AmbiguousId) as refused:
        library.resolve_id(lib, one[:6])
    assert refused.value.fields["count"] == 2


@pytest.mark.parametrize("short", ["", "abc", "ffffffff", "%", "____", "x" * 36, "0" * 40])
def test_what_fits_nothing_is_told(lib: Library, short: str) -> None:
    add_article(lib)
    with pytest.raises(NotInLibrary):
        library.resolve_id(lib, short)


def test_trashed_things_are_found_and_removed_highlights_are_not(lib: Library) -> None:
    article_id = add_article(lib)
    highlight_id = add_highlight(lib, article_id)
    library.remove_highlight(lib, highlight_id)
    library.trash(lib, article_id)
    assert library.resolve_id(lib, article_id) == ("article", article_id)
    with pytest.raises(NotInLibrary):
        library.resolve_id(lib, highlight_id)
