"""What a reference to a work needs beyond its title and byline, and where each fact came from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class WorkType(StrEnum):
    """What kind of work it is, in the words of CSL (Citation Style Language 1.0.2)."""

    WEBPAGE = "webpage"
    NEWSPAPER = "article-newspaper"
    MAGAZINE = "article-magazine"
    BLOG = "post-weblog"
    JOURNAL = "article-journal"
    BOOK = "book"
    CHAPTER = "chapter"
    CONFERENCE = "paper-conference"
    THESIS = "thesis"
    REPORT = "report"
    MESSAGE = "personal_communication"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Facts for a reference; an empty string means not known.

    Attributes:
        work_type: What kind of work it is.
        authors: Names in their order, as the work gives them.
        modified: When it was last changed, ISO 8601.
        canonical: The address the work gives itself.
        lead_image: The address of its leading picture.
        section: The part of the paper or site it stands in.
        licence: Name or address of its licence.
        publisher: Who published it; of a thesis the university.
        container: The journal, paper, book or proceedings it stands in.
        volume: Volume of the container.
        issue: Issue of the container.
        pages: First and last page, as ``12-19``.
        doi: Digital object identifier, without ``https://doi.org/``.
        issn: Of the container.
        isbn: Of a book.
    """

    work_type: WorkType = WorkType.UNKNOWN
    authors: tuple[str, ...] = ()
    modified: str = ""
    canonical: str = ""
    lead_image: str = ""
    section: str = ""
    licence: str = ""
    publisher: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    issn: str = ""
    isbn: str = ""


NOTHING_KNOWN: Final = Citation()
"""What is known of a work that says nothing of itself."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a field of `Metadata` or `Citation` came from.

    ``source`` is a short name such as ``json-ld``, ``og:title``, ``h1`` or ``text``;
    ``is_guess`` marks a value that the work does not state as such.
    """

    field: str
    source: str
    is_guess: bool = False
