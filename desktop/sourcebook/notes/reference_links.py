"""Find links of a note to sources whose addresses stand elsewhere: ``[Smith][1]``."""

import re
from itertools import islice
from typing import Final

from sourcebook.notes.source_links import MOST_LINKS, SourceLink

_DEFINED: Final = re.compile(
    r"^ {0,3}\[(?!\^)([^\[\]\n]{1,80})\]:[ \t]{0,9}<?(sourcebook:[^\s()<>\[\]\"]{1,2000})",
    re.MULTILINE,
)
_USED: Final = re.compile(
    r"(?<!\\)\[([^\[\]\n]{1,300})\]\[([^\[\]\n]{0,80})\]"
    r"|(?<![\]\\!])\[([^\[\]\n^][^\[\]\n]{0,79})\](?![(\[:])"
)


def reference_links(body: str) -> list[SourceLink]:
    """Return the links that name their address by a label, in their order; two passes at most.

    Each stands where its label does: in ``[Smith][1]`` that is the ``1``, in ``[Smith]`` and
    ``[Smith][]`` it is the name or nothing. The first address of a label counts.
    """
    addresses: dict[str, str] = {}
    for match in _DEFINED.finditer(body):
        addresses.setdefault(_folded(match[1]), match[2])
    if not addresses:
        return []
    found: list[SourceLink] = []
    for match in islice(_USED.finditer(body), MOST_LINKS):
        kind = 3 if match[3] else 2
        if address := addresses.get(_folded(match[kind] or match[1])):
            found.append(SourceLink(address, *match.span(kind)))
    return found


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
