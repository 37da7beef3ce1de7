"""A web archive (WARC): its page, found among all that a browser or crawler asked for."""

import html as entities
import io
import json
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urljoin

from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import (
    StatusAndHeaders,
    StatusAndHeadersParser,
    StatusAndHeadersParserException,
)

from sourcebook.base import urls
from sourcebook.base.encoding import decode
from sourcebook.base.html_sanitize import strip_tags
from sourcebook.clean.blocks import ink, one_line
from sourcebook.clean.draft import Draft, Leftover
from sourcebook.clean.enclosing import Container, draft_of_source
from sourcebook.clean.formats.unpacking import Lines, Readable, Unpacking, unpacked
from sourcebook.clean.plaintext import draft_of_text
from sourcebook.model.article import Status
from sourcebook.model.capture import Capture
from sourcebook.model.errors import CleaningFailed
from sourcebook.model.media import HTML, IMAGE, PLAIN

MAX_RECORDS: Final = 50_000
"""Records that are looked at; the archive of one page has some hundreds."""

MAX_BODY: Final = 50_000_000
"""Bytes of one record that are read."""

MAX_HELD: Final = 200_000_000
"""Bytes of pages and images held at once; images beyond are fetched or missing."""

MAX_HOPS: Final = 10
"""Redirects that are followed."""

OTHERS: Final = "other-pages="
"""Rule of an edition: how many pages the archive holds beside the one that is shown."""

MAX_NAMED: Final = 200
"""Pages beside the one that is shown of which title and address are told."""

MAX_TITLED: Final = 65_536
"""Bytes at the start of a page in which its title is looked for."""

MAX_TEXT: Final = 1_000_000
"""Bytes of a page in plain text that are read."""

ALTERED: Final = "altered"
"""Rule of an edition and reason of a cut: files of the archive have another hash than it says."""

PACKED: Final = "packed"
"""Kind of an answer that cannot be unpacked."""

_PAGES: Final = frozenset({HTML, "application/xhtml+xml"})
_FRAMES: Final = frozenset({b"iframe", b"frame", b"embed", b"object"})
_WANTED: Final = re.compile(rb"^sec-fetch-dest:[ \t]*(\w+)", re.IGNORECASE | re.MULTILINE)
_PROTOCOLS: Final = ("HTTP/1.0", "HTTP/1.1", "HTTP/2.0", "HTTP/2", "HTTP/3.0", "HTTP/3")
_TITLE: Final = re.compile(r"<title\b[^>]{0,200}>([^<]{1,500})", re.IGNORECASE)
_FAILURES: Final = (ArchiveLoadFailed, StatusAndHeadersParserException, ValueError)

