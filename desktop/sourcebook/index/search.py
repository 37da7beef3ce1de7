"""Answer a query from the newest state of the index."""

from pathlib import Path
from typing import Any

from whoosh.scoring import BM25F

from sourcebook.index.damage import damage_told
from sourcebook.index.index_folder import IndexFolder
from sourcebook.index.parsing import parse
from sourcebook.index.query import NOTHING
from sourcebook.index.whoosh_query import to_whoosh
from sourcebook.model.errors import IndexUnavailable
from sourcebook.model.search import Found, Match

_idle: dict[Path, tuple[str, Any]] = {}
"""The searcher used last, by its folder, with the generation it shows, while nobody uses it.

Whoosh's searchers must not be shared between threads: who searches takes it out, and one who
finds none opens another. A searcher is never refreshed, since Whoosh's `refresh()` keeps merged
segments.
"""


def search(folder: Path, query: str, limit: int = 50) -> list[Match]:
    """Return the best *limit* answers, best first; a query without words has none.

    Blocks for 5 to 220 ms at 8,000 articles of 650 words, and longer the more there are.

    Raises:
        IndexUnavailable: The index has to be rebuilt; the wording of *query* is never to blame.
    """
    asked = parse(query)
    if asked == NOTHING:
        return []
    generation = IndexFolder(folder).generation()
    searcher = _take(folder, generation)
    try:
        with damage_told():
            # Whoosh's optimisation by block quality can land on a deleted document (FilterMatcher
            # does not look again after a skip); without it nothing was slower at 4,000 documents.
            results = searcher.search(to_whoosh(asked), limit=limit, optimize=False)
            matches = [Match(hit["id"], Found(hit["kind"]), float(hit.score)) for hit in results]
    except IndexUnavailable:
        searcher.close()
        raise
    _give_back(folder, generation, searcher)
    return matches


def _take(folder: Path, generation: str) -> Any:
    """Return a searcher of *generation* that nobody else has."""
    kept, searcher = _idle.pop(folder, ("", None))
    if searcher is not None and kept == generation:
        return searcher
    if searcher is not None:
        searcher.close()
    fresh = IndexFolder(folder).searcher()
    fresh.weighting = BM25F()
    return fresh


def _give_back(folder: Path, generation: str, searcher: Any) -> None:
    """Keep *searcher* for the next query; another thread's or another library's is closed."""
    for other in list(_idle):
        _, idle = _idle.pop(other, ("", None))
        if idle is not None:
            idle.close()
    _idle[folder] = (generation, searcher)
