"""What the headers of a message say: who wrote what, when, and where it was published."""

import html as entities
import re
from datetime import UTC
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from sourcebook.base import urls
from sourcebook.clean.blocks import one_line
from sourcebook.clean.dates import find_date
from sourcebook.clean.formats.forwarding import Forwarded
from sourcebook.clean.formats.mime import Part
from sourcebook.model.article import Metadata
from sourcebook.model.citation import Citation, Origin, WorkType

_PREFIX: Final = re.compile(r"^(?:(?:fwd?|wg|tr|rv|i)\s*:\s*)+", re.IGNORECASE)
_LIST_NAME: Final = re.compile(r"^\s*\"?([^<\"]*?)\"?\s*(?:<|$)")
_SHOWN: Final = ("From", "Subject", "Date")


def metadata_of(message: Part) -> Metadata:
    """Return what its headers say of a message."""
    name, address = person_in(message.header("from") or message.header("sender"))
    return Metadata(
        title=_PREFIX.sub("", message.header("subject")),
        byline=name,
        site=_list_name(message) or address.rpartition("@")[2].lower(),
        published=date_of(message.header("date")),
        language=message.header("content-language").partition(",")[0].strip(),
    )


def person_in(written: str) -> tuple[str, str]:
    """Return name and address of the first person in a header."""
    found = getaddresses([written])
    name, address = next(((n, a) for n, a in found if n or a), ("", ""))
    return one_line(name.strip("'\" ")), one_line(address)


def date_of(written: str) -> str:
    """Return the time that a header means in ISO 8601, or an empty string."""
    try:
        sent = parsedate_to_datetime(written)
        sent = sent.replace(tzinfo=sent.tzinfo or UTC)
        return sent.isoformat() if 1970 <= sent.year < 2200 else ""
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


def citation_of(message: Part, metadata: Metadata) -> Citation:
    """Return what is needed to cite a message."""
    authors = (metadata.byline,) if metadata.byline else ()
    archived = message.header("archived-at").strip("<> ")
    canonical = archived if urls.is_http(archived) else ""
    return Citation(work_type=WorkType.MESSAGE, authors=authors, canonical=canonical)


def origins_of(metadata: Metadata) -> tuple[Origin, ...]:
    """Say of each fact from the headers of a message which header it came from."""
    named = (
        ("title", "subject", metadata.title),
        ("byline", "from", metadata.byline),
        ("site", "list-id or from", metadata.site),
        ("published", "date", metadata.published),
    )
    return tuple(Origin(name, source) for name, source, value in named if value)


def metadata_inside(inner: Forwarded, outer: Metadata) -> Metadata:
    """Return what is known of a message inside another one."""
    name, address = person_in(inner.headers["from"])
    written = inner.headers.get("date", "")
    return Metadata(
        title=_PREFIX.sub("", inner.headers.get("subject", "")) or outer.title,
        byline=name,
        site=address.rpartition("@")[2].lower(),
        published=date_of(written) or find_date(written),
        language=outer.language,
    )


def heading_of(message: Part) -> str:
    """Return who wrote a message, on what and when, as a paragraph of HTML; or nothing."""
    lines = [f"{name}: {said}" for name in _SHOWN if (said := message.header(name.lower()))]
    return f"<p>{'<br>'.join(map(entities.escape, lines))}</p>" if lines else ""


def _list_name(message: Part) -> str:
    """Return the name of the newsletter in words; its technical name says nothing to a reader."""
    found = _LIST_NAME.match(message.header("list-id"))
    return found[1].strip() if found and " " in found[1].strip() else ""
