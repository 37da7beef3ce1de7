"""Find the `sourcebook:` links of a note, and the one that belongs to the quotation at a place."""

import re
from dataclasses import dataclass
from typing import Final

_LINK: Final = re.compile(r"sourcebook:[^\s()<>\[\]\"]{1,2000}")
_REFERENCE: Final = re.compile(r"\[\^([^\[\]\s]{1,80})\](?!:)")

LONGEST_BLOCK: Final = 200_000
"""Code points around a place that are looked at for the quotation in which it stands."""

MOST_LINKS: Final = 20_000
"""Links of one note that are read."""


@dataclass(frozen=True, slots=True)
class SourceLink:
    """An address and the code points where it stands."""

    address: str
    start: int
    end: int


def source_links(body: str) -> list[SourceLink]:
    """Return the links of a note in their order; one pass over *body*."""
    found: list[SourceLink] = []
    for match in _LINK.finditer(body):
        found.append(SourceLink(match[0], *match.span()))
        if len(found) >= MOST_LINKS:
            break
    return found


def source_link_at(body: str, at: int) -> SourceLink | None:
    """Return the link in the line at the code point *at*, or of the quotation that has it.

    In footnote style the quotation ends with ``[^n]`` and the footnote has the link.
    """
    start, end = _line(body, at)
    for here in (body[start:end], _quotation(body, start, end)):
        found = [*_LINK.finditer(here)]
        if found:  # the last one: a passage may speak of such links itself
            match = found[-1]
            base = body.index(here, max(0, start - LONGEST_BLOCK)) if here else start
            return SourceLink(match[0], base + match.start(), base + match.end())
        for reference in _REFERENCE.finditer(here):
            if source := _in_footnote(body, reference[1]):
                return source
    return None


def _line(body: str, at: int) -> tuple[int, int]:
    start = body.rfind("\n", 0, at) + 1
    end = body.find("\n", at)
    return start, len(body) if end < 0 else end


def _quotation(body: str, start: int, end: int) -> str:
    """Return the lines with ``>`` around a line that has it."""
    if not _is_quoted(body, start):
        return ""
    lowest, highest = start - LONGEST_BLOCK, end + LONGEST_BLOCK
    while start > max(0, lowest):
        before = body.rfind("\n", 0, start - 1) + 1
        if not _is_quoted(body, before):
            break
        start = before
    while end < min(len(body), highest) and _is_quoted(body, end + 1):
        end = _line(body, end + 1)[1]
    return body[start:end]


def _is_quoted(body: str, at: int) -> bool:
    return body[at : at + 4].lstrip(" ").startswith(">")


def _in_footnote(body: str, label: str) -> SourceLink | None:
    at = body.find(f"[^{label}]:")
    while at > 0 and body[at - 1] != "\n":
        at = body.find(f"[^{label}]:", at + 1)
    if at < 0:
        return None
    match = _LINK.search(body, at, _line(body, at)[1])
    return SourceLink(match[0], *match.span()) if match else None
