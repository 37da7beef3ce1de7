"""What is taught to the index, and what it answers."""

from dataclasses import dataclass
from enum import StrEnum


class Found(StrEnum):
    """What kind of thing a document or a hit is."""

    ARTICLE = "article"
    NOTE = "note"
    HIGHLIGHT = "highlight"


@dataclass(frozen=True, slots=True)
class Document:
    """What the index learns of one article, note or highlight.

    ``id`` is unique over all kinds; ``article_id`` may be empty for a free note; ``date``
    is the ISO date it was published or saved, or empty.
    """

    id: str
    kind: Found
    article_id: str
    title: str
    body: str
    author: str = ""
    site: str = ""
    language: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A document that answers a query; higher scores are better."""

    id: str
    kind: Found
    score: float


@dataclass(frozen=True, slots=True)
class Snippet:
    """The words around a hit.

    ``spans`` count code points in ``text``; ``at`` is the place of the first marked word
    (code points) in the document's body, -1 when only the title or a field matched.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    at: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer as the user sees it.

    ``at`` counts code points in the text of the edition ``edition_id``, or in the note's
    body (then ``edition_id`` is empty).
    """

    kind: Found
    id: str
    article_id: str
    title: str
    score: float
    snippet: str
    spans: tuple[tuple[int, int], ...]
    edition_id: str
    at: int
