"""Look in the archive for other spellings of a name; the reader decides what becomes of them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sourcebook import library
from sourcebook.app import indexing, refusing
from sourcebook.base import folding
from sourcebook.library import Library
from sourcebook.model.alias import Offer
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.search import Found, Match

if TYPE_CHECKING:
    from sourcebook.index import Spellings

Row = tuple[str, ...]

MOST_OFFERS: Final = 12
"""Offers that are shown: more than anybody reads through."""

EACH_WORD: Final = 5
"""Spellings of each word of a name of several words that are tried beside its own."""

LOOKED_AT: Final = 4
"""Documents in which a spelling is looked at to see how it is written."""

MOST_TRIED: Final = 40
"""Candidates that are looked for; each costs a search and a look at `LOOKED_AT` texts."""

LONGEST_NAME: Final = 5
"""Words of a name that is looked for."""

LONGEST_TEXT: Final = 300_000
"""Code points of a text that are looked at: 30 ms."""


class _Seen:
    """How one row of words is written in the documents that were looked at."""

    def __init__(self) -> None:
        self.forms: Counter[str] = Counter()
        self.common = 0
        self.language = ""
        self.documents = 0

    def is_name(self) -> bool:
        """Tell whether it is written like a name more often than not."""
        return sum(self.forms.values()) > self.common

    def take(self, forms: Sequence[str], language: str) -> None:
        """Count how a document writes it."""
        self.documents += bool(forms)
        self.language = self.language or (language if forms else "")
        for form in forms:
            if form[0].islower():
                self.common += 1
            else:
                self.forms[form] += 1


def suggest(opened: Library, spelling: str, most: int = MOST_OFFERS) -> list[Offer]:
    """Return words and rows of words in the archive that may be the name *spelling*.

    Only those that sound like it and are written like names; nearest first. Those that already
    are in a set with it, or were refused for it, are not offered. Costs 10 to 50 ms once the
    words are learned, which takes 25 µs for each word of the archive.

    Raises:
        IndexUnavailable: The index has to be rebuilt.
    """
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    words = tuple(library.key_of(spelling).split())
    row = tuple(word for word in words if word not in index.ARTICLES) or words
    if not row or len(row) > LONGEST_NAME:
        return []
    known = _known(opened, spelling) | refusing.refused(opened, spelling) | {" ".join(row)}
    spellings = index.spellings_in(indexing.index_folder(opened.folder))
    found: dict[str, Offer] = {}
    for candidate, distance in _candidates(spellings, row):
        offer = _offer(opened, candidate, distance)
        if offer and (key := library.key_of(offer.spelling)) not in known:
            known.add(key)
            found[key] = offer
        if len(found) == most:
            break
    return list(found.values())


def suggest_folder(folder: Path, spelling: str, most: int = MOST_OFFERS) -> list[Offer]:
    """Suggest as `suggest` does; for the process that keeps the words learned."""
    with library.open_library(folder, write=False) as opened:
        return suggest(opened, spelling, most)


def _known(opened: Library, spelling: str) -> set[str]:
    return {
        library.key_of(alias.spelling)
        for one in library.alias_sets_with(opened, spelling)
        for alias in one.aliases
    }


def _candidates(spellings: "Spellings", row: Row) -> Iterator[tuple[Row, float]]:
    """Yield rows that sound like *row*, nearest first; whether they occur is not known yet."""
    joined = spellings.offers("".join(row), MOST_OFFERS)
    rows: dict[Row, float] = {(word,): distance for word, distance in joined}
    if len(row) > 1:
        each = [[(word, 0.0), *spellings.offers(word, EACH_WORD)] for word in row]
        for chosen in product(*each):
            words = tuple(word for word, _ in chosen)
            if len({_script(word) for word in words}) == 1:
                rows[words] = sum(distance for _, distance in chosen)
    yield from sorted(rows.items(), key=lambda one: one[1])[:MOST_TRIED]


def _script(word: str) -> str:
    """Return the first word of the name of the first letter: ``LATIN``, ``ARABIC``."""
    return unicodedata.name(word[0], "").partition(" ")[0]


def _offer(opened: Library, row: Row, distance: float) -> Offer | None:
    """Return *row* as the archive writes it, or None when it is not there or not a name."""
    seen = _Seen()
    for match in _answers(opened, row):
        try:
            text, language = _text_of(opened, match)
        except NotInLibrary:
            continue  # deleted since the index was taught
        seen.take(_written(text[:LONGEST_TEXT], row), language)
    if not seen.is_name():
        return None
    spelling = min(seen.forms.items(), key=lambda form: (-form[1], form[0]))[0]
    return Offer(spelling, seen.language, seen.documents, round(distance, 3))


def _answers(opened: Library, row: Row) -> list[Match]:
    """Return documents with all words of *row*; whether side by side is seen in their texts."""
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    query = index.parse(" ".join(f'"{word}"' for word in row))
    folder = indexing.index_folder(opened.folder)
    return list(index.ask(folder, query, {}, index.Wanted(LOOKED_AT)).matches)


def _text_of(opened: Library, match: Match) -> tuple[str, str]:
    """Return the words of a document and their language."""
    if match.kind is Found.NOTE:
        note = library.note(opened, match.id)
        return f"{note.title}\n{note.body}", ""
    if match.kind is Found.HIGHLIGHT:
        mark = library.highlight(opened, match.id)
        article = library.article(opened, mark.article_id)
        return f"{mark.anchor.quote}\n{mark.comment}", article.metadata.language
    article = library.article(opened, match.id)
    text = library.edition_text(opened, article.edition_id)
    return f"{article.name}\n{text}", article.metadata.language


def _written(text: str, row: Row) -> list[str]:
    """Return how *text* writes *row*, each time: with its accents, capitals and articles."""
    from sourcebook import index  # noqa: PLC0415 - Whoosh is not on the way to the window

    articles = "|".join(index.ARTICLES)
    between = rf"[\s\-]{{1,3}}(?:(?:{articles})[\s\-]{{1,3}})?"
    pattern = rf"(?<!\w){between.join(map(re.escape, row))}(?!\w)"
    folded, offsets = folding.fold_with_map(text)
    spans = [folding.unfold(offsets, *match.span()) for match in re.finditer(pattern, folded)]
    return [" ".join(text[start:end].split()) for start, end in spans]
