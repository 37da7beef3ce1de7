"""An e-mail, mostly a newsletter: its words and images, without counters and footers."""

import re
from dataclasses import asdict, replace
from datetime import UTC
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from lxml import etree

from sourcebook.base import urls
from sourcebook.clean.blocks import ink, one_line
from sourcebook.clean.dates import find_date
from sourcebook.clean.dom import is_too_long, parse
from sourcebook.clean.draft import Draft, Leftover
from sourcebook.clean.enclosing import MAX_PAGE, with_images
from sourcebook.clean.formats.forwarding import Forwarded, forwarded
from sourcebook.clean.formats.mailing import tidy, unflowed, without_footer
from sourcebook.clean.formats.mhtml import images_of, with_limits
from sourcebook.clean.formats.mime import Part, Reading
from sourcebook.clean.images import keep_held
from sourcebook.clean.plaintext import draft_of_text, paragraphs_of
from sourcebook.clean.webpage import PLAIN as LONG
from sourcebook.clean.webpage import draft_of_markup, plain_draft
from sourcebook.model.article import Metadata, Status
from sourcebook.model.capture import Capture
from sourcebook.model.citation import Citation, Origin, WorkType
from sourcebook.model.errors import SourceEmpty
from sourcebook.model.media import EMAIL, HTML, PLAIN

FORWARDED: Final = "forwarded"
"""Rule of an edition: the message was attached to another one that says little itself."""

MAX_COVER: Final = 600
"""Visible characters of a message that only covers the one attached to it."""

MAX_FORWARDS: Final = 5
"""Messages attached to one another that are opened."""

MAX_TEXT: Final = 1_000_000
"""Code points of a message in plain text whose structure is looked for."""

_PREFIX: Final = re.compile(r"^(?:(?:fwd?|wg|tr|rv|i)\s*:\s*)+", re.IGNORECASE)
_LIST_NAME: Final = re.compile(r"^\s*\"?([^<\"]*?)\"?\s*(?:<|$)")


def draft_of_message(capture: Capture) -> Draft:
    """Read an e-mail.

    Raises:
        SourceEmpty: It has neither words nor images.
        CleaningFailed: It is nested too deeply.
    """
    reading = Reading(capture.source)
    message, rule = _opened(reading.read(_without_envelope(capture.page.data)), reading)
    words = _words_part(message)
    if words is None:
        raise SourceEmpty(source=capture.source)
    metadata = _metadata(message)
    citation = _citation(message, metadata)
    if words.kind == HTML:
        draft = _draft_of_html(words, message, metadata, citation.canonical)
    else:
        draft = _draft_of_plain(words, metadata)
    rules, origins = f"{draft.rules} {rule}".strip(), _origins(metadata)
    draft = replace(draft, rules=rules, citation=citation, origins=origins)
    return with_limits(draft, reading)


def _without_envelope(data: bytes) -> bytes:
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return data.partition(b"\n")[2] if data.startswith((b"From ", b">From ")) else data


def _opened(message: Part, reading: Reading) -> tuple[Part, str]:
    """Return the message that was forwarded as an attachment, if the outer one says little."""
    rule = ""
    for _ in range(MAX_FORWARDS):
        attached = next((part for part in message.walk() if part.kind == EMAIL), None)
        cover = _words_part(message)
        if attached is None or (cover is not None and ink(cover.text()) > MAX_COVER):
            break
        message, rule = reading.read(_without_envelope(attached.data())), FORWARDED
    return message, rule


def _words_part(message: Part) -> Part | None:
    """Return the part to be read: the last HTML that is no attachment, else the first text."""
    shown = [part for part in message.walk() if not part.parts and not _is_attachment(part)]
    html = [part for part in shown if part.kind == HTML and part.body.strip()]
    text = [part for part in shown if part.kind == PLAIN and part.body.strip()]
    return html[-1] if html else text[0] if text else None


def _is_attachment(part: Part) -> bool:
    return part.header("content-disposition").lower().startswith("attachment")


