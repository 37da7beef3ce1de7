"""Questions are kept under a name."""

import logging

import pytest

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.search import Choice, Earlier, Facet, Request, Sort


def test_searches_are_kept_in_their_order(lib: Library) -> None:
    first = library.save_search(lib, " The  town ", Request("sinjar", sort=Sort.DATE))
    second = library.save_search(lib, "", Request("by:quill"))
    assert first.changes.searches == {first.id}
    kept = [(one.name, one.query, one.sort) for one in library.saved_searches(lib)]
    assert kept == [("The town", "sinjar", Sort.DATE), ("by:quill", "by:quill", Sort.RELEVANCE)]
    library.change_search(lib, second.id, name="Quill", number=0)
    assert [one.name for one in library.saved_searches(lib)] == ["Quill", "The town"]


def test_all_that_narrows_a_question_is_kept(lib: Library) -> None:
    asked = Request(
        "border",
        sort=Sort.SAVED,
        within=(Earlier("in:title “river"), Earlier("kurd", is_whole=True)),
        choices=(Choice(Facet.TAG, "war"), Choice(Facet.YEAR, "2014")),
        is_exact=True,
    )
    library.save_search(lib, "The border", asked)
    (kept,) = library.saved_searches(lib)
    assert kept.asked == asked
    assert library.check(lib) == []
    lib.db.run("UPDATE saved_search SET narrowing = replace(narrowing, 'war', 'tar')")
    assert len(library.check(lib)) == 1


@pytest.mark.parametrize("rubbish", ["{", "[]", "7", '{"within": [1]}', "[" * 100_000])
def test_a_damaged_narrowing_is_told_and_narrows_nothing(
    lib: Library, rubbish: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "sourcebook.library.searches")
    library.save_search(lib, "The border", Request("border", is_exact=True))
    lib.db.run("UPDATE saved_search SET narrowing = ?", rubbish)
    assert library.saved_searches(lib)[0].asked == Request("border")
    assert len(library.check(lib)) == 1


def test_a_removed_search_comes_back_by_undo(lib: Library) -> None:
    kept = library.save_search(lib, "The town", Request("sinjar"))
    library.remove_search(lib, kept.id)
    assert library.saved_searches(lib) == []
    library.undo(lib)
    assert library.saved_searches(lib)[0].name == "The town"


def test_what_is_not_there_cannot_be_changed(lib: Library) -> None:
    with pytest.raises(NotInLibrary):
        library.change_search(lib, "nobody", name="x")
    with pytest.raises(NotInLibrary):
        library.remove_search(lib, "nobody")
