"""The search engines that are measured side by side, each behind the same few methods.

All of them index title, headings, body, author and site with positions, and kind, language and
date as they are; all fold accents away, save no text, and answer with the numbers of the best
documents, found in title, headings, body or author.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar, Final

import apsw
from whoosh import analysis, fields, index
from whoosh import query as _query
from whoosh.support.charset import accent_map

from bench.questions import Join, Question
from sourcebook.app import resting
from sourcebook.index import IndexFolder, Wanted, forget, warm
from sourcebook.index.search import find
from sourcebook.model.search import Document, Sort

of_whoosh: Final[Any] = _query  # half of Whoosh has no types

LIMIT: Final = 10
"""Answers that are wanted."""

ASKED: Final = ("title", "headings", "body", "author")
TEXTS: Final = (*ASKED, "site")
CHUNK: Final = 5_000
"""Documents that a peer commits at a time while it is built."""


PIECE: Final = 1 << 18
"""Bytes that are read at a time of what is read once."""


class Engine(ABC):
    """A search engine that keeps its index in *folder*."""

    name: ClassVar[str]
    can_merge: ClassVar[bool] = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def build(self, documents: Iterable[Document]) -> None:
        """Make an index of *documents* where there is none."""

    @abstractmethod
    def ask(self, question: Question, limit: int = LIMIT) -> list[int] | None:
        """Return the numbers of the best answers from the newest state, None if not able to."""

    def rest(self) -> None:
        """Do what the engine does while nobody asks; here its files are read once, from the disk.

        Called when it has answered something, before it is measured.
        """
        for path in self.folder.rglob("*"):
            if path.is_file():
                with path.open("rb", buffering=0) as file:
                    while file.read(PIECE):
                        pass

    @abstractmethod
    def save(self, document: Document) -> None:
        """Put *document* in the place of the one with its id, or beside all others."""

    @abstractmethod
    def merge_all(self) -> None:
        """Bring the whole index into one piece."""

    def close(self) -> None:  # noqa: B027 - not every engine keeps something open
        """Give back what is open; a closed engine may be asked again."""


def number_of(identifier: str) -> int:
    """Return the number of the document with this id."""
    return int(identifier.rpartition("-")[2])


def day_of(document: Document) -> int:
    """Return the day *document* was published, yyyymmdd, or 0."""
    return int(document.date.replace("-", "") or 0)


class Sourcebook(Engine):
    """The program's own, asked in the language of its search box."""

    name = "ours"

    def build(self, documents: Iterable[Document]) -> None:
        """Make the index as after a repair."""
        IndexFolder(self.folder).rebuild(documents)

    def ask(self, question: Question, limit: int = LIMIT) -> list[int] | None:
        """Ask as the search process does once it knows what was typed."""
        wanted = Wanted(limit, sort=Sort.DATE if question.by_date else Sort.RELEVANCE)
        found = find(self.folder, whoosh_query(question), wanted)
        return [number_of(match.id) for match in found.matches]

    def rest(self) -> None:
        """Read ahead as the search process does while it is asked nothing."""
        while warm(self.folder, resting.MOST_BYTES):
            pass

    def save(self, document: Document) -> None:
        """Save as the indexer does."""
        IndexFolder(self.folder).update([document], [])

    def merge_all(self) -> None:
        """Bring all segments into one."""
        IndexFolder(self.folder).merge_all()

    def close(self) -> None:
        """Let the files go."""
        forget(self.folder)


class PlainWhoosh(Engine):
    """Whoosh as it comes, with its own queries."""

    name = "whoosh"
    _searcher: Any = None

    def build(self, documents: Iterable[Document]) -> None:
        """Add all with one commit, as Whoosh's manual advises."""
        self.folder.mkdir()
        create: Any = index.create_in
        writer = create(str(self.folder), _whoosh_schema()).writer(limitmb=256)
        for document in documents:
            writer.add_document(**_whoosh_fields(document))
        writer.commit()

    def ask(self, question: Question, limit: int = LIMIT) -> list[int] | None:
        """Ask with the searcher of the last commit."""
        if self._searcher is None:
            self._searcher = _open_whoosh(self.folder).searcher()
        order = {"sortedby": "date", "reverse": True} if question.by_date else {}
        results = self._searcher.search(whoosh_query(question), limit=limit, **order)
        return [number_of(hit["id"]) for hit in results]

    def save(self, document: Document) -> None:
        """Commit one document."""
        writer = _open_whoosh(self.folder).writer()
        writer.update_document(**_whoosh_fields(document))
        writer.commit()
        self.close()

    def merge_all(self) -> None:
        """Merge all segments."""
        _open_whoosh(self.folder).writer().commit(optimize=True)

    def close(self) -> None:
        """Close the searcher."""
        if self._searcher is not None:
            self._searcher.close()
        self._searcher = None


