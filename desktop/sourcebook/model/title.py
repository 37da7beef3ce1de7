"""The title of an article or a note, with what tells it from others: enough to choose it."""

from dataclasses import dataclass

from sourcebook.model.search import Found


@dataclass(frozen=True, slots=True)
class Title:
    """One thing that can be opened.

    Attributes:
        kind: ``ARTICLE`` or ``NOTE``.
        id: Its id.
        words: Its title; of an article without one its address.
        about: What stands beside it: the site of an article.
        used_at: The UTC time when it was read, written or added last.
    """

    kind: Found
    id: str
    words: str
    about: str
    used_at: str
