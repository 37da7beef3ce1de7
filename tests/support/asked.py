"""Random small collections and random queries, and what a naive reading of them finds."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from rapidfuzz.distance import OSA
from whoosh.query import compound, positional, qcore, ranges, spans, terms, wrappers

from sourcebook.base import folding
from sourcebook.index.id_set import IdSet
from sourcebook.index.schema import numbers_of
from sourcebook.index.together import Together
from sourcebook.index.word_set import WordSet
from sourcebook.model.search import Document, Found

WORDS = (
    "sea",
    "seal",
    "seas",
    "tide",
    "tides",
    "lamp",
    "oil",
    "Şengal",
    "F-16",
    "l\u2019oil",
    "海上",
)
"""Words of texts; some are others' beginnings, some are cut into several."""

FOLDED = (
    "sea",
    "seal",
    "seas",
    "tide",
    "tides",
    "lamp",
    "oil",
    "sengal",
    "f16",
    "16",
    "海上",
    "no",
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)

DOCUMENTS = st.builds(
    Document,
    id=st.integers(0, 11).map("d{:02}".format),
    kind=st.sampled_from(list(Found)),
    article_id=st.just(""),
    title=TEXTS,
    body=TEXTS,
    headings=TEXTS,
    site=st.sampled_from(["", "The Sea", "Lamp"]),
    language=st.sampled_from(["", "en", "tr"]),
    date=st.sampled_from(["", "2014", "2014-08-03", "2016-01-01T10:00:00Z"]),
    words=st.integers(0, 5),
)

_SPAN_NEAR: Any = spans.SpanNear2
_EVERYTHING: Any = qcore.Every
_FIELDS = st.sampled_from(["title", "body", "headings", "site"])
_WORD = st.sampled_from(FOLDED)
_LEAF = st.one_of(
    st.builds(terms.Term, _FIELDS, _WORD),
    st.builds(terms.Prefix, _FIELDS, st.sampled_from(["s", "se", "ti", "海", "z"])),
    st.builds(terms.Wildcard, _FIELDS, st.sampled_from(["s*l", "*s", "?ide", "*ea*", "[ls]*"])),
    st.builds(terms.FuzzyTerm, _FIELDS, st.sampled_from(["sea", "tdie", "lampp", "sengla"])),
    st.builds(ranges.TermRange, _FIELDS, st.sampled_from(["lamp", "sea"]), st.just("tide")),
    st.builds(terms.Term, st.just("kind"), st.sampled_from([kind.value for kind in Found])),
    st.builds(terms.Term, st.just("language"), st.just("tr")),
    st.builds(ranges.NumericRange, st.just("words"), st.integers(0, 5), st.integers(0, 5)),
    st.builds(
        ranges.NumericRange, st.just("date"), st.just(20140000), st.sampled_from([20141231, None])
    ),
    st.builds(IdSet, st.frozensets(st.integers(0, 11).map("d{:02}".format))),
    st.builds(
        positional.Phrase, _FIELDS, st.lists(_WORD, min_size=2, max_size=3), st.integers(1, 3)
    ),
    st.builds(_EVERYTHING),
    st.just(qcore.NullQuery),
)


def _near(parts: list[Any]) -> Any:
    field = parts[0].fieldname
    return _SPAN_NEAR(
        [terms.Term(field, part.text) for part in parts], slop=3, ordered=len(parts) % 2 == 0
    )


_NEAR = st.lists(st.builds(terms.Term, _FIELDS, _WORD), min_size=2, max_size=3).map(_near)


_BODY = st.just("body")
_WORDS_IN_BODY = st.one_of(
    st.builds(terms.Term, _BODY, _WORD),
    st.builds(terms.Prefix, _BODY, st.sampled_from(["s", "se", "ti", "z"])),
    st.builds(terms.Wildcard, _BODY, st.sampled_from(["s*l", "?ide"])),
    st.builds(terms.FuzzyTerm, _BODY, st.sampled_from(["sea", "tdie"])),
    st.builds(WordSet, _BODY, st.just(("sea", "tides", "no"))),
    st.builds(positional.Phrase, _BODY, st.lists(_WORD, min_size=2, max_size=3)),
)
_PART = st.one_of(_WORDS_IN_BODY, st.lists(_WORDS_IN_BODY, min_size=1, max_size=3).map(compound.Or))
TOGETHER = st.builds(Together, st.lists(_PART, min_size=2, max_size=3), st.integers(1, 3))


def _grown(part: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(part, min_size=1, max_size=3)
    return st.one_of(
        several.map(compound.And),
        several.map(compound.Or),
        several.map(compound.DisjunctionMax),
        part.map(wrappers.Not),
        st.tuples(part, part).map(lambda two: compound.AndNot(*two)),
        st.tuples(part, part).map(lambda two: compound.AndMaybe(*two)),
        st.tuples(part, part).map(lambda two: compound.Require(*two)),
        st.tuples(part, st.floats(0.5, 4)).map(lambda two: wrappers.ConstantScoreQuery(*two)),
    )


QUERIES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(_LEAF, _NEAR, TOGETHER), _grown, max_leaves=6
)


