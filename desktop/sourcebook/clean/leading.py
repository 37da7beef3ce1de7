"""Where the links of each segment lead: to another place of the page, of its site, or elsewhere.

Told by the links alone: most that name a place of a page name one of their own, and most lead to
their own site.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from sourcebook.clean.segment import Segment

_LINK: Final = re.compile(r'<a href="([^"#]*)(#?)')


@dataclass(frozen=True, slots=True)
class Leads:
    """How many links of a segment lead to a place of its page, to its site, and elsewhere."""

    within: int = 0
    site: int = 0
    away: int = 0


def leads_of(segments: Sequence[Segment]) -> list[Leads]:
    """Tell of the links of all *segments* of a page; costs about 1 ms for 300 of them."""
    links = [
        [(found[1].rstrip("/"), bool(found[2])) for found in _LINK.finditer(segment.html)]
        for segment in segments
    ]
    pages = Counter(page for own in links for page, is_place in own if is_place)
    sites = Counter(_site_of(page) for own in links for page, _ in own)
    page = pages.most_common(1)[0][0] if pages else None
    site = sites.most_common(1)[0][0] if sites else ""
    found = []
    for own in links:
        others = [to for to, is_place in own if not (is_place and to == page)]
        near = sum(_site_of(to) in {site, ""} for to in others)
        found.append(Leads(len(own) - len(others), near, len(others) - near))
    return found


def _site_of(address: str) -> str:
    try:
        return urlsplit(address).netloc.removeprefix("www.")
    except ValueError:
        return ""
