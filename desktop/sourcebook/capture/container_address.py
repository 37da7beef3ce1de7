"""The address that a page has inside a container: a message, a web archive."""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from sourcebook.base import urls
from sourcebook.model.media import EMAIL, MHTML, WACZ, WARC

MAX_HEAD: Final = 262_144
"""Bytes of a message, or of a list of pages, in which its address is looked for."""

MAX_ARCHIVE: Final = 4_000_000
"""Unpacked bytes of a web archive in which its first page is looked for."""

MAX_RECORD_HEAD: Final = 16_384
"""Bytes of a record in which its headers and those of its answer stand."""

_NAMES_OF: Final = {
    MHTML: re.compile(
        rb"^(?:snapshot-)?content-location:\s*(https?://\S+)", re.IGNORECASE | re.MULTILINE
    ),
    EMAIL: re.compile(rb"^archived-at:\s*<?(https?://[^\s>]+)", re.IGNORECASE | re.MULTILINE),
}
_RECORD: Final = re.compile(rb"^WARC/[\d.]+\r?\n", re.MULTILINE)
_TARGET: Final = re.compile(
    rb"^warc-target-uri:\s*<?(https?://[^\s>]+)", re.IGNORECASE | re.MULTILINE
)
_PAGE: Final = re.compile(rb"^HTTP/[\d.]+ 200\b", re.MULTILINE)
_IS_HTML: Final = re.compile(
    rb"^content-type:\s*(?:text/html|application/xhtml)", re.IGNORECASE | re.MULTILINE
)
_IS_FRAME: Final = re.compile(rb"^sec-fetch-dest:\s*i?frame", re.IGNORECASE | re.MULTILINE)
_LIST: Final = "pages/pages.jsonl"
_DAMAGE: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError),
    *(ValueError, IndexError, KeyError),
)


def address_inside(data: bytes, kind: str) -> str:
    """Return the http address of the page in a container, or an empty string."""
    if kind in _NAMES_OF:
        found = [match[1] for match in _NAMES_OF[kind].finditer(data[:MAX_HEAD])]
    elif kind == WARC:
        found = list(_in_archive(data))
    elif kind == WACZ:
        found = list(_in_packed_archive(data))
    else:
        return ""
    addresses = (address.decode("utf-8", "replace") for address in found)
    return next((address for address in addresses if urls.is_http(address)), "")


def _in_archive(data: bytes) -> Iterator[bytes]:
    """Yield the addresses of records that hold a page and no frame of one, in their order."""
    text = _unpacked(data) if data.startswith(b"\x1f\x8b") else data[:MAX_ARCHIVE]
    starts = [found.start() for found in _RECORD.finditer(text)]
    heads = [
        text[start : min(end, start + MAX_RECORD_HEAD)]
        for start, end in pairwise([*starts, len(text)])
    ]
    found = [(target[1], head) for head in heads if (target := _TARGET.search(head))]
    frames = {address for address, head in found if _IS_FRAME.search(head)}
    for address, head in found:
        if address not in frames and _PAGE.search(head) and _IS_HTML.search(head):
            yield address


def _unpacked(data: bytes) -> bytes:
    pieces, size = [], 0
    while data.startswith(b"\x1f\x8b") and size < MAX_ARCHIVE:
        unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            pieces.append(unpacker.decompress(data[:MAX_ARCHIVE], MAX_ARCHIVE - size))
        except zlib.error:
            break
        size += len(pieces[-1])
        rest = unpacker.unused_data
        if not unpacker.eof or not rest:
            break
        data = data[min(len(data), MAX_ARCHIVE) - len(rest) :]
    return b"".join(pieces)


def _in_packed_archive(data: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file, file.open(_LIST) as member:
            lines = member.read(MAX_HEAD).splitlines()
            pages = [json.loads(line) for line in lines[:100]]
    except _DAMAGE:
        return
    for page in pages:
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            yield page["url"].encode("utf-8", "replace")
