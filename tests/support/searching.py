"""Ask the index of a test what people would type."""

from pathlib import Path

from sourcebook.index import Wanted, ask, parse
from sourcebook.model.search import Match


def search(folder: Path, query: str, limit: int = 50) -> list[Match]:
    """Return the best answers to *query*, best first, without anything the library would add."""
    return list(ask(folder, parse(query), {}, Wanted(limit)).matches)
