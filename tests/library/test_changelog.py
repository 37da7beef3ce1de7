"""Every write is in the log, and nothing that was not written is."""

import pytest

from sourcebook import library
from sourcebook.library import Library, open_library
from sourcebook.library.changelog import writing
from sourcebook.library.connection import RuleBroken
from sourcebook.model.changes import Changes
from support.making import add_article, add_highlight, tables_of


def test_another_connection_learns_what_was_changed(lib: Library) -> None:
    article_id = add_article(lib)
    with open_library(lib.folder, write=True) as other:
        seen = library.last_seq(other)
        highlight_id = add_highlight(lib, article_id)
        note_id = library.add_note(lib, article_id, "words", "words").note.id
        library.tag(lib, article_id, ["War"])
        told = library.changes_since(other, seen)
    assert told == Changes(
        articles=frozenset({article_id}),
        notes=frozenset({note_id}),
        highlights=frozenset({highlight_id}),
        tags=frozenset({"war"}),
        seq=library.last_seq(lib),
    )
    assert not library.changes_since(lib, told.seq)


def write_half(lib: Library, article_id: str) -> None:
    """Change a title, and then break a rule."""
    with writing(lib, "tag") as change:
        change.update("article", {"id": article_id}, {"title": "half"})
        change.insert("article_tag", {"article_id": article_id, "tag_id": "unknown"})


def test_a_write_that_fails_leaves_nothing(lib: Library) -> None:
    article_id = add_article(lib)
    before, seq = tables_of(lib), library.last_seq(lib)
    with pytest.raises(RuleBroken):
        write_half(lib, article_id)
    assert (tables_of(lib), library.last_seq(lib)) == (before, seq)
    library.tag(lib, article_id, ["after"])


def test_each_change_is_numbered_by_this_device(lib: Library) -> None:
    add_article(lib)
    library.add_note(lib, "", "words", "words")
    rows = lib.db.rows("SELECT seq, device, counter, what FROM change ORDER BY seq")
    assert rows == [(1, lib.device, 1, "add_article"), (2, lib.device, 2, "add_note")]


def test_the_log_keeps_only_the_columns_that_changed(lib: Library) -> None:
    article_id = add_article(lib)
    changed_at = library.article(lib, article_id).changed_at
    library.set_starred(lib, article_id, is_starred=True)
    (row,) = lib.db.rows("SELECT before FROM change_row ORDER BY seq DESC LIMIT 1")
    assert row[0] in (
        '{"is_starred": 0}',
        f'{{"is_starred": 0, "changed_at": "{changed_at}"}}',
    )