def _metadata(message: Part) -> Metadata:
    name, address = _person(message.header("from") or message.header("sender"))
    return Metadata(
        title=_PREFIX.sub("", message.header("subject")),
        byline=name,
        site=_list_name(message) or address.rpartition("@")[2].lower(),
        published=_date(message.header("date")),
        language=message.header("content-language").partition(",")[0].strip(),
    )


def _person(written: str) -> tuple[str, str]:
    """Return name and address of the first person in a header."""
    found = getaddresses([written])
    name, address = next(((n, a) for n, a in found if n or a), ("", ""))
    return one_line(name.strip("'\" ")), one_line(address)


def _list_name(message: Part) -> str:
    """Return the name of the newsletter in words; its technical name says nothing to a reader."""
    found = _LIST_NAME.match(message.header("list-id"))
    return found[1].strip() if found and " " in found[1].strip() else ""


def _date(written: str) -> str:
    try:
        sent = parsedate_to_datetime(written)
        sent = sent.replace(tzinfo=sent.tzinfo or UTC)
        return sent.isoformat() if 1970 <= sent.year < 2200 else ""
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


def _citation(message: Part, metadata: Metadata) -> Citation:
    authors = (metadata.byline,) if metadata.byline else ()
    archived = message.header("archived-at").strip("<> ")
    canonical = archived if urls.is_http(archived) else ""
    return Citation(work_type=WorkType.MESSAGE, authors=authors, canonical=canonical)


def _origins(metadata: Metadata) -> tuple[Origin, ...]:
    named = (
        ("title", "subject", metadata.title),
        ("byline", "from", metadata.byline),
        ("site", "list-id or from", metadata.site),
        ("published", "date", metadata.published),
    )
    return tuple(Origin(name, source) for name, source, value in named if value)


def _draft_of_plain(part: Part, metadata: Metadata) -> Draft:
    text = part.text()
    if part.parameter("format").lower() == "flowed":
        text = unflowed(text, joins=part.parameter("delsp").lower() == "yes")
    if len(text) > MAX_TEXT:
        return Draft(metadata, paragraphs_of(text), rules=LONG, status=Status.PLAIN)
    inner = forwarded(text)
    if inner is None or ink(inner.cover) > MAX_COVER:
        return without_footer(_draft_of_text(text, metadata))
    aside = (("opening", inner.cover), ("headers", inner.head))
    opening = [Leftover(0, reason, paragraphs_of(said)) for reason, said in aside if said]
    draft = without_footer(_draft_of_text(inner.words, _known_inside(inner, metadata)))
    return replace(draft, leftovers=(*opening, *draft.leftovers), rules=FORWARDED)


def _draft_of_text(text: str, metadata: Metadata) -> Draft:
    # With the subject above it the text has its title, and its first words stay in the body.
    draft = draft_of_text(f"{metadata.title}\n\n{text}" if metadata.title else text)
    known = {name: said or getattr(metadata, name) for name, said in asdict(draft.metadata).items()}
    return replace(draft, metadata=Metadata(**known))


def _known_inside(inner: Forwarded, outer: Metadata) -> Metadata:
    """Return what is known of a message inside another one."""
    name, address = _person(inner.headers["from"])
    written = inner.headers.get("date", "")
    return Metadata(
        title=_PREFIX.sub("", inner.headers.get("subject", "")) or outer.title,
        byline=name,
        site=address.rpartition("@")[2].lower(),
        published=_date(written) or find_date(written),
        language=outer.language,
    )


def _draft_of_html(part: Part, message: Part, metadata: Metadata, base: str) -> Draft:
    page = part.text()
    if len(page) > MAX_PAGE or is_too_long(page):
        return replace(plain_draft(page), metadata=metadata)
    root, rule = parse(page)
    container = images_of(list(message.walk()))
    keep_held(root, base, container.name)
    hidden = tidy(root)
    body = root.find("body")
    markup = etree.tostring(root if body is None else body, encoding="unicode", method="html")
    draft = without_footer(draft_of_markup(markup, metadata, base))
    draft = replace(draft, leftovers=(*hidden, *draft.leftovers), rules=rule or draft.rules)
    return with_images(draft, container)
