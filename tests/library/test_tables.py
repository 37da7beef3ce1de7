"""The table of tables tells the truth about the schema."""

from sourcebook.library import Library
from sourcebook.library.tables import LOCAL, TABLES


def test_every_table_leaves_the_library_or_is_said_to_stay(lib: Library) -> None:
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    assert {name for (name,) in lib.db.rows(sql)} == set(TABLES) | LOCAL


def test_every_key_is_the_primary_key_of_its_table(lib: Library) -> None:
    sql = "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk"
    for name, table in TABLES.items():
        assert tuple(column for (column,) in lib.db.rows(sql, name)) == table.key


def test_every_table_is_strict(lib: Library) -> None:
    sql = "SELECT name FROM pragma_table_list WHERE NOT strict AND name NOT LIKE 'sqlite_%'"
    assert lib.db.rows(sql) == []


def test_every_reference_is_checked_only_at_the_end(lib: Library) -> None:
    for (sql,) in lib.db.rows("SELECT sql FROM sqlite_schema WHERE type = 'table'"):
        assert str(sql).count("REFERENCES") == str(sql).count("DEFERRABLE INITIALLY DEFERRED")


def test_every_reference_is_found_through_an_index(lib: Library) -> None:
    """Or else every delete of a referred row reads the whole referring table."""
    for (table,) in lib.db.rows("SELECT name FROM pragma_table_list WHERE type = 'table'"):
        for (column,) in lib.db.rows('SELECT "from" FROM pragma_foreign_key_list(?)', table):
            plan = lib.db.rows(f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {column} = 'x'")  # noqa: S608 - as the room does
            assert "SCAN" not in str(plan[0][3]), (table, column)


def test_a_key_of_several_columns_survives_as_text() -> None:
    table = TABLES["resource"]
    row: dict[str, str | int | float | None] = {"capture_id": 'a"b', "number": 3, "role": "page"}
    assert table.key_of(table.id_of(row)) == {"capture_id": 'a"b', "number": 3}
