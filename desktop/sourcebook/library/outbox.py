"""What the index has still to learn: the outbox, and the documents it stands for."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sourcebook.library.connection import Database, Found
from sourcebook.library.store import Library
from sourcebook.library.tables import LoggedRow
from sourcebook.model import search
from sourcebook.model.search import Document

_SHOWN: Mapping[str, frozenset[str]] = {
    "article": frozenset(
        {"title", "byline", "site", "language", "published", "edition_id", "trashed_at"}
    ),
    "highlight": frozenset({"title", "byline", "site", "language", "published", "trashed_at"}),
    "note": frozenset({"trashed_at"}),
}
"""Kind of document → columns of the article that it rests on."""

_CHUNK = 200
"""Documents read at a time for a rebuild: some ten megabytes."""

_PUT = "INSERT OR REPLACE INTO outbox (kind, id)"

_ARTICLES = """
    SELECT a.id, a.id, a.title, e.text, a.byline, a.site, a.language, a.published, a.added_at,
           a.words,
           (SELECT group_concat(
                substr(e.text, start + 1, block.value ->> 'end' - start), char(10))
            FROM (SELECT value, coalesce(value ->> 'start', 0) AS start
                  FROM json_each(e.blocks) WHERE value ->> 'kind' = 'heading') block)
    FROM article a JOIN edition e ON e.id = a.edition_id
    WHERE a.trashed_at = '' AND a.id IN (SELECT value FROM json_each(?))"""

_NOTES = """
    SELECT n.id, coalesce(n.article_id, ''), n.title, n.body, '', '', '', '', n.saved_at, 0, ''
    FROM note n LEFT JOIN article a ON a.id = n.article_id
    WHERE n.trashed_at = '' AND coalesce(a.trashed_at, '') = ''
      AND n.id IN (SELECT value FROM json_each(?))"""

_HIGHLIGHTS = """
    SELECT h.id, h.article_id, a.title, rtrim(h.quote || char(10) || h.comment, char(10)),
           a.byline, a.site, a.language, a.published, h.created_at, 0, ''
    FROM highlight h JOIN article a ON a.id = h.article_id
    WHERE h.trashed_at = '' AND a.trashed_at = ''
      AND h.id IN (SELECT value FROM json_each(?))"""

_DOCUMENTS: Mapping[str, str] = {"article": _ARTICLES, "note": _NOTES, "highlight": _HIGHLIGHTS}


@dataclass(frozen=True, slots=True)
class Pending:
    """A part of the outbox: what to teach the index, what to drop, and the rows to strike off."""

    documents: list[Document]
    gone: list[str]
    seqs: list[int]


def enqueue(db: Database, rows: Iterable[LoggedRow]) -> None:
    """Put the documents that rest on these written rows into the outbox, each once."""
    for row in rows:
        _ENQUEUE.get(row.entity, _nothing)(db, row)


def pending(lib: Library, limit: int = 500) -> Pending:
    """Return the oldest part of the outbox with its documents as they stand now.

    What is in the trash, or is no more, is gone.
    """
    rows = lib.db.rows("SELECT seq, kind, id FROM outbox ORDER BY seq LIMIT ?", limit)
    wanted: dict[str, list[str]] = {}
    for _, kind, row_id in rows:
        wanted.setdefault(kind, []).append(row_id)
    found = [one for kind, ids in wanted.items() for one in _documents(lib, kind, ids)]
    here = {one.id for one in found}
    gone = [row_id for _, _, row_id in rows if row_id not in here]
    return Pending(found, gone, [seq for seq, _, _ in rows])


def pending_seqs(lib: Library) -> list[int]:
    """Return the numbers of all rows in the outbox."""
    return [seq for (seq,) in lib.db.rows("SELECT seq FROM outbox ORDER BY seq")]


def pending_count(lib: Library) -> int:
    """Count the rows in the outbox."""
    return int(lib.db.value("SELECT count(*) FROM outbox"))


def strike(lib: Library, seqs: Sequence[int]) -> None:
    """Strike rows off the outbox: the index has them on the disk."""
    if not seqs:
        return
    sql = "DELETE FROM outbox WHERE seq IN (SELECT value FROM json_each(?))"
    with lib.db.transaction():
        lib.db.run(sql, json.dumps(list(seqs)))


def enqueue_all(lib: Library) -> None:
    """Put everything into the outbox again."""
    with lib.db.transaction():
        for kind in _DOCUMENTS:
            lib.db.run(f"{_PUT} SELECT '{kind}', id FROM {kind}")  # noqa: S608 - names of our schema


def documents(lib: Library) -> Iterator[Document]:
    """Yield every document that can be found, for a rebuild of the index; a kind at a time."""
    for kind in _DOCUMENTS:
        sql = f"SELECT id FROM {kind} ORDER BY id"  # noqa: S608 - names of our schema
        ids = [row_id for (row_id,) in lib.db.rows(sql)]
        for start in range(0, len(ids), _CHUNK):
            yield from _documents(lib, kind, ids[start : start + _CHUNK])


def newest_documents(lib: Library) -> Iterator[Document]:
    """Yield every document that can be found, whatever its kind, the newest first.

    Ids begin with the time, so they are in this order. Costs all ids in memory, and the documents
    of `_CHUNK` of them at a time.
    """
    selects = [f"SELECT id, '{kind}' FROM {kind}" for kind in _DOCUMENTS]  # noqa: S608 - as above
    wanted = lib.db.rows(f"{' UNION ALL '.join(selects)} ORDER BY id DESC")
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        found: list[Document] = []
        for kind in _DOCUMENTS:
            found += _documents(lib, kind, [row_id for row_id, its in chunk if its == kind])
        yield from sorted(found, key=lambda one: one.id, reverse=True)


def _documents(lib: Library, kind: str, ids: Sequence[str]) -> list[Document]:
    found = lib.db.rows(_DOCUMENTS[kind], json.dumps(list(ids)))
    return [_document(search.Found(kind), row) for row in found]


def _document(kind: search.Found, row: Found) -> Document:
    row_id, article_id, title, body, author, site, language, date, saved, words, headings = row
    return Document(
        id=row_id,
        kind=kind,
        article_id=article_id,
        title=title,
        body=body,
        author=author,
        site=site,
        language=language,
        date=date,
        saved=saved,
        headings=headings or "",
        words=words or len(body.split()),
    )


def _enqueue_article(db: Database, row: LoggedRow) -> None:
    if row.before is None or row.operation != "update":
        _enqueue_itself(db, row)
        return
    kinds = [kind for kind, columns in _SHOWN.items() if columns & set(row.before)]
    for kind in kinds:
        owner = "id" if kind == "article" else "article_id"
        sql = f"{_PUT} SELECT '{kind}', id FROM {kind} WHERE {owner} = ?"  # noqa: S608 - names of our schema
        db.run(sql, row.id)


def _enqueue_itself(db: Database, row: LoggedRow) -> None:
    db.run(f"{_PUT} VALUES (?, ?)", row.entity, row.id)


def _nothing(db: Database, row: LoggedRow) -> None:
    """Leave the outbox alone: no document rests on such a row."""


_ENQUEUE: Mapping[str, Callable[[Database, LoggedRow], None]] = {
    "article": _enqueue_article,
    "highlight": _enqueue_itself,
    "note": _enqueue_itself,
}
