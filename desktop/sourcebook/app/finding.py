"""Find articles, notes and highlights by what people type."""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from sourcebook import library
from sourcebook.app import hits, indexing, known, resting, settings
from sourcebook.library import Library
from sourcebook.model.errors import IndexUnavailable, NotInLibrary
from sourcebook.model.search import (
    Answers,
    Chip,
    Choice,
    Completion,
    Count,
    Facet,
    Found,
    Hit,
    Match,
    Request,
    Snippet,
    Sort,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sourcebook import index

SCAN_S: Final = 1.5
"""How long the library itself is read for an answer while there is no index."""

MOST_COUNTS: Final = 50
"""Values of a facet that are told; nobody reads on to the fifty-first."""

MOST_MARKS: Final = 20_000
"""Places of one text that are marked: so many cost the window 40 ms."""

MOST_SENTENCES: Final = 20
"""Further sentences of one answer that are shown at once; all places are marked in its text."""

MOST_ANSWERS: Final = 100_000
"""Answers that are counted through for one page of them."""

FEW: Final = 2
"""Answers that are so few that the question may have been misspelt."""

_INDEXED: Final = (Facet.KIND, Facet.SITE, Facet.AUTHOR, Facet.YEAR, Facet.LANGUAGE)

MOST_WITHIN: Final = 20
"""Earlier queries within whose answers is searched."""

LIKE_IT: Final = 10
"""Similar articles that are told."""

LIKENESS: Final = 0.15
"""The least likeness that is told, as a share of an article's likeness to itself: of 700 pages of
many subjects, those below shared common words with an article, those above mostly its subject."""

_open: dict[Path, Library] = {}
"""The search process keeps its read-only connection between queries."""


def ask(opened: Library, request: Request) -> Answers:
    """Answer *request*; while the index is to be made anew the library itself is read.

    That costs `SCAN_S` seconds at most and may find less; ``Answers.is_indexed`` says so.
    """
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    if request.like:
        return _like(opened, request.like)
    request = replace(
        request, limit=min(request.limit, MOST_ANSWERS), offset=min(request.offset, MOST_ANSWERS)
    )
    reading = index.read(request.query, _today(), is_whole=request.is_whole)
    query = _expanded(opened, reading, request)
    found = _found(opened, query, request)
    answers = (
        _scanned(opened, query, request)
        if found is None
        else _answers(opened, query, found, request)
    )
    if found is not None and found.total <= FEW:
        answers = replace(answers, advice=_advice(opened, reading, request, found.total))
    chips = index.chips(reading, request.query, index.other_spellings(query))
    return replace(
        answers,
        chips=tuple(_as_written(opened, chip) for chip in chips),
        corrected=index.corrected(request.query, chips),
    )


def ask_folder(folder: Path, request: Request) -> Answers:
    """Answer as `ask` does; for the search process, which then reads ahead."""
    resting.read_ahead(folder)
    return ask(opened_in(folder), request)


def prepare_folder(folder: Path) -> None:
    """Open and read what the first question would wait for; for the search process.

    Asks the index alone: without one nobody shall wait for the library to be read.
    """
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    resting.read_ahead(folder)
    opened, request = opened_in(folder), Request("prepare", limit=1, wants_facets=False)
    reading = index.read(request.query, _today())
    _found(opened, _expanded(opened, reading, request), request)


def marks(opened: Library, request: Request, any_id: str) -> tuple[tuple[int, int], ...]:
    """Return the places that answer *request* in the text of an article or in a note, in order.

    These are all of them, or the first `MOST_MARKS`.

    Raises:
        NotInLibrary: There is no such article or note.
    """
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    reading = index.read(request.query, _today(), is_whole=request.is_whole)
    query = _expanded(opened, reading, request)
    text, language = hits.text_of(opened, any_id)
    return index.places(index.in_language(query, language), text)[:MOST_MARKS]


def marks_in_folder(folder: Path, request: Request, any_id: str) -> tuple[tuple[int, int], ...]:
    """Return what `marks` does; for the search process."""
    return marks(opened_in(folder), request, any_id)


def sentences(opened: Library, request: Request, hit: Hit) -> tuple[Snippet, ...]:
    """Return the further sentences of an answer to *request*, best first: `MOST_SENTENCES`.

    An answer has the first two of them with it; to find more for every answer would cost more
    than most questions do. An answer that is gone has none.
    """
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    reading = index.read(request.query, _today(), is_whole=request.is_whole)
    query = _expanded(opened, reading, request)
    match = Match(hit.id, hit.kind, hit.score)
    return hits.sentences_of(opened, query, match, MOST_SENTENCES)


def sentences_in_folder(folder: Path, request: Request, hit: Hit) -> tuple[Snippet, ...]:
    """Return what `sentences` does; for the search process."""
    return sentences(opened_in(folder), request, hit)


def similar(opened: Library, article_id: str, limit: int = LIKE_IT) -> Answers:
    """Return the articles that share the most telling words of this one, the likest first.

    ``total`` counts what is told: every article shares some word with many others.

    Raises:
        NotInLibrary: There is no such article.
        IndexUnavailable: The index has to be rebuilt.
    """
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    article = library.article(opened, article_id)
    text = f"{article.name}\n{hits.text_of(opened, article_id)}"
    folder = indexing.index_folder(opened.folder)
    telling = index.telling_words(text, *index.frequencies(folder))
    articles = index.Filter(index.Field.KIND, Found.ARTICLE)
    query = telling if telling == index.NOTHING else index.Every((telling, articles))
    sets = known.id_sets(opened, index.not_indexed(query))
    found = index.ask(folder, query, sets, index.Wanted(limit + 1))
    itself = next((match.score for match in found.matches if match.id == article_id), 0.0)
    others = [
        match
        for match in found.matches
        if match.id != article_id and match.score >= LIKENESS * itself
    ]
    told = tuple(hits.hits_of(opened, query, others[:limit]))
    return Answers(told, len(told))


def complete(opened: Library, text: str, at: int) -> tuple[Completion, ...]:
    """Return how the word before the place *at* of a query could go on, the likeliest first."""
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    return index.complete(text, at, known.vocabulary(opened))


def complete_in_folder(folder: Path, text: str, at: int) -> tuple[Completion, ...]:
    """Return what `complete` does; for the search process."""
    return complete(opened_in(folder), text, at)


def by_article(found: "Sequence[Hit]") -> list[tuple[str, list[Hit]]]:
    """Group hits by their article, the one with the best hit first; a free note is alone."""
    order: dict[str, int] = {}
    for hit in found:
        order.setdefault(hit.article_id or hit.id, len(order))
    grouped = sorted(found, key=lambda hit: order[hit.article_id or hit.id])
    return [
        (article_id, list(group))
        for article_id, group in groupby(grouped, lambda hit: hit.article_id or hit.id)
    ]


def _as_written(opened: Library, chip: Chip) -> Chip:
    """Return a chip that names other spellings as the reader wrote them, not as words fold."""
    if not chip.also:
        return chip
    return replace(chip, also=tuple(known.spelt(opened, name) for name in chip.also))


def _like(opened: Library, article_id: str) -> Answers:
    """Answer with what is like an article; nothing is when it is gone, or no index stands.

    Nothing is marked: what they share is half of their words.
    """
    try:
        found = similar(opened, article_id)
        plain = (replace(hit, spans=(), title_spans=(), more=(), further=0) for hit in found.hits)
        return replace(found, hits=tuple(plain))
    except NotInLibrary:
        return Answers()
    except IndexUnavailable:
        return Answers(is_indexed=False)


def opened_in(folder: Path) -> Library:
    """Return the library in *folder*; for the search process, which keeps it open."""
    if folder not in _open:
        _open[folder] = library.open_library(folder, write=False)
    return _open[folder]


def _today() -> date:
    """Return the day it is in the time the library counts in."""
    return datetime.now(UTC).date()


def _earlier(request: Request) -> "list[tuple[index.Reading, str]]":
    """Read the earlier questions as they were read when they were answered."""
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    asked = (one for one in request.within[:MOST_WITHIN] if one.query.strip())
    return [(index.read(one.query, _today(), is_whole=one.is_whole), one.query) for one in asked]


def _narrowed(asked: "Sequence[index.Query]", request: Request) -> "index.Query":
    """Join the question, the first of *asked*, with the earlier ones and with the choices."""
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    if asked[0] == index.NOTHING and request.query.strip():
        return asked[0]  # nothing in it could be understood, so nothing is found
    parts = list(asked if asked[0] != index.NOTHING else asked[1:])
    for _, group in groupby(sorted(request.choices, key=lambda one: one.facet), _facet):
        parts.append(index.Either(tuple(_choice(choice) for choice in group)))
    return parts[0] if len(parts) == 1 else index.Every(tuple(parts))


def _facet(choice: Choice) -> Facet:
    return choice.facet


def _choice(choice: Choice) -> "index.Query":
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    if choice.facet is Facet.YEAR:
        if not re.fullmatch("[0-9]{4}", choice.value):
            return index.Either(())
        year = int(choice.value) * 10_000
        return index.Range(index.Field.DATE, year, year + 1231)
    fields = {
        Facet.KIND: index.Field.KIND,
        Facet.SITE: index.Field.SITE,
        Facet.AUTHOR: index.Field.AUTHOR,
        Facet.TAG: index.Field.TAG,
        Facet.LANGUAGE: index.Field.LANGUAGE,
        Facet.STATE: index.Field.IS,
    }
    return index.Filter(fields[choice.facet], choice.value)


def _expanded(opened: Library, reading: "index.Reading", request: Request) -> "index.Query":
    """Return what is asked, with the other spellings of its names and forms of its words.

    Each question is widened by itself: what one has in quotation marks may stand bare in another.
    """
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    asked = [(reading, request.query), *_earlier(request)]
    query = _narrowed([one.query for one, _ in asked], request)
    if request.is_exact:
        return query
    forms = _forms(opened, query)

    def also(row: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        return known.other_spellings(opened, row)

    def widened(one: "index.Reading", text: str) -> "index.Query":
        others = [other.query for other, _ in asked if other is not one]
        found = index.expand(one.query, also, known.names(opened), others)
        return index.inflect(found, forms, index.as_typed(one, text)) if forms else found

    return _narrowed([widened(one, text) for one, text in asked], request)


def _forms(
    opened: Library, query: "index.Query"
) -> "Callable[[str], tuple[index.Forms, ...]] | None":
    """Return what tells the other forms of a word: each article has those of its language."""
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    if not settings.current().flag("search_forms"):
        return None
    wanted = [
        one.value
        for one in index.filters(query)
        if isinstance(one, index.Filter) and one.field is index.Field.LANGUAGE
    ]
    spoken = index.spoken_in(_first(known.languages(opened), wanted))
    folder = indexing.index_folder(opened.folder)

    def forms(word: str) -> "tuple[index.Forms, ...]":
        try:
            return index.forms_of(folder, word, spoken)
        except IndexUnavailable:
            return ()

    return forms


def _first(
    languages: "Sequence[tuple[str, int]]", wanted: "Sequence[str]"
) -> list[tuple[str, int]]:
    """Put the languages that are asked for before the others."""
    meant = {code.partition("-")[0] for code in wanted}
    return sorted(languages, key=lambda one: one[0].partition("-")[0] not in meant)


def _advice(opened: Library, reading: "index.Reading", request: Request, total: int) -> str:
    """Return the question as it would find more than *total*, or nothing."""
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    forms = None if request.is_exact else _forms(opened, index.NOTHING)

    def is_known(word: str) -> bool:
        return bool(known.other_spellings(opened, (word,)) or (forms and forms(word)))

    folder = indexing.index_folder(opened.folder)
    try:
        advice = index.advised(folder, reading, request.query, is_known, known.vocabulary(opened))
    except IndexUnavailable:
        return ""
    if not advice:
        return ""
    better = replace(request, query=advice, limit=1, offset=0, wants_facets=False)
    meant = index.read(advice, _today(), is_whole=request.is_whole)
    found = _found(opened, _expanded(opened, meant, better), better)
    return advice if found is not None and found.total > total else ""


def _found(opened: Library, query: "index.Query", request: Request) -> "index.Outcome | None":
    """Ask the index; None when it has to be made anew."""
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    sets = known.id_sets(opened, index.not_indexed(query))
    wanted = index.Wanted(
        request.limit,
        request.offset,
        request.sort,
        _INDEXED if request.wants_facets else (),
        known.tallies(opened) if request.wants_facets else {},
    )
    try:
        return index.ask(indexing.index_folder(opened.folder), query, sets, wanted)
    except IndexUnavailable:
        return None


def _answers(
    opened: Library, query: "index.Query", found: "index.Outcome", request: Request
) -> Answers:
    return Answers(
        hits=tuple(hits.hits_of(opened, query, found.matches)),
        total=found.total,
        counts=_counts_of(found) if request.wants_facets else (),
    )


def _scanned(opened: Library, query: "index.Query", request: Request) -> Answers:
    """Read the library, what is newest first, as far as `SCAN_S` reaches."""
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    sets = known.id_sets(opened, frozenset(index.filters(query)))
    limit = monotonic() + SCAN_S
    ids, is_partial = [], False
    for document in library.newest_documents(opened) if query != index.NOTHING else ():
        if index.answers(query, document, sets):
            ids.append((document.id, document.kind))
        if monotonic() > limit:
            is_partial = True
            break
    everything = [identifier for identifier, _ in ids]
    page = ids[request.offset : request.offset + request.limit]
    if request.sort is not Sort.RELEVANCE:
        order = library.ordered(opened, everything, request.sort, request.limit, request.offset)
        page = [(identifier, Found(kind)) for identifier, kind in order]
    matches = [Match(identifier, kind, 0.0) for identifier, kind in page]
    return Answers(
        hits=tuple(hits.hits_of(opened, query, matches)),
        total=len(ids),
        counts=_counts(opened, everything) if request.wants_facets else (),
        is_indexed=False,
        is_partial=is_partial,
    )


def _counts_of(found: "index.Outcome") -> tuple[Count, ...]:
    """Tell the values that were counted, of each facet the most frequent ones.

    A language counts with its forms in other countries: narrowing to it finds them, too.
    """
    languages: Counter[str] = Counter()
    for code, number in found.counts.get(Facet.LANGUAGE, {}).items():
        languages[code.partition("-")[0]] += number
    counted = {**found.counts, Facet.LANGUAGE: languages}
    return tuple(
        Count(Choice(facet, value), value, number)
        for facet in (*_INDEXED, Facet.TAG, Facet.STATE)
        for value, number in sorted(
            counted.get(facet, {}).items(), key=lambda pair: (-pair[1], pair[0])
        )[:MOST_COUNTS]
    )


def _counts(opened: Library, ids: "Sequence[str]") -> tuple[Count, ...]:
    """Count the values of all facets among *ids*, without the index."""
    found = library.facet_counts(opened, ids) if ids else {}
    return tuple(
        Count(Choice(facet, value), value, number)
        for facet in Facet
        for value, number in found.get(facet, [])[:MOST_COUNTS]
    )
