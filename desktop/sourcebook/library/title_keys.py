"""Articles and notes by their folded titles: kept with every write, made anew after a repair."""

from collections.abc import Iterable, Iterator
from typing import Final

from sourcebook.base.title_key import title_key
from sourcebook.library.connection import Database
from sourcebook.library.tables import LoggedRow

_BEARERS: Final = ("article", "note")
_PUT: Final = "INSERT OR REPLACE INTO title_key (kind, id, key) VALUES (?, ?, ?)"


def keep_keys(db: Database, rows: Iterable[LoggedRow]) -> None:
    """Keep the titles of these written rows, inside the transaction that wrote them."""
    for row in rows:
        is_retitled = row.before is None or "title" in row.before or row.operation != "update"
        if row.entity in _BEARERS and is_retitled:
            sql = f"SELECT title FROM {row.entity} WHERE id = ?"  # noqa: S608 - names of our schema
            title = db.value(sql, row.id)
            if title is None:
                db.run("DELETE FROM title_key WHERE kind = ? AND id = ?", row.entity, row.id)
            else:
                db.run(_PUT, row.entity, row.id, title_key(title))


def fill_keys(db: Database) -> None:
    """Make all keys anew, inside a transaction; costs some 10 µs a title."""
    db.run("DELETE FROM title_key")
    db.run_many(_PUT, _all(db))


def _all(db: Database) -> Iterator[tuple[str, str, str]]:
    for kind in _BEARERS:
        sql = f"SELECT id, title FROM {kind}"  # noqa: S608 - names of our schema
        for row_id, title in db.rows(sql):
            yield kind, row_id, title_key(title)
