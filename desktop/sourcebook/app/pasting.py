"""Take what was copied elsewhere into a note, with its structure as Markdown."""

import re
from typing import Final

MOST: Final = 3_000_000
"""Code points of HTML that are read; beyond that the plain words are pasted."""

_STRUCTURE: Final = re.compile(
    r"<(?:a\s[^>]*href|b|strong|i|em|h[1-6]|li|blockquote|table|pre|code|s|del|sup|sub)\b"
    r"|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w+")


def has_structure(html: str) -> bool:
    """Tell whether HTML from the clipboard says more than its words: editors colour plain text."""
    return len(html) <= MOST and _STRUCTURE.search(html) is not None


def markdown_here(html: str, words: str) -> str:
    """Return HTML as Markdown; *words* as they are when some of them would be lost.

    For a helper process.
    """
    from sourcebook import clean  # noqa: PLC0415 - lxml is not on the way to the window

    made = clean.pasted_markdown(html)
    kept = set(_WORD.findall(made))
    is_whole = all(word in kept for word in _WORD.findall(words))
    return made if is_whole else words
