"""The structure that a reading view of a page should have, and what a reading view has.

What should be there is read from the page itself, without any of the program's own judging:
an element belongs to the article when the true text holds nearly all its words. Images and
captions, which true texts leave out, belong to it when the words before and after them do.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from lxml import html as lxml_html
from lxml.html import HtmlElement
from rapidfuzz.distance import LCSseq

from sourcebook.base import urls
from sourcebook.model.edition import Edition, Kind, Mark
from support.truth import words

KINDS: Final = ("links", "headings", "items", "captions", "quotations", "code", "images", "tables")
"""What is counted."""

_IN: Final = 0.8
"""Share of an element's words that the truth must hold."""

_NEXT: Final = 3
"""Words on each side of an image or a caption that are looked at."""

_PICTURE: Final = re.compile(r"https?:|^//|^/\S|\.(?:jpe?g|png|gif|webp|avif)\b", re.IGNORECASE)
_PLACEHOLDER: Final = re.compile(r"placeholder|blank\.|spacer|transparent|pixel", re.IGNORECASE)
_HIDDEN: Final = "script|style|noscript|template|svg|head|select|textarea"
_SKIPPED: Final = frozenset(_HIDDEN.split("|"))
_TAGS: Final = {
    **{f"h{level}": "headings" for level in range(1, 7)},
    "a": "links",
    "li": "items",
    "blockquote": "quotations",
    "pre": "code",
    "table": "tables",
}

Structure = Mapping[str, Counter[str]]
"""Kind → how often each element of it is there, by its words or its address."""


def expected_structure(page: str, truth: str, address: str) -> Structure:
    """Return the structure of the parts of *page* that *truth* holds."""
    root = _parsed(page)
    walk = _Walk()
    walk.read(root)
    hits = [False] * len(walk.words)
    for edit in LCSseq.opcodes(walk.words, words(truth)):
        if edit.tag == "equal":
            hits[edit.src_start : edit.src_end] = [True] * (edit.src_end - edit.src_start)
    found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    figures = {element: (start, end) for element, start, end in walk.spans if _is_figure(element)}
    for element, start, end in walk.spans:
        kind = _TAGS.get(str(element.tag), "")
        if kind == "tables" and not _has_columns(element):
            continue
        if kind and end > start and sum(hits[start:end]) >= _IN * (end - start):
            found[kind][_key(kind, element, address)] += 1
        elif element.tag == "figure" and _is_within(hits, start, end):
            _add_figure(found, element)
        elif element.tag == "img" and _has_address(element):
            outer = next((one for one in element.iterancestors() if one in figures), None)
            place = (start, end) if outer is None else figures[outer]
            if not _is_within(hits, *place):
                continue
            found["images"][f"image {found['images'].total()}"] += 1
    found["links"].pop("", None)
    return found


def structure_of_edition(edition: Edition) -> Structure:
    """Return the structure of one of our editions."""
    found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    kinds = {Kind.HEADING: "headings", Kind.LIST_ITEM: "items", Kind.CAPTION: "captions"}
    kinds |= {Kind.CODE: "code"}
    for is_quoted, blocks in groupby(edition.blocks, lambda block: block.quote_depth > 0):
        quoted = "".join(_plain(edition.text[block.start : block.end]) for block in blocks)
        if is_quoted and quoted:
            found["quotations"][quoted] += 1
    for block in edition.blocks:
        if block.kind in kinds:
            found[kinds[block.kind]][_plain(edition.text[block.start : block.end])] += 1
        if block.kind is Kind.IMAGE:
            found["images"][block.asset] += 1
        for span in block.spans:
            if span.mark is Mark.LINK:
                found["links"][_same(span.href)] += 1
    tables = {block.table for block in edition.blocks if block.table}
    for number in tables:
        cells = (b for b in edition.blocks if b.table == number and b.kind is Kind.CELL)
        found["tables"][_plain(" ".join(edition.text[b.start : b.end] for b in cells))] += 1
    return found


def structure_of_html(html: str, address: str) -> Structure:
    """Return the structure of a reading view in HTML, as other tools give it."""
    found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    if not html.strip():
        return found
    root = _parsed(html)
    for element in root.iter(
        "a", "li", "blockquote", "pre", "table", *(f"h{n}" for n in range(1, 7))
    ):
        kind = _TAGS[str(element.tag)]
        found[kind][_key(kind, element, address)] += 1
    for caption in root.iter("figcaption"):
        found["captions"][_plain(str(caption.xpath("string()")))] += 1
    found["images"].update(image.get("src") or "" for image in root.iter("img", "graphic"))
    found["links"].pop("", None)
    return found


