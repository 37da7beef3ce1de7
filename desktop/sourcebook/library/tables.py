"""The tables of the schema: their keys, whom a change in them concerns, and what leaves."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sourcebook.base import digest
from sourcebook.library.connection import Value
from sourcebook.model.changes import Changes

_STRETCH: Final = 100_000
"""Code points of a text that are put into JSON at a time: other threads wait so long."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table whose changes are logged.

    Attributes:
        name: Its name.
        key: Its primary key.
        concerns: For columns of the key, the field of `Changes` that names the row.
        kept_apart: Columns whose former value the log does not copy, because another
            table keeps it.
        sealed: Columns whose words the column ``seal`` vouches for.
        sealed_since: Such columns of a later step; empty ones are not counted, so that the
            seals of older rows still hold.
    """

    name: str
    key: tuple[str, ...] = ("id",)
    concerns: tuple[tuple[str, str], ...] = ()
    kept_apart: frozenset[str] = frozenset()
    sealed: tuple[str, ...] = ()
    sealed_since: tuple[str, ...] = ()

    def id_of(self, row: Mapping[str, object]) -> str:
        """Write the key of *row* as one text."""
        parts = [row[column] for column in self.key]
        return str(parts[0]) if len(parts) == 1 else json.dumps(parts, separators=(",", ":"))

    def key_of(self, row_id: str) -> dict[str, Value]:
        """Read the key that `id_of` wrote."""
        parts = [row_id] if len(self.key) == 1 else json.loads(row_id)
        return dict(zip(self.key, parts, strict=True))

    def seal_of(self, row: Mapping[str, Value]) -> str:
        """Return the hash of the words of *row*, by which damage shows."""
        since = [row[column] for column in self.sealed_since if row.get(column)]
        return digest.sha256_of(_as_json([*(row[column] for column in self.sealed), *since]))


def _as_json(values: Sequence[Value]) -> Iterator[str]:
    """Yield in pieces what `json.dumps` makes of *values*: 50 MB at once would hold up a window."""
    for at, value in enumerate(values):
        yield ", " if at else "["
        if isinstance(value, str):
            yield '"'
            for start in range(0, len(value), _STRETCH):
                yield json.dumps(value[start : start + _STRETCH])[1:-1]
            yield '"'
        else:
            yield json.dumps(value)
    yield "]" if values else "[]"


@dataclass(frozen=True, slots=True)
class LoggedRow:
    """One row a change wrote: ``before`` are the columns as they stood, None for an insert."""

    entity: str
    id: str
    operation: str
    before: dict[str, Value] | None


_METADATA = ("title", "subtitle", "byline", "site", "published", "language")

_PROVENANCE = ("article_id", "source", "address", "method", "media_type", "encoding", "captured_at")

_EDITION = (
    *("capture_id", "metadata", "html", "text", "text_sha256"),
    *("blocks", "cleaner", "rules", "made_at"),
)

_HIGHLIGHT = (
    *("article_id", "quote", "prefix", "suffix", "anchor_start", "anchor_end"),
    *("text_sha256", "colour", "comment"),
)

_TABLES = (
    Table("article", concerns=(("id", "articles"),), sealed=("address", *_METADATA, "excerpt")),
    Table("capture", sealed=_PROVENANCE, sealed_since=("program",)),
    Table(
        "resource",
        ("capture_id", "number"),
        sealed=("role", "address", "media_type", "sha256", "size_bytes"),
    ),
    Table("edition", sealed=_EDITION),
    Table(
        "cut",
        ("edition_id", "number"),
        sealed=("at", "reason", "text", "html"),
        sealed_since=("behind",),
    ),
    Table(
        "asset",
        ("sha256",),
        sealed=("sha256", "original", "media_type", "width", "height", "size_bytes"),
    ),
    Table("edition_asset", ("edition_id", "number"), (("edition_id", "editions"),)),
    Table("place", ("article_id",)),
    Table("highlight", concerns=(("id", "highlights"),), sealed=_HIGHLIGHT),
    Table("placement", ("highlight_id", "edition_id"), (("highlight_id", "highlights"),)),
    Table(
        "note",
        concerns=(("id", "notes"),),
        kept_apart=frozenset({"body", "seal"}),
        sealed=("title", "body"),
    ),
    Table("note_revision", ("note_id", "revision"), sealed=("title", "body")),
    Table("tag", concerns=(("id", "tags"),)),
    Table(
        "article_tag", ("article_id", "tag_id"), (("article_id", "articles"), ("tag_id", "tags"))
    ),
    Table("note_link", ("note_id", "kind", "target"), (("note_id", "notes"),)),
    Table("note_tag", ("note_id", "tag_id"), (("note_id", "notes"), ("tag_id", "tags"))),
    Table("alias_set", concerns=(("id", "alias_sets"),), sealed=("note",)),
    Table(
        "alias",
        ("set_id", "folded"),
        (("set_id", "alias_sets"),),
        sealed=("spelling", "language"),
    ),
    Table(
        "saved_search",
        concerns=(("id", "searches"),),
        sealed=("name", "query"),
        sealed_since=("narrowing",),
    ),
    Table(
        "site_rule",
        concerns=(("id", "rules"),),
        sealed=("host", "signature", "words", "keeps", "sample"),
    ),
)

TABLES = MappingProxyType({table.name: table for table in _TABLES})
"""Every table that leaves the library in an export, those that others refer to first."""

SEALED = tuple(table for table in _TABLES if table.sealed)
"""The tables that hold words, each row with its seal."""

LOCAL = frozenset({"meta", "change", "change_row", "outbox", "title_key"})
"""The tables that stay: this file's own name and format, its way back, its index's debts,
and what is made anew from other tables."""


def changes_of(rows: list[tuple[str, str]], seq: int) -> Changes:
    """Say whom it concerns that these rows, as (table, id), were written."""
    named: dict[str, set[str]] = {"articles": set(), "notes": set(), "highlights": set()}
    named |= {"tags": set(), "editions": set(), "alias_sets": set(), "searches": set()}
    named |= {"rules": set()}
    for name, row_id in rows:
        table = TABLES[name]
        if table.concerns:
            key = table.key_of(row_id)
            for column, field in table.concerns:
                named[field].add(str(key[column]))
    return Changes(**{field: frozenset(ids) for field, ids in named.items()}, seq=seq)
