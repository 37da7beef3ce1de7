# ruff: noqa: RUF001 - quotation marks of every kind may stand before a tag
"""The tags a note carries in its text."""

import re
import unicodedata
from typing import Final

from sourcebook.notes.code import code_spans

_ADDRESS: Final = re.compile(
    r"""\]\([^()\n]*\)        # where a link leads
    |<[^<>\s]+>               # an address in brackets
    |(?<!\w)\w{1,20}://\S+   # a bare address
    """,
    re.VERBOSE,
)
_TAG: Final = re.compile(
    r"(?<![^\s(\[{,;:\"'“‘>*_~])#([^\W_][\w\-/\u0300-\u036f\u064b-\u065f\u200c]*)"
)


def tags_in(body: str) -> frozenset[str]:
    """Return the tags of *body* without their ``#``: ``#tag`` and ``#nested/tag``.

    No tag is what stands in code or in an address, what begins a heading (``# x``), a number
    alone (``#7``), or what a backslash stands before. Spelled twice in different case it is
    one tag, as first spelled. Costs a few passes over *body*, whatever stands in it.
    """
    found: dict[str, str] = {}
    for match in _TAG.finditer(unicodedata.normalize("NFC", _ADDRESS.sub(" ", _words(body)))):
        tag = "/".join(filter(None, match[1].rstrip("-").split("/")))
        if not tag.isnumeric():
            found.setdefault(tag.casefold(), tag)
    return frozenset(found.values())


def _words(body: str) -> str:
    """Return *body* with a space in the place of each piece of code."""
    parts, at = [], 0
    for start, end in code_spans(body):
        parts.append(body[at:start])
        at = end
    return " ".join([*parts, body[at:]])
