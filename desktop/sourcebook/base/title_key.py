"""What makes two titles the same: their folded words, without the signs a link cannot hold."""

import re
from typing import Final

from sourcebook.base.folding import fold

LONGEST: Final = 200
"""Code points of a title that count; titles of notes are cut to as many."""

_UNLINKABLE: Final = re.compile(r"[\[\]|#\x00-\x1f]")


def title_key(title: str) -> str:
    """Return what is the same for all spellings of one title: case, accents, spaces do not count.

    Signs that part a link (``[ ] | #``) count as spaces, so that every title can be linked to.
    """
    return " ".join(fold(linkable(title)).split())


def linkable(title: str) -> str:
    """Return *title* as it can stand inside a link: on one line, without ``[ ] | #``."""
    return " ".join(_UNLINKABLE.sub(" ", title[: 2 * LONGEST]).split())[:LONGEST].rstrip()
