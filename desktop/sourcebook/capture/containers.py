"""Which format that is more than text bytes are in, told from the bytes."""

import re
import zlib
from typing import Final

from sourcebook.model.media import DOCX, EMAIL, EPUB, IMAGE, MHTML, PDF, WACZ, WARC, ZIPPED_PAGE

PEEK_BYTES: Final = 65_536
"""How far is looked into a file, at its start and, in a ZIP archive, at its end."""

_IMAGES: Final = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "png"),
    (re.compile(rb"\xff\xd8\xff"), "jpeg"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "webp"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "avif"),
    (re.compile(rb"....ftyp(?:hei[cfsx]|hev[cx]|mif1|msf1)", re.DOTALL), "heic"),
    (re.compile(rb"\xff\x0a|\x00\x00\x00\x0cJXL \r\n"), "jxl"),
    (re.compile(rb"\x00\x00\x00\x0cjP  \r\n"), "jp2"),
    (re.compile(rb"\x00\x00\x01\x00[\x01-\x20]\x00"), "x-icon"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "tiff"),
    (re.compile(rb"BM....\x00\x00\x00\x00", re.DOTALL), "bmp"),
)
_DRAWING: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*"
    rb"|<!DOCTYPE\s+svg[^>\[]{0,300}(?:\[[^\]]{0,2000}\]\s*)?>\s*){0,9}<svg[\s>]",
    re.DOTALL,
)
_ZIPPED: Final = (
    (re.compile(rb"mimetypeapplication/epub\+zip|META-INF/container\.xml"), EPUB),
    (re.compile(rb"word/document\.xml"), DOCX),
    (re.compile(rb"datapackage\.json|archive/[^/\x00]{1,200}\.warc"), WACZ),
    (re.compile(rb"\bindex\.x?html?"), ZIPPED_PAGE),
)
_HEADER: Final = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,70}):[ \t]?")
_MESSAGE_NAMES: Final = frozenset(
    {
        *(b"from", b"to", b"subject", b"date", b"message-id", b"received", b"return-path"),
        *(b"delivered-to", b"mime-version", b"reply-to", b"x-mailer", b"dkim-signature"),
    }
)
_TRANSPORT_NAMES: Final = frozenset({b"message-id", b"received", b"return-path", b"mime-version"})
"""Headers that programs write and people do not type."""

_OF_MAIL: Final = frozenset({b"to", b"received", b"subject"})

_SAVED: Final = re.compile(rb"multipart/related|snapshot-content-location:", re.IGNORECASE)
_SAVED_BY: Final = re.compile(
    rb"^(?:snapshot-content-location:|from:\s*(?:\"?<?saved (?:by|from)))",
    re.IGNORECASE | re.MULTILINE,
)


def container_of(data: bytes) -> str:
    """Return the media type of a format that has a reader of its own, or an empty string."""
    head = data[:PEEK_BYTES]
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        around = head + data[-PEEK_BYTES:]
        return next((kind for sign, kind in _ZIPPED if sign.search(around)), "")
    if _unpacks_itself(data):
        return ZIPPED_PAGE
    if head.startswith(b"\x1f\x8b"):
        return WARC if _unpacked_start(head).startswith(b"WARC/") else ""
    if head.startswith(b"WARC/"):
        return WARC
    image = next((name for sign, name in _IMAGES if sign.match(head)), "")
    image = image or ("svg+xml" if _DRAWING.match(head[:8192]) else "")
    return f"{IMAGE}{image}" if image else message_kind(head, is_claimed=False)


def _unpacks_itself(data: bytes) -> bool:
    """Tell a page of SingleFile that holds a ZIP file of itself."""
    is_page = data[:256].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
    is_packed = is_page and b"PK\x05\x06" in data[-PEEK_BYTES:]
    return is_packed and b"PK\x03\x04" in data and b"SingleFile" in data[:PEEK_BYTES]


def message_kind(data: bytes, *, is_claimed: bool) -> str:
    """Tell a message or a page saved as one from the headers that *data* begins with.

    Unless a name or a server says that it *is_claimed* to be one, two of the headers must be
    known and one must be of those that no person types: a letter may begin “To: all”.
    """
    head = data[:PEEK_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if head.startswith((b"From ", b">From ")):
        head = head.partition(b"\n")[2]
    names = _header_names(head)
    known = names & _MESSAGE_NAMES
    if not names or not (is_claimed or (len(known) > 1 and known & _TRANSPORT_NAMES)):
        return ""
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    is_saved = bool(_SAVED_BY.search(block))
    is_page = bool(_SAVED.search(block)) and (is_saved or not names & _OF_MAIL)
    return MHTML if b"content-type" in names and (is_page or is_saved) else EMAIL


def _header_names(head: bytes) -> set[bytes]:
    """Return the names of the headers before a blank line; none if other lines are there."""
    names: set[bytes] = set()
    for line in head.splitlines():
        if not line.strip():
            return names
        if line[:1] in b" \t" and names:
            continue
        if not (found := _HEADER.match(line)):
            return set()
        names.add(found[1].lower())
    return names


def _unpacked_start(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 64)
    except zlib.error:
        return b""
