"""Offer how the word under the cursor could go on."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from sourcebook.base import folding
from sourcebook.index.days import DAYS
from sourcebook.index.lexing import FIELDS, QUOTES
from sourcebook.index.values import KNOWN
from sourcebook.model.search import Completion

MOST_OFFERS: Final = 12
"""Offers of a list that is read at a glance."""

Vocabulary = Mapping[str, Sequence[tuple[str, int]]]
"""For ``tag``, ``by``, ``site`` and ``lang`` the values in use, each with its count."""

_WORD: Final = re.compile(
    rf"(?P<minus>-?)(?:(?P<field>[a-z]{{2,9}}):)?"
    rf"(?P<quote>[{QUOTES}]?)(?P<begun>(?(quote)[^{QUOTES}]*|[^\s(){QUOTES}]*))\Z",
    re.IGNORECASE,
)
_fold: Final = lru_cache(50_000)(folding.fold)
"""Remembers folded values: the same ones are looked at with every key."""

_SHOWN: Final = tuple(sorted(set(FIELDS.values())))


def complete(text: str, at: int, vocabulary: Vocabulary) -> tuple[Completion, ...]:
    """Return how the word before the place *at* of *text* could go on, the likeliest first.

    Costs a look at each value of one field, some milliseconds for 10,000.
    """
    start = _start(text, at)
    match = _WORD.match(text[start:at])
    if match is None or at > len(text):
        return ()
    start += len(match["minus"])
    if match["field"] is None:
        return _fields(match, start, at)
    field = FIELDS.get(match["field"].lower(), "")
    listed = (*DAYS,) if field in ("date", "saved") else KNOWN.get(field, ())
    known = [(value, 0) for value in listed] or vocabulary.get(field, ())
    begun = folding.fold(match["begun"].lstrip("#"))
    head = f"{match['field']}:"
    found = ((value, count) for value, count in known if _begins(value, begun))
    return tuple(
        Completion(f"{head}{_quoted(value)} ", start, at, count)
        for value, count in islice(found, MOST_OFFERS)
    )


def _start(text: str, at: int) -> int:
    """Return where the word that ends at *at* begins; an open quotation mark holds it together."""
    before = text[:at]
    marks = [match.start() for match in re.finditer(f"[{QUOTES}]", before)]
    end = marks[-1] if len(marks) % 2 else at
    cuts = [match.end() for match in re.finditer(r"[\s()]", before[:end])]
    return cuts[-1] if cuts else 0


def _fields(match: re.Match[str], start: int, at: int) -> tuple[Completion, ...]:
    begun = match["begun"].lower()
    if not begun or match["quote"]:
        return ()
    names = [name for name in _SHOWN if name.startswith(begun)]
    return tuple(Completion(f"{name}:", start, at) for name in names)


def _begins(value: str, begun: str) -> bool:
    """Tell whether *value* or one of its words begins so."""
    folded = _fold(value)
    return folded.startswith(begun) or f" {begun}" in folded or f"/{begun}" in folded


def _quoted(value: str) -> str:
    plain = re.sub(f"[{QUOTES}]", "", value)
    return f'"{plain}"' if re.search(r"[\s()]", plain) else plain
