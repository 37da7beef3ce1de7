"""Put a question to the index; the one place where the engine is called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoosh.scoring import BM25F

from sourcebook.index.damage import damage_told
from sourcebook.index.index_folder import IndexFolder
from sourcebook.index.query import NOTHING, Query
from sourcebook.index.schema import BODY
from sourcebook.index.whoosh_query import Sets, to_whoosh
from sourcebook.model.errors import IndexUnavailable
from sourcebook.model.search import Found, Match

_open: dict[Path, tuple[str, Any]] = {}
"""The searcher of this process with the generation it shows; taken out while it is in use."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The best answers, best first, and the ids of all answers in no order."""

    matches: Sequence[Match]
    ids: Sequence[str]


def ask(folder: Path, query: Query, sets: Sets, limit: int) -> Outcome:
    """Return the best *limit* answers to *query* and the ids of all.

    Raises:
        IndexUnavailable: The index has to be rebuilt; the wording is never to blame.
    """
    if query == NOTHING:
        return Outcome((), ())
    generation = IndexFolder(folder).generation()
    searcher = _take(folder, generation)
    try:
        with damage_told():
            asked = to_whoosh(query, sets)
            # Whoosh's optimisation by block quality can land on a deleted document.
            results = searcher.search(asked, limit=limit, optimize=False)
            matches = [Match(hit["id"], Found(hit["kind"]), float(hit.score)) for hit in results]
            ids = [searcher.stored_fields(number)["id"] for number in results.docs()]
    except IndexUnavailable:
        searcher.close()
        raise
    _open[folder] = (generation, searcher)
    return Outcome(matches, ids)


def frequencies(folder: Path) -> tuple[Callable[[str], int], int]:
    """Return a function from a folded word to how many documents have it, and how many there are.

    Raises:
        IndexUnavailable: The index has to be rebuilt.
    """
    generation = IndexFolder(folder).generation()
    searcher = _take(folder, generation)
    _open[folder] = (generation, searcher)
    return lambda word: int(searcher.doc_frequency(BODY, word)), int(searcher.doc_count())


def _take(folder: Path, generation: str) -> Any:
    """Return a searcher of *generation* that nobody else has."""
    for other in list(_open):
        kept, searcher = _open.pop(other, ("", None))
        if searcher is not None and (other, kept) == (folder, generation):
            return searcher
        if searcher is not None:
            searcher.close()
    fresh = IndexFolder(folder).searcher()
    fresh.weighting = BM25F()
    return fresh
