"""Turn a `query.Query` into Whoosh's query objects."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from whoosh.query import compound, positional, qcore, ranges, terms, wrappers

from sourcebook.index.id_set import IdSet
from sourcebook.index.query import (
    Alike,
    Either,
    Every,
    Field,
    Filter,
    Forms,
    Leaf,
    Near,
    Pattern,
    Query,
    Range,
    Where,
    Without,
    Words,
    alternatives,
    filters,
    in_language,
)
from sourcebook.index.schema import (
    AUTHOR,
    BODY,
    DATE,
    HEADINGS,
    KIND,
    LANGUAGE,
    SAVED,
    SITE,
    TITLE,
    WORDS,
)
from sourcebook.index.together import Together
from sourcebook.index.word_set import WordSet
from sourcebook.model.search import Found

OTHER_SPELLING: Final = 0.6
"""What another spelling of a name is worth beside the one that was typed."""

AS_ASKED: Final = 1_000.0
"""What it is worth to have the spelling that was typed: more than all words of a question
together, so that what has it stands before what has others only."""

AS_TYPED: Final = 6.0
"""What it is worth among several words to have one in the form that was typed: in most answers
more than the word itself. One word alone has the worth of `AS_ASKED`. Tuned on the even questions
of ``bench relevance``."""

OTHER_FORM: Final = 0.7
"""What another form of a word is worth beside the one that was typed."""

BEGINNING: Final = 0.3
"""What a word that only begins as the one that is being typed is worth beside that one."""

NEARNESS: Final = 0.5
"""What it is worth that the words of a query stand together."""

NEAR_STEPS: Final = 8
"""Steps between words that stand together: about a clause."""

MOST_NEAR: Final = 8
"""Words of a query whose nearness counts; more of them stand together in quotations only."""

Sets = Mapping[Filter | Range, frozenset[str]]
"""The ids of the documents that pass each filter, as the library knows them."""

_FIELDS: Final = {
    Where.ANYWHERE: (TITLE, HEADINGS, BODY, AUTHOR),
    Where.TITLE: (TITLE,),
    Where.BY: (AUTHOR,),
    Where.SITE: (SITE,),
}
_COLUMNS: Final = {
    Field.KIND: KIND,
    Field.DATE: DATE,
    Field.SAVED: SAVED,
    Field.WORDS: WORDS,
}
"""Fields that the index itself knows."""

_EVERYTHING: Final[Any] = qcore.Every  # half of Whoosh has no types
_WITHOUT: Final[Any] = compound.AndNot
_BOOSTS: Final = {TITLE: 2.5, HEADINGS: 0.25}
"""What a title is about, the article is about; headings stand in the body, too. Tuned on the even
questions of ``bench relevance``; a title of 1.5 did as well there, but all its pages are articles,
and a short note that only touches the word would stand before an article about it."""


def to_whoosh(query: Query, sets: Sets | None = None) -> qcore.Query:
    """Build Whoosh's query for *query*.

    Args:
        query: What is asked.
        sets: The documents behind each of the filters that `not_indexed` names; a filter that
            is not among them finds nothing.
    """
    is_lone = len([*_typed(query)]) == 1
    return _built(query, sets or {}, AS_ASKED if is_lone else AS_TYPED)


def _typed(query: Query) -> Iterator[Leaf]:
    """Yield the words as they were typed, not those that must not be found."""
    match query:
        case Words() | Pattern() | Near():
            yield query
        case Alike(part, _):
            yield from _typed(part)
        case Every(parts) | Either(parts):
            for part in parts:
                yield from _typed(part)
        case _:
            return


def _built(  # noqa: PLR0911 - one line for each kind of node
    query: Query, known: Sets, typed: float
) -> qcore.Query:
    """Build Whoosh's query; a word is worth *typed* more than its other forms."""
    match query:
        case Words() | Pattern():
            return compound.Or([*_in_fields(query)])
        case Near():
            return _near(query)
        case Filter() | Range():
            return IdSet(known.get(query, frozenset())) if _is_foreign(query) else _column(query)
        case Alike(_, others):
            exact = _built(query.part, known, typed)
            less = [_with_boost(_built(one, known, typed), OTHER_SPELLING) for one in others]
            found = compound.Or([*_with_forms(query, exact), *less])
            return _as_asked_first(found, exact, AS_ASKED if others else typed)
        case Either(parts):
            return compound.Or([_built(part, known, typed) for part in dict.fromkeys(parts)])
        case Every(()):
            return qcore.NullQuery
        case Every(parts):
            return _every(parts, known, typed)
        case Without():
            return _every((query,), known, typed)


