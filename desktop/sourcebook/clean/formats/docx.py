"""Word documents: mammoth reads their structure, this file guards what it is given."""

import re
import zlib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from io import BytesIO
from typing import BinaryIO, Final, Protocol
from xml.parsers.expat import ExpatError
from xml.sax import SAXException
from zipfile import BadZipFile

from sourcebook.clean.dom import parse
from sourcebook.clean.draft import Draft
from sourcebook.clean.formats.facts import Facts, sane_name, sane_title
from sourcebook.clean.formats.manuscript import Manuscript, Page, find_notes
from sourcebook.clean.formats.passed_over import with_all_words
from sourcebook.clean.formats.trees import name_of, tree_of, words_of
from sourcebook.clean.formats.word_asides import asides_of
from sourcebook.clean.formats.word_opening import take_opening
from sourcebook.clean.formats.word_styles import styles_of
from sourcebook.clean.formats.zipped import Zipped, unzip
from sourcebook.model.capture import Capture
from sourcebook.model.errors import CleaningFailed

MAX_XML: Final = 20_000_000
"""Bytes of the words of a document: mammoth's tree of them takes forty times as much memory."""

MAX_ELEMENTS: Final = 400_000
"""Elements of a document: mammoth takes 20 s of a processor for a million."""

_STYLES: Final = """
p[style-name='List Paragraph'] => p:fresh
r[style-name='Emphasis'] => em
u => u
strike => s
small-caps => small.caps
"""
_DECLARES: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)|\0", re.IGNORECASE)
_DAMAGE: Final = (
    *(LookupError, AttributeError, TypeError, ValueError, NotImplementedError),
    *(SAXException, ExpatError, BadZipFile, zlib.error, OSError, EOFError),
)
"""What mammoth, its XML parser and `zipfile` raise for documents that are broken."""

_MAIN: Final = "word/document.xml"


def draft_of_docx(capture: Capture) -> Draft:
    """Read a Word document; comments and the heads of its pages are set aside.

    Costs about 10 s of a processor for 150,000 words.

    Raises:
        CleaningFailed: It is damaged, locked, or made to be slow.
    """
    file = unzip(capture.page.data, capture.source)
    _guard(file, capture.source)
    pictures: dict[str, bytes] = {}
    styles = f"{_STYLES}{styles_of(file)}"
    markup = _markup(with_all_words(capture.page.data, file), capture.source, styles, pictures)
    root, rule = parse(f"<html><body>{markup}</body></html>")
    body = root.find("body")
    body = root if body is None else body
    core = _core(file)
    facts = Facts()
    opening = take_opening(facts, body, sane_title(core.get("title", "")))
    _know(facts, core)
    page = Page("document", body, lambda _: "", lambda src: (src, pictures.get(src)))
    manuscript = Manuscript(find_notes([page]))
    manuscript.add(page)
    return facts.draft(manuscript, rule, leftovers=(*opening, *asides_of(file)))


def _guard(file: Zipped, source: str) -> None:
    """Let through only what mammoth reads in time: its parser expands entities endlessly."""
    if file.is_locked:
        raise CleaningFailed(source=source, reason="it asks for a password")
    if _MAIN not in file.members and not any(
        name.endswith("document.xml") for name in file.members
    ):
        raise CleaningFailed(source=source, reason="it is no Word document inside")
    for name, member in file.members.items():
        if not name.endswith((".xml", ".rels")):
            continue
        if member.file_size > MAX_XML:
            raise CleaningFailed(source=source, reason="it is too long to be read in time")
        data = file.read(name)
        if data is None:
            raise CleaningFailed(source=source, reason="the file is damaged or breaks off")
        if _DECLARES.search(data):
            raise CleaningFailed(source=source, reason="it holds XML that no word processor writes")
        if data.count(b"<") > MAX_ELEMENTS * 2:
            raise CleaningFailed(source=source, reason="it is too long to be read in time")


class _Image(Protocol):
    """What mammoth hands over for an image."""

    content_type: str
    open: Callable[[], AbstractContextManager[BinaryIO]]


def _markup(data: bytes, source: str, styles: str, pictures: dict[str, bytes]) -> str:
    """Let mammoth turn the document into HTML; its pictures are put into *pictures*."""
    import mammoth  # noqa: PLC0415 - 60 ms that only Word documents need

    def kept(image: _Image) -> dict[str, str]:
        address = f"picture-{len(pictures) + 1}"
        try:
            with image.open() as stream:
                pictures[address] = stream.read()
        except (KeyError, OSError, BadZipFile):
            pictures[address] = b""
        return {"src": address}

    try:
        result = mammoth.convert_to_html(
            BytesIO(data),
            style_map=styles,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(kept),
        )
    except _DAMAGE as error:
        reason = "the file is damaged or breaks off"
        raise CleaningFailed(source=source, reason=reason) from error
    return str(result.value)


def _core(file: Zipped) -> dict[str, str]:
    core = file.read("docProps/core.xml")
    root = tree_of(core) if core else None
    return {name_of(element): words_of(element) for element in (() if root is None else root)}


def _know(facts: Facts, core: Mapping[str, str]) -> None:
    """Take what the file says of itself: as its author it has whoever's program made it."""
    author = sane_name(core.get("creator", ""))
    facts.know("byline", author, "docx", is_guess=True)
    facts.know_authors([author] if author else [], "docx", is_guess=True)
    facts.know("language", core.get("language", ""), "docx")
    facts.know("published", core.get("created", "")[:10], "docx:created", is_guess=True)
    facts.know("modified", core.get("modified", ""), "docx")