def _open_whoosh(folder: Path) -> Any:
    open_dir: Any = index.open_dir
    return open_dir(str(folder))


def _whoosh_schema() -> Any:
    asis: Any = analysis
    words = asis.RegexTokenizer() | asis.LowercaseFilter() | asis.CharsetFilter(accent_map)
    of: Any = fields
    return of.Schema(
        id=of.ID(unique=True, stored=True),
        kind=of.ID(),
        language=of.ID(),
        date=of.NUMERIC(sortable=True),
        **{name: of.TEXT(words) for name in TEXTS},
    )


def _whoosh_fields(document: Document) -> dict[str, object]:
    return {
        "id": document.id,
        "kind": document.kind.value,
        "language": document.language,
        "date": day_of(document),
        **{name: getattr(document, name) for name in TEXTS},
    }


def whoosh_query(question: Question) -> Any:
    """Return *question* as a query of Whoosh."""
    parts = _whoosh_words(question)
    if question.prefix:
        parts.append(_anywhere(of_whoosh.Prefix, question.prefix))
    if question.since:
        parts.append(of_whoosh.NumericRange("date", question.since, question.until))
    return of_whoosh.And(parts) if len(parts) > 1 else parts[0]


def _whoosh_words(question: Question) -> list[Any]:
    match question.join:
        case Join.ROW:
            return [_anywhere(of_whoosh.Phrase, list(question.words))]
        case Join.NEARLY:
            return [_anywhere(of_whoosh.FuzzyTerm, question.words[0])]
        case Join.ANY:
            return [of_whoosh.Or([_anywhere(of_whoosh.Term, one) for one in question.words])]
        case Join.ALL:
            return [_anywhere(of_whoosh.Term, one) for one in question.words]


def _anywhere(ask: Any, what: object) -> Any:
    return of_whoosh.Or([ask(name, what) for name in ASKED])


class Fts5(Engine):
    """SQLite's full-text index, without the texts, with the prefixes of two and three letters."""

    name = "fts5"
    _connection: apsw.Connection | None = None

    @property
    def _db(self) -> apsw.Connection:
        if self._connection is None:
            self._connection = apsw.Connection(str(self.folder / "fts5.db"))
            self._connection.pragma("journal_mode", "wal")
            self._connection.pragma("synchronous", 2)
        return self._connection

    def build(self, documents: Iterable[Document]) -> None:
        """Add all, `CHUNK` documents a transaction."""
        self.folder.mkdir()
        self._db.execute(
            f"""CREATE VIRTUAL TABLE page USING fts5({", ".join(ASKED)}, content='',
                contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 2');
            CREATE TABLE about(number INTEGER PRIMARY KEY, kind, site, language, date INTEGER);
            CREATE INDEX about_date ON about(date)"""
        )
        self._db.execute("BEGIN")
        for count, document in enumerate(documents, 1):
            self._insert(document)
            if count % CHUNK == 0:
                self._db.execute("COMMIT; BEGIN")
        self._db.execute("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")

    def _insert(self, document: Document) -> None:
        number = number_of(document.id)
        texts = [getattr(document, name) for name in ASKED]
        self._db.execute(
            f"INSERT OR REPLACE INTO page(rowid, {', '.join(ASKED)}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608 - our own names
            (number, *texts),
        )
        about = (number, document.kind, document.site, document.language, day_of(document))
        self._db.execute("INSERT OR REPLACE INTO about VALUES (?, ?, ?, ?, ?)", about)

    def ask(self, question: Question, limit: int = LIMIT) -> list[int] | None:
        """Ask with MATCH; the best by bm25()."""
        if question.join is Join.NEARLY:
            return None
        tables = "page"
        conditions = ""
        values: list[str | int] = [_fts5_match(question)]
        if question.since or question.by_date:
            tables = "page JOIN about ON about.number = page.rowid"
        if question.since:
            conditions = "AND about.date BETWEEN ? AND ?"
            values += [question.since, question.until]
        order = "about.date DESC" if question.by_date else "page.rank"
        sql = f"SELECT page.rowid FROM {tables} WHERE page MATCH ? {conditions} ORDER BY {order} LIMIT ?"  # noqa: S608, E501 - our own names
        return [number for (number,) in self._db.execute(sql, (*values, limit))]

    def save(self, document: Document) -> None:
        """Commit one document."""
        with self._db:
            self._insert(document)

    def merge_all(self) -> None:
        """Merge all segments."""
        self._db.execute("INSERT INTO page(page) VALUES ('optimize')")

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def _fts5_match(question: Question) -> str:
    if question.join is Join.ROW:
        return f'"{" ".join(question.words)}"'
    between = " OR " if question.join is Join.ANY else " AND "
    parts = [f'"{one}"' for one in question.words]
    if question.prefix:
        parts.append(f'"{question.prefix}"*')
    return between.join(parts)
