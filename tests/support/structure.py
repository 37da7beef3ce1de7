"""The structure that a reading view of a page should have, and what a reading view has.

What should be there is read from the page itself, without any of the program's own judging: a
run of words belongs to the article when the true text holds nearly all of them. Images and
captions, which true texts leave out, belong to it when the words before and after them do, or
when they are a figure between the headline and the first words; a picture shown three times or
more is a mark or a button, and wanted once. Links to the page itself, and
those that stand for an embedded film, are counted nowhere: truths know nothing of them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final
from urllib.parse import unquote

from lxml import html as lxml_html
from lxml.html import HtmlElement

from sourcebook.base import urls
from sourcebook.model.edition import Edition, Kind, Mark
from support.structure_walk import Run, Walk, is_caption, is_figure

KINDS: Final = ("links", "headings", "items", "captions", "quotations", "code", "images", "tables")
"""What is counted."""

FRAMED: Final = "words of figures"
"""Kind beside the others: what may rightly be shown as a caption, though no mark says it is one."""

LISTED: Final = "lines with signs"
"""The same for items of a list: lines that begin with “•”."""

CALLED: Final = {"headings": "words called a subheading", "quotations": "words called a quotation"}
"""The same for what a class alone says."""

_BESIDE: Final = {**CALLED, "captions": FRAMED, "items": LISTED}
_ALL: Final = (*KINDS, *_BESIDE.values())

_PICTURE: Final = re.compile(r"https?:|^//|^/\S|\.(?:jpe?g|png|gif|webp|avif)\b", re.IGNORECASE)
_NO_PICTURE: Final = re.compile(
    r"placeholder|blank\.|spacer|transparent|pixel|icon|avatar|emoji", re.IGNORECASE
)
_SIZED: Final = re.compile(r"(?:[-_](?:\d{2,4}x\d{2,4}|scaled|cropped|e\d{10,13}))+$")
"""End of the name of one size of a picture."""

ORNAMENT: Final = 3
"""Times that a picture is shown from which it is a mark or a button."""

_LABEL: Final = re.compile(r"^(?:Image|Media|Photo) (?:caption|copyright)")
"""What only voices read before a caption."""

QUOTED_NEAR: Final = 4
"""Elements from that of the words on whose classes may call them a quotation."""

_TINY: Final = frozenset({"0", "1", "16", "24", "32"})
_WHOLE: Final = {"blockquote": "quotations", "pre": "code", "table": "tables"}
_HEADINGS: Final = frozenset(f"h{level}" for level in range(1, 7))
_ITEMS: Final = frozenset({"li", "dt", "dd"})
_NO_ITEM: Final = _HEADINGS | {"table", "pre", "figure", "figcaption"}

Structure = Mapping[str, Counter[str]]
"""Kind → how often each element of it is there, by its words or its address."""


def expected_structure(page: str, truth: str, address: str) -> Structure:
    """Return the structure of the parts of *page* that *truth* holds."""
    root = _parsed(page)
    return _structure(root, Walk.over(root, truth), _base(root, address), address)


def structure_of_html(html: str, address: str) -> Structure:
    """Return the structure of a reading view in HTML, as other tools give it."""
    if not html.strip():
        return {kind: Counter() for kind in _ALL}
    root = _parsed(html)
    found = _structure(root, Walk.over(root, None), address, address)
    images = Counter(str(image.get("src")) for image in root.iter("img", "graphic"))
    captions = Counter(_plain(caption.text_content()) for caption in root.iter("figcaption"))
    return {**found, "images": images, "captions": captions}


def structure_of_edition(edition: Edition, address: str) -> Structure:
    """Return the structure of one of our editions, of the page found at *address*."""
    found: dict[str, Counter[str]] = {kind: Counter() for kind in _ALL}
    kinds = {Kind.HEADING: "headings", Kind.LIST_ITEM: "items", Kind.CAPTION: "captions"}
    kinds |= {Kind.CODE: "code"}
    for is_quoted, blocks in groupby(edition.blocks, lambda block: block.quote_depth > 0):
        quoted = "".join(_plain(edition.text[block.start : block.end]) for block in blocks)
        if is_quoted and quoted:
            found["quotations"][quoted] += 1
    links: list[str] = []
    for block in edition.blocks:
        if block.kind in kinds:
            found[kinds[block.kind]][_plain(edition.text[block.start : block.end])] += 1
        if block.kind is Kind.IMAGE:
            found["images"][block.asset] += 1
        if block.kind is not Kind.EMBED:
            links += [span.href for span in block.spans if span.mark is Mark.LINK]
    found["links"] = _links(links, address)
    for number in {block.table for block in edition.blocks if block.table}:
        cells = (b for b in edition.blocks if b.table == number and b.kind is Kind.CELL)
        found["tables"][_plain(" ".join(edition.text[b.start : b.end] for b in cells))] += 1
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
            also = expected.get(_BESIDE.get(kind, ""), Counter[str]())
            recalled, right = _held(wanted, given), _held(given, wanted, also)
        counts[kind] = Overlap(wanted.total(), recalled, given.total(), right)
    return counts


def _structure(root: HtmlElement, walk: Walk, base: str, address: str) -> Structure:
    figures = _Figures(walk, _lead_of(root))
    found: dict[str, Counter[str]] = {kind: Counter() for kind in _ALL}
    links: list[str] = []
    images: list[str] = []
    for element, start, end in walk.spans:
        tag = str(element.tag)
        if tag in _HEADINGS and walk.is_held(start, end):
            found["headings"][_plain(walk.text(start, end))] += 1
        elif tag in _WHOLE and walk.is_held(start, end) and _is_table_if(element):
            found[_WHOLE[tag]][_words_of(element, walk, start, end)] += 1
        elif tag == "a" and end > start and figures.holds_link(element, start, end):
            links.append(urls.absolute(base, element.get("href") or ""))
        elif tag in {"img", "amp-img"} and figures.holds_image(element, start, end):
            images.append(_picture_of(element) or f"image {len(images)}")
    for run in walk.runs:
        for kind in figures.kinds_of(run):
            label = _LABEL.sub("", run.text) if kind == "captions" else run.text
            found[kind][_plain(label)] += 1
    found["links"] = _links(links, address)
    found["images"] = _without_ornaments(images)
    return found


@dataclass
class _Figures:
    """What stands in a figure or says that it is a caption, and whether it belongs."""

    walk: Walk
    lead: str = ""
    spans: dict[HtmlElement, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.spans = {one: (start, end) for one, start, end in self.walk.spans if is_figure(one)}

    def belongs(self, element: HtmlElement, start: int, end: int) -> bool:
        """Tell whether an image, or a caption without a figure, belongs to the article."""
        figure = self._around(element)
        if figure is None:
            around = (element, *element.iterancestors("figcaption"))
            is_lead = around[-1].tag == "figcaption" and self.walk.is_leading(start, end)
            is_lead = is_lead or (end <= self.walk.first and self._shows_lead(element))
            return is_lead or self.walk.is_within(start, end)
        start, end = self.spans[figure]
        return self.walk.is_within(start, end) or self.walk.is_leading(start, end)

    def holds_image(self, element: HtmlElement, start: int, end: int) -> bool:
        """Tell whether an image has an address, and belongs."""
        return _has_address(element) and self.belongs(element, start, end)

    def holds_link(self, element: HtmlElement, start: int, end: int) -> bool:
        """Tell whether a link belongs: by its words, those around it, or as one in a caption."""
        if self.walk.is_held(start, end) or self.walk.is_in_held_run(start, end):
            return True
        return _is_in_caption(element) and self.belongs(element, start, end)

    def kinds_of(self, run: Run) -> Iterable[str]:
        """Yield what a run of words is, of what is counted by runs."""
        chain = [run.block, *run.block.iterancestors()]
        tags = {str(element.tag) for element in chain}
        if tags & _ITEMS and not tags & _NO_ITEM and self.walk.is_held(run.start, run.end):
            yield "items"
        if self.walk.is_held(run.start, run.end):
            yield from (LISTED,) if run.is_listed else ()
            yield from _called(chain)
        if "caption" in tags:
            yield from ("captions", FRAMED) if self.walk.is_within(run.start, run.end) else ()
        elif run.is_framed and self.belongs(run.block, run.start, run.end):
            yield FRAMED
            if run.block.tag == "figcaption" or "figcaption" in tags:
                yield "captions"
        elif self.walk.is_left_out_below_picture(run):
            yield FRAMED

    def _shows_lead(self, element: HtmlElement) -> bool:
        """Tell the picture by which the page wants to be shown elsewhere."""
        values = (unquote(str(value)) for value in element.attrib.values())
        return bool(self.lead) and any(self.lead in value for value in values)

    def _around(self, element: HtmlElement) -> HtmlElement | None:
        around = (one for one in (element, *element.iterancestors()) if one in self.spans)
        return next(around, None)


def _called(chain: Sequence[HtmlElement]) -> Iterable[str]:
    """Yield what the classes of an element, and of those around it, say that its words are."""
    names = [str(element.get("class") or "").lower() for element in chain[:QUOTED_NEAR]]
    if names and "subhead" in names[0]:
        yield CALLED["headings"]
    if any("quote" in name for name in names):
        yield CALLED["quotations"]


def _parsed(page: str) -> HtmlElement:
    """Parse without heeding what the page says of its encoding: it was decoded."""
    parser = lxml_html.HTMLParser(encoding="utf-8")
    return lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser)


def _base(root: HtmlElement, address: str) -> str:
    named = next((href for base in root.iter("base") if (href := base.get("href"))), "")
    return urls.absolute(address, named) or address


def _lead_of(root: HtmlElement) -> str:
    """Return the file name of the page's lead image, without size and ending.

    Short ones say nothing.
    """
    named = root.xpath("string(//meta[@property='og:image']/@content)")
    stem = unquote(re.split("[?#]", named.strip())[0]).rpartition("/")[2].rpartition(".")[0]
    stem = _SIZED.sub("", stem)
    return stem if len(stem) > 5 and "logo" not in stem else ""


def _is_in_caption(element: HtmlElement) -> bool:
    return any(is_caption(around) or is_figure(around) for around in element.iterancestors())


def _is_table_if(element: HtmlElement) -> bool:
    """Tell a table from a frame: some row has words in two cells, and no table is inside."""
    if element.tag != "table":
        return True
    has_columns = any(sum(1 for cell in row if _words_in(cell)) > 1 for row in element.iter("tr"))
    return has_columns and next(element.iterdescendants("table"), None) is None


def _words_of(element: HtmlElement, walk: Walk, start: int, end: int) -> str:
    if element.tag != "table":
        return _plain(walk.text(start, end))
    return _plain("".join(_words_in(cell) for cell in element.iter("td", "th")))


def _words_in(element: HtmlElement) -> str:
    hidden = "ancestor::style or ancestor::script or ancestor::noscript"
    return "".join(element.xpath(f".//text()[not({hidden})]")).strip()


def _has_address(image: HtmlElement) -> bool:
    """Tell whether any attribute of an image, or its neighbour for no scripts, names a picture."""
    if {str(image.get(name) or "") for name in ("width", "height")} & _TINY:
        return False
    values = [str(value) for name, value in image.items() if name not in {"alt", "class", "title"}]
    following = image.getnext()
    if following is not None and following.tag == "noscript":
        values += [str(one.get("src") or "") for one in following.iter("img")]
    named = (value for value in values if not value.startswith("data:"))
    return any(_PICTURE.search(value) and not _NO_PICTURE.search(value) for value in named)


def _picture_of(image: HtmlElement) -> str:
    """Return what tells a picture from another one: all that says where it is."""
    values = sorted(str(value) for value in image.attrib.values())
    return " ".join(filter(_PICTURE.search, values))


def _without_ornaments(images: Iterable[str]) -> Counter[str]:
    """Count pictures; one that is shown again and again is a mark or a button, wanted once."""
    counts = Counter(images)
    return Counter({image: n if n < ORNAMENT else 1 for image, n in counts.items()})


def _links(addresses: Iterable[str], page: str) -> Counter[str]:
    """Count links; pieces of one link that follow each other are one."""
    outward = (_same(address) if urls.is_http(address) else "" for address in addresses)
    return Counter(one for one, _ in groupby(outward) if one and one != _same(page))


def _same(address: str) -> str:
    return re.sub(r"#.*$", "", address).rstrip("/")


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _held(ones: Counter[str], *others: Counter[str]) -> int:
    """Count those of *ones* whose words *others* hold, together and in their order."""
    together = "\n".join("".join(other.elements()) for other in others)
    return sum(1 for text in ones.elements() if text in together)