# What the library finds odd in a record is no news to somebody at a terminal.
logging.getLogger("warcio").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server once gave for an address."""

    address: str
    status: int
    kind: str
    charset: str
    location: str
    body: bytes


@dataclass(slots=True)
class Archive:
    """What is of use in one or more files of records."""

    answers: list[Answer] = field(default_factory=list)
    seeds: list[str] = field(default_factory=list)
    packed: list[Answer] = field(default_factory=list)
    frames: set[str] = field(default_factory=set)
    altered: list[str] = field(default_factory=list)
    is_damaged: bool = False
    is_broken_off: bool = False
    held: int = 0

    def read(self, file: Readable) -> None:
        """Read the records of *file*, packed or not, as far as they are sound."""
        stream = Unpacking(file)
        lines = Lines(stream)
        for record in _records(lines, self):
            self._take(record)
        self.is_broken_off = self.is_broken_off or stream.is_broken_off
        self.is_damaged = self.is_damaged or stream.is_damaged

    def _take(self, record: ArcWarcRecord) -> None:
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        kind = record.rec_type or ""
        if kind in {"response", "resource", "conversion"} and urls.is_http(address):
            answer = _answer(record, address, is_http=kind == "response")
            if answer and answer.kind == PACKED:
                self.packed.append(answer)
            elif answer and self.held + len(answer.body) <= MAX_HELD:
                self.held += len(answer.body)
                self.answers.append(answer)
        elif kind == "request":
            wanted = _WANTED.search(record.raw_stream.read(65_536))
            if wanted and wanted[1].lower() in _FRAMES:
                self.frames.add(urls.normalise(address))
        elif kind in {"warcinfo", "metadata"}:
            self.seeds += _seeds(record.raw_stream.read(MAX_BODY), address)


def draft_of_warc(capture: Capture) -> Draft:
    """Read the page that a web archive was made for.

    Raises:
        CleaningFailed: It holds no page.
    """
    return draft_of_archive(archive_of_warc(capture), capture)


def archive_of_warc(capture: Capture) -> Archive:
    """Read the records of a web archive."""
    archive = Archive()
    archive.read(io.BytesIO(capture.page.data))
    return archive


def held_page(archive: Archive, source: str) -> tuple[bytes, str, str, Container]:
    """Return the page an archive was made for: bytes, address, encoding, and its images.

    Raises:
        CleaningFailed: The archive holds no page.
    """
    pages = _pages(archive)
    if not pages:
        raise CleaningFailed(source=source, reason=_why_none(archive))
    page = _chosen(archive, pages)
    return page.body, page.address, page.charset, _images(archive)


def draft_of_archive(archive: Archive, capture: Capture) -> Draft:
    """Read the first of the seeds, or the first page that is no frame of another.

    Raises:
        CleaningFailed: The archive holds no page.
    """
    pages = _pages(archive)
    if not pages and (text := _text_in(archive)):
        return draft_of_text(decode(text.body[:MAX_TEXT], text.charset)[0])
    if not pages:
        raise CleaningFailed(source=capture.source, reason=_why_none(archive))
    page = _chosen(archive, pages)
    draft = draft_of_source(
        page.body,
        page.address,
        encoding=page.charset,
        beside=_images(archive),
        captured_at=capture.captured_at,
    )
    draft = _with_altered(_with_others(draft, _others(pages, page)), archive.altered)
    if archive.is_broken_off:
        return replace(draft, status=Status.TRUNCATED)
    is_partial = archive.is_damaged or bool(archive.packed)
    return replace(draft, status=Status.PARTIAL) if is_partial else draft


def _text_in(archive: Archive) -> Answer | None:
    """Return the first answer in plain text: an archive of texts has no pages."""
    return next(
        (
            one
            for one in archive.answers
            if one.kind == PLAIN and one.status == 200 and not one.address.endswith("/robots.txt")
        ),
        None,
    )


def _why_none(archive: Archive) -> str:
    if archive.packed:
        return (
            "its page cannot be unpacked: it is damaged, or packed in a way that is not known here"
        )
    return "it holds no page"


def _images(archive: Archive) -> Container:
    return Container.of({a.address: a.body for a in archive.answers if a.kind.startswith(IMAGE)})


def _pages(archive: Archive) -> list[Answer]:
    pages = [a for a in archive.answers if a.status == 200 and a.kind in _PAGES]
    own = [page for page in pages if urls.normalise(page.address) not in archive.frames]
    return own or pages


def _chosen(archive: Archive, pages: Sequence[Answer]) -> Answer:
    """Return the page that is named, else the one that the first answer leads to."""
    by_address: dict[str, Answer] = {}
    for answer in archive.answers:
        by_address.setdefault(urls.normalise(answer.address), answer)
    first = [archive.answers[0].address] if archive.answers else []
    for start in (*archive.seeds, *first):
        here = by_address.get(urls.normalise(start))
        for _ in range(MAX_HOPS):
            if here is None or not 300 <= here.status < 400 or not here.location:
                break
            here = by_address.get(urls.normalise(_joined(here.address, here.location)))
        if here is not None and here in pages:
            return here
    return pages[0]


def _others(pages: Sequence[Answer], shown: Answer) -> list[Answer]:
    """Return one answer for each address but that of the page that is shown."""
    by_address: dict[str, Answer] = {}
    for page in pages:
        by_address.setdefault(urls.normalise(page.address), page)
    by_address.pop(urls.normalise(shown.address), None)
    return list(by_address.values())


def _with_others(draft: Draft, others: Sequence[Answer]) -> Draft:
    """Name in *draft* the other pages of its archive: nobody has to guess what it holds."""
    if not others:
        return draft
    named = "".join(map(_named, others[:MAX_NAMED]))
    leftover = Leftover(ink(strip_tags(draft.html)), "other pages", named)
    rules = f"{draft.rules} {OTHERS}{len(others)}".strip()
    return replace(draft, leftovers=(*draft.leftovers, leftover), rules=rules)


def _with_altered(draft: Draft, names: Sequence[str]) -> Draft:
    """Say which files of the archive are not as they were when it was made."""
    if not names:
        return draft
    listed = "".join(f"<p>{entities.escape(name)}</p>" for name in names[:MAX_NAMED])
    leftover = Leftover(0, ALTERED, listed)
    rules = f"{draft.rules} {ALTERED}".strip()
    return replace(draft, leftovers=(leftover, *draft.leftovers), rules=rules)


def _named(page: Answer) -> str:
    head, _ = decode(page.body[:MAX_TITLED], page.charset)
    found = _TITLE.search(head)
    title = entities.escape(one_line(entities.unescape(found[1]))) if found else ""
    address = entities.escape(page.address)
    link = f'<a href="{address}">{address}</a>'
    return f"<p>{title}<br>{link}</p>" if title else f"<p>{link}</p>"


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return ""


def _records(lines: Lines, archive: Archive) -> Iterator[ArcWarcRecord]:
    """Yield the records of a file; what is unsound ends it, with what was read before kept."""
    loader = ArcWarcRecordLoader()
    for _ in range(MAX_RECORDS):
        lines.begin()
        if not (line := lines.first_line()):
            return
        try:
            record = loader.parse_record_stream(lines, line, "warc", no_record_parse=True)
        except EOFError:
            return
        except _FAILURES:
            archive.is_damaged = True
            return
        if record.length is None:  # a record without its length has no end
            archive.is_damaged = True
            return
        yield record
        while record.raw_stream.read(65_536):
            continue
        archive.is_broken_off = archive.is_broken_off or record.raw_stream.limit > 0
    archive.is_damaged = True


def _answer(record: ArcWarcRecord, address: str, *, is_http: bool) -> Answer | None:
    """Return what a record holds; None when it is neither page, image nor redirect."""
    head = _http_head(record) if is_http else record.rec_headers
    if head is None:
        return None
    kind, _, parameters = (head.get_header("Content-Type") or "").partition(";")
    kind = kind.strip().lower()
    location = (head.get_header("Location") or "").strip() if is_http else ""
    is_words = kind in _PAGES or kind == PLAIN
    if not is_words and not kind.startswith(IMAGE) and not location:
        return None
    raw = record.raw_stream.read(MAX_BODY)
    body = _body(raw, head) if is_http else raw
    if body is None:
        return Answer(address, 0, PACKED, "", "", b"") if kind in _PAGES else None
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", parameters, re.IGNORECASE)
    status = head.get_statuscode() if is_http else "200"
    number = int(status) if status.isdecimal() and len(status) == 3 else 0
    return Answer(address, number, kind, charset[1] if charset else "", location, body)


def _http_head(record: ArcWarcRecord) -> StatusAndHeaders | None:
    try:
        return StatusAndHeadersParser(list(_PROTOCOLS)).parse(record.raw_stream)
    except (EOFError, *_FAILURES):
        return None


def _body(data: bytes, head: StatusAndHeaders) -> bytes | None:
    """Undo how an answer was cut and packed for its way; None when that is not known here."""
    if "chunked" in (head.get_header("Transfer-Encoding") or "").lower():
        data = ChunkedDataReader(io.BytesIO(data)).read()
    coding = (head.get_header("Content-Encoding") or "").strip().lower()
    return unpacked(data, coding, MAX_BODY)


def _seeds(data: bytes, address: str) -> list[str]:
    """Return the addresses that a record of information names as what was wanted."""
    text = data[:1_000_000].decode("utf-8", "replace")
    seeds = [address] if re.search(r"^isSeed:\s*(?:1|true)|^seed:\s*$", text, re.MULTILINE) else []
    listed = re.search(r"^json-metadata:\s*(\{.*\})\s*$", text, re.MULTILINE)
    if listed:
        try:
            about = json.loads(listed[1])
        except (ValueError, RecursionError):
            return seeds
        pages = about.get("pages") if isinstance(about, dict) else None
        listed_pages = pages[:100] if isinstance(pages, list) else ()
        seeds += [
            page["url"]
            for page in listed_pages
            if isinstance(page, dict) and isinstance(page.get("url"), str)
        ]
    return seeds
