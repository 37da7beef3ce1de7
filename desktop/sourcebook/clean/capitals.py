"""Small capitals: how pages ask for them, and the element that stands for them here."""

import re
from typing import Final

SMALL_CAPS: Final = 'small class="caps"'
"""The tag of reading HTML; HTML itself has none. `base.html_sanitize` lets this class through."""

_STYLE: Final = re.compile(
    r"font(?:-variant(?:-caps)?)?\s*:\s*(?:[\w.%-]+\s+){0,4}(?:all-)?small-caps\b", re.IGNORECASE
)
_CLASS: Final = re.compile(
    r"(?<!\S)(?:small[-_]?caps?|smcaps?|(?:ltx_)?font[-_]small-?caps|caps)(?!\S)", re.IGNORECASE
)
"""Of converters (Pandoc, LaTeXML), Project Gutenberg, publishers, and our own."""


def in_small_capitals(style: str, classes: str) -> bool:
    """Tell whether an inline element of this style, or of these classes, has small capitals."""
    return bool(_STYLE.search(style) or _CLASS.search(classes))
