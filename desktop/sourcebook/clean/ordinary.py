"""Words that a text writes small: what stands above it and consists of them is no name."""

import re
from typing import Final

from sourcebook.base import bodies
from sourcebook.clean.bylines import PARTICLES

MAX_WORDS: Final = 300_000
"""Code points of a text in which words are looked for."""

_WORD: Final = re.compile(r"[^\W\d_]+")


def is_ordinary(name: str, text: str) -> bool:
    """Tell whether *text* uses every word of *name* as an ordinary one: *By Train*.

    A body, as Reuters, is a name all the same; a script without capitals tells nothing.
    """
    words = [word for word in _WORD.findall(name) if word.lower() not in PARTICLES]
    if not words or bodies.is_body(name) or any(word == word.lower() for word in words):
        return False
    text = text[:MAX_WORDS]
    return all(re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text) for word in words)
