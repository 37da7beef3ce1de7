"""What a page says of its article in COinS: OpenURL in the title of an empty element."""

from collections.abc import Iterator
from itertools import islice
from typing import Final
from urllib.parse import parse_qs

from lxml.html import HtmlElement

MAX_LENGTH: Final = 5_000
"""Code points of such a title."""

_NAMES: Final = {
    "rft.jtitle": "coins.jtitle",
    "rft.stitle": "coins.jtitle",
    "rft.date": "coins.date",
    "rft.volume": "coins.volume",
    "rft.issue": "coins.issue",
    "rft.spage": "coins.spage",
    "rft.epage": "coins.epage",
    "rft.pages": "coins.pages",
    "rft.issn": "coins.issn",
    "rft.isbn": "coins.isbn",
    "rft.pub": "coins.pub",
}
_TITLES: Final = ("rft.atitle", "rft.btitle", "rft.title")
_DOI: Final = "info:doi/"


def read_coins(root: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield field and value, if *root* describes one work alone: a bibliography has many."""
    spans = list(islice(root.xpath("//span[contains(concat(' ', @class, ' '), ' Z3988 ')]"), 2))
    if len(spans) != 1:
        return
    try:
        known = parse_qs((spans[0].get("title") or "")[:MAX_LENGTH], max_num_fields=200)
    except ValueError:
        return
    for name in _TITLES:
        if title := next(iter(known.get(name, ())), ""):
            yield "coins.title", title
            break
    family, given = (next(iter(known.get(key, ())), "") for key in ("rft.aulast", "rft.aufirst"))
    if family:
        yield "coins.author", f"{family}, {given}" if given else family
    first = {f"{given} {family}".strip(), f"{family}, {given}".strip(", ")}
    yield from (("coins.author", name) for name in known.get("rft.au", ()) if name not in first)
    yield from ((_NAMES[key], values[0]) for key, values in known.items() if key in _NAMES)
    for one in known.get("rft_id", ()):
        if one.lower().startswith(_DOI):
            yield "coins.doi", one[len(_DOI) :]
