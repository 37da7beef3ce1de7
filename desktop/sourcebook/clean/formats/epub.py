"""EPUB books: the chapters as one text in reading order, with the table of contents as marks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from sourcebook.clean.blocks import one_line
from sourcebook.clean.draft import Draft
from sourcebook.clean.formats.contents import Entry, contents_of
from sourcebook.clean.formats.facts import Facts, sane_name, sane_title
from sourcebook.clean.formats.manuscript import Manuscript, Page, find_notes
from sourcebook.clean.formats.trees import (
    Element,
    attribute,
    first,
    name_of,
    page_of,
    tree_of,
    words_of,
)
from sourcebook.clean.formats.zipped import Zipped, beside, unzip
from sourcebook.model.article import Status
from sourcebook.model.capture import Capture
from sourcebook.model.citation import WorkType
from sourcebook.model.errors import CleaningFailed

MAX_PAGES: Final = 2000
"""Pages of a book that are read; a long encyclopaedia has fewer."""

MAX_MARKUP: Final = 20_000_000
"""Bytes of all pages: four hundred thousand words take about 5 MB."""

_PAGE_TYPES: Final = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
_LOCKS: Final = "META-INF/encryption.xml"
_FONT_LOCKS: Final = (
    "http://www.idpf.org/2008/embedding",
    "http://ns.adobe.com/pdf/enc#RC",
)
"""Ways to hide the fonts of a book, not its words."""


@dataclass(frozen=True, slots=True)
class Item:
    """A member of the book, as its package names it."""

    name: str
    kind: str
    properties: str


@dataclass(slots=True)
class Book:
    """What the package of a book says: its items by id, and the ids in the order of reading."""

    package: Element
    name: str
    items: dict[str, Item] = field(default_factory=dict)
    spine: list[str] = field(default_factory=list)


def draft_of_epub(capture: Capture) -> Draft:
    """Read a book; pages that are missing or cannot be read make it partial.

    Costs about 2 s of a processor for 150,000 words.

    Raises:
        CleaningFailed: It is damaged, or no EPUB inside.
    """
    file = unzip(capture.page.data, capture.source)
    book = _book(file, capture.source)
    facts = _facts(book)
    if file.is_locked or _is_locked(file):
        return facts.draft(Manuscript(find_notes([])), status=Status.LOCKED)
    entries = contents_of(file, book.items.values())
    pages, is_whole = _pages(file, book, entries)
    if not pages:
        raise CleaningFailed(source=capture.source, reason="none of its pages can be read")
    manuscript = Manuscript(find_notes(pages))
    for page in pages:
        manuscript.add(page, *_unheaded(page))
    return facts.draft(manuscript, status=Status.WHOLE if is_whole else Status.PARTIAL)


def _book(file: Zipped, source: str) -> Book:
    container = file.read("META-INF/container.xml")
    named = first(tree_of(container) if container else None, "rootfile")
    name = attribute(named, "full-path") if named is not None else ""
    if name not in file.members:  # some books say wrongly where it is
        name = next((member for member in file.members if member.endswith(".opf")), "")
    data = file.read(name)
    package = tree_of(data) if data else None
    if package is None:
        raise CleaningFailed(source=source, reason="it is no EPUB book inside, or it is damaged")
    book = Book(package, name)
    for element in package.iter():
        kind = name_of(element)
        if kind == "item" and (member := beside(name, attribute(element, "href"))):
            item = Item(member, attribute(element, "media-type"), attribute(element, "properties"))
            book.items.setdefault(attribute(element, "id"), item)
    references = [element for element in package.iter() if name_of(element) == "itemref"]
    # What stands outside the line of reading, as answers or notes, comes after it.
    references.sort(key=lambda element: attribute(element, "linear") == "no")
    book.spine = list(dict.fromkeys(attribute(element, "idref") for element in references))
    return book


def _pages(file: Zipped, book: Book, entries: Sequence[Entry]) -> tuple[list[Page], bool]:
    """Parse the pages in the order of reading; tell whether all could be."""
    names = {item.name for item in book.items.values()}
    pages: list[Page] = []
    left, is_whole = MAX_MARKUP, True
    for item in _spine_of(book):
        data = file.read(item.name)
        is_fit = data is not None and len(pages) < MAX_PAGES and len(data) <= left
        body = page_of(data) if data is not None and is_fit else None
        if body is None or data is None:
            is_whole = False
            continue
        left -= len(data)
        pages.append(_page(file, item.name, body, entries, names))
    return pages, is_whole


def _spine_of(book: Book) -> Iterator[Item]:
    """Yield the pages in the order of reading, without the table of contents."""
    for key in book.spine:
        item = book.items.get(key)
        if item is None:
            continue
        if "nav" not in item.properties.split() and item.kind in _PAGE_TYPES:
            yield item


def _page(
    file: Zipped, name: str, body: Element, entries: Sequence[Entry], names: set[str]
) -> Page:
    def file_of(href: str) -> str:
        found = beside(name, href)
        return found if found in names else ""

    def picture_of(source: str) -> tuple[str, bytes | None]:
        found = beside(name, source)
        return found, file.read(found) if found else None

    chapters: dict[str, list[tuple[str, int]]] = {}
    for entry in entries:
        if entry.page == name:
            chapters.setdefault(entry.place, []).append((entry.label, entry.level))
    _bracket_readings(body)
    known = {attribute(element, "id") for element in body.iter()}
    for place in [place for place in chapters if place not in known]:
        chapters.setdefault("", []).extend(chapters.pop(place) if place else [])
    return Page(name, body, file_of, picture_of, chapters)


def _bracket_readings(body: Element) -> None:
    """Put brackets around the readings of signs where the page has none."""
    for reading in body.iter():
        if name_of(reading) != "rt" or not words_of(reading):
            continue
        around = reading.getparent()
        if around is not None and all(name_of(one) != "rp" for one in around):
            reading.text = f"({reading.text or ''}"
            reading.tail = f"){(reading.tail or '').strip()}"


def _unheaded(page: Page) -> tuple[str, int]:
    """Return name and level of a chapter that has its name in the table of contents only."""
    named = page.chapters.get("", ())
    has_heading = any(name_of(element) in _HEADINGS for element in page.body.iter())
    if not named or has_heading:
        return "", 2
    label, level = named[0]
    start = islice(page.body.iter(), 12)
    is_there = any(words_of(element).casefold() == label.casefold() for element in start)
    return ("", 2) if is_there else (label, min(level + 1, 6))


_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _is_locked(file: Zipped) -> bool:
    """Tell a book whose pages are encrypted; hidden fonts are no lock."""
    data = file.read(_LOCKS)
    root = tree_of(data) if data else None
    if root is None:
        return False
    methods = (e for e in root.iter() if name_of(e) == "encryptionmethod")
    return any(attribute(method, "Algorithm") not in _FONT_LOCKS for method in methods)


def _facts(book: Book) -> Facts:
    facts = Facts()
    found: dict[str, list[Element]] = {}
    for element in book.package.iter():
        if words_of(element):
            found.setdefault(name_of(element), []).append(element)

    def texts(name: str) -> list[str]:
        return [one_line(words_of(element)) for element in found.get(name, [])]

    refined = _refined(found.get("meta", []))
    titles = _titles(found.get("title", []), refined)
    authors = _authors(found.get("creator", []), refined)
    facts.know("title", sane_title(titles.get("main", "")), "opf")
    facts.know("subtitle", titles.get("subtitle", ""), "opf")
    facts.know("byline", ", ".join(authors), "opf")
    facts.know("language", next(iter(texts("language")), ""), "opf")
    facts.know("published", _date(found.get("date", [])), "opf")
    facts.know("publisher", next(iter(texts("publisher")), ""), "opf")
    facts.know("licence", next(iter(texts("rights")), ""), "opf")
    facts.know("isbn", next(filter(None, map(_isbn, texts("identifier"))), ""), "opf")
    facts.know_authors(authors, "opf")
    facts.be(WorkType.BOOK)
    return facts


def _refined(facts: Sequence[Element]) -> dict[tuple[str, str], str]:
    """Return what EPUB 3 says about other facts: id and property of each, and its value."""
    return {
        (attribute(one, "refines").lstrip("#"), attribute(one, "property")): words_of(one)
        for one in facts
        if attribute(one, "refines")
    }


def _titles(titles: Sequence[Element], refined: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """Return the titles by their type; without one the first is the main title."""
    named: dict[str, str] = {}
    for title in titles:
        kind = refined.get((attribute(title, "id"), "title-type"), "")
        named.setdefault(kind or ("main" if "main" not in named else ""), one_line(words_of(title)))
    return (
        named if "main" in named or not titles else {**named, "main": one_line(words_of(titles[0]))}
    )


def _authors(creators: Sequence[Element], refined: Mapping[tuple[str, str], str]) -> list[str]:
    """Return the authors, or all who made it when none is called an author."""

    def role_of(creator: Element) -> str:
        named = attribute(creator, "role") or refined.get((attribute(creator, "id"), "role"), "")
        return named.lower() or "aut"

    roles = [(role_of(one), sane_name(words_of(one))) for one in creators]
    authors = [name for role, name in roles if role == "aut" and name]
    return authors or [name for _, name in roles if name]


def _date(dates: Sequence[Element]) -> str:
    """Return the date of publication, as far as it is known, in ISO 8601."""
    ordered = sorted(dates, key=lambda e: attribute(e, "event") not in {"publication", ""})
    text = words_of(ordered[0]) if ordered else ""
    date = text[:10].removesuffix("-01-01") if text[:4].isdecimal() else ""
    return "" if date.startswith(("0000", "0101")) else date


def _isbn(identifier: str) -> str:
    """Return *identifier* when it is an ISBN whose check digit is right."""
    digits = identifier.lower().removeprefix("urn:isbn:").removeprefix("isbn").strip(": ")
    digits = digits.replace("-", "").replace(" ", "").upper()
    if len(digits) == 13 and digits.isdecimal() and digits.startswith(("978", "979")):
        total = sum(int(d) * (1, 3)[at % 2] for at, d in enumerate(digits))
        return digits if total % 10 == 0 else ""
    if len(digits) == 10 and digits[:9].isdecimal() and (digits[9].isdecimal() or digits[9] == "X"):
        values = [10 if d == "X" else int(d) for d in digits]
        total = sum(value * (10 - at) for at, value in enumerate(values))
        return digits if total % 11 == 0 else ""
    return ""
