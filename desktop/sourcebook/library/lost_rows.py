"""What was stored, never deleted, and is not there any more, as the log of changes tells."""

from typing import Final

from sourcebook.library.connection import Database
from sourcebook.library.tables import SEALED, TABLES, Table
from sourcebook.model.errors import LibraryDamaged

_LOOKED_AT: Final = (
    *(table for table in SEALED if table.name != "asset"),
    TABLES["edition_asset"],
)
"""Tables of words and of images; a repair takes those of `asset` away that nothing names."""

_LAST: Final = """
    SELECT id, operation, max(seq * 1000000 + number) FROM change_row
    WHERE entity = ? GROUP BY id"""
"""The last thing that was done to each row of a table."""

_EXCHANGED: Final = """
    SELECT u.number, coalesce(x.title, '') FROM edition_asset u
    JOIN asset i ON i.sha256 = u.sha256
    JOIN edition e ON e.id = u.edition_id
    LEFT JOIN capture c ON c.id = e.capture_id
    LEFT JOIN article x ON x.id = c.article_id
    WHERE i.original = i.sha256
      AND NOT EXISTS (SELECT 1 FROM resource r
                      WHERE r.capture_id = e.capture_id AND r.sha256 = i.original)
    ORDER BY u.edition_id, u.number"""
"""Images of editions that did not come with the capture of which the edition was made.

Of those that were converted nothing is said: two originals may give the same form.
"""


def lost_rows(db: Database) -> list[tuple[str, str]]:
    """Return table and id of each row of words that somebody took out behind the log's back.

    Costs a walk over the log and the keys of these tables. A log that cannot be read tells
    nothing: the check of the structure says so.
    """
    try:
        return [
            (table.name, row_id)
            for table in _LOOKED_AT
            for row_id in sorted(_logged(db, table) - _there(db, table))
        ]
    except LibraryDamaged:
        return []


def exchanged_images(db: Database) -> list[str]:
    """Return a sentence for each image of an edition that did not come with its capture."""
    try:
        rows = db.rows(_EXCHANGED)
    except LibraryDamaged:
        return []
    return [
        f"The image {number} of “{title}” did not come with its page." for number, title in rows
    ]


def _logged(db: Database, table: Table) -> set[str]:
    return {row_id for row_id, done, _ in db.rows(_LAST, table.name) if done != "delete"}


def _there(db: Database, table: Table) -> set[str]:
    sql = f"SELECT {', '.join(table.key)} FROM {table.name}"  # noqa: S608 - names of our schema
    return {table.id_of(row) for row in db.records(sql)}
