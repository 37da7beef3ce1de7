"""What the headers of a message say: who wrote what, when, and where it was published."""

import html as entities
import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from sourcebook.base import urls
from sourcebook.clean.blocks import one_line
from sourcebook.clean.bylines import split_names
from sourcebook.clean.dates import find_date
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


def is_forwarded(message: Part) -> bool:
    """Tell whether its subject says that a message forwards another one."""
    return bool(_PREFIX.match(message.header("subject")))


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


def citation_of(message: Part, known: Metadata) -> Citation:
    """Return what is needed to cite a message of which that is *known*."""
    sender, _ = person_in(message.header("from") or message.header("sender"))
    names = (known.byline,) if known.byline == sender else tuple(split_names(known.byline))
    archived = message.header("archived-at").strip("<> ")
    canonical = archived if urls.is_http(archived) else ""
    authors = (names or (known.byline,)) if known.byline else ()
    return Citation(work_type=WorkType.MESSAGE, authors=authors, canonical=canonical)


def origins_of(known: Metadata, stated: Metadata, other: str) -> tuple[Origin, ...]:
    """Say of each fact of a message where it came from.

    Args:
        known: The facts.
        stated: What the headers say; a fact that they do not state is a guess.
        other: What the others came from.
    """
    named = (
        ("title", "subject", known.title, stated.title),
        ("byline", "from", known.byline, stated.byline),
        ("site", "list-id or from", known.site, stated.site),
        ("published", "date", known.published, stated.published),
        ("subtitle", other, known.subtitle, ""),
    )
    return tuple(
        Origin(name, source if value == header else other, is_guess=value != header)
        for name, source, value, header in named
        if value
    )


def metadata_inside(headers: Mapping[str, str], outer: Metadata) -> Metadata:
    """Return what is known of a message inside another one, by its *headers*."""
    name, address = person_in(headers["from"])
    written = headers.get("date", "")
    return Metadata(
        title=_PREFIX.sub("", headers.get("subject", "")) or outer.title,
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
