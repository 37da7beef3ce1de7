"""A part of a query that is several others standing together, in any order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from whoosh.matching import binary
from whoosh.query import qcore, spans

_MATCHER: Final[Any] = spans.SpanWrappingMatcher  # half of Whoosh has no types
_BOTH: Final[Any] = binary.IntersectionMatcher
_SPANS: Final[Any] = spans.SpanQuery
_SPAN: Final[Any] = spans.Span


class Place(NamedTuple):
    """Where a part stands: its first and last word, or letter; sorted by place."""

    start: int
    end: int
    part: int


def gathered(
    places: Iterable[Place], parts: int, is_near: Callable[[Place, Place], bool]
) -> Iterator[list[Place]]:
    """Yield the longest runs of *places* in which each is near what is before it, if whole.

    Args:
        places: In order.
        parts: How many different parts a run has to have.
        is_near: Tells of the place that reaches furthest so far, and of the next one.
    """
    run: list[Place] = []
    furthest: Place | None = None
    for place in places:
        if furthest is not None and not is_near(furthest, place):
            if _is_whole(run, parts):
                yield run
            run, furthest = [], None
        run.append(place)
        if furthest is None or place.end > furthest.end:
            furthest = place
    if _is_whole(run, parts):
        yield run


def _is_whole(run: Sequence[Place], parts: int) -> bool:
    return len({place.part for place in run}) == parts


class Together(qcore.Query):
    """Finds the documents in which all *parts* stand in a run without a gap of more than *most*.

    Whoosh's ``SpanNear2`` goes from part to part instead: it does not find the third between the
    first two, and depends on the order of the parts.
    """

    def __init__(self, parts: Sequence[Any], most: int, boost: float = 1.0) -> None:
        self.parts = tuple(parts)
        self.most = most
        self.boost = boost

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """Return the matching documents of one segment, for Whoosh's own searcher."""
        aware = _SPANS._span_context(context)  # noqa: SLF001 - what all of its own span queries ask
        return _TogetherMatcher([part.matcher(searcher, aware) for part in self.parts], self.most)

    def needs_spans(self) -> bool:
        """Tell Whoosh that places count."""
        return True

    def is_leaf(self) -> bool:
        """Tell Whoosh that there are parts."""
        return False

    def children(self) -> Iterator[Any]:
        """Yield the parts."""
        return iter(self.parts)

    def estimate_size(self, ixreader: Any) -> int:
        """Answer with the most it can be."""
        return min(int(part.estimate_size(ixreader)) for part in self.parts)

    def __repr__(self) -> str:
        return f"Together({list(self.parts)!r}, {self.most}, {self.boost})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Together) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[tuple[Any, ...], int, float]:
        return self.parts, self.most, self.boost


class _TogetherMatcher(_MATCHER):  # type: ignore[misc]  # Whoosh has no types
    def __init__(self, matchers: Sequence[Any], most: int) -> None:
        self._matchers = matchers
        self._most = most
        child = matchers[0]
        for matcher in matchers[1:]:
            child = _BOTH(child, matcher)
        super().__init__(child)

    def copy(self) -> Any:
        return _TogetherMatcher([matcher.copy() for matcher in self._matchers], self._most)

    def replace(self, _minquality: float = 0) -> Any:
        return self

    def _get_spans(self) -> list[Any]:
        places = sorted(
            Place(span.start, span.end, part)
            for part, matcher in enumerate(self._matchers)
            for span in matcher.spans()
        )
        runs = gathered(
            places, len(self._matchers), lambda one, other: other.start - one.end <= self._most
        )
        return [_SPAN(run[0].start, max(place.end for place in run)) for run in runs]
