"""Turn a `query.Query` into Whoosh's query objects."""

from typing import Any, Final

from whoosh.query import compound, positional, qcore, terms

from sourcebook.index.query import Either, Every, Query, Where, Without, Words
from sourcebook.index.schema import AUTHOR, BODY, SITE, TITLE

_FIELDS: Final = {
    Where.ANYWHERE: (TITLE, BODY, AUTHOR),
    Where.TITLE: (TITLE,),
    Where.BY: (AUTHOR,),
    Where.SITE: (SITE,),
}
_EVERYTHING: Final[Any] = qcore.Every
_WITHOUT: Final[Any] = compound.AndNot
_BOOSTS: Final = {TITLE: 3.0}
"""What a title is about, the article is about; three is the customary weight."""


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
    return _WITHOUT(asked, compound.Or(unwanted)) if unwanted else asked


def _in_field(words: Words, name: str) -> qcore.Query:
    boost = _BOOSTS.get(name, 1.0)
    first = words.row[0]
    exact: qcore.Query = terms.Term(name, first, boost)
    if words.is_prefix:
        return terms.Prefix(name, first, boost)
    if words.row[1:]:
        exact = positional.Phrase(name, list(words.row), boost=boost)
    if words.joined:
        return compound.Or([exact, terms.Term(name, words.joined, boost)])
    return exact
