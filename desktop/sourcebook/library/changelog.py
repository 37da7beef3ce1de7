"""The log of changes: every write goes through `writing`, which keeps what stood before."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

from sourcebook.base import clock
from sourcebook.library.connection import Database, Value
from sourcebook.library.outbox import enqueue
from sourcebook.library.store import Library
from sourcebook.library.tables import TABLES, LoggedRow, changes_of
from sourcebook.library.title_keys import keep_keys
from sourcebook.model.changes import Changes

Columns = Mapping[str, Value]
"""Column name → value."""

_NEXT_COUNTER = "SELECT coalesce(max(counter), 0) + 1 FROM change WHERE device = ?"

_PUT_CHANGE = """
    INSERT INTO change (seq, device, counter, made_at, what, kind, is_undoable, undoes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""

_PUT_ROW = """
    INSERT INTO change_row (seq, number, entity, id, operation, before)
    VALUES (?, ?, ?, ?, ?, ?)"""

_NO_COLUMNS: Columns = MappingProxyType({})

_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Writing:
    """One transaction that writes; it logs each row with what stood there before.

    Attributes:
        db: The connection.
        seq: The number of this change.
        now: The time of all it writes.
        what: One word for the log, such as ``trash``.
        kind: ``do``, ``undo`` or ``redo``.
        is_undoable: Whether `undo` may take it back.
        undoes: The change it takes back.
        replaces: An earlier change that this one makes superfluous in the log.
        changes: Whom it concerned; complete once the transaction is.
        rows: What it wrote.
    """

    db: Database
    seq: int
    now: str
    what: str
    kind: str = "do"
    is_undoable: bool = True
    undoes: int | None = None
    replaces: int | None = None
    changes: Changes = field(default_factory=Changes)
    rows: list[LoggedRow] = field(default_factory=list)

    def insert(self, name: str, columns: Columns) -> None:
        """Add a row, with a seal on its words unless it brings its own.

        Raises:
            RuleBroken: The schema does not allow it.
        """
        table = TABLES[name]
        wanted = sound(columns)
        if table.sealed and "seal" not in wanted:
            wanted["seal"] = table.seal_of(wanted)
        self.put(name, wanted)

    def put(self, name: str, row: Mapping[str, Value | bytes]) -> None:
        """Add a row that is sound and sealed already; bytes are a text in UTF-8.

        Raises:
            RuleBroken: The schema does not allow it.
        """
        self.db.insert(name, row)
        self.rows.append(LoggedRow(name, TABLES[name].id_of(row), "insert", None))

    def update(
        self, name: str, key: Columns, columns: Columns, stamp: Columns = _NO_COLUMNS
    ) -> bool:
        """Change a row, if that changes anything; tell whether it did.

        Args:
            name: A table.
            key: The columns that name the row.
            columns: What it shall say.
            stamp: What it shall say besides, once any of *columns* differs.

        Raises:
            RuleBroken: The schema does not allow it.
        """
        table = TABLES[name]
        before = self.standing(name, key)
        wanted = sound(columns)
        if before is None or all(before[column] == wanted[column] for column in wanted):
            return False
        wanted |= stamp
        if (
            table.sealed
            and "seal" not in wanted
            and not wanted.keys().isdisjoint((*table.sealed, *table.sealed_since))
        ):
            wanted["seal"] = table.seal_of(before | wanted)
        new = {column: wanted[column] for column in wanted if before[column] != wanted[column]}
        sets = ", ".join(f'"{column}" = ?' for column in new)
        sql = f"UPDATE {name} SET {sets} WHERE {_where(key)}"  # noqa: S608 - names of our schema
        self.db.run(sql, *new.values(), *key.values())
        kept = {column: before[column] for column in new if column not in table.kept_apart}
        self.rows.append(LoggedRow(name, table.id_of(key), "update", kept))
        return True

    def delete(self, name: str, key: Columns) -> bool:
        """Remove a row; tell whether it was there."""
        before = self.standing(name, key)
        if before is None:
            return False
        sql = f"DELETE FROM {name} WHERE {_where(key)}"  # noqa: S608 - names of our schema
        self.db.run(sql, *key.values())
        self.rows.append(LoggedRow(name, TABLES[name].id_of(key), "delete", before))
        return True

    def revert(self, row: LoggedRow) -> None:
        """Put a row back as it stood before."""
        key = TABLES[row.entity].key_of(row.id)
        if row.before is None:
            self.delete(row.entity, key)
        elif row.operation == "delete":
            self.insert(row.entity, row.before)
        else:
            self.update(row.entity, key, row.before)

    def standing(self, name: str, key: Columns) -> dict[str, Value] | None:
        """Return a row as it stands, None when it is not there."""
        sql = f"SELECT * FROM {name} WHERE {_where(key)}"  # noqa: S608 - names of our schema
        return self.db.record(sql, *key.values())


@contextmanager
def writing(
    lib: Library, what: str, *, kind: str = "do", is_undoable: bool = True
) -> Iterator[Writing]:
    """Write inside one transaction, log it, and put what the index must learn into the outbox.

    Nothing is logged when nothing changed. Waits for the disk.

    Args:
        lib: A library opened for writing.
        what: One word for the log, such as ``trash``.
        kind: ``do``, ``undo`` or ``redo``.
        is_undoable: Whether `undo` may take it back.

    Raises:
        LibraryUnavailable: Nothing was written: the disk is full, another program has been
            writing for too long, or the library may only be read.
    """
    with lib.db.transaction():
        change = Writing(lib.db, last_seq(lib) + 1, clock.utc_now(), what, kind, is_undoable)
        yield change
        if change.rows:
            _log(lib, change)
            enqueue(lib.db, change.rows)
            keep_keys(lib.db, change.rows)
            written = [(row.entity, row.id) for row in change.rows]
            change.changes = changes_of(written, change.seq)


def sound_text(text: str) -> str:
    """Return *text* with lone surrogates, which no UTF-8 can hold, replaced one by one.

    A clipboard can bring them. The length stays, so that every offset stays true.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
    return text


def sound(columns: Columns) -> dict[str, Value]:
    """Return *columns* with every text as `sound_text` makes it."""
    return {
        name: sound_text(value) if isinstance(value, str) else value
        for name, value in columns.items()
    }


def last_seq(lib: Library) -> int:
    """Return the number of the last change, 0 when there is none."""
    return int(lib.db.value("SELECT coalesce(max(seq), 0) FROM change"))


def changes_since(lib: Library, seq: int) -> Changes:
    """Say what was changed after the change *seq*, by whatever process."""
    last = last_seq(lib)
    sql = "SELECT DISTINCT entity, id FROM change_row WHERE seq > ? AND seq <= ?"
    return changes_of(
        [(str(entity), str(id_)) for entity, id_ in lib.db.rows(sql, seq, last)], last
    )


def data_version(lib: Library) -> int:
    """Return a number that differs once another connection has written; costs microseconds."""
    return int(lib.db.value("PRAGMA data_version"))


def settle(lib: Library, entity: str, row_id: str) -> None:
    """Let `undo` pass over the making of a row that was written in since, in a transaction."""
    lib.db.run(
        """UPDATE change SET is_undoable = 0 WHERE kind = 'do' AND seq IN (
               SELECT seq FROM change_row
               WHERE entity = ? AND id = ? AND operation = 'insert')""",
        *(entity, row_id),
    )


def logged_rows(lib: Library, seq: int) -> list[LoggedRow]:
    """Return what the change *seq* wrote, in the order it did."""
    sql = "SELECT entity, id, operation, before FROM change_row WHERE seq = ? ORDER BY number"
    rows = lib.db.rows(sql, seq)
    with lib.db.understanding():
        return [
            LoggedRow(entity, row_id, operation, json.loads(before) if before else None)
            for entity, row_id, operation, before in rows
        ]


def _log(lib: Library, change: Writing) -> None:
    counter = int(lib.db.value(_NEXT_COUNTER, lib.device))
    told = (change.now, change.what, change.kind, int(change.is_undoable), change.undoes)
    lib.db.run(_PUT_CHANGE, change.seq, lib.device, counter, *told)
    lib.db.run_many(
        _PUT_ROW,
        (
            (change.seq, number, row.entity, row.id, row.operation, _json(row.before))
            for number, row in enumerate(change.rows)
        ),
    )
    if change.replaces is not None:  # only now: its number and its counter are not given again
        lib.db.run("DELETE FROM change_row WHERE seq = ?", change.replaces)
        lib.db.run("DELETE FROM change WHERE seq = ?", change.replaces)


def _json(columns: Columns | None) -> str | None:
    return None if columns is None else json.dumps(columns, ensure_ascii=False)


def _where(key: Columns) -> str:
    return " AND ".join(f'"{column}" = ?' for column in key)
