"""Titles are listed as they were used, and nothing from the trash."""

import pytest

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.search import Found
from support.making import add_article


def test_what_was_used_last_stands_first(lib: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    days = iter(range(1, 29))
    monkeypatch.setattr("sourcebook.base.clock.utc_now", lambda: f"2026-03-{next(days):02}")
    one, two, gone = (add_article(lib, text) for text in ("one", "two", "three"))
    note = library.add_note(lib, "", "# Harbour", "Harbour").note.id
    beside = library.add_note(lib, gone, "# Beside", "Beside").note.id
    library.trash(lib, gone)
    library.set_place(lib, one, 3)
    assert [title.id for title in library.titles(lib, 10)] == [one, note, two]
    assert beside not in {title.id for title in library.titles(lib, 10)}
    assert [title.kind for title in library.titles(lib, 2)] == [Found.ARTICLE, Found.NOTE]


def test_an_article_without_a_title_is_named_by_its_address_and_an_empty_note_not_at_all(
    lib: Library,
) -> None:
    article = add_article(lib, "one")
    lib.db.run("UPDATE article SET title = '', address = 'https://example.org/a'")
    library.add_note(lib, "", "", "")
    assert [(title.id, title.words) for title in library.titles(lib, 10)] == [
        (article, "https://example.org/a")
    ]
