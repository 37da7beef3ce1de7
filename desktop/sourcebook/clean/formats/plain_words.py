"""The words of documents that were too hard, or too broken, for their structure.

Each way is linear in the size of the file, and takes what it can get: no damage raises.
"""

import html as entities
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from sourcebook.base.encoding import decode
from sourcebook.base.html_sanitize import strip_tags
from sourcebook.clean.formats.mime import Reading
from sourcebook.clean.formats.unpacking import unpacked
from sourcebook.clean.formats.zipped import unzip
from sourcebook.model import media
from sourcebook.model.capture import Capture
from sourcebook.model.errors import CleaningFailed

MAX_PAGE: Final = 50_000_000
"""Bytes of one page of a web archive, unpacked."""

_MARKUP: Final = (".xhtml", ".html", ".htm", ".xml", ".txt", ".md")
"""How the names of members of a ZIP file end that may hold words."""

_NO_WORDS: Final = ("META-INF/", "_rels/", "docProps/", "customXml/", "word/theme/", "word/styles")
"""How the names of members begin that hold none for a reader."""

_PARAGRAPH: Final = re.compile(r"</(?:p|h[1-6]|li|tr|div)>|<br\b[^<>]*>", re.IGNORECASE)
_WORD_BREAK: Final = re.compile(r"</w:p>|<w:br/>")
_DECLARED: Final = re.compile(r"<[?!][^<>]*>")
_RECORD: Final = re.compile(rb"^WARC/1\.\d\r?$", re.MULTILINE)
_IS_PAGE: Final = re.compile(rb"(?im)^content-type:\s*(?:text/html|application/xhtml)")
_CODING: Final = re.compile(rb"(?im)^content-encoding:[ \t]*([^\r\n]+)")
_TAG: Final = re.compile(r"<[^<>]*>")


def plain_words_of(capture: Capture, limit: int) -> str | None:
    """Return the words of a document, at most *limit* code points, or None when it is text.

    Without any that can be read, the answer is an empty string.
    """
    if capture.media_type.startswith(media.IMAGE):
        return ""
    way = _WAYS.get(capture.media_type)
    if way is None:
        return None
    pieces: list[str] = []
    for piece in way(capture):
        pieces.append(piece)
        limit -= len(piece)
        if limit <= 0:
            break
    return "\n\n".join(pieces)


def _of_pdf(capture: Capture) -> Iterator[str]:
    from sourcebook.clean.formats.pdf.sight import plain_pages  # noqa: PLC0415 - PDFium is large

    yield from plain_pages(capture.page.data)


def _of_members(capture: Capture) -> Iterator[str]:
    """Yield the words of each member of a ZIP file, in their order in it."""
    try:
        file = unzip(capture.page.data, capture.source)
    except CleaningFailed:
        return
    for name in file.members:
        if name.endswith(_MARKUP) and not name.startswith(_NO_WORDS):
            yield _stripped(file.read(name) or b"")


def _of_message(capture: Capture) -> Iterator[str]:
    """Yield the words of each part of a message, or of the whole when it cannot be parted."""
    try:
        whole = Reading(capture.source).read(capture.page.data)
    except CleaningFailed:
        yield _stripped(capture.page.data)
        return
    waiting = [whole]
    while waiting:
        part = waiting.pop()
        waiting += reversed(part.parts)
        if not part.parts and part.kind.startswith("text/"):
            text = part.text()
            yield _without_markup(text) if part.kind == media.HTML else text


def _of_records(capture: Capture) -> Iterator[str]:
    """Yield the words of the pages of a web archive that is not packed as a whole."""
    data = capture.page.data
    starts = [found.start() for found in _RECORD.finditer(data)]
    for start, end in pairwise([*starts, len(data)]):
        _, _, answer = data[start:end].removesuffix(b"\r\n\r\n").partition(b"\r\n\r\n")
        head, _, page = answer.partition(b"\r\n\r\n")
        if head.startswith(b"HTTP/") and _IS_PAGE.search(head):
            coding = _CODING.search(head)
            name = coding[1].decode("ascii", "replace") if coding else ""
            yield _stripped(unpacked(page, name, MAX_PAGE) or b"")


def _of_word(capture: Capture) -> Iterator[str]:
    """Yield the words of a Word document, whose tags stand within words, too."""
    try:
        file = unzip(capture.page.data, capture.source)
    except CleaningFailed:
        return
    for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        text = decode(file.read(name) or b"")[0]
        text = _WORD_BREAK.sub("\n\n", text).replace("<w:tab/>", "\t")
        yield entities.unescape(_TAG.sub("", text))


def _stripped(data: bytes) -> str:
    return _without_markup(decode(data)[0])


def _without_markup(html: str) -> str:
    return strip_tags(_PARAGRAPH.sub("\n\n", _DECLARED.sub("", html)))


_WAYS: Final[dict[str, Callable[[Capture], Iterator[str]]]] = {
    media.PDF: _of_pdf,
    media.EPUB: _of_members,
    media.DOCX: _of_word,
    media.DOCM: _of_word,
    media.WACZ: _of_records,
    media.ZIPPED_PAGE: _of_members,
    media.WARC: _of_records,
    media.EMAIL: _of_message,
    media.MHTML: _of_message,
}
