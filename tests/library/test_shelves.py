"""Each shelf holds what it says, and is read from an index of its own."""

import pytest

from sourcebook import library
from sourcebook.library import Library
from sourcebook.library.shelves import _LOOKED_UP, _SHELVES
from sourcebook.model.article import State
from support.making import add_article


def test_each_shelf_holds_what_it_says_newest_first(lib: Library) -> None:
    one, two, three, four = (add_article(lib, text) for text in ("one", "two", "three", "four"))
    library.set_state(lib, one, State.READING)
    library.set_state(lib, two, State.ARCHIVED)
    library.set_starred(lib, two, is_starred=True)
    library.trash(lib, three)
    expected = {
        "inbox": [four],
        "reading": [one],
        "archived": [two],
        "starred": [two],
        "all": [four, two, one],
        "trash": [three],
    }
    assert {name: library.article_ids(lib, name) for name in expected} == expected
    assert {shelf.name: shelf.count for shelf in library.shelves(lib)} == {
        name: len(ids) for name, ids in expected.items()
    }


def test_the_trash_shows_first_what_was_thrown_away_last(
    lib: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = add_article(lib, "one"), add_article(lib, "two")
    for day, article_id in ((1, two), (2, one)):
        monkeypatch.setattr("sourcebook.base.clock.utc_now", lambda day=day: f"2026-03-0{day}")
        library.trash(lib, article_id)
    assert library.article_ids(lib, "trash") == [one, two]


@pytest.mark.parametrize("shelf", _SHELVES)
def test_no_shelf_sorts_or_reads_the_whole_table(lib: Library, shelf: str) -> None:
    condition, order = _SHELVES[shelf]
    sql = f"EXPLAIN QUERY PLAN SELECT id FROM article WHERE {condition} ORDER BY {order}"  # noqa: S608 - as the room does
    plan = " ".join(str(row[3]) for row in lib.db.rows(sql))
    assert "COVERING INDEX" in plan
    assert "TEMP B-TREE" not in plan


def test_some_ids_are_looked_up_on_a_shelf_without_reading_it(lib: Library) -> None:
    one, two, three = (add_article(lib, text) for text in ("one", "two", "three"))
    library.set_state(lib, two, State.READING)
    library.trash(lib, three)
    asked = [one, two, three, "unknown"]
    assert library.on_shelf(lib, "inbox", asked) == {one}
    assert library.on_shelf(lib, "all", asked) == {one, two}
    assert library.on_shelf(lib, "trash", [three]) == {three}
    assert library.on_shelf(lib, "inbox", []) == frozenset()


@pytest.mark.parametrize("shelf", _SHELVES)
def test_ids_are_looked_up_by_their_key(lib: Library, shelf: str) -> None:
    sql = f"EXPLAIN QUERY PLAN {_LOOKED_UP} WHERE {_SHELVES[shelf][0]}"
    plan = [str(row[3]) for row in lib.db.rows(sql, "[]")]
    assert plan[-1] == "SEARCH article USING INDEX sqlite_autoindex_article_1 (id=?)"
