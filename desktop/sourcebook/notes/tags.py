# ruff: noqa: RUF001 - quotation marks of every kind may stand before a tag
"""The tags a note carries in its text."""

import re
import unicodedata
from typing import Final

_NOT_TEXT: Final = re.compile(
    r"""^[ ]{0,3}(?P<fence>`{3,}|~{3,}).*?(?:^[ ]{0,3}(?P=fence)|\Z)  # fenced code
    |(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)                       # code in a line
    |\]\([^()\n]*\)                                                   # where a link leads
    |<[^<>\s]+>                                                       # an address in brackets
    |(?<!\w)\w{1,20}://\S+                                                        # a bare address
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_TAG: Final = re.compile(
    r"(?<![^\s(\[{,;:\"'“‘>*_~])#([^\W_][\w\-/\u0300-\u036f\u064b-\u065f\u200c]*)"
)


def tags_in(body: str) -> frozenset[str]:
    """Return the tags of *body* without their ``#``: ``#tag`` and ``#nested/tag``.

    No tag is what stands in code or in an address, what begins a heading (``# x``), a number
    alone (``#7``), or what a backslash stands before. Spelled twice in different case it is
    one tag, as first spelled.
    """
    found: dict[str, str] = {}
    for match in _TAG.finditer(unicodedata.normalize("NFC", _NOT_TEXT.sub(" ", body))):
        tag = "/".join(filter(None, match[1].rstrip("-").split("/")))
        if not tag.isnumeric():
            found.setdefault(tag.casefold(), tag)
    return frozenset(found.values())