def _as_asked_first(found: qcore.Query, exact: qcore.Query, worth: float) -> qcore.Query:
    """Put what *exact* finds too before what is *found* beside it; among them nothing changes."""
    return compound.AndMaybe(found, wrappers.ConstantScoreQuery(exact, worth))


def _with_forms(query: Alike, exact: qcore.Query) -> list[qcore.Query]:
    """Ask for a word and its other forms.

    All forms together are one word, as rare as they are together, so that a form which stands in
    one document alone is not worth more than the word that was typed. Where forms count only in
    some languages, documents in the others are asked for the word as if it were all its forms.
    """
    part = query.part
    if not query.formed or not isinstance(part, Words):
        return [exact]
    share, asked = (1.0, ()) if part.is_prefix else (1 - OTHER_FORM, part.row)
    found = [_with_boost(exact, share)]
    for forms in query.forms:
        if words := (*asked, *forms.words):
            found += _spoken(forms, _in_one(words, part.where))
    return found


def _in_one(words: tuple[str, ...], where: Where) -> list[qcore.Query]:
    """Ask each field for *words* as if they were one."""
    fields = [name for name in _FIELDS[where] if name != AUTHOR]
    return [WordSet(name, words, OTHER_FORM * _BOOSTS.get(name, 1.0)) for name in fields]


def _spoken(forms: Forms, asked: list[qcore.Query]) -> list[qcore.Query]:
    """Ask only those documents in whose language *forms* count."""
    if not (forms.only or forms.never):
        return asked
    found: qcore.Query = compound.Or(asked)
    if forms.only:
        found = compound.Require(found, WordSet(LANGUAGE, forms.only))
    if forms.never:
        found = _WITHOUT(found, WordSet(LANGUAGE, forms.never))
    return [found]


def not_indexed(query: Query) -> frozenset[Filter | Range]:
    """Return the filters in *query* that the library has to answer."""
    return frozenset(one for one in filters(query) if _is_foreign(one))


def _is_foreign(one: Filter | Range) -> bool:
    return one.field not in _COLUMNS


def _column(one: Filter | Range) -> qcore.Query:
    name = _COLUMNS[one.field]
    if not isinstance(one, Range):
        return terms.Term(name, one.value)
    asked = ranges.NumericRange(name, one.low, one.high)
    if one.field is not Field.WORDS:
        return asked
    return compound.And([terms.Term(KIND, Found.ARTICLE.value), asked])  # notes are counted, too


def _every(parts: tuple[Query, ...], known: Sets, typed: float) -> qcore.Query:
    once = tuple(dict.fromkeys(parts))  # a pasted paragraph says many words again
    wanted = [_built(part, known, typed) for part in once if not isinstance(part, Without)]
    unwanted = [_built(part.part, known, typed) for part in once if isinstance(part, Without)]
    asked = compound.And(wanted) if wanted else _EVERYTHING()
    if closer := _closer(parts):
        asked = compound.AndMaybe(asked, closer)
    return _WITHOUT(asked, compound.Or(unwanted)) if unwanted else asked


def _closer(parts: tuple[Query, ...]) -> qcore.Query | None:
    """Ask for the words that follow one another in the query to do so in the text, too."""
    runs = [list(run) for plain, run in groupby(parts, _is_plain) if plain]
    rows = [
        [word for part in run for word in _asked_row(part)][:MOST_NEAR]
        for run in runs
        if len(run) > 1
    ]
    if not rows:
        return None
    phrases = [
        positional.Phrase(name, row, slop=NEAR_STEPS, boost=NEARNESS * _BOOSTS.get(name, 1.0))
        for row in rows
        for name in (TITLE, BODY)
    ]
    return compound.Or(phrases)


def _is_plain(part: Query) -> bool:
    if isinstance(part, Alike):
        part = part.part
    if isinstance(part, Every):
        return all(map(_is_plain, part.parts)) and bool(part.parts)
    if not isinstance(part, Words) or part.where is not Where.ANYWHERE:
        return False
    return not (part.is_prefix or part.fuzz)