@dataclass(frozen=True)
class Overlap:
    """How many should be there, how many of these are, how many are there, how many rightly."""

    wanted: int
    recalled: int
    given: int
    right: int


def overlap(expected: Structure, found: Structure) -> dict[str, Overlap]:
    """Compare kind by kind.

    Words count as there when they are, whole or in parts in their order: a quotation of two
    paragraphs may be two. Images are counted only: each tool takes another of their addresses.
    """
    counts = {}
    for kind in KINDS:
        wanted, given = expected[kind], found[kind]
        if kind == "images":
            recalled = right = min(wanted.total(), given.total())
        elif kind == "links":
            recalled = right = (wanted & given).total()
        else:
            recalled, right = _held(wanted, given), _held(given, wanted)
        counts[kind] = Overlap(wanted.total(), recalled, given.total(), right)
    return counts


@dataclass
class _Walk:
    """The words of a page in their order, and which of them each element holds."""

    words: list[str] = field(default_factory=list)
    spans: list[tuple[HtmlElement, int, int]] = field(default_factory=list)

    def read(self, root: HtmlElement) -> None:
        waiting: list[tuple[HtmlElement, Iterator[HtmlElement], int]] = []
        self.words += words(root.text or "")
        waiting.append((root, iter(root), 0))
        while waiting:
            element, children, start = waiting[-1]
            child = next(children, None)
            if child is None:
                waiting.pop()
                self.spans.append((element, start, len(self.words)))
                if waiting:
                    self.words += words(element.tail or "")
            elif not isinstance(child.tag, str) or child.tag in _SKIPPED:
                self.words += words(child.tail or "")
            else:
                waiting.append((child, iter(child), len(self.words)))
                self.words += words(child.text or "")


def _parsed(page: str) -> HtmlElement:
    """Parse without heeding what the page says of its encoding: it was decoded."""
    parser = lxml_html.HTMLParser(encoding="utf-8")
    return lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser)


def _is_figure(element: HtmlElement) -> bool:
    return element.tag == "figure" or "wp-caption" in (element.get("class") or "")


def _has_columns(table: HtmlElement) -> bool:
    """Tell a table from a frame: some row has words in two cells."""
    return any(sum(1 for cell in row if _words_in(cell)) > 1 for row in table.iter("tr"))


def _words_in(element: HtmlElement) -> str:
    return "".join(element.xpath(".//text()[not(ancestor::style or ancestor::script)]")).strip()


def _is_within(hits: Sequence[bool], start: int, end: int) -> bool:
    """Tell whether the words next to a place, on both sides, belong to the article."""
    return any(hits[max(0, start - _NEXT) : start]) and any(hits[end : end + _NEXT])


def _add_figure(found: Mapping[str, Counter[str]], figure: HtmlElement) -> None:
    if any(around.tag in _SKIPPED for around in figure.iterancestors()):
        return
    for caption in figure.iter("figcaption"):
        if text := _plain(caption.text_content()):
            found["captions"][text] += 1


def _has_address(image: HtmlElement) -> bool:
    """Tell whether any attribute of an image, or its neighbour for no scripts, names a picture."""
    width, height = (str(image.get(name) or "") for name in ("width", "height"))
    if {width, height} & {"0", "1", "16", "24", "32"}:
        return False
    values = [str(value) for name, value in image.items() if name not in {"alt", "class", "title"}]
    following = image.getnext()
    if following is not None and following.tag == "noscript":
        values += [str(one.get("src") or "") for one in following.iter("img")]
    named = (value for value in values if not value.startswith("data:"))
    return any(_PICTURE.search(value) and not _PLACEHOLDER.search(value) for value in named)


def _key(kind: str, element: HtmlElement, address: str) -> str:
    if kind != "links":
        return _plain(_words_in(element))
    found = urls.absolute(address, element.get("href") or "")
    return _same(found) if urls.is_http(found) else ""


def _same(address: str) -> str:
    return re.sub(r"#.*$", "", address).rstrip("/")


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _held(ones: Counter[str], others: Counter[str]) -> int:
    """Count those of *ones* whose words *others* hold, together and in their order."""
    together = "".join(others.elements())
    return sum(1 for text in ones.elements() if text in together)
