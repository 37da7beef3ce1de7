"""E-mails that a test writes down."""

from sourcebook.clean import clean
from sourcebook.model.edition import Edition
from sourcebook.model.media import EMAIL
from support.pages import captured, faults

HEAD = """From: Ada Marlow <ada@post.example>
Subject: The river
Date: Sat, 14 Mar 2026 09:00:00 +0100
"""


def part(kind: str, body: str, *headers: str) -> str:
    """Return a part of a message."""
    return "\n".join((f"Content-Type: {kind}", *headers, "", body))


def page(body: str) -> str:
    """Return a part of HTML."""
    return part("text/html", body)


def plain(body: str) -> str:
    """Return a part of plain words."""
    return part("text/plain", body)


def holding(kind: str, *parts: str) -> str:
    """Return a part of *parts*, joined in the way of *kind*: mixed, alternative, related."""
    boundary = f"b{sum(map(len, parts))}"
    pieces = "".join(f"--{boundary}\n{one}\n" for one in parts)
    return f"Content-Type: multipart/{kind}; boundary={boundary}\n\n{pieces}--{boundary}--"


def read(message: str) -> Edition:
    """Return the edition of *message*."""
    edition = clean(captured(message, EMAIL)).edition
    assert faults(edition) == []
    return edition


def cuts(edition: Edition) -> list[tuple[str, str]]:
    """Return what was left out of *edition*, with the reasons."""
    return [(cut.reason, cut.text) for cut in edition.cuts]
