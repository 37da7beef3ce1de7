"""Put a question to the index; the one place where the engine is called."""

from collections.abc import Callable
from pathlib import Path

from sourcebook.index.columnar.answers import Outcome, Wanted
from sourcebook.index.damage import damage_told
from sourcebook.index.query import NOTHING, Query
from sourcebook.index.schema import BODY
from sourcebook.index.search import find, snapshot_of
from sourcebook.index.whoosh_query import Sets, to_whoosh


def ask(folder: Path, query: Query, sets: Sets, wanted: Wanted | None = None) -> Outcome:
    """Answer *query*.

    Args:
        folder: Where the index lies.
        query: What is asked.
        sets: The documents behind the filters that `whoosh_query.not_indexed` names.
        wanted: Which answers, in which order, and what is to be counted.

    Raises:
        IndexUnavailable: The index has to be rebuilt; the wording is never to blame.
    """
    if query == NOTHING:
        return Outcome()
    return find(folder, to_whoosh(query, sets), wanted or Wanted())


def frequencies(folder: Path) -> tuple[Callable[[str], int], int]:
    """Return a function from a folded word to how many documents have it, and how many there are.

    Raises:
        IndexUnavailable: The index has to be rebuilt.
    """
    with damage_told():
        snapshot, _ = snapshot_of(folder)

    def documents(word: str) -> int:
        count, raw = 0, word.encode("utf-8", "surrogatepass")
        with damage_told():
            for segment in snapshot.segments:
                number = segment.columns.lexicon(BODY).find(raw)
                if number >= 0:
                    count += segment.columns.frequency(BODY, number, number + 1)
        return count

    return documents, snapshot.alive
