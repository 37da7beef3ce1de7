"""Questions are kept under a name."""

import pytest

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.search import Sort


def test_searches_are_kept_in_their_order(lib: Library) -> None:
    first = library.save_search(lib, " The  town ", "sinjar", Sort.DATE)
    second = library.save_search(lib, "", "by:quill")
    assert first.changes.searches == {first.id}
    kept = [(one.name, one.query, one.sort) for one in library.saved_searches(lib)]
    assert kept == [("The town", "sinjar", Sort.DATE), ("by:quill", "by:quill", Sort.RELEVANCE)]
    library.change_search(lib, second.id, name="Quill", number=0)
    assert [one.name for one in library.saved_searches(lib)] == ["Quill", "The town"]


def test_a_removed_search_comes_back_by_undo(lib: Library) -> None:
    kept = library.save_search(lib, "The town", "sinjar")
    library.remove_search(lib, kept.id)
    assert library.saved_searches(lib) == []
    library.undo(lib)
    assert library.saved_searches(lib)[0].name == "The town"


def test_what_is_not_there_cannot_be_changed(lib: Library) -> None:
    with pytest.raises(NotInLibrary):
        library.change_search(lib, "nobody", name="x")
    with pytest.raises(NotInLibrary):
        library.remove_search(lib, "nobody")
