"""The chain of evidence of an article: each capture, the way to it, and what was kept."""

import re
from dataclasses import dataclass
from typing import Final

from sourcebook import library
from sourcebook.library import CaptureRow, Library
from sourcebook.model.errors import LibraryDamaged

_HOP: Final = re.compile(r"^GET (\S+)\n(\d{3}) ?(.*)$", re.MULTILINE)
"""How `capture` writes each answer of a server: what was asked, status, then its headers."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One answer on the way to a page."""

    address: str
    status: int
    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A capture, and the answers that led to its page; ``trouble`` says why there are none."""

    capture: CaptureRow
    hops: tuple[Hop, ...] = ()
    trouble: str = ""


def evidence(opened: Library, article_id: str) -> list[Evidence]:
    """Return the captures of an article with their redirect chains, the oldest first."""
    return [_evidence(opened, capture) for capture in library.captures(opened, article_id)]


def _evidence(opened: Library, capture: CaptureRow) -> Evidence:
    try:
        heads = [
            library.original(opened, resource.sha256).decode("utf-8", "replace")
            for resource in capture.resources
            if resource.role == "headers"
        ]
    except LibraryDamaged as error:
        return Evidence(capture, trouble=str(error.fields["reason"]))
    return Evidence(capture, tuple(hop for head in heads for hop in _hops(head)))


def _hops(head: str) -> list[Hop]:
    return [Hop(found[1], int(found[2]), found[3].strip()) for found in _HOP.finditer(head)]
