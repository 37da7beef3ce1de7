"""Questions that are kept: under a name, or because they were asked last."""

import logging

import pytest

from sourcebook.app import keeping, session
from sourcebook.app.opening import Library
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.search import Request, Sort


def test_saved_searches_are_kept_and_removed(library: Library) -> None:
    kept = keeping.save_search(library, "Lamps", Request("lamp is:unread", sort=Sort.DATE))
    (one,) = keeping.saved_searches(library)
    assert (one.id, one.name, one.query, one.sort) == (kept.id, "Lamps", "lamp is:unread", "date")
    with pytest.raises(NotInLibrary):
        keeping.remove_search(library, "")
    keeping.remove_search(library, kept.id[:30])
    assert keeping.saved_searches(library) == []


def test_the_last_questions_are_remembered_once_each(library: Library) -> None:
    assert keeping.questions(library) == []
    for number in range(keeping.MOST_QUESTIONS + 5):
        keeping.remember(library, f"question {number}")
    keeping.remember(library, " question  7 ")
    keeping.remember(library, "")
    keeping.remember(library, "long " * 1000)
    found = keeping.questions(library)
    assert len(found) == len(set(found)) == keeping.MOST_QUESTIONS
    assert found[:2] == ["question 7", "question 204"]
    keeping.forget(library)
    assert keeping.questions(library) == []


@pytest.mark.parametrize("rubbish", ["", "{", "7", "[1, null]", "[" * 100_000])
def test_an_odd_file_of_questions_has_none(
    library: Library, rubbish: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "sourcebook.app.keeping")
    keeping.remember(library, "asked")
    file = session.state_file(library.folder).with_suffix(".questions.json")
    file.write_text(rubbish, encoding="utf-8")
    assert keeping.questions(library) == []
    keeping.remember(library, "asked again")
    assert keeping.questions(library) == ["asked again"]