def _asked_row(part: Query) -> tuple[str, ...]:
    match part:
        case Words(row):
            return row
        case Alike(asked, _):
            return _asked_row(asked)
        case Every(parts):
            return tuple(word for one in parts for word in _asked_row(one))
        case _:
            return ()


def _with_boost(query: Any, boost: float) -> qcore.Query:
    """Make *query* worth less; Whoosh's own `with_boost` does not reach the parts of an Or."""
    if isinstance(query, compound.CompoundQuery):
        return compound.Or([_with_boost(part, boost) for part in query.subqueries])
    weighted: qcore.Query = query.with_boost(query.boost * boost)
    return weighted


def _near(query: Near) -> qcore.Query:
    """Ask the documents of each language for the parts with the forms that count in them."""
    found = [
        one for near, spoken in _by_language(query) for one in _spoken(spoken, [_stand_near(near)])
    ]
    return compound.Or(found) if found[1:] else found[0]


def _by_language(query: Near) -> Iterator[tuple[Near, Forms]]:
    """Yield what is asked of documents, and of which: by one of them each document is asked."""
    alike = (one for part in query.parts for one in _alike_in(part))
    codes = dict.fromkeys(code for one in alike for code in _codes_in(one))
    asked: dict[Query, list[str]] = {}
    for code in codes:
        asked.setdefault(in_language(query, code), []).append(code)
    others = in_language(query, "")
    asked.pop(others, None)
    for near, those in asked.items():
        if isinstance(near, Near):
            yield near, Forms((), only=tuple(those))
    if isinstance(others, Near):
        yield others, Forms((), never=tuple(code for those in asked.values() for code in those))


def _alike_in(part: Query) -> Iterator[Alike]:
    match part:
        case Alike():
            yield part
        case Either(parts):
            for one in parts:
                yield from _alike_in(one)
        case _:
            return


def _codes_in(query: Alike) -> Iterator[str]:
    for one in query.forms:
        yield from (*one.only, *one.never)


def _stand_near(query: Near) -> qcore.Query:
    """Ask for the parts as they were typed and, for less, with what else they may be."""
    typed = Near(tuple(map(_as_typed, query.parts)), query.distance)
    asked = [(typed, 1.0)] if typed == query else [(typed, 1.0), (query, OTHER_SPELLING)]
    return compound.Or(
        [
            Together(
                [_anyhow(part, name) for part in one.parts],
                one.distance,
                weight * _BOOSTS.get(name, 1.0),
            )
            for one, weight in asked
            for name in (TITLE, BODY)
        ]
    )


def _as_typed(part: Query) -> Query:
    match part:
        case Alike(asked, _):
            return asked
        case Either(parts):
            return Either(tuple(map(_as_typed, parts)))
        case _:
            return part


def _anyhow(part: Query, name: str) -> qcore.Query:
    """Ask a field for a part of `Near`, in whatever form; what it scores does not count."""
    found = [_in_field(leaf, name) for leaf in alternatives(part)]
    return found[0] if len(found) == 1 else compound.Or(found)


def _in_fields(query: Words | Pattern) -> Iterator[qcore.Query]:
    """Ask each field for words; one that is being typed may be whole, and that is worth more."""
    for name in _FIELDS[query.where]:
        found = _in_field(query, name)
        if isinstance(query, Words) and query.is_prefix:
            yield _with_boost(found, BEGINNING)
            yield terms.Term(name, query.row[0], _BOOSTS.get(name, 1.0))
        else:
            yield found


def _in_field(query: Words | Pattern, name: str) -> qcore.Query:
    boost = _BOOSTS.get(name, 1.0)
    match query:
        case Pattern(text):
            return terms.Wildcard(name, text, boost)
        case Words(row, fuzz=fuzz) if fuzz:
            exact = terms.Term(name, row[0], boost)
            return compound.Or([exact, terms.FuzzyTerm(name, row[0], boost, fuzz)])
        case _:
            return _row_in_field(query, name, boost)


def _row_in_field(words: Words, name: str, boost: float) -> qcore.Query:
    first = words.row[0]
    exact: qcore.Query = terms.Term(name, first, boost)
    if words.is_prefix:
        return terms.Prefix(name, first, boost)
    if words.row[1:]:
        exact = positional.Phrase(name, list(words.row), boost=boost)
    if words.joined:
        return compound.Or([exact, terms.Term(name, words.joined, boost)])
    return exact
