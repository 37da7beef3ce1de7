"""Whoosh's own reader over our files, so that its searcher can answer the same queries.

The program answers with `evaluate`; this is the second opinion that tests ask for.
"""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from rapidfuzz.distance import OSA
from whoosh.codec import base
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import EmptyReader, MultiReader, SegmentReader, TermInfo, TermNotFound
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from sourcebook.index.columnar.lexicon import Lexicon
from sourcebook.index.columnar.segment import Segment
from sourcebook.index.columnar.segment_file import Array
from sourcebook.index.columnar.snapshot import Snapshot
from sourcebook.index.columnar.whoosh_mended import mended
from sourcebook.index.schema import EXACT, ID_FIELD, NUMBERS, TEXTS, schema

# Half of Whoosh has no types.
_Reader: Final[Any] = SegmentReader
_Many: Final[Any] = MultiReader
_Empty: Final[Any] = EmptyReader
_Searcher: Final[Any] = Searcher
_Info: Final[Any] = TermInfo
_Listed: Final[Any] = ListMatcher
_Codec: Final[Any] = base.Codec
_Automata: Final[Any] = base.Automata
_TermsReader: Final[Any] = base.TermsReader
_PerDocument: Final[Any] = base.PerDocumentReader


def searcher_of(snapshot: Snapshot) -> Any:
    """Return a Whoosh searcher over *snapshot*; slow, and right where Whoosh is, or is mended."""
    known = schema()
    readers = [
        _Reader(None, known, _Named(segment), codec=ColumnCodec(segment))
        for segment in snapshot.segments
    ]
    if not readers:
        return _MendedSearcher(_Empty(known))
    return _MendedSearcher(readers[0] if len(readers) == 1 else _Many(readers), weighting=BM25F())


class _MendedSearcher(_Searcher):  # type: ignore[misc]  # half of Whoosh has no types
    def search(self, query: Any, **how: Any) -> Any:
        return super().search(mended(query), **how)


class _Named:
    """What Whoosh asks of a segment before its codec is asked."""

    def __init__(self, segment: Segment) -> None:
        self._name = segment.columns.name

    def segment_id(self) -> str:
        """Return the name of the segment."""
        return self._name

    def is_compound(self) -> bool:
        """Tell that its files stand alone."""
        return False


class ColumnCodec(_Codec):  # type: ignore[misc]  # half of Whoosh has no types
    """Reads one segment of columns."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def terms_reader(self, _storage: Any, _segment: Any) -> Any:
        """Return the reader of terms and postings."""
        return _Terms(self._segment)

    def per_document_reader(self, _storage: Any, _segment: Any) -> Any:
        """Return the reader of what belongs to each document."""
        return _Documents(self._segment)

    def automata(self, _storage: Any, _segment: Any) -> Any:
        """Return what finds similar words."""
        return _Similar()


class _Cursor:
    """Hands the words of a field to `_Similar`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = [word.decode("utf-8", "surrogatepass") for word in lexicon.terms()]


class _Similar(_Automata):  # type: ignore[misc]  # as above
    """Counts swapped letters as one difference, as the program does; Whoosh's own counts two."""

    def terms_within(self, cursor: _Cursor, word: str, most: int, prefix: int = 0) -> Iterator[str]:
        """Yield the words that differ in at most *most* letters."""
        for known in cursor.words:
            far = OSA.distance(word, known, score_cutoff=most)
            if known.startswith(word[:prefix]) and far <= most:
                yield known


class _Terms(_TermsReader):  # type: ignore[misc]  # as above
    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._columns = segment.columns

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return len(self._postings(*term)[0]) > 0

    def cursor(self, fieldname: str, _fieldobj: Any) -> _Cursor:
        return _Cursor(self._columns.lexicon(fieldname))

    def indexed_field_names(self) -> tuple[str, ...]:
        return (*TEXTS, *EXACT, *NUMBERS)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for name in sorted(self.indexed_field_names()):
            yield from self.terms_from(name, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        for word in self._words(fieldname):
            if word >= prefix:
                yield fieldname, word

    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def frequency(self, fieldname: str, text: bytes) -> float:
        return float(self._postings(fieldname, text)[1].sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        return len(self._postings(fieldname, text)[0])

    def term_info(self, fieldname: str, text: bytes) -> Any:
        documents, frequencies, _ = self._postings(fieldname, text)
        if not len(documents):
            raise TermNotFound((fieldname, text))
        return _Info(
            weight=float(frequencies.sum()),
            df=len(documents),
            minlength=1,
            maxlength=max(1, int(self._lengths(fieldname).max())),
            maxweight=float(frequencies.max()),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Any:
        documents, frequencies, positions = self._postings(fieldname, text)
        if not len(documents):
            raise TermNotFound((fieldname, text))
        values = None
        if positions is not None:
            pieces = np.split(positions, np.cumsum(frequencies)[:-1])
            values = [format_.encode(piece.tolist()) for piece in pieces]
        return _Listed(
            documents.tolist(),
            frequencies.astype(float).tolist(),
            values,
            format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def _words(self, name: str) -> list[bytes]:
        if name not in NUMBERS:
            return self._columns.lexicon(name).terms()
        return [_as_bytes(name, value) for value in np.unique(self._columns.numbers(name)).tolist()]

    def _lengths(self, name: str) -> Array:
        return self._columns.lengths(name) if name in TEXTS else np.ones(1, np.int64)

    def _postings(self, name: str, text: bytes) -> tuple[Array, Array, Array | None]:
        """Return documents, frequencies, and in fields of words the positions."""
        columns, nothing = self._columns, np.zeros(0, np.int64)
        if name in NUMBERS:
            values = columns.numbers(name).tolist()
            found = [at for at, value in enumerate(values) if _as_bytes(name, value) == text]
            documents = np.array(found, np.int64)
            return documents, np.ones(len(documents), np.int64), None
        number = columns.lexicon(name).find(text)
        if number < 0:
            return nothing, nothing, None
        if name in EXACT:
            documents = np.flatnonzero(columns.values(name) == number)
            return documents, np.ones(len(documents), np.int64), None
        documents, frequencies = columns.postings(name, number, number + 1)
        return documents, frequencies.astype(np.int64), columns.positions(name, number)


class _Documents(_PerDocument):  # type: ignore[misc]  # as above
    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._columns = segment.columns

    def doc_count(self) -> int:
        return self._segment.entry.alive

    def doc_count_all(self) -> int:
        return self._segment.documents

    def has_deletions(self) -> bool:
        return bool(self._segment.entry.deleted)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self.deleted_docs()

    def deleted_docs(self) -> set[int]:
        return set(np.flatnonzero(~self._segment.entry.is_alive).tolist())

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return int(self._columns.lengths(fieldname)[docnum]) if fieldname in TEXTS else default

    def field_length(self, fieldname: str) -> int:
        return self._columns.total(fieldname)

    def min_field_length(self, fieldname: str) -> int:
        return int(self._columns.lengths(fieldname).min()) if fieldname in TEXTS else 1

    def max_field_length(self, fieldname: str) -> int:
        return int(self._columns.lengths(fieldname).max()) if fieldname in TEXTS else 1

    def stored_fields(self, docnum: int) -> dict[str, str]:
        return {ID_FIELD: self._columns.identifier(docnum)}


_FIELDS: Final[Any] = schema()


def _as_bytes(name: str, value: int) -> bytes:
    written: bytes = _FIELDS[name].to_bytes(value)
    return written
