"""Write works as RIS, the form of lines with two letters that all reference managers read.

A line is two letters, two spaces, a dash, a space and one fact; it ends with CR LF, as the
makers of the form say. The text is UTF-8.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sourcebook.exporters.csl_item import Item, date_of, family_of, names_of, text_of

TYPES: Final = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "paper-conference": "CPAPER",
    "personal_communication": "PCOMM",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""Kind of a work in CSL → its letters; every other kind is ``GEN``."""

_FACTS: Final = (
    ("title", "TI"),
    ("container-title", "T2"),
    ("publisher", "PB"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("DOI", "DO"),
    ("ISSN", "SN"),
    ("ISBN", "SN"),
    ("URL", "UR"),
    ("language", "LA"),
)
_DASH: Final = re.compile(r"\s*[-\N{EN DASH}]+\s*")
_SLASHES: Final = 3


def ris(items: Sequence[Item]) -> str:
    """Return the lines of each work, from its type to its end."""
    lines = [f"{tag}  - {fact}" for item in items for tag, fact in _lines(item)]
    return "".join(f"{line}\r\n" for line in lines)


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES.get(text_of(item, "type"), "GEN")
    for name in names_of(item):
        parts = [family_of(name), name.get("given", ""), name.get("suffix", "")]
        yield "AU", name.get("literal") or ", ".join(part for part in parts if part)
    for fact, tag in _FACTS:
        if words := text_of(item, fact):
            yield tag, words
    if issued := date_of(item, "issued"):
        yield "PY", f"{issued[0]:04}"
        yield "DA", _slashed(issued)
    if accessed := date_of(item, "accessed"):
        yield "Y2", _slashed(accessed)
    if pages := text_of(item, "page"):
        first, *last = _DASH.split(pages, maxsplit=1)
        yield "SP", first
        if last:
            yield "EP", last[0]
    yield "ER", ""


def _slashed(parts: tuple[int, ...]) -> str:
    """Return a date as ``2019/11/15/``; what is not known is empty between its slashes."""
    known = "/".join(f"{part:02}" for part in parts)
    return known + "/" * (_SLASHES + 1 - len(parts))
