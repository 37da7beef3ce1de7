"""Whoosh's queries that exclude, answered rightly, for the second opinion of `whoosh_view`."""

from typing import Any, Final

from whoosh.matching.binary import AndNotMatcher
from whoosh.matching.mcore import ListMatcher
from whoosh.query import compound, wrappers

# Half of Whoosh has no types.
_Matcher: Final[Any] = AndNotMatcher
_Listed: Final[Any] = ListMatcher
_WithoutQuery: Final[Any] = compound.AndNot
_NotQuery: Final[Any] = wrappers.Not


def mended(query: Any) -> Any:
    """Return *query* with those parts replaced that Whoosh 3.54 answers wrongly itself.

    Its ranking stays as it is.
    """
    query = query.apply(mended)
    if type(query) is compound.AndNot:
        return _AndNot(query.a, query.b)
    if type(query) is wrappers.Not:
        return _Not(query.query, query.boost)
    return query


class _AndNot(_WithoutQuery):  # type: ignore[misc]  # as above
    def matcher(self, searcher: Any, context: Any = None) -> Any:
        found = self.a.matcher(searcher, context)
        return _Without(found, self.b.matcher(searcher, searcher.boolean_context()))


class _Without(_Matcher):  # type: ignore[misc]  # as above
    def _find_first(self) -> None:
        # WORKAROUND: Whoosh compares the first documents of both as they are, and lets the first
        # one through that is excluded when another was before it (whoosh-community/whoosh#419).
        if self.a.is_active():
            self._find_next()

    def _find_next(self) -> Any:
        # WORKAROUND: `skip_to` asks for the next document also where there is none left.
        return super()._find_next() if self.a.is_active() else False


class _Not(_NotQuery):  # type: ignore[misc]  # as above
    def matcher(self, searcher: Any, _context: Any = None) -> Any:
        # WORKAROUND: InverseMatcher does not leave out what is deleted behind the last document
        # of what it excludes (whoosh-community/whoosh#266).
        reader = searcher.reader()
        excluded = set(self.query.matcher(searcher, searcher.boolean_context()).all_ids())
        found = [one for one in reader.all_doc_ids() if one not in excluded]
        return _Listed(found, all_weights=self.boost)