class Naive:
    """A document as anybody would read it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.places: dict[str, list[tuple[str, int]]] = {}
        for field in ("title", "body", "headings", "site"):
            self.places[field] = list(_places(getattr(document, field)))

    def has(self, query: Any) -> bool:
        """Tell whether *query* finds it."""
        return _WAYS[type(query)](query, self)

    def spans(self, query: Any) -> list[tuple[int, int]]:
        """Return where words, a phrase, or any of them, stand."""
        if isinstance(query, compound.Or):
            return [span for part in query.subqueries for span in self.spans(part)]
        places = self.places[query.fieldname]
        if isinstance(query, positional.Phrase):
            last = len(query.words) - 1
            return [
                (at, at + last)
                for at in {at for _, at in places}
                if all((word, at + far) in places for far, word in enumerate(query.words))
            ]
        is_it = _WORDS[type(query)]
        return [(at, at) for word, at in places if is_it(query, word)]


def _places(text: str) -> Sequence[tuple[str, int]]:
    found, position, reach = [], -1, -1
    for word, _, end in folding.tokens(text):
        if end > reach:
            reach, position = end, position + 1
        found.append((word, position))
    return found


def _together(query: Together, one: Naive) -> bool:
    """Go from each span to all that are near it, until no more are; all parts must be among them.

    Near is what overlaps or begins so few steps behind the other's end, however far others reach.
    """
    left = {(*span, part) for part, asked in enumerate(query.parts) for span in one.spans(asked)}
    while left:
        reached = [left.pop()]
        for start, end, _ in reached:
            near = {
                other for other in left if max(other[0] - end, start - other[1], 0) <= query.most
            }
            left -= near
            reached += near
        if len({part for _, _, part in reached}) == len(query.parts):
            return True
    return False


def _term(query: Any, one: Naive) -> bool:
    if query.fieldname == "kind":
        return one.document.kind.value == str(query.text)
    if query.fieldname == "language":
        return one.document.language == str(query.text)
    return any(word == query.text for word, _ in one.places[query.fieldname])


def _any_word(fits: Callable[[Any, str], bool]) -> Callable[[Any, Naive], bool]:
    return lambda query, one: any(fits(query, word) for word, _ in one.places[query.fieldname])


def _similar(query: Any, word: str) -> bool:
    is_near = OSA.distance(query.text, word) <= query.maxdist
    return is_near and word.startswith(query.text[: query.prefixlength])


def _glob(query: Any, word: str) -> bool:
    import fnmatch

    return fnmatch.fnmatchcase(word, query.text)


def _number(query: Any, one: Naive) -> bool:
    value = numbers_of(one.document)[query.fieldname]
    low = 0 if query.start is None else query.start
    high = 1 << 32 if query.end is None else query.end
    return bool(low <= value <= high)


def _phrase(query: Any, one: Naive) -> bool:
    parts = [terms.Term(query.fieldname, word) for word in query.words]
    return _is_near(one, parts, query.slop, is_ordered=True)


def _is_near(one: Naive, parts: Sequence[Any], most: int, *, is_ordered: bool) -> bool:
    found = one.spans(parts[0])
    for _, part in pairwise(parts):
        found = [
            (min(a, c), max(b, d))
            for a, b in found
            for c, d in one.spans(part)
            if not (is_ordered and c < a) and 1 <= max(c - b, a - d, 0) <= most
        ]
    return bool(found)


_WORDS: dict[Any, Callable[[Any, str], bool]] = {
    terms.Term: lambda query, word: bool(word == query.text),
    terms.Prefix: lambda query, word: word.startswith(query.text),
    terms.Wildcard: _glob,
    terms.FuzzyTerm: _similar,
    ranges.TermRange: lambda query, word: bool(query.start <= word <= query.end),
    WordSet: lambda query, word: word in query.words,
}

_WAYS: dict[Any, Callable[[Any, Naive], bool]] = {
    terms.Term: _term,
    **{kind: _any_word(is_it) for kind, is_it in _WORDS.items() if kind is not terms.Term},
    Together: _together,
    ranges.NumericRange: _number,
    IdSet: lambda query, one: one.document.id in query.ids,
    positional.Phrase: _phrase,
    spans.SpanNear2: lambda query, one: _is_near(
        one, query.qs, query.slop, is_ordered=query.ordered
    ),
    qcore.Every: lambda _query, _one: True,
    type(qcore.NullQuery): lambda _query, _one: False,
    compound.And: lambda query, one: all(one.has(part) for part in query.subqueries),
    compound.Or: lambda query, one: any(one.has(part) for part in query.subqueries),
    compound.DisjunctionMax: lambda query, one: any(one.has(part) for part in query.subqueries),
    compound.AndNot: lambda query, one: one.has(query.a) and not one.has(query.b),
    compound.AndMaybe: lambda query, one: one.has(query.a),
    compound.Require: lambda query, one: one.has(query.a) and one.has(query.b),
    wrappers.Not: lambda query, one: not one.has(query.query),
    wrappers.ConstantScoreQuery: lambda query, one: one.has(query.child),
}
