"""Where a note names something, and the words around such a place; pure."""

import re
from collections.abc import Iterator
from typing import Final

from sourcebook.base.folding import leading, tokens
from sourcebook.notes.code import Span, code_spans, outside
from sourcebook.notes.wikilinks import wikilinks

AROUND: Final = 60
"""Code points shown on either side of a place."""

MOST: Final = 100
"""Places of one note that are told."""

_ADDRESSED: Final = re.compile(
    r"""!?\[[^\[\]\n]{0,1000}\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])  # a link, an image
    |<[^<>\s]{1,2000}>                                                    # an address in brackets
    |(?<!\w)\w{1,20}://\S{1,2000}                                         # a bare address
    |^[ ]{0,3}\[[^\[\]\n]{1,200}\]:.*                                     # where a link leads
    """,
    re.VERBOSE | re.MULTILINE,
)
_PLACE_LINK: Final = re.compile(r"sourcebook:(article|note)/([0-9a-f-]{36})")


def place_links(body: str) -> list[tuple[str, str, Span]]:
    """Return kind, id and place of the ``sourcebook:`` links of *body*, in order."""
    if "sourcebook:" not in body:
        return []
    return [(match[1], match[2], match.span()) for match in _PLACE_LINK.finditer(body)]


def named_at(body: str, title: str) -> list[Span]:
    """Return where the words of *title* stand in *body*, in order, outside of links and code.

    Case, accents and what stands between the words do not count. Costs some 2 µs a word.
    """
    wanted = [word for word, _, _ in leading(tokens(title))]
    if not wanted:
        return []
    words = list(leading(tokens(body)))
    hidden = _merged([*code_spans(body), *_addressed(body), *_linked(body)])
    found: list[Span] = []
    at = 0
    while at + len(wanted) <= len(words) and len(found) < MOST:
        run = words[at : at + len(wanted)]
        if run[0][0] == wanted[0] and [word for word, _, _ in run] == wanted:
            if outside(hidden, run[0][1]):
                found.append((run[0][1], run[-1][2]))
            at += len(wanted)
        else:
            at += 1
    return found


def _linked(body: str) -> Iterator[Span]:
    return ((link.start, link.end) for link in wikilinks(body))


def _addressed(body: str) -> Iterator[Span]:
    """Return where addresses, links and images stand: a link cannot stand in a link."""
    return (match.span() for match in _ADDRESSED.finditer(body))


def _merged(spans: list[Span]) -> list[Span]:
    """Put in order what may lie over one another."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def context(body: str, start: int, end: int) -> tuple[str, int, int]:
    """Return the line around a place, cut to `AROUND` on either side, and the place in it.

    Returns:
        The words on one line, and where in them the place begins and ends.
    """
    first = max(body.rfind("\n", 0, start) + 1, start - AROUND)
    line_end = body.find("\n", end)
    last = min(line_end if line_end >= 0 else len(body), end + AROUND)
    end = min(end, start + 2 * AROUND)
    before, inside, after = (
        re.sub(r"\s+", " ", piece)
        for piece in (body[first:start], body[start:end], body[end : max(end, last)])
    )
    head = "…" if first > 0 and body[first - 1] != "\n" else ""
    tail = "…" if last < len(body) and last != line_end else ""
    before = f"{head}{before.lstrip()}"
    return f"{before}{inside}{after.rstrip()}{tail}", len(before), len(before) + len(inside)
