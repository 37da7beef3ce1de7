"""Turn a `query.Query` into Whoosh's query objects."""

from collections.abc import Iterator
from heapq import nlargest
from typing import Any, Final

from whoosh.matching.mcore import ListMatcher, NullMatcher
from whoosh.matching.wrappers import FilterMatcher
from whoosh.query import compound, positional, qcore, terms

from sourcebook.index.query import Either, Every, Query, Where, Without, Words
from sourcebook.index.schema import AUTHOR, BODY, SITE, TITLE

MOST_ENDINGS: Final = 256
"""Words a prefix stands for in one segment: the most frequent ones.

All of them would cost seconds for two letters in 100,000 articles; a word beyond these is found
as soon as a third or fourth letter is typed.
"""

_FIELDS: Final = {
    Where.ANYWHERE: (TITLE, BODY, AUTHOR),
    Where.TITLE: (TITLE,),
    Where.BY: (AUTHOR,),
    Where.SITE: (SITE,),
}
_LISTED: Final[Any] = ListMatcher
_FILTERED: Final[Any] = FilterMatcher
_EVERYTHING: Final[Any] = qcore.Every
_BOOSTS: Final = {TITLE: 3.0}
"""What a title is about, the article is about; three is the customary weight."""


class Beginning(qcore.Query):
    """Finds the documents with a word that begins with *prefix*; all score the same.

    Whoosh's own Prefix joins one matcher for each word to a tree, which is slow from some
    dozens on; here the document numbers are collected at once.
    """

    def __init__(self, fieldname: str, prefix: str, boost: float = 1.0) -> None:
        self.fieldname = fieldname
        self.prefix = prefix
        self.boost = boost

    def estimate_size(self, ixreader: Any) -> int:
        """Answer that it may be many: cheaper parts of the query go first."""
        return int(ixreader.doc_count())

    def matcher(self, searcher: Any, context: Any = None) -> Any:  # noqa: ARG002 - Whoosh's signature
        """Return the matching documents of one segment."""
        reader = searcher.reader()
        found: set[int] = set()
        for term in self._terms(reader):
            found.update(reader.postings(self.fieldname, term).all_ids())
        return _LISTED(sorted(found), all_weights=self.boost) if found else NullMatcher()

    def _terms(self, reader: Any) -> list[bytes]:
        words: Iterator[tuple[bytes, Any]] = reader.iter_prefix(self.fieldname, self.prefix)
        common = nlargest(MOST_ENDINGS, ((info.doc_frequency(), word) for word, info in words))
        return [word for _, word in common]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Beginning) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.fieldname, self.prefix, self.boost))


class Excluding(qcore.Query):
    """Finds what *wanted* finds, without the documents that *unwanted* finds."""

    # WORKAROUND whoosh/matching/binary.py: AndNotMatcher does not move its second matcher up to the
    # first document of the first one, and lets that document through; until whoosh3 > 3.54.0.

    def __init__(self, wanted: qcore.Query, unwanted: qcore.Query) -> None:
        self.wanted = wanted
        self.unwanted = unwanted

    def estimate_size(self, ixreader: Any) -> int:
        """Answer with the most it can be."""
        return int(self.wanted.estimate_size(ixreader))

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """Return the matching documents of one segment."""
        unwanted = self.unwanted.matcher(searcher, searcher.boolean_context())
        wanted = self.wanted.matcher(searcher, context)
        return _FILTERED(wanted, frozenset(unwanted.all_ids()), exclude=True)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Excluding) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.wanted, self.unwanted))


def to_whoosh(query: Query) -> qcore.Query:
    """Build Whoosh's query for *query*."""
    match query:
        case Words():
            return compound.Or([_in_field(query, name) for name in _FIELDS[query.where]])
        case Either(parts):
            return compound.Or([to_whoosh(part) for part in parts])
        case Every(()):
            return qcore.NullQuery
        case Every(parts):
            return _every(parts)
        case Without():
            return _every((query,))


def _every(parts: tuple[Query, ...]) -> qcore.Query:
    wanted = [to_whoosh(part) for part in parts if not isinstance(part, Without)]
    unwanted = [to_whoosh(part.part) for part in parts if isinstance(part, Without)]
    asked = compound.And(wanted) if wanted else _EVERYTHING()
    return Excluding(asked, compound.Or(unwanted)) if unwanted else asked


def _in_field(words: Words, name: str) -> qcore.Query:
    boost = _BOOSTS.get(name, 1.0)
    first = words.row[0]
    exact: qcore.Query = terms.Term(name, first, boost)
    if words.is_prefix:
        return compound.Or([exact, Beginning(name, first, boost)])
    if words.row[1:]:
        exact = positional.Phrase(name, list(words.row), boost=boost)
    if words.joined:
        return compound.Or([exact, terms.Term(name, words.joined, boost)])
    return exact
