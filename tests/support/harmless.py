"""Tell what in a stored article, or in a document on the page, can do more than be read.

What is allowed is written down here once more, and is not asked of the program.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from lxml import etree
from lxml import html as lxml_html
from PySide6.QtGui import QTextDocument

TAGS = frozenset(
    """
    a b blockquote br caption cite code dd del dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img
    ins kbd li mark ol p pre q s samp small strike strong sub sup table tbody td tfoot th thead
    tr tt u ul
    """.split()  # noqa: SIM905 - fifty quoted names are harder to read
)
VALUES = {
    "href": r"(https?://|mailto:)[^\s<>\"]+|#fn[\w:-]+",
    "src": r"asset:\d+",
    "alt": r"(?s).*",
    "id": r"fn[\w:-]+",
    "lang": r"[\w+#.-]+",
    "start": r"\d+",
    "colspan": r"\d+",
    "rowspan": r"\d+",
}
"""Attribute → what its value may be."""

Tag = tuple[str, list[tuple[str, str]]]


class _Tags(HTMLParser):
    """Collects what the parser of the standard library takes for tags, comments and the like."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [(name, value or "") for name, value in attrs]))

    def handle_comment(self, data: str) -> None:
        self.found.append((f"a comment {data!r}", []))

    def handle_decl(self, decl: str) -> None:
        self.found.append((f"a declaration {decl!r}", []))

    def handle_pi(self, data: str) -> None:
        self.found.append((f"an instruction {data!r}", []))

    def unknown_decl(self, data: str) -> None:
        self.found.append((f"a section {data!r}", []))


def dangers(html: str) -> list[str]:
    """Return what in *html* is neither words nor allowed, as two parsers see it.

    The second reads what the first made of it once more: nothing may come to life on the way.
    """
    return [
        danger
        for tag in (*_tags_of_standard_library(html), *_tags_of_libxml2(html))
        for danger in _dangers_of(*tag)
    ]


def _dangers_of(name: str, attributes: list[tuple[str, str]]) -> Iterator[str]:
    if name not in TAGS:
        yield name
    for attribute, value in attributes:
        if not re.fullmatch(VALUES.get(attribute, r"(?!)"), value):
            yield f"{name} {attribute}={value}"


def _tags_of_standard_library(html: str) -> list[Tag]:
    parser = _Tags()
    parser.feed(html)
    parser.close()
    return parser.found


def _tags_of_libxml2(html: str) -> list[Tag]:
    once = _parsed(html)
    again = _parsed(lxml_html.tostring(once, encoding="unicode")[len("<main>") : -len("</main>")])
    return [
        (str(element.tag), [(str(name), str(value)) for name, value in element.items()])
        for root in (once, again)
        for element in root.iter()
        if element is not root
    ]


def _parsed(html: str) -> "lxml_html.HtmlElement":
    try:
        return lxml_html.fragment_fromstring(html, create_parent="main")
    except etree.ParserError:
        return lxml_html.Element("main")


def document_dangers(document: QTextDocument) -> list[str]:
    """Return the links and images of *document* that are not allowed."""
    found = []
    for kind, value, _ in document_references(document):
        pattern = r"(https?://|mailto:|#|asset:\d).*" if kind == "link" else r"asset:\d+"
        if not re.fullmatch(pattern, value):
            found.append(f"{kind} {value}")
    return found


def document_references(document: QTextDocument) -> Iterator[tuple[str, str, int]]:
    """Yield the links and the images of *document*, with their positions."""
    block = document.begin()
    while block.isValid():
        run = block.begin()
        while not run.atEnd():
            form = run.fragment().charFormat()
            if form.isAnchor():
                yield "link", form.anchorHref(), run.fragment().position()
            if form.isImageFormat():
                yield "image", form.toImageFormat().name(), run.fragment().position()
            run += 1
        block = block.next()
