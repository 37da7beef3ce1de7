"""Write works as BibTeX, for LaTeX and for programs that keep references.

The text is UTF-8 and serves BibTeX and BibLaTeX: where the two differ, each passes over what
only the other one reads (``day``, ``urldate``, ``howpublished``). Titles stand in two pairs of
braces, so that no style takes the capitals of a name or of a German noun away.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sourcebook.base import folding
from sourcebook.exporters.csl_item import Item, date_of, family_of, names_of, text_of

TYPES: Final = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
"""Kind of a work in CSL → type of its entry; every other kind is ``misc``."""

_CONTAINERS: Final = {
    "article": "journal",
    "book": "series",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "techreport": "series",
}
_PUBLISHERS: Final = {"techreport": "institution", "phdthesis": "school"}
_FACTS: Final = {"volume": "volume", "issue": "number", "ISSN": "issn", "ISBN": "isbn"}
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)

_SIGNS: Final = {
    ord("\\"): r"{\textbackslash}",
    ord("{"): r"{\textbraceleft}",  # \{ would be counted as a brace that is not closed
    ord("}"): r"{\textbraceright}",
    ord("~"): r"{\textasciitilde}",
    ord("^"): r"{\textasciicircum}",
    ord("<"): r"{\textless}",
    ord(">"): r"{\textgreater}",
    ord("|"): r"{\textbar}",
    **{ord(sign): f"\\{sign}" for sign in "#$%&_"},
}
"""What TeX takes for a command."""

_IN_ADDRESS: Final = {ord("\\"): "%5C", ord("{"): "%7B", ord("}"): "%7D", ord(" "): "%20"}
"""An address stands as it is, but for what would end the field."""

_SMALL_WORDS: Final = frozenset(
    (
        *(
            "a",
            "an",
            "the",
            "on",
            "of",
            "in",
            "to",
            "for",
            "and",
            "der",
            "die",
            "das",
            "ein",
            "eine",
        ),
        *("le", "la", "les", "un", "une", "el", "los", "las", "il", "lo"),
    )
)
_AND: Final = re.compile(r"\band\b", re.IGNORECASE)
_LONGEST_PART: Final = 24
"""Letters that a name or a word gives to a key."""


def bibtex(items: Sequence[Item]) -> str:
    """Return an entry for each work; its key is family name, year and a word of the title."""
    taken: set[str] = set()
    return "\n".join(_entry(item, _fresh(_key(item), taken)) for item in items)


def _entry(item: Item, key: str) -> str:
    kind = TYPES.get(text_of(item, "type"), "misc")
    fields = "".join(
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n"  # months are BibTeX's words
        for name, value in _fields(item, kind)
        if value
    )
    return f"@{kind}{{{key},\n{fields}}}\n"


def _fields(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    title, pages = text_of(item, "title"), text_of(item, "page")
    container, publisher = text_of(item, "container-title"), text_of(item, "publisher")
    yield "author", " and ".join(map(_name, names_of(item)))
    yield "title", f"{{{_escaped(title)}}}" if title else ""
    yield _CONTAINERS.get(kind, "howpublished"), _escaped(container)
    yield _PUBLISHERS.get(kind, "publisher"), _escaped(publisher)
    # Which degree it was for is seldom told: its type says no more than is known.
    yield "type", _escaped(text_of(item, "genre")) if kind == "phdthesis" else ""
    yield from _date(item)
    for fact, name in _FACTS.items():
        yield name, _escaped(text_of(item, fact))
    yield "pages", _escaped(re.sub(r"\s*[-\N{EN DASH}]+\s*", "--", pages))
    yield "doi", text_of(item, "DOI").translate(_IN_ADDRESS)
    yield "url", text_of(item, "URL").translate(_IN_ADDRESS)
    yield "urldate", "-".join(f"{part:02}" for part in date_of(item, "accessed"))
    yield "language", _escaped(text_of(item, "language"))


def _date(item: Item) -> Iterator[tuple[str, str]]:
    parts = date_of(item, "issued")
    if parts:
        yield "year", f"{parts[0]:04}"
    if len(parts) > 1 and 1 <= parts[1] <= len(_MONTHS):
        yield "month", _MONTHS[parts[1] - 1]
        yield "day", str(parts[2]) if parts[2:] else ""


def _name(name: dict[str, str]) -> str:
    """Return ``van den Berg, Jr., Jan``, or in braces what is not to be parted."""
    if "literal" in name:
        return _braced(name["literal"])
    parts = [family_of(name), name.get("suffix", ""), name.get("given", "")]
    return ", ".join(_part(part) for part in parts if part)


def _part(words: str) -> str:
    """Return a part of a name; a comma or an *and* in it would part it once more."""
    return _braced(words) if "," in words or _AND.search(words) else _escaped(words)


def _braced(words: str) -> str:
    return f"{{{_escaped(words)}}}"


def _escaped(words: str) -> str:
    return words.translate(_SIGNS)


def _key(item: Item) -> str:
    """Return plain letters and digits alone: all that every program takes in a key."""
    names, issued = names_of(item), date_of(item, "issued")
    author = names[0].get("literal") or family_of(names[0]) if names else ""
    words = [_letters(word) for word in text_of(item, "title").split()]
    telling = [word for word in words if word and word not in _SMALL_WORDS]
    year = f"{issued[0]:04}" if issued else ""
    return f"{_letters(author)}{year}{telling[0] if telling else ''}" or "work"


def _letters(words: str) -> str:
    return re.sub("[^a-z0-9]", "", folding.fold(words))[:_LONGEST_PART]


def _fresh(key: str, taken: set[str]) -> str:
    """Return *key*, or the first of ``key-2``, ``key-3``, … that no work has yet."""
    found, number = key, 1
    while found in taken:
        number += 1
        found = f"{key}-{number}"
    taken.add(found)
    return found
